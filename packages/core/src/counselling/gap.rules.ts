import type { IndicatorStanding } from '@gauge/contracts';

/** Where an indicator is to go: to the middle of the peers, to the start of their best quarter, or into the target range. */
export type Goal = { own: number; goal: number; goalIs: 'middle' | 'quarter' | 'range'; step: number };

type Strip = IndicatorStanding['home'];
type Read = Extract<Strip, { state: 'released'; kind: 'points' | 'wide' }>;

/**
 * The gap of one indicator, or null: nothing of its own, no figure to go by, at most one grid step behind, or above the
 * best quarter already (hold). Below the middle the goal is the middle, between it and the best quarter the best quarter.
 */
export function goalOf(standing: IndicatorStanding): Goal | null {
  if (standing.own.state !== 'value') return null;
  const own = standing.own.value;
  if (standing.polarity === 'target') return intoRange(own, standing);
  const read = strip(standing);
  if (!read || standing.polarity === 'neutral') return null;
  const sign = standing.polarity === 'lower' ? -1 : 1;
  const behind = (goal: number): boolean => sign * (goal - own) > read.grid * (1 + 1e-9);
  const to = (goal: number, goalIs: Goal['goalIs']): Goal => ({ own, goal, goalIs, step: read.grid });
  if (read.kind === 'wide') {
    // the middle lies somewhere within the band: its nearer end is all that can be asked for
    const nearer = sign === 1 ? Math.min(...read.band) : Math.max(...read.band);
    return behind(nearer) ? to(nearer, 'middle') : null;
  }
  const { P25, P50, P75 } = read.points;
  if (P50 === undefined) return null;
  if (behind(P50)) return to(P50, 'middle');
  const best = sign === 1 ? P75 : P25;
  return best !== undefined && behind(best) ? to(best, 'quarter') : null;
}

/** The strip that a sentence about the indicator is built on: the narrower one that tells of values. */
function strip({ home, network }: IndicatorStanding): Read | null {
  const read = [home, network].find((one): one is Read => one.state === 'released' && one.kind !== 'share');
  return read ?? null;
}

function intoRange(own: number, { target, displayStep }: IndicatorStanding): Goal | null {
  if (!target) return null;
  const goal = Math.min(Math.max(own, target.min), target.max);
  const near = Math.abs(goal - own) <= displayStep * (1 + 1e-9);
  return near ? null : { own, goal, goalIs: 'range', step: displayStep };
}

/** A part of the way from the own value to the goal. */
export const partWay = ({ own, goal }: Pick<Goal, 'own' | 'goal'>, share: number): number => own + share * (goal - own);

/** What a year may bring, for a start: half of the way, in the figure's own steps and at least one of them. */
export function expectedAt(goal: Goal): number {
  const direction = Math.sign(goal.goal - goal.own);
  const steps = Math.round(partWay(goal, 0.5) / goal.step);
  const half = clean(steps * goal.step);
  if ((half - goal.own) * direction > goal.step / 2) return half;
  const next = direction > 0 ? Math.floor(goal.own / goal.step) + 1 : Math.ceil(goal.own / goal.step) - 1;
  return clean(next * goal.step);
}

/** Without the dust of binary multiplication. */
const clean = (value: number): number => Number(value.toPrecision(12));
