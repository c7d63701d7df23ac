import type { AssessmentStatus, AssessmentView, SavedView } from '@gauge/contracts';
import { describeCheck, isHard } from '../instruments/index.js';
import { record } from '../audit/index.js';
import { firmOf, may, notFound, Problem, type Ctx } from '../platform/index.js';
import { writeAnswers, type Entry } from './answers.store.js';
import { faultOf, mustMove } from './assessments.rules.js';
import { assessmentView, checksOf, savedView } from './assessments.views.js';
import { closeAsCorrected, settleQueries } from './queries.service.js';
import { isUndecided } from './queries.store.js';
import { asks } from './rounds.rules.js';
import { currencyOf, isCurrency } from './reference.js';
import { holdRound, roundOf } from './rounds.store.js';
import { answered, holdSheet, readSheet, valuesFrom, type Sheet } from './sheet.js';

/** Starts the firm's assessment of a round, or gives back what was started. */
export async function start(ctx: Ctx, roundId: string, form: 'short' | 'full'): Promise<AssessmentView> {
  may(ctx, 'assessment:write');
  const firmId = firmOf(ctx);
  const round = await roundOf(ctx, roundId);
  const existing = await ctx.tx.assessment.findUnique({ where: { roundId_firmId: { roundId, firmId } } });
  if (existing) return assessmentView(ctx, await readSheet(ctx, existing.id));

  mustMove({ status: 'draft', round: { status: await holdRound(ctx, round.id) } }, 'answer');
  await mustTakePart(ctx, roundId, firmId);
  const firm = await ctx.tx.firm.findUnique({ where: { id: firmId } });
  if (!firm || firm.deactivatedAt) throw notFound('The firm');
  if (!asks(round, firm))
    throw new Problem('round_wrong_state', 'This round asks firms of other sectors or sizes than yours.');
  // two colleagues may start at the same moment: both get the one assessment
  await ctx.tx.assessment.createMany({
    data: [{ roundId, firmId, form, currency: currencyOf(firm.country), createdAt: ctx.now, updatedAt: ctx.now }],
    skipDuplicates: true,
  });
  const { id } = await ctx.tx.assessment.findUniqueOrThrow({ where: { roundId_firmId: { roundId, firmId } } });
  await record(ctx, 'assessment.started', { assessmentId: id, roundId });
  return assessmentView(ctx, await readSheet(ctx, id));
}

async function mustTakePart(ctx: Ctx, roundId: string, firmId: string): Promise<void> {
  const memberships = await ctx.tx.membership.findMany({ where: { firmId, status: 'verified' } });
  const invited = await ctx.tx.roundParticipant.count({
    where: { roundId, associationId: { in: memberships.map(({ associationId }) => associationId) } },
  });
  if (invited === 0) throw notFound('The round');
}

export interface Change {
  form?: 'short' | 'full' | undefined;
  currency?: string | undefined;
  moneyScale?: number | undefined;
}

/** Another form, currency or unit of money. Answers stay as they were entered. */
export async function change(ctx: Ctx, assessmentId: string, wanted: Change): Promise<AssessmentView> {
  may(ctx, 'assessment:write');
  const sheet = await holdSheet(ctx, assessmentId);
  mustMove(sheet, 'answer');
  if (wanted.currency && !isCurrency(wanted.currency))
    throw new Problem('invalid_input', `${wanted.currency} is not a currency.`, [
      { path: 'currency', message: 'Not a currency of ISO 4217.' },
    ]);
  const data = Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== undefined));
  await ctx.tx.assessment.update({ where: { id: assessmentId }, data });
  await record(ctx, 'assessment.changed', { assessmentId, ...data });
  return assessmentView(ctx, await recompute(ctx, assessmentId));
}

/** Saves what is valid and not changed by a colleague meanwhile; one invalid answer refuses all of them. */
export async function save(ctx: Ctx, assessmentId: string, entries: readonly Entry[]): Promise<SavedView> {
  may(ctx, 'assessment:write');
  const sheet = await holdSheet(ctx, assessmentId);
  mayAnswer(sheet, entries);
  mustBeValid(sheet, entries);
  const saved = await writeAnswers(ctx, sheet, entries);
  const kept = new Set(saved.map(({ input }) => input));
  const fresh = await recompute(ctx, assessmentId);
  const conflicts = fresh.answers.filter(
    ({ inputCode }) => !kept.has(inputCode) && entries.some(({ input }) => input === inputCode),
  );
  return savedView(ctx, fresh, saved, conflicts);
}

/** After the closing day only what a query asks about may change. */
function mayAnswer(sheet: Sheet, entries: readonly Entry[]): void {
  if (mustMove(sheet, 'answer', 'correct') === 'answer') return;
  const asked = new Set(sheet.queries.filter(isUndecided).flatMap(({ inputs }) => inputs));
  const others = entries.filter(({ input }) => !asked.has(input));
  if (others.length === 0) return;
  throw new Problem(
    'assessment_wrong_state',
    'The round is closed: only the answers that a query asks about can change.',
    others.map(({ input }) => ({ path: input, message: 'No query asks about this.' })),
  );
}

function mustBeValid({ definition, applicable }: Sheet, entries: readonly Entry[]): void {
  const inputs = new Map(definition.inputs.map((input) => [input.code, input]));
  const codes = entries.map(({ input }) => input);
  const unasked = codes.filter((code) => !applicable.inputs.has(code));
  if (unasked.length > 0)
    throw new Problem(
      'answer_not_applicable',
      'Some of these questions are not asked of this firm.',
      unasked.map((path) => ({ path, message: 'Not asked.' })),
    );
  const errors = entries.flatMap(({ input: code, value, skipped }) => {
    const input = inputs.get(code);
    if (!input || value === null) return [];
    if (skipped) return [{ path: code, message: `${input.name}: either an answer or skipped, not both.` }];
    const fault = faultOf(input, value);
    return fault ? [{ path: code, message: fault.message }] : [];
  });
  const twice = codes.filter((code, at) => codes.indexOf(code) !== at);
  errors.push(...twice.map((path) => ({ path, message: 'Given twice.' })));
  if (errors.length > 0) throw new Problem('answer_invalid', 'Some answers are not possible.', errors);
}

/** The answers as they now stand, with their values stored beside them. An import that the firm edits becomes its own. */
async function recompute(ctx: Ctx, assessmentId: string): Promise<Sheet> {
  const sheet = await readSheet(ctx, assessmentId);
  const values = valuesFrom(sheet.definition, answered(sheet.answers), sheet.money, sheet.queries);
  const { version } = await ctx.tx.assessment.update({
    where: { id: assessmentId },
    data: { values, version: { increment: 1 }, updatedAt: ctx.now, importId: null },
    select: { version: true },
  });
  return { ...sheet, version, updatedAt: ctx.now };
}

/** Fills empty answers with last round's; what is answered or skipped stays, and so does what no longer fits. */
export async function takePrior(ctx: Ctx, assessmentId: string, inputs: readonly string[]): Promise<AssessmentView> {
  may(ctx, 'assessment:write');
  const sheet = await holdSheet(ctx, assessmentId);
  mustMove(sheet, 'answer');
  const taken = new Map(sheet.answers.map((answer) => [answer.inputCode, answer]));
  const entries = sheet.definition.inputs.flatMap((input): Entry[] => {
    const value = sheet.prior?.answers.get(input.code);
    const standing = taken.get(input.code);
    const free = !standing || (standing.value === null && !standing.skipped);
    if (value === undefined || !free || !inputs.includes(input.code)) return [];
    if (!sheet.applicable.inputs.has(input.code) || faultOf(input, value)) return [];
    return [{ input: input.code, value, skipped: false, baseVersion: standing?.version ?? 0 }];
  });
  if (entries.length > 0) await writeAnswers(ctx, sheet, entries);
  return assessmentView(ctx, await recompute(ctx, assessmentId));
}

/** Hands the answers in. What cannot be is refused; what is doubtful becomes a query. */
export async function submit(ctx: Ctx, assessmentId: string): Promise<AssessmentView> {
  may(ctx, 'assessment:write');
  const sheet = await holdSheet(ctx, assessmentId);
  mustMove(sheet, 'submit', 'resubmit');
  const checks = checksOf(sheet);
  mustBePossible(sheet, checks.filter(isHard));
  await settleQueries(ctx, sheet, checks);
  const settled = await recompute(ctx, assessmentId);
  const status: AssessmentStatus = settled.queries.some(isUndecided) ? 'queried' : 'submitted';
  await ctx.tx.assessment.update({ where: { id: assessmentId }, data: { status, submittedAt: ctx.now } });
  await record(ctx, 'assessment.submitted', {
    assessmentId,
    roundId: sheet.round.id,
    queries: settled.queries.filter(isUndecided).length,
  });
  return assessmentView(ctx, { ...settled, status, submittedAt: ctx.now });
}

function mustBePossible({ answers, applicable, definition }: Sheet, hard: ReturnType<typeof checksOf>): void {
  if (![...answered(answers).keys()].some((code) => applicable.inputs.has(code)))
    throw new Problem('assessment_incomplete', 'Nothing is answered yet.');
  if (hard.length === 0) return;
  const errors = hard.flatMap((check) =>
    check.inputs.map((path) => ({ path, message: describeCheck(check, definition) })),
  );
  throw new Problem('assessment_impossible', 'Some answers cannot be right together. Mend them first.', errors);
}

/** Takes the answers out of the round; nothing is asked about them any more. */
export async function withdraw(ctx: Ctx, assessmentId: string): Promise<AssessmentView> {
  may(ctx, 'assessment:write');
  const sheet = await holdSheet(ctx, assessmentId);
  mustMove(sheet, 'withdraw');
  await closeAsCorrected(ctx, sheet.queries.filter(isUndecided), 'Withdrawn by the firm.');
  return moveTo(ctx, sheet, 'withdrawn');
}

/** Takes back what was handed in or withdrawn, to change it. */
export async function revise(ctx: Ctx, assessmentId: string): Promise<AssessmentView> {
  may(ctx, 'assessment:write');
  const sheet = await holdSheet(ctx, assessmentId);
  mustMove(sheet, 'revise');
  return moveTo(ctx, sheet, 'draft');
}

async function moveTo(ctx: Ctx, { id, status: from, round }: Sheet, status: AssessmentStatus): Promise<AssessmentView> {
  await ctx.tx.assessment.update({
    where: { id },
    data: { status, version: { increment: 1 }, updatedAt: ctx.now, acceptedAt: null },
  });
  await record(ctx, 'assessment.moved', { assessmentId: id, roundId: round.id, from, to: status });
  return assessmentView(ctx, await readSheet(ctx, id));
}
