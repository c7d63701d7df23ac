import type { FamilySpec, FirmRecord, HistoryEntry } from './format.js';
import { checkIdentities } from './records.js';
import type { Observers, WatchedUnit } from './safe.js';
import { unitIdOf, unitValue, type Unit } from './units.js';

/** How two values of a unit count as the same record: exactly, or within one display step. */
export type Equality = { within: number };

/** A unit's value in one round, with the observers of each of its records then. Round 0 is the oldest, the last the present. */
type Moment = { round: number; value: number; observers: readonly Observers[] };

/** One record of the history rule: a unit with one value, and every round in which it had that value. */
export type RememberedRecord = { unit: string; id: number; moments: readonly Moment[] };

/** What is remembered of one indicator: for each unit its records, whether published, withheld or unplaced then. */
export type Timeline = { recordAt(unit: string, round: number): RememberedRecord | undefined };

/** An earlier round of a family: its units' records, those complete for the family as far as that round asked for it. */
export type PastRound = {
  records: readonly FirmRecord[];
  units: ReadonlyMap<string, { records: number[]; observers: Observers[] }>;
  asked: ReadonlySet<string>;
};

/** Collapses an earlier round. Indicators nobody answered then were not asked and cannot make a record incomplete. */
export function pastRound({ records }: HistoryEntry, family: FamilySpec): PastRound {
  checkIdentities(records);
  const asked = new Set(
    family.indicators.filter((indicator) => records.some(({ values }) => Object.hasOwn(values, indicator))),
  );
  const units = new Map<string, { records: number[]; observers: Observers[] }>();
  records.forEach((record, index) => {
    if (asked.size === 0 || ![...asked].every((indicator) => Object.hasOwn(record.values, indicator))) return;
    const unit = units.get(unitIdOf(record)) ?? { records: [], observers: [] };
    units.set(unitIdOf(record), unit);
    unit.records.push(index);
    unit.observers.push([...new Set(record.associations)]);
  });
  return { records, units, asked };
}

/** Lines up every value the family's units had for one indicator, and says which of them are the same record. */
export function timelineOf(
  indicator: string,
  past: readonly PastRound[],
  present: { units: readonly Unit[]; values: Float64Array },
  equality: Equality,
): Timeline {
  const moments = new Map<string, Moment[]>();
  const remember = (unit: string, moment: Moment): void => {
    const known = moments.get(unit);
    if (known) known.push(moment);
    else moments.set(unit, [moment]);
  };
  past.forEach(({ records, units, asked }, round) => {
    if (!asked.has(indicator)) return;
    for (const [id, unit] of units)
      remember(id, { round, value: unitValue(unit.records, indicator, records), observers: unit.observers });
  });
  present.units.forEach(({ id, observers }, index) =>
    remember(id, { round: past.length, value: present.values[index] as number, observers }),
  );

  let nextId = 0;
  const atRound = new Map<string, Map<number, RememberedRecord>>();
  for (const [unit, all] of moments) {
    const rounds = new Map<number, RememberedRecord>();
    for (const same of sameValues(all, equality)) {
      const record = { unit, id: nextId++, moments: same };
      for (const { round } of same) rounds.set(round, record);
    }
    atRound.set(unit, rounds);
  }
  return { recordAt: (unit, round) => atRound.get(unit)?.get(round) };
}

/**
 * Moments of equal value. Within a step, equality is made transitive along the sorted values: 10.0, 10.4 and 10.8 are one
 * record at step 0.5, because an attacker can follow the chain.
 */
function sameValues(moments: readonly Moment[], { within }: Equality): Moment[][] {
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
