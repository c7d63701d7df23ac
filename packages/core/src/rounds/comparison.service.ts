import type { Prisma } from '@gauge/db';
import { inputsOfIndicator } from '../instruments/index.js';
import { record } from '../audit/index.js';
import { may, Problem, type Ctx } from '../platform/index.js';
import { comparable, standouts, type Compared } from './comparison.rules.js';
import { isUndecided } from './queries.store.js';
import { MOST_QUERIES, raise } from './queries.service.js';
import { definitionOf, holdRound, roundOf } from './rounds.store.js';
import { HANDED_IN } from './sheet.js';

/** So many answers are compared at once; an association with more would not read the queries either. */
const MOST_COMPARED = 10_000;

/**
 * Compares what the association's own members handed in with each other and with their last round, and asks about what
 * stands out. Others' members take no part: a query would tell about their answers. Asked and decided queries on the
 * same figures are not asked again, so comparing twice does nothing; accepted answers are left alone.
 */
export async function compare(ctx: Ctx, roundId: string): Promise<{ compared: number; asked: number }> {
  may(ctx, 'review:write');
  const round = await roundOf(ctx, roundId);
  const status = await holdRound(ctx, roundId);
  if (status !== 'open' && status !== 'review')
    throw new Problem(
      'round_wrong_state',
      `Answers are compared while a round is open or in review; this one is ${status}.`,
    );
  const definition = await definitionOf(ctx, round.instrumentVersionId);
  const firms = await handedIn(ctx, round);
  const found = standouts(firms, comparable(definition));

  let asked = 0;
  for (const [place, firm] of firms.entries()) {
    if (firm.status === 'accepted') continue;
    const checks = found
      .filter((standout) => standout.firm === place && !isSettled(firm.queries, standout))
      .map(({ code, indicator = '', params }) => ({
        code,
        severity: 'soft' as const,
        indicator,
        inputs: [...inputsOfIndicator(definition, indicator)],
        params,
      }))
      .slice(0, Math.max(0, MOST_QUERIES - firm.queries.length));
    if (checks.length === 0) continue;
    await raise(ctx, { id: firm.id, firm: { id: firm.firmId }, round: { id: roundId }, definition }, checks);
    await ctx.tx.assessment.update({ where: { id: firm.id }, data: { status: 'queried', version: { increment: 1 } } });
    asked += checks.length;
  }
  await record(ctx, 'round.compared', { roundId, compared: firms.length, asked });
  return { compared: firms.length, asked };
}

type HandedIn = Compared & {
  id: string;
  firmId: string;
  status: string;
  queries: { status: string; indicator: string | null; params: Prisma.JsonValue }[];
};

/** The members' assessments that were handed in, with the values of each firm's last one before. */
async function handedIn(
  ctx: Ctx,
  round: { id: string; periodEnd: Date; instrumentVersion: { instrument: { code: string } } },
): Promise<HandedIn[]> {
  const rows = await ctx.tx.assessment.findMany({
    where: { roundId: round.id, status: { in: HANDED_IN } },
    select: {
      id: true,
      firmId: true,
      status: true,
      values: true,
      queries: { select: { status: true, indicator: true, params: true } },
    },
    orderBy: { id: 'asc' },
    take: MOST_COMPARED,
  });
  const before = await ctx.tx.assessment.findMany({
    where: {
      firmId: { in: rows.map(({ firmId }) => firmId) },
      status: { in: HANDED_IN },
      round: {
        periodEnd: { lt: round.periodEnd },
        instrumentVersion: { instrument: { code: round.instrumentVersion.instrument.code } },
      },
    },
    select: { firmId: true, values: true },
    orderBy: { round: { periodEnd: 'asc' } },
  });
  // later rounds overwrite earlier ones
  const last = new Map(before.map(({ firmId, values }) => [firmId, values as Record<string, number>]));
  return rows.map(({ values, ...row }) => ({
    ...row,
    values: (values ?? {}) as Record<string, number>,
    before: last.get(row.firmId) ?? null,
  }));
}

/** Whether the indicator is being asked about, or was decided on at the same value. */
const isSettled = (
  queries: HandedIn['queries'],
  { indicator, params }: { indicator?: string; params: Record<string, string | number> },
): boolean =>
  queries.some(
    (query) =>
      query.indicator === indicator &&
      (isUndecided(query) || (query.params as Record<string, unknown>)['value'] === params['value']),
  );
