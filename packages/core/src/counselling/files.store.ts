import { caseFileLimits, type CaseFileKind, type CaseFileView } from '@gauge/contracts';
import type { Prisma, Tx } from '@gauge/db';

/** All of a file but its bytes. */
export const fileHead = {
  id: true,
  associationId: true,
  name: true,
  kind: true,
  size: true,
  addedBy: true,
  shared: true,
  at: true,
} satisfies Prisma.CaseFileSelect;
type FileHead = Prisma.CaseFileGetPayload<{ select: typeof fileHead }>;

export const fileView = ({ id, name, kind, size, addedBy, shared, at }: FileHead): CaseFileView => ({
  id,
  name,
  kind: kind as CaseFileKind,
  size,
  addedBy,
  shared,
  at: at.toISOString(),
});

/** What is left to a case and to its association; nobody adds files of the association until the transaction ends. */
export async function roomLeft(
  tx: Tx,
  { id, associationId }: { id: string; associationId: string },
): Promise<{ files: number; bytes: number }> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`case files ${associationId}`}, 0))`;
  const files = await tx.caseFile.count({ where: { caseId: id } });
  const { _sum } = await tx.caseFile.aggregate({ where: { associationId }, _sum: { size: true } });
  return { files: caseFileLimits.aCase - files, bytes: caseFileLimits.anAssociation - (_sum.size ?? 0) };
}

export const fileOfCase = (tx: Tx, caseId: string, id: string) => tx.caseFile.findFirst({ where: { id, caseId } });

export const fileOfFirm = (tx: Tx, firmId: string, id: string) =>
  tx.caseFile.findFirst({ where: { id, firmId, shared: true } });
