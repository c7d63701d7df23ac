import type { CaseOutcome, CaseView, MeetingKind } from '@gauge/contracts';
import { randomUUID } from 'node:crypto';
import { record } from '../audit/index.js';
import { memberConsent } from '../benchmarks/index.js';
import { associationOf, may, notFound, personOf, Problem, type Ctx } from '../platform/index.js';
import { caseRow, counsellorsOf, moveCase, openCases, type CaseRow } from './cases.store.js';
import { counselCase } from './cases.views.js';

/** Takes a member on. Who is on already stays with the counsellor it has: that case is given back. */
export async function openCase(ctx: Ctx, member: string): Promise<CaseView> {
  may(ctx, 'cases:write');
  const { firmId } = await memberConsent(ctx, member);
  const associationId = associationOf(ctx);
  await ctx.tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`case ${associationId} ${firmId}`}, 0))`;
  const existing = (await openCases(ctx.tx, associationId)).find((one) => one.firmId === firmId);
  if (existing) return counselCase(ctx, existing.id);
  const id = randomUUID();
  await ctx.tx.counselCase.createMany({
    data: [
      { id, associationId, firmId, counsellorId: personOf(ctx), counsellorName: ctx.actor.name, openedAt: ctx.now },
    ],
  });
  await record(ctx, 'case.opened', { case: id, firm: firmId });
  return counselCase(ctx, id);
}

/** Hands a case to a colleague; the word that goes with it is a note for the counsellors only. */
export async function handOver(
  ctx: Ctx,
  caseId: string,
  { counsellorId, word, version }: { counsellorId: string; word: string; version: number },
): Promise<CaseView> {
  may(ctx, 'cases:write');
  const found = await openOne(ctx, caseId);
  const next = (await counsellorsOf(ctx.tx, found.associationId)).find(({ id }) => id === counsellorId.toLowerCase());
  if (!next) throw notFound('The counsellor');
  await move(ctx, found, version, { counsellorId: next.id, counsellorName: next.name });
  await write(ctx, found, word, false);
  await record(ctx, 'case.handed_over', { case: found.id, firm: found.firmId, to: next.id });
  return counselCase(ctx, found.id);
}

export async function closeCase(
  ctx: Ctx,
  caseId: string,
  { outcome, word, version }: { outcome: CaseOutcome; word: string; version: number },
): Promise<CaseView> {
  may(ctx, 'cases:write');
  const found = await openOne(ctx, caseId);
  await move(ctx, found, version, { status: 'closed', outcome, outcomeText: word, closedAt: ctx.now });
  await record(ctx, 'case.closed', { case: found.id, firm: found.firmId, outcome });
  return counselCase(ctx, found.id);
}

/** `shared`: the firm reads it on its plan. */
export async function addNote(
  ctx: Ctx,
  caseId: string,
  { body, shared }: { body: string; shared: boolean },
): Promise<CaseView> {
  may(ctx, 'cases:write');
  const found = await openOne(ctx, caseId);
  await write(ctx, found, body, shared);
  await record(ctx, 'case.noted', { case: found.id, firm: found.firmId, shared });
  return counselCase(ctx, found.id);
}

export async function addMeeting(
  ctx: Ctx,
  caseId: string,
  { heldOn, kind, topic }: { heldOn: string; kind: MeetingKind; topic: string },
): Promise<CaseView> {
  may(ctx, 'cases:write');
  const found = await openOne(ctx, caseId);
  await ctx.tx.caseMeeting.createMany({
    data: [{ ...placeOf(found), heldOn: new Date(heldOn), kind, topic, notedBy: ctx.actor.name, createdAt: ctx.now }],
  });
  await record(ctx, 'case.met', { case: found.id, firm: found.firmId, kind, on: heldOn });
  return counselCase(ctx, found.id);
}

export async function addTask(
  ctx: Ctx,
  caseId: string,
  { title, dueOn }: { title: string; dueOn: string },
): Promise<CaseView> {
  may(ctx, 'cases:write');
  const found = await openOne(ctx, caseId);
  await ctx.tx.caseTask.createMany({
    data: [{ ...placeOf(found), title, dueOn: new Date(dueOn), createdAt: ctx.now }],
  });
  await record(ctx, 'task.added', { case: found.id, firm: found.firmId });
  return counselCase(ctx, found.id);
}

export async function changeTask(ctx: Ctx, caseId: string, taskId: string, done: boolean): Promise<CaseView> {
  may(ctx, 'cases:write');
  const found = await openOne(ctx, caseId);
  const { count } = await ctx.tx.caseTask.updateMany({
    where: { id: taskId, caseId: found.id },
    data: { doneAt: done ? ctx.now : null },
  });
  if (count === 0) throw notFound('The task');
  await record(ctx, 'task.changed', { case: found.id, firm: found.firmId, done });
  return counselCase(ctx, found.id);
}

/** @throws Problem not_found, and case_wrong_state of one that is closed */
export async function openOne(ctx: Ctx, caseId: string): Promise<CaseRow> {
  const found = await caseRow(ctx.tx, associationOf(ctx), caseId);
  if (!found) throw notFound('The case');
  if (found.status !== 'open')
    throw new Problem('case_wrong_state', 'This case is closed. Open a new one to go on with the firm.');
  return found;
}

async function move(ctx: Ctx, { id }: CaseRow, version: number, data: Parameters<typeof moveCase>[2]): Promise<void> {
  if (!(await moveCase(ctx.tx, { id, version }, data)))
    throw new Problem('conflict', 'A colleague changed this case meanwhile. Look at it again.');
}

const placeOf = ({ id, associationId, firmId }: CaseRow) => ({ caseId: id, associationId, firmId });

async function write(ctx: Ctx, found: CaseRow, body: string, shared: boolean): Promise<void> {
  const author = { authorId: ctx.actor.id, authorName: ctx.actor.name };
  await ctx.tx.caseNote.createMany({ data: [{ ...placeOf(found), ...author, body, shared, at: ctx.now }] });
}
