import type { GapView, IndicatorStanding, PlanView, Worth } from '@gauge/contracts';
import { sizeOf, type InstrumentDefinition, type OwnMoney } from '../instruments/index.js';
import { expectedAt, goalOf, partWay } from './gap.rules.js';
import { kindOf, priorityOf, roundRange, treeTotals, unsaid, worthOfWay, type Amounts } from './value.rules.js';

/** All gaps of a standing, the most rewarding first. `money` is undefined where the reader may not see answers. */
export function gapsOf(
  definition: InstrumentDefinition,
  indicators: readonly IndicatorStanding[],
  money: OwnMoney | undefined,
  inPlan: ReadonlySet<string>,
): GapView[] {
  const byCode = new Map(indicators.map((one) => [one.code, one]));
  const size = money && sizeOf(definition, money);
  const gaps = indicators.flatMap((standing) => {
    const goal = goalOf(standing);
    if (!goal) return [];
    const { code, name, pillar, unit, polarity } = standing;
    const amounts = money ? worthOfWay(definition, code, money, { own: goal.own, to: partWay(goal, 0.5) }) : null;
    const gap: GapView = {
      code,
      name,
      pillar,
      unit,
      polarity,
      displayStep: goal.step,
      own: goal.own,
      goal: goal.goal,
      goalIs: goal.goalIs,
      expected: expectedAt(goal),
      worth: worthView(definition, code, amounts),
      priority: priorityOf(amounts, size, unsaid),
      drivers: driversOf(definition, code, byCode),
      inPlan: inPlan.has(code),
    };
    return [{ gap, score: standing.score ?? 50 }];
  });
  return gaps.sort((a, b) => b.gap.priority - a.gap.priority || a.score - b.score).map(({ gap }) => gap);
}

/** A worth as it is shown: rounded, with what is assumed. */
export function worthView(definition: InstrumentDefinition, code: string, amounts: Amounts | null): Worth | null {
  const kind = kindOf(definition, code);
  const why = definition.value?.worth.find(({ indicator }) => indicator === code)?.why;
  return amounts && kind && why ? { ...roundRange(amounts), kind, why } : null;
}

/** Practices linked to the result, those below the middle of the peers first. */
function driversOf(
  { indicators }: InstrumentDefinition,
  code: string,
  standings: ReadonlyMap<string, IndicatorStanding>,
): GapView['drivers'] {
  const drivers = indicators.find((one) => one.code === code)?.drivers ?? [];
  return drivers
    .flatMap((driver) => {
      const standing = standings.get(driver);
      return standing ? [{ code: driver, name: standing.name, score: standing.score }] : [];
    })
    .sort((a, b) => (a.score ?? 50) - (b.score ?? 50))
    .map(({ score, ...driver }) => ({ ...driver, weak: score !== null && score < 50 }));
}

/** What the parts are worth together, rounded. */
export function totalsOf(
  definition: InstrumentDefinition | undefined,
  parts: ReadonlyMap<string, Amounts>,
): PlanView['worth'] {
  if (!definition) return { yearly: null, oneOff: null };
  const { yearly, oneOff } = treeTotals(definition, parts);
  return { yearly: yearly && roundRange(yearly), oneOff: oneOff && roundRange(oneOff) };
}
