import { openActions, type ActionStatus, type CaseloadRow } from '@gauge/contracts';
import type { Prisma, Tx } from '@gauge/db';
import type { OwnMoney } from '../instruments/index.js';
import type { Ctx } from '../platform/index.js';
import { fileHead } from './files.store.js';

export type ActionRow = Prisma.PlanActionGetPayload<object>;

/** Holds the firm's plan until the transaction ends, so that two people cannot both add the last action. */
export async function holdPlan(ctx: Ctx, firmId: string): Promise<void> {
  await ctx.tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`plan ${firmId.toLowerCase()}`}, 0))`;
}

const mostActions = 200;

/** Of each firm, newest first. */
export async function actionsOf(tx: Tx, firmIds: readonly string[]): Promise<ActionRow[]> {
  return tx.planAction.findMany({
    where: { firmId: { in: [...firmIds] } },
    orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
    take: mostActions * Math.max(1, firmIds.length),
  });
}

export const isOpen = ({ status }: { status: string }): boolean => openActions.includes(status as ActionStatus);

export async function findAction(tx: Tx, firmId: string, id: string): Promise<ActionRow | null> {
  return tx.planAction.findFirst({ where: { id, firmId } });
}

/** Changes an action only if it still is what the caller saw; false if it is not. */
export async function changeRow(
  tx: Tx,
  { id, version }: { id: string; version: number },
  data: Prisma.PlanActionUpdateManyMutationInput,
): Promise<boolean> {
  const { count } = await tx.planAction.updateMany({
    where: { id, version },
    data: { ...data, version: { increment: 1 } },
  });
  return count === 1;
}

/** One assessment's figures and what they were entered in. */
export type OwnSheet = {
  id: string;
  firmId: string;
  roundId: string;
  roundName: string;
  periodEnd: Date;
  versionId: string;
  instrumentCode: string;
  currency: string;
  moneyScale: number;
  values: Record<string, number>;
};

/** Handed-in answers of these firms, newest round first. */
export async function ownSheets(tx: Tx, firmIds: readonly string[]): Promise<OwnSheet[]> {
  return tx.$queryRaw<OwnSheet[]>`
    select a.id, a.firm_id as "firmId", a.round_id as "roundId", r.name as "roundName", r.period_end as "periodEnd",
      v.id as "versionId", i.code as "instrumentCode", a.currency, a.money_scale as "moneyScale", a.values
    from assessment a join round r on r.id = a.round_id
      join instrument_version v on v.id = r.instrument_version_id join instrument i on i.id = v.instrument_id
    where a.firm_id = any(${firmIds}::uuid[]) and a.status in ('submitted', 'queried', 'accepted')
    order by r.period_end desc, r.created_at desc, a.id limit ${40 * firmIds.length}`;
}

/** The answers to these questions as they were recorded, by assessment. */
export async function moneyOf(
  tx: Tx,
  sheets: readonly Pick<OwnSheet, 'id' | 'moneyScale'>[],
  inputs: readonly string[],
): Promise<Map<string, OwnMoney>> {
  const rows = await tx.$queryRaw<{ assessmentId: string; codes: string[]; amounts: number[] }[]>`
    select assessment_id as "assessmentId", array_agg(input_code) as codes, array_agg(value) as amounts from answer
    where assessment_id = any(${sheets.map(({ id }) => id)}::uuid[]) and input_code = any(${inputs}::text[]) and value is not null
    group by assessment_id`;
  const answers = new Map(
    rows.map(({ assessmentId, codes, amounts }) => [
      assessmentId,
      new Map(codes.map((code, at): [string, number] => [code, amounts[at] as number])),
    ]),
  );
  return new Map(
    sheets.map(({ id, moneyScale }) => [id, { answers: answers.get(id) ?? new Map(), scale: moneyScale }]),
  );
}

export async function versionOfRound(tx: Tx, roundId: string): Promise<string | undefined> {
  const round = await tx.round.findUnique({ where: { id: roundId }, select: { instrumentVersionId: true } });
  return round?.instrumentVersionId;
}

const mostShown = 50;

/** What the firm's counsellors share with it, from every association that the reader may see. */
export async function sharedOf(tx: Tx, firmId: string) {
  const notes = await tx.caseNote.findMany({
    where: { firmId, shared: true },
    orderBy: [{ at: 'desc' }, { id: 'asc' }],
    take: mostShown,
  });
  const files = await tx.caseFile.findMany({
    where: { firmId, shared: true },
    select: fileHead,
    orderBy: [{ at: 'desc' }, { id: 'asc' }],
    take: mostShown,
  });
  const meetings = await tx.caseMeeting.findMany({
    where: { firmId },
    orderBy: [{ heldOn: 'desc' }, { id: 'asc' }],
    take: mostShown,
  });
  const cases = await tx.counselCase.findMany({ where: { firmId, status: 'open' }, orderBy: { openedAt: 'asc' } });
  const associations = await tx.association.findMany({
    where: { id: { in: [...notes, ...files, ...cases].map(({ associationId }) => associationId) } },
    select: { id: true, name: true },
  });
  const names = new Map(associations.map(({ id, name }) => [id, name]));
  return { notes, files, meetings, cases, nameOf: (associationId: string) => names.get(associationId) ?? '' };
}

export type MemberRow = Pick<CaseloadRow, 'firmId' | 'memberNo' | 'name' | 'size'> & {
  sectorScheme: string;
  sectorCode: string;
  groupId: string | null;
};

/** Verified members by name, those whose name or number holds the words. */
export async function membersOf(tx: Tx, associationId: string, search: string): Promise<MemberRow[]> {
  const containing = { contains: search, mode: 'insensitive' } as const;
  const rows = await tx.membership.findMany({
    where: {
      associationId,
      status: 'verified',
      ...(search ? { OR: [{ memberNo: containing }, { firm: { name: containing } }] } : {}),
    },
    select: {
      firmId: true,
      memberNo: true,
      firm: { select: { name: true, size: true, sectorScheme: true, sectorCode: true, groupId: true } },
    },
    orderBy: [{ firm: { name: 'asc' } }, { firmId: 'asc' }],
  });
  return rows.map(({ firmId, memberNo, firm }) => ({ firmId, memberNo, ...firm }));
}
