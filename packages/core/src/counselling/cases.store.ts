import type { Prisma, Tx } from '@gauge/db';
import { fileHead } from './files.store.js';

const whole = {
  firm: { select: { id: true, name: true, sectorScheme: true, sectorCode: true } },
  notes: { orderBy: [{ at: 'desc' }, { id: 'asc' }], take: 200 },
  meetings: { orderBy: [{ heldOn: 'desc' }, { id: 'asc' }], take: 200 },
  tasks: { orderBy: [{ dueOn: 'asc' }, { id: 'asc' }], take: 200 },
  files: { select: fileHead, orderBy: [{ at: 'desc' }, { id: 'asc' }] },
} satisfies Prisma.CounselCaseInclude;
export type WholeCase = Prisma.CounselCaseGetPayload<{ include: typeof whole }>;
export type CaseRow = Prisma.CounselCaseGetPayload<object>;

export const wholeCase = (tx: Tx, associationId: string, id: string): Promise<WholeCase | null> =>
  tx.counselCase.findFirst({ where: { id, associationId }, include: whole });

export const caseRow = (tx: Tx, associationId: string, id: string): Promise<CaseRow | null> =>
  tx.counselCase.findFirst({ where: { id, associationId } });

export const openCases = (tx: Tx, associationId: string): Promise<CaseRow[]> =>
  tx.counselCase.findMany({ where: { associationId, status: 'open' } });

/** Changes a case only if it still is what the caller saw; false if it is not. */
export async function moveCase(
  tx: Tx,
  { id, version }: { id: string; version: number },
  data: Prisma.CounselCaseUpdateManyMutationInput,
): Promise<boolean> {
  const { count } = await tx.counselCase.updateMany({
    where: { id, version, status: 'open' },
    data: { ...data, version: { increment: 1 } },
  });
  return count === 1;
}

/** The association's counsellors by name. */
export async function counsellorsOf(tx: Tx, associationId: string): Promise<{ id: string; name: string }[]> {
  const grants = await tx.roleGrant.findMany({
    where: { associationId, role: 'counsellor', user: { disabledAt: null } },
    select: { user: { select: { id: true, name: true } } },
    take: 200,
  });
  return grants.map(({ user }) => user).sort((a, b) => a.name.localeCompare(b.name));
}

/** Undone tasks of open cases, the earliest first. */
export const dueTasks = (tx: Tx, associationId: string) =>
  tx.caseTask.findMany({
    where: { associationId, doneAt: null, counselCase: { status: 'open' } },
    orderBy: [{ dueOn: 'asc' }, { id: 'asc' }],
    take: 5000,
  });
