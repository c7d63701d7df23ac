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
 * `observerCoalition` 2 each pair) sees every record of every unit, or `minOutside` units hold no record it sees.
 */
export function isSafeSet(set: readonly Stake[], { minUnits, minOutside, observerCoalition }: Parameters): boolean {
  if (set.length < minUnits) return false;
  const mayTouch = set.length - minOutside;
  const lost = set.filter((stake) => stake.lost).length;
  if (lost > 0 && lost > mayTouch) return false;
  const touched = touchedBy(set);
  const observers = [...touched.keys()].sort((a, b) => sizeOf(touched, b) - sizeOf(touched, a));
  const isHarmless = (coalition: readonly string[]): boolean =>
    set.filter((stake) => seesNothing(stake, coalition)).length >= minOutside ||
    set.every((stake) => knows(stake, coalition));
  for (const [place, first] of observers.entries()) {
    const reach = sizeOf(touched, first) + lost;
    if (reach > mayTouch && !isHarmless([first])) return false;
    if (observerCoalition === 1) continue;
    for (const second of observers.slice(place + 1)) {
      // the rest touch even fewer units, so no further pair can reach too many
      if (reach + sizeOf(touched, second) <= mayTouch) break;
      if (!isHarmless([first, second])) return false;
    }
  }
  return true;
}

function touchedBy(set: readonly Stake[]): Map<string, Set<Stake>> {
  const touched = new Map<string, Set<Stake>>();
  for (const stake of set) {
    for (const observer of stake.values.flat(3)) {
      const units = touched.get(observer) ?? new Set<Stake>();
      touched.set(observer, units.add(stake));
    }
  }
  return touched;
}

const sizeOf = (touched: ReadonlyMap<string, Set<Stake>>, observer: string): number => touched.get(observer)?.size ?? 0;

const seesNothing = ({ values, lost }: Stake, coalition: readonly string[]): boolean =>
  !lost && !values.flat(3).some((observer) => coalition.includes(observer));

/** Whoever sees all records of a single round knows the value of that round. */
const knows = ({ values, lost }: Stake, coalition: readonly string[]): boolean =>
  !lost &&
  values.every((rounds) =>
    rounds.some((records) => records.every((observers) => observers.some((one) => coalition.includes(one)))),
  );
