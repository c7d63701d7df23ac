import type { Parameters } from './format.js';
import type { Observers } from './units.js';

/**
 * One value of a unit and the rounds in which it could be seen. Each way is one round: for every record of the unit in
 * that round, its observers. Who sees all records of any one way knows the value.
 */
export type Sight = { ways: readonly (readonly Observers[])[] };

/**
 * What the safety of a set asks of a unit: its values in question (one, or an old and a new one if it changed). `erased`
 * marks a unit of which an earlier value counts but whose rows are gone: who saw it is no longer known, so it is taken
 * as partly seen by everyone.
 */
export type WatchedUnit = { sights: readonly Sight[]; erased?: boolean };

/** A unit nothing is known of but its present records. */
export const watched = (observers: readonly Observers[]): WatchedUnit => ({ sights: [{ ways: [observers] }] });

/**
 * safe(S) of method.md section 2: at least `minUnits` units, and every observer (with `observerCoalition` 2 every two
 * observers taken together) sees every record of every unit of S, or at least `minOutside` units have no record it sees.
 */
export function isSafe(units: readonly WatchedUnit[], parameters: Parameters): boolean {
  if (units.length < parameters.minUnits) return false;
  const view = whoTouches(units);
  const room = units.length - parameters.minOutside;
  if (view.erased > 0 && view.erased > room) return false;
  for (const [observer, touched] of view.touchedBy) {
    if (touched.length + view.erased > room && !seesAll(units, [observer])) return false;
  }
  return parameters.observerCoalition === 1 || pairsAreSafe(units, view, room);
}

type View = { touchedBy: Map<string, number[]>; erased: number };

function whoTouches(units: readonly WatchedUnit[]): View {
  const touchedBy = new Map<string, number[]>();
  let erased = 0;
  units.forEach((unit, index) => {
    if (unit.erased) erased++;
    else {
      for (const observer of observersOf(unit)) {
        const touched = touchedBy.get(observer);
        if (touched) touched.push(index);
        else touchedBy.set(observer, [index]);
      }
    }
  });
  return { touchedBy, erased };
}

function observersOf({ sights }: WatchedUnit): Iterable<string> {
  const only = sights.length === 1 && sights[0]?.ways.length === 1 ? sights[0].ways[0] : undefined;
  if (only?.length === 1) return only[0] as Observers;
  return new Set(sights.flatMap(({ ways }) => ways.flat(2)));
}

function seesAll(units: readonly WatchedUnit[], coalition: readonly string[]): boolean {
  const meets = (observers: Observers): boolean => coalition.some((observer) => observers.includes(observer));
  return units.every(
    ({ sights, erased }) => !erased && sights.every(({ ways }) => ways.some((records) => records.every(meets))),
  );
}

/** Only pairs that touch more than `room` units together can be unsafe, so with the busiest first most are never met. */
function pairsAreSafe(units: readonly WatchedUnit[], { touchedBy, erased }: View, room: number): boolean {
  const busiest = [...touchedBy].sort(([, a], [, b]) => b.length - a.length);
  for (let i = 0; i < busiest.length; i++) {
    const [first, byFirst] = busiest[i] as [string, number[]];
    const reached = new Set(byFirst);
    for (let j = i + 1; j < busiest.length; j++) {
      const [second, bySecond] = busiest[j] as [string, number[]];
      if (byFirst.length + bySecond.length + erased <= room) break;
      const together = bySecond.reduce((count, index) => (reached.has(index) ? count : count + 1), byFirst.length);
      if (together + erased > room && !seesAll(units, [first, second])) return false;
    }
  }
  return true;
}
