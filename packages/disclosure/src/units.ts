import { ascending, meanOfRange } from '@gauge/statistics';
import type { Members, Profile } from './columns.js';
import type { FamilySpec, FirmRecord } from './format.js';
import { MIXED } from './records.js';
import { watched, type Observers, type WatchedUnit } from './safe.js';
import { ASSOCIATIONS, type CompleteSpec } from './spec.js';
import { byCodePoint } from './text-order.js';

/** An enterprise group within one family: what disclosure control counts. */
export type Unit = Place & {
  id: string;
  /** Positions, in the input, of its records that are complete for the family. */
  records: readonly number[];
};

/** Where units of the same labels and observers stand; such units share one. */
type Place = {
  /** For each record, who sees it. */
  observers: readonly Observers[];
  /** Its group under each key of the ladder, as a number of the roster. */
  ladderGroups: Int32Array;
  /** Its group at each lattice node, or -1 where a mixed value meets no filter. */
  nodeGroups: Int32Array;
  watched: WatchedUnit;
};

/** The units of a network, from which each family takes those that answered it. */
export type Roster = {
  /**
   * Families together with their units, in code-point order of their ids: only records that answered every indicator of a
   * family take part, and only they give a unit its dimensions and observers. Families answered by the same records
   * come together; units are made as the walk comes to them, for those of all families would not fit in memory.
   */
  parties: (families: readonly FamilySpec[]) => Iterable<{ families: readonly FamilySpec[]; units: readonly Unit[] }>;
  /** How many groups there are under any key of the ladder or node; they are numbered from 0. */
  groupCount: () => number;
  /** The label of a group: its values in the order of its key. */
  labelOf: (group: number) => readonly string[];
};

/** Groups and record ids share one name space. */
export const unitIdOf = (record: Pick<FirmRecord, 'id' | 'group'>): string => record.group || record.id;

/** Collapses records to units. Labels are compared once here and are numbers from then on. */
export function rosterOf(spec: CompleteSpec, members: Members): Roster {
  const groups = groupNumbers();
  const placeOf = placesOf(spec, groups, members);
  const whole = recordsByUnit(members);
  return {
    groupCount: groups.count,
    labelOf: groups.labelOf,
    *parties(families) {
      for (const party of familiesByAnswers(families, members)) {
        const units: Unit[] = [];
        for (const { id, records } of whole) {
          const complete = records.every((record) => party.complete[record] === 1)
            ? records
            : records.filter((record) => party.complete[record] === 1);
          if (complete.length > 0) units.push({ id, records: complete, ...placeOf(complete) });
        }
        yield { families: party.families, units };
      }
    },
  };
}

/** The records of each unit, units in code-point order. */
function recordsByUnit({ ids, groups }: Members): { id: string; records: number[] }[] {
  const unitOf = (record: number): string => groups[record] || (ids[record] as string);
  const order = Array.from(ids.keys()).sort((a, b) => byCodePoint(unitOf(a), unitOf(b)) || a - b);
  const units: { id: string; records: number[] }[] = [];
  for (const record of order) {
    const id = unitOf(record);
    const last = units.at(-1);
    if (last?.id === id) last.records.push(record);
    else units.push({ id, records: [record] });
  }
  return units;
}

/** Families whose complete records are the same, with a 1 for each such record. */
function familiesByAnswers(
  families: readonly FamilySpec[],
  { ids, answers }: Members,
): { families: FamilySpec[]; complete: Uint8Array }[] {
  const parties: { families: FamilySpec[]; complete: Uint8Array }[] = [];
  for (const family of families) {
    const complete = new Uint8Array(ids.length).fill(1);
    for (const answered of family.indicators.map(answers))
      for (let record = 0; record < complete.length; record++) if (!answered(record)) complete[record] = 0;
    const same = parties.find((party) => party.complete.every((each, record) => each === complete[record]));
    if (same) same.families.push(family);
    else parties.push({ families: [family], complete });
  }
  return parties;
}

/** Where records stand as one unit; a single record stands where its profile does. */
function placesOf(
  spec: CompleteSpec,
  groups: GroupNumbers,
  { profiles, profileOf }: Members,
): (records: readonly number[]) => Place {
  const known = new Map<number, Place>();
  const placeOf = (records: readonly number[]): Place =>
    unitPlace(
      spec,
      groups,
      records.map((record) => profiles[profileOf[record] as number] as Profile),
    );
  return (records) => {
    if (records.length > 1) return placeOf(records);
    const profile = profileOf[records[0] as number] as number;
    const place = known.get(profile) ?? placeOf(records);
    known.set(profile, place);
    return place;
  };
}

function unitPlace(spec: CompleteSpec, groups: GroupNumbers, own: readonly Profile[]): Place {
  const observers = own.map(({ associations }) => [...new Set(associations)]);
  const associations = [...new Set(observers.flat())].sort(byCodePoint).join('|');
  const values = new Map(
    spec.dimensions.map((dimension) => {
      const value = own[0]?.dimensions[dimension] as string;
      return [dimension, own.every(({ dimensions }) => dimensions[dimension] === value) ? value : MIXED];
    }),
  );
  const label = (key: readonly string[]): string[] =>
    key.map((column) => (column === ASSOCIATIONS ? associations : (values.get(column) as string)));
  return {
    observers,
    ladderGroups: Int32Array.from(spec.ladder, (key, level) => groups.numberOf(`ladder ${level}`, label(key))),
    nodeGroups: Int32Array.from(spec.cohorts, (node, place) =>
      node.some((column) => values.get(column) === MIXED) ? -1 : groups.numberOf(`node ${place}`, label(node)),
    ),
    watched: watched(observers),
  };
}

type GroupNumbers = {
  numberOf: (key: string, label: string[]) => number;
  count: () => number;
  labelOf: (group: number) => readonly string[];
};

function groupNumbers(): GroupNumbers {
  const numbers = new Map<string, number>();
  const labels: string[][] = [];
  return {
    numberOf(key, label) {
      const name = JSON.stringify([key, ...label]);
      const known = numbers.get(name) ?? labels.push(label) - 1;
      numbers.set(name, known);
      return known;
    },
    count: () => labels.length,
    labelOf: (group) => labels[group] as string[],
  };
}

/** A unit's value: the mean over its records, summed in ascending order so that the order of input cannot show. */
export function unitValue(
  records: readonly number[],
  indicator: string,
  input: readonly Pick<FirmRecord, 'values'>[],
): number {
  return meanOver(records, (record) => input[record]?.values[indicator] as number);
}

/** The value of every unit, from a column of the records' values. */
export function unitColumn(units: readonly Unit[], values: Float64Array): Float64Array {
  const column = new Float64Array(units.length);
  const valueOf = (record: number): number => values[record] as number;
  for (let unit = 0; unit < column.length; unit++) column[unit] = meanOver((units[unit] as Unit).records, valueOf);
  return column;
}

function meanOver(records: readonly number[], valueOf: (record: number) => number): number {
  if (records.length === 1) return valueOf(records[0] as number) + 0;
  const values = ascending(records.map(valueOf));
  return meanOfRange(values, 0, values.length);
}
