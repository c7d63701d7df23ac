import { caseFileKinds, caseFileLimits, type CaseFileKind, type CaseView, type FileReply } from '@gauge/contracts';
import { record } from '../audit/index.js';
import { associationOf, firmOf, may, notFound, Problem, type Ctx, type Within } from '../platform/index.js';
import { contentKind } from '../tables/index.js';
import { openOne } from './cases.service.js';
import { caseRow, type CaseRow } from './cases.store.js';
import { counselCase } from './cases.views.js';
import { kindOf, safeName } from './files.rules.js';
import { fileOfCase, fileOfFirm, roomLeft } from './files.store.js';

export type NewFile = { fileName: string; bytes: Buffer; /** The firm may fetch it, too. */ shared: boolean };

/**
 * Keeps a file with an open case. What it is is read off its content, before a transaction opens.
 *
 * @throws Problem file_type, file_too_large, case_files_full
 */
export async function addFile(within: Within, caseId: string, { fileName, bytes, shared }: NewFile): Promise<CaseView> {
  if (bytes.length > caseFileLimits.bytes) throw new Problem('file_too_large', 'A file may have 5 MB.');
  if (bytes.length === 0) throw new Problem('file_type', 'This file is empty.');
  const name = safeName(fileName);
  const content = await contentKind(bytes);
  return within(async (ctx) => {
    may(ctx, 'cases:write');
    const found = await openOne(ctx, caseId);
    const kind = kindOf(name, content);
    const room = await roomLeft(ctx.tx, found);
    if (room.files < 1)
      throw new Problem('case_files_full', `A case holds ${caseFileLimits.aCase} files. Delete one first.`);
    if (room.bytes < bytes.length)
      throw new Problem(
        'case_files_full',
        'The files of your association take all the room there is. Delete some first.',
      );
    const { associationId, firmId } = found;
    const added = await ctx.tx.caseFile.create({
      data: {
        caseId: found.id,
        associationId,
        firmId,
        name,
        kind,
        size: bytes.length,
        bytes: new Uint8Array(bytes),
        shared,
        addedBy: ctx.actor.name,
        at: ctx.now,
      },
      select: { id: true },
    });
    await record(ctx, 'case.file_added', { ...told(found, added.id), kind, size: bytes.length, shared });
    return counselCase(ctx, found.id);
  });
}

/** A file for a counsellor of the association. */
export async function readFile(ctx: Ctx, caseId: string, fileId: string): Promise<FileReply> {
  may(ctx, 'caseload:read');
  const found = await oneCase(ctx, caseId);
  const file = await fileOfCase(ctx.tx, found.id, fileId);
  if (!file) throw notFound('The file');
  await record(ctx, 'case.file_opened', told(found, file.id));
  return replyOf(file);
}

/** A shared file for its firm. */
export async function readSharedFile(ctx: Ctx, fileId: string): Promise<FileReply> {
  may(ctx, 'standing:read');
  const file = await fileOfFirm(ctx.tx, firmOf(ctx), fileId);
  if (!file) throw notFound('The file');
  await record(ctx, 'case.file_opened', told({ id: file.caseId, firmId: file.firmId }, file.id));
  return replyOf(file);
}

/** Deletes a file for good, also of a case that is closed. */
export async function deleteFile(ctx: Ctx, caseId: string, fileId: string): Promise<CaseView> {
  may(ctx, 'cases:write');
  const found = await oneCase(ctx, caseId);
  const { count } = await ctx.tx.caseFile.deleteMany({ where: { id: fileId, caseId: found.id } });
  if (count === 0) throw notFound('The file');
  await record(ctx, 'case.file_deleted', told(found, fileId));
  return counselCase(ctx, found.id);
}

async function oneCase(ctx: Ctx, caseId: string): Promise<CaseRow> {
  const found = await caseRow(ctx.tx, associationOf(ctx), caseId);
  if (!found) throw notFound('The case');
  return found;
}

const told = ({ id, firmId }: Pick<CaseRow, 'id' | 'firmId'>, file: string) => ({ case: id, firm: firmId, file });

const replyOf = ({ name, kind, bytes }: { name: string; kind: string; bytes: Uint8Array }): FileReply => ({
  fileName: name,
  contentType: caseFileKinds[kind as CaseFileKind].type,
  bytes,
});
