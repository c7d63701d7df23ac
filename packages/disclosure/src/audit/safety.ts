import type { Parameters } from '../format.js';

/** The observers of one record. */
export type Observers = readonly string[];

/**
 * What a set of units puts at stake of one unit: for each value, for each round in which the unit had it, the observers of
 * each of its records then. `lost`: the rows are gone and nobody can say who saw them, so everyone may have seen a part.
 */
export type Stake = { values: readonly (readonly (readonly Observers[])[])[]; lost?: boolean };

/** A unit of one round alone. */
export const stakeNow = (observers: readonly Observers[]): Stake => ({ values: [[observers]] });

/**
 * safe(S) of method.md section 2, as it is written there: at least `minUnits` units, and each observer (with
 * `observerCoalition` 2 each pair) sees every record of every unit, or `minOutside` units hold no record it sees. Whoever
 * sees none of them is such an observer, so the set has at least `minOutside` units.
 */
export function isSafeSet(set: readonly Stake[], { minUnits, minOutside, observerCoalition }: Parameters): boolean {
  if (set.length < minUnits || set.length < minOutside) return false;
  const mayTouch = set.length - minOutside;
  const lost = set.filter((stake) => stake.lost).length;
  if (lost > 0 && lost > mayTouch) return false;
  const touched = touchedBy(set);
  const observers = [...touched].sort(([, a], [, b]) => b - a);
  const isHarmless = (coalition: readonly string[]): boolean =>
    set.filter((stake) => seesNothing(stake, coalition)).length >= minOutside ||
    set.every((stake) => knows(stake, coalition));
  for (const [place, [first, units]] of observers.entries()) {
    const reach = units + lost;
    if (reach > mayTouch && !isHarmless([first])) return false;
    if (observerCoalition === 1) continue;
    for (const [second, others] of observers.slice(place + 1)) {
      // the rest touch even fewer units, so no further pair can reach too many
      if (reach + others <= mayTouch) break;
      if (!isHarmless([first, second])) return false;
    }
  }
  return true;
}

/** In how many units of the set each observer sees a record. */
function touchedBy(set: readonly Stake[]): Map<string, number> {
  const touched = new Map<string, number>();
  for (const stake of set) {
    for (const observer of observersOfStake(stake)) touched.set(observer, (touched.get(observer) ?? 0) + 1);
  }
  return touched;
}

function observersOfStake({ values }: Stake): Iterable<string> {
  const only =
    values.length === 1 && values[0]?.length === 1 && values[0][0]?.length === 1 ? values[0][0][0] : undefined;
  return only?.length === 1 ? only : new Set(values.flat(3));
}

const seesNothing = ({ values, lost }: Stake, coalition: readonly string[]): boolean =>
  !lost &&
  values.every((rounds) =>
    rounds.every((records) => records.every((observers) => observers.every((one) => !coalition.includes(one)))),
  );

/** Whoever sees all records of a single round knows the value of that round. */
const knows = ({ values, lost }: Stake, coalition: readonly string[]): boolean =>
  !lost &&
  values.every((rounds) =>
    rounds.some((records) => records.every((observers) => observers.some((one) => coalition.includes(one)))),
  );
