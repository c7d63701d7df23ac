import type { ProgrammeView } from '@gauge/contracts';
import { releasedRounds } from '../benchmarks/index.js';
import { associationOf, may, type Ctx } from '../platform/index.js';
import { followUp } from './follow.rules.js';
import { actionsOf, membersOf, ownSheets, type ActionRow } from './plan.store.js';
import { definitionsOf, measured } from './plan.views.js';
import { bandOf, bandsOfParts } from './programme.rules.js';

type Way = 'moved' | 'notMoved';

/**
 * What the counselling did: how many enterprise groups were worked with, and whose figures moved. Every count is a band,
 * and none below five is told; whether anything moved because of it nobody can say from these.
 */
export async function programme(ctx: Ctx): Promise<ProgrammeView> {
  may(ctx, 'programme:read');
  const associationId = associationOf(ctx);
  const members = await membersOf(ctx.tx, associationId, '');
  const units = new Map(members.map(({ firmId, groupId }) => [firmId, groupId ?? firmId]));
  const unitsOf = (rows: readonly { firmId: string }[]) =>
    bandOf(new Set(rows.flatMap(({ firmId }) => units.get(firmId) ?? [])).size);
  const cases = await ctx.tx.counselCase.findMany({ where: { associationId }, select: { firmId: true } });
  const meetings = await ctx.tx.caseMeeting.findMany({
    where: { associationId, heldOn: { lte: ctx.now } },
    select: { firmId: true },
    distinct: ['firmId'],
  });
  const actions = await actionsOf(ctx.tx, [...units.keys()]);
  const definitions = await definitionsOf(ctx, actions);
  const observed = await observations(ctx, actions, definitions);
  const pillarOf = (row: ActionRow) =>
    definitions.get(row.instrumentVersionId)?.indicators.find(({ code }) => code === row.indicator)?.pillar;
  const pillars = new Map(
    [...definitions.values()].flatMap((one) => one.pillars.map(({ code, name }) => [code, name])),
  );
  return {
    activity: { cases: unitsOf(cases), meetings: unitsOf(meetings), plans: unitsOf(actions) },
    pillars: [...pillars].map(([code, name]) => {
      const here = actions.filter((row) => pillarOf(row) === code);
      return {
        code,
        name,
        working: unitsOf(here),
        done: unitsOf(here.filter(({ status }) => status === 'done')),
        observed: bandsOfParts(countByUnit(here, units, observed)),
      };
    }),
  };
}

async function observations(
  ctx: Ctx,
  actions: readonly ActionRow[],
  definitions: Awaited<ReturnType<typeof definitionsOf>>,
): Promise<Map<string, Way>> {
  const rounds = await releasedRounds(ctx.tx);
  const sheets = await ownSheets(ctx.tx, [...new Set(actions.map(({ firmId }) => firmId))]);
  return new Map(
    actions.flatMap((row) => {
      const definition = definitions.get(row.instrumentVersionId);
      const indicator = definition?.indicators.find(({ code }) => code === row.indicator);
      if (!definition || !indicator) return [];
      const own = sheets.filter(({ firmId }) => firmId === row.firmId);
      const { polarity } = indicator;
      const follow = followUp({ ...row, polarity, displayStep: row.step }, measured(row, definition, rounds, own));
      if (follow.state !== 'observed') return [];
      return [[row.id, ['reached', 'better'].includes(follow.outcome) ? 'moved' : 'notMoved'] as const];
    }),
  );
}

/** Each unit once, by its newest action that was measured again: the two counts make up a whole. */
function countByUnit(
  rows: readonly ActionRow[],
  units: ReadonlyMap<string, string>,
  observed: ReadonlyMap<string, Way>,
): Record<Way, number> {
  const byUnit = new Map<string, Way>();
  for (const { id, firmId } of rows) {
    const [unit, way] = [units.get(firmId), observed.get(id)];
    if (unit && way && !byUnit.has(unit)) byUnit.set(unit, way);
  }
  const counts: Record<Way, number> = { moved: 0, notMoved: 0 };
  for (const way of byUnit.values()) counts[way] += 1;
  return counts;
}
