import type { FamilySpec, FirmRecord, HistoryEntry } from './format.js';
import type { Observers, WatchedUnit } from './safe.js';
import { unitIdOf, unitValue, type Unit } from './units.js';

/** How two values of a unit count as the same record: exactly, or within one display step. */
export type Equality = { within: number };

/** A unit's value in one round, with the observers of each of its records then. Round 0 is the oldest, the last the present. */
type Moment = { round: number; value: number; observers: readonly Observers[] };

/** One record of the history rule: a unit with one value, and every round in which it had that value. */
export type RememberedRecord = { unit: string; id: number; moments: readonly Moment[] };

/** What is remembered of one indicator: for each unit its records, whether published, withheld or unplaced then. */
export type Timeline = { recordAt: (unit: string, round: number) => RememberedRecord | undefined };

/** An earlier round as one family remembers it. */
export type PastRound = {
  /** The family's indicators that somebody answered then; the others were not asked. */
  asked: ReadonlySet<string>;
  /** False for a unit whose rows were erased since. */
  hasRows: (unit: string) => boolean;
  /** The values and observers of every unit that answered the indicator. */
  seen: (indicator: string) => Iterable<{ unit: string; value: number; observers: readonly Observers[] }>;
};

/**
 * Collapses an earlier round as its own release did: a unit's value is the mean over its records that were complete for
 * what was asked then. A unit without a complete record was in no block, but whoever saw its answer still remembers it.
 */
export function pastRound({ records }: HistoryEntry, family: FamilySpec): PastRound {
  const asked = family.indicators.filter((indicator) => records.some((record) => answers(record, indicator)));
  const byUnit = new Map<string, number[]>();
  records.forEach((record, index) => {
    const known = byUnit.get(unitIdOf(record));
    if (known) known.push(index);
    else byUnit.set(unitIdOf(record), [index]);
  });
  return {
    asked: new Set(asked),
    hasRows: (unit) => byUnit.has(unit),
    *seen(indicator) {
      for (const [unit, all] of byUnit) {
        const complete = all.filter((index) => asked.every((one) => answers(records[index] as FirmRecord, one)));
        const used =
          complete.length > 0 ? complete : all.filter((index) => answers(records[index] as FirmRecord, indicator));
        if (used.length === 0) continue;
        yield {
          unit,
          value: unitValue(used, indicator, records),
          observers: used.map((index) => [...new Set((records[index] as FirmRecord).associations)]),
        };
      }
    },
  };
}

const answers = ({ values }: FirmRecord, indicator: string): boolean => Object.hasOwn(values, indicator);

/** All values of one indicator by unit, oldest first. */
export type Moments = ReadonlyMap<string, readonly Moment[]>;

/** Lines up every value that the units had for one indicator. */
export function momentsOf(
  indicator: string,
  past: readonly PastRound[],
  present: { units: readonly Unit[]; values: Float64Array },
): Moments {
  const moments = new Map<string, Moment[]>();
  const remember = (unit: string, moment: Moment): void => {
    const known = moments.get(unit);
    if (known) known.push(moment);
    else moments.set(unit, [moment]);
  };
  past.forEach(({ asked, seen }, round) => {
    if (!asked.has(indicator)) return;
    for (const { unit, value, observers } of seen(indicator)) remember(unit, { round, value, observers });
  });
  present.units.forEach(({ id, observers }, index) =>
    remember(id, { round: past.length, value: present.values[index] as number, observers }),
  );
  return moments;
}

/** Says which moments are the same record. */
export function timelineOf(moments: Moments, equality: Equality): Timeline {
  let nextId = 0;
  const atRound = new Map<string, RememberedRecord[]>();
  for (const [unit, all] of moments) {
    const rounds: RememberedRecord[] = [];
    for (const same of sameValues(all, equality)) {
      const record = { unit, id: nextId++, moments: same };
      for (const { round } of same) rounds[round] = record;
    }
    atRound.set(unit, rounds);
  }
  return { recordAt: (unit, round) => atRound.get(unit)?.[round] };
}

/**
 * Moments of equal value. Within a step, equality is made transitive along the sorted values: 10.0, 10.4 and 10.8 are one
 * record at step 0.5, because an attacker can follow the chain.
 */
function sameValues(moments: readonly Moment[], { within }: Equality): (readonly Moment[])[] {
  if (moments.length === 1) return [moments];
  // values on a decimal grid differ from one step by a few units in the last place
  const reach = within * (1 + 1e-6);
  const groups: Moment[][] = [];
  let last = Number.NEGATIVE_INFINITY;
  for (const moment of [...moments].sort((a, b) => a.value - b.value || a.round - b.round)) {
    const open = groups.at(-1);
    if (open && moment.value - last <= reach) open.push(moment);
    else groups.push([moment]);
    last = moment.value;
  }
  return groups;
}

/** The unit as the safety of a set sees it: all who saw any of these records in any round in which they held. */
export const watchedRecords = (records: readonly RememberedRecord[]): WatchedUnit => ({
  sights: records.map(({ moments }) => ({ ways: moments.map(({ observers }) => observers) })),
});

/** Whether the record was seen in an earlier round by somebody who does not see it now. */
export function hasFormerObservers({ moments }: RememberedRecord, now: number): boolean {
  if (moments.length < 2) return false;
  const present = new Set(moments.flatMap(({ round, observers }) => (round === now ? observers.flat() : [])));
  return moments.some(({ observers }) => observers.some((record) => record.some((observer) => !present.has(observer))));
}
