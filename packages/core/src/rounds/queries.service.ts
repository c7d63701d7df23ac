import { randomUUID } from 'node:crypto';
import type { QueryView, roundRoutes } from '@gauge/contracts';
import type { z } from 'zod';
import { checkAnswers, describeCheck, isHard, type Check } from '../instruments/index.js';
import { record } from '../audit/index.js';
import { canonicalJson, may, notFound, Problem, type Ctx } from '../platform/index.js';
import { mustMove } from './assessments.rules.js';
import { isComparing } from './comparison.rules.js';
import { isUndecided, queryView, queueOf } from './queries.store.js';
import { definitionFor, roundOf } from './rounds.store.js';
import { answered, checkContext, checkKey, excludedBy, holdSheet, readSheet, valuesFrom, type Sheet } from './sheet.js';

/** A person reads each of them; more say that the file or the unit is wrong, which the first ones say too. */
export const MOST_QUERIES = 30;

type QueriesQuery = z.infer<(typeof roundRoutes)['queries']['query']>;

/** The round's queries to the caller's own members: undecided ones first, then the most telling, then the oldest. */
export async function queries(
  ctx: Ctx,
  roundId: string,
  { page, size, search, status }: QueriesQuery,
): Promise<{ items: QueryView[]; total: number; page: number; size: number }> {
  may(ctx, 'review:write');
  const round = await roundOf(ctx, roundId);
  const definition = await definitionFor(ctx, round.instrumentVersionId);
  const { rows, total } = await queueOf(ctx, roundId, { status, search, skip: (page - 1) * size, take: size });
  return { items: rows.map((row) => queryView(ctx, row, definition)), total, page, size };
}

/**
 * Brings the queries in line with what the checks now find: what is found no longer was corrected, what is still
 * asked stays, what was decided on the same figures is not asked again, and the rest becomes a query.
 */
export async function settleQueries(ctx: Ctx, sheet: Sheet, checks: readonly Check[]): Promise<void> {
  const soft = checks.filter((check) => !isHard(check)).slice(0, MOST_QUERIES);
  const found = new Map(soft.map((check) => [checkKey(check), check]));
  const standing = await ctx.tx.query.findMany({ where: { assessmentId: sheet.id, status: { not: 'corrected' } } });
  const values = valuesFrom(sheet.definition, answered(sheet.answers), sheet.money, []);
  const settled = new Set<string>();
  const gone: typeof standing = [];
  for (const query of standing) {
    const key = checkKey({ code: query.checkCode, indicator: query.indicator, inputs: query.inputs });
    const check = found.get(key);
    // what a comparison asked about stays until the value changes: only the next comparison could find it again
    const same = isComparing(query.checkCode)
      ? values[query.indicator ?? ''] === (query.params as Check['params'])['value']
      : check && canonicalJson(check.params) === canonicalJson(query.params);
    if (same) settled.add(key);
    // an accepted answer that changed stays on record as accepted; one that was left out comes back in
    else if (query.status !== 'accepted') gone.push(query);
  }
  await closeAsCorrected(ctx, gone, null);
  await raise(
    ctx,
    sheet,
    soft.filter((check) => !settled.has(checkKey(check))),
  );
}

type Asked = Pick<Sheet, 'id' | 'definition'> & { firm: { id: string }; round: { id: string } };

/** Makes queries of soft checks. */
export async function raise(ctx: Ctx, sheet: Asked, checks: readonly Check[]): Promise<void> {
  if (checks.length === 0) return;
  await ctx.tx.query.createMany({
    data: checks.map((check) => ({
      id: randomUUID(),
      assessmentId: sheet.id,
      firmId: sheet.firm.id,
      roundId: sheet.round.id,
      checkCode: check.code,
      inputs: check.inputs,
      indicator: check.indicator ?? null,
      params: check.params,
      text: describeCheck(check, sheet.definition),
      createdAt: ctx.now,
    })),
  });
}

export async function closeAsCorrected(
  ctx: Ctx,
  queries: readonly { id: string }[],
  reason: string | null,
): Promise<void> {
  if (queries.length === 0) return;
  await ctx.tx.query.updateMany({
    where: { id: { in: queries.map(({ id }) => id) } },
    data: { status: 'corrected', reason, closedAt: ctx.now, closedBy: ctx.actor.id },
  });
}

/** The firm explains an answer. */
export async function answer(ctx: Ctx, assessmentId: string, queryId: string, body: string): Promise<QueryView> {
  may(ctx, 'assessment:write');
  const sheet = await holdSheet(ctx, assessmentId);
  mustMove(sheet, 'answer', 'correct');
  const query = sheet.queries.find(({ id }) => id === queryId);
  if (!query) throw notFound('The query');
  if (!isUndecided(query)) throw new Problem('conflict', 'This query is decided already.');
  await ctx.tx.queryMessage.create({
    data: {
      queryId,
      firmId: sheet.firm.id,
      roundId: sheet.round.id,
      authorId: ctx.actor.id,
      authorName: ctx.actor.name,
      fromFirm: true,
      body,
      at: ctx.now,
    },
  });
  await ctx.tx.query.update({ where: { id: queryId }, data: { status: 'answered' } });
  return oneOf(await readSheet(ctx, assessmentId), queryId);
}

const oneOf = (sheet: Sheet, queryId: string): QueryView => {
  const query = sheet.queries.find(({ id }) => id === queryId);
  if (!query) throw notFound('The query');
  return query;
};

/**
 * A person's logged decision. An excluded value takes no part in the release; what it had hidden from the later checks
 * is asked now. With nothing left to decide the assessment is accepted.
 */
export async function decide(
  ctx: Ctx,
  roundId: string,
  queryId: string,
  { decision, reason }: { decision: 'accepted' | 'excluded'; reason: string },
): Promise<QueryView> {
  may(ctx, 'review:write');
  const found = await ctx.tx.query.findFirst({ where: { id: queryId, roundId }, select: { assessmentId: true } });
  if (!found) throw notFound('The query');
  const sheet = await holdSheet(ctx, found.assessmentId);
  mustMove(sheet, 'accept');
  if (!isUndecided(oneOf(sheet, queryId))) throw new Problem('conflict', 'This query is decided already.');
  await ctx.tx.query.update({
    where: { id: queryId },
    data: { status: decision, reason, closedAt: ctx.now, closedBy: ctx.actor.id },
  });
  if (decision === 'excluded') await askWhatWasHidden(ctx, await readSheet(ctx, sheet.id));
  await record(ctx, `query.${decision}`, { queryId, assessmentId: sheet.id, roundId, reason });

  const now = await readSheet(ctx, sheet.id);
  const done = !now.queries.some(isUndecided);
  await ctx.tx.assessment.update({
    where: { id: sheet.id },
    data: {
      values: valuesFrom(now.definition, answered(now.answers), now.money, now.queries),
      version: { increment: 1 },
      updatedAt: ctx.now,
      ...(done ? { status: 'accepted', acceptedAt: ctx.now } : {}),
    },
  });
  return oneOf(now, queryId);
}

/** Takes a decision back before the freeze: the query waits again, and the assessment with it. The audit keeps what was decided. */
export async function reconsider(ctx: Ctx, roundId: string, queryId: string): Promise<QueryView> {
  may(ctx, 'review:write');
  const found = await ctx.tx.query.findFirst({ where: { id: queryId, roundId }, select: { assessmentId: true } });
  if (!found) throw notFound('The query');
  const sheet = await holdSheet(ctx, found.assessmentId);
  mustMove(sheet, 'reconsider');
  const query = oneOf(sheet, queryId);
  if (query.status !== 'accepted' && query.status !== 'excluded')
    throw new Problem('conflict', 'Only a decision can be taken back, and this query has none.');
  const status = query.messages.some(({ fromFirm }) => fromFirm) ? 'answered' : 'open';
  await ctx.tx.query.update({ where: { id: queryId }, data: { status, reason: null, closedAt: null, closedBy: null } });
  await record(ctx, 'query.reconsidered', { queryId, assessmentId: sheet.id, roundId, decision: query.status });
  const now = await readSheet(ctx, sheet.id);
  const values = valuesFrom(now.definition, answered(now.answers), now.money, now.queries);
  await ctx.tx.assessment.update({
    where: { id: sheet.id },
    data: { values, status: 'queried', acceptedAt: null, version: { increment: 1 }, updatedAt: ctx.now },
  });
  return oneOf(now, queryId);
}

async function askWhatWasHidden(ctx: Ctx, sheet: Sheet): Promise<void> {
  const excluded = excludedBy(sheet.queries);
  const without = (codes: ReadonlySet<string>, out: ReadonlySet<string>) =>
    new Set([...codes].filter((code) => !out.has(code)));
  const checks = checkAnswers(sheet.definition, answered(sheet.answers), {
    ...checkContext(sheet),
    applicable: {
      inputs: without(sheet.applicable.inputs, excluded.inputs),
      indicators: without(sheet.applicable.indicators, excluded.indicators),
    },
  });
  const asked = new Set(
    sheet.queries.map(({ checkCode, indicator, inputs }) => checkKey({ code: checkCode, indicator, inputs })),
  );
  const room = Math.max(0, MOST_QUERIES - sheet.queries.length);
  const hidden = checks.filter((check) => !isHard(check) && !asked.has(checkKey(check)));
  await raise(ctx, sheet, hidden.slice(0, room));
}
