import type { Parameters } from './format.js';

/** The observers of one record, each once. */
export type Observers = readonly string[];

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

/** A unit of which nothing is known but its present records. */
export const watched = (observers: readonly Observers[]): WatchedUnit => ({ sights: [{ ways: [observers] }] });

/**
 * safe(S) of method.md section 2: at least `minUnits` units, and every observer (with `observerCoalition` 2 every two
 * observers taken together) sees every record of every unit of S, or at least `minOutside` units have no record it sees.
 * That goes for observers who see nothing of S too, so no set is smaller than `minOutside`: else five units of one
 * association and five of another would be safe apart and, under `minOutside` 7, unsafe together.
 */
export function isSafe(units: readonly WatchedUnit[], parameters: Parameters): boolean {
  if (units.length < Math.max(parameters.minUnits, parameters.minOutside)) return false;
  const room = units.length - parameters.minOutside;
  const erased = units.reduce((count, unit) => (unit.erased ? count + 1 : count), 0);
  if (erased > 0 && erased > room) return false;
  const reach = reachOf(units);
  for (const [observer, count] of reach) {
    if (count + erased > room && !seesAll(units, [observer])) return false;
  }
  return parameters.observerCoalition === 1 || pairsAreSafe(units, reach, room - erased);
}

/** In how many units each observer sees a record. */
function reachOf(units: readonly WatchedUnit[]): Map<string, number> {
  const reach = new Map<string, number>();
  for (const unit of units) {
    for (const observer of observersOf(unit)) reach.set(observer, (reach.get(observer) ?? 0) + 1);
  }
  return reach;
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

/** Only pairs that together reach more than `room` units can be unsafe, so with the widest first most are never met. */
function pairsAreSafe(units: readonly WatchedUnit[], reach: Map<string, number>, room: number): boolean {
  const widest = [...reach].sort(([, a], [, b]) => b - a);
  for (let i = 0; i < widest.length; i++) {
    const [first, firstReach] = widest[i] as [string, number];
    for (let j = i + 1; j < widest.length; j++) {
      const [second, secondReach] = widest[j] as [string, number];
      if (firstReach + secondReach <= room) break;
      if (reachOfPair(units, first, second) > room && !seesAll(units, [first, second])) return false;
    }
  }
  return true;
}

function reachOfPair(units: readonly WatchedUnit[], first: string, second: string): number {
  const isSeen = ({ sights }: WatchedUnit): boolean =>
    sights.some(({ ways }) =>
      ways.some((records) => records.some((seen) => seen.includes(first) || seen.includes(second))),
    );
  return units.reduce((count, unit) => (isSeen(unit) ? count + 1 : count), 0);
}
