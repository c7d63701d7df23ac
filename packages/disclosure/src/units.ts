import { ascending, meanOfRange } from '@gauge/statistics';
import type { FamilySpec, FirmRecord } from './format.js';
import { MIXED, type Membership } from './records.js';
import { watched, type Observers, type WatchedUnit } from './safe.js';
import { ASSOCIATIONS, type CompleteSpec } from './spec.js';
import { byCodePoint } from './text-order.js';

/** An enterprise group within one family: what disclosure control counts. */
export type Unit = {
  id: string;
  /** Positions, in the input, of its records that are complete for the family. */
  records: readonly number[];
  /** For each of those records, who sees it. */
  observers: readonly Observers[];
  /** One value for each dimension of the specification; `*` where its records differ. */
  dimensions: readonly string[];
  /** Its group under each key of the ladder, as a number of the roster. */
  ladderGroups: Int32Array;
  /** Its group at each lattice node, or -1 where a mixed value meets no filter. */
  nodeGroups: Int32Array;
  watched: WatchedUnit;
};

/** The units of a network, from which each family takes those that answered it. */
export type Roster = {
  /**
   * The family's units, in code-point order of their ids: only records that answered every indicator of the family take
   * part, and only they give a unit its dimensions and observers. Families answered by the same records get one array.
   */
  unitsOf: (family: FamilySpec) => readonly Unit[];
  /** The label of a group: its values in the order of its key. */
  labelOf: (group: number) => readonly string[];
};

/** Groups and record ids share one name space. */
export const unitIdOf = (record: Pick<FirmRecord, 'id' | 'group'>): string => record.group || record.id;

/**
 * Collapses records to units. Labels are compared once here and are numbers from then on; a unit that took part in a
 * family with all its records is the same object in every such family.
 */
export function rosterOf(spec: CompleteSpec, memberships: readonly Membership[]): Roster {
  const byUnit = new Map<string, number[]>();
  memberships.forEach((record, index) => {
    const id = unitIdOf(record);
    const known = byUnit.get(id);
    if (known) known.push(index);
    else byUnit.set(id, [index]);
  });
  const groups = groupNumbers();
  const make = (id: string, records: readonly number[]): Unit => unitOf(spec, groups, id, records, memberships);
  const whole = [...byUnit].sort(([a], [b]) => byCodePoint(a, b)).map(([id, records]) => make(id, records));
  const known: Unit[][] = [];
  return {
    labelOf: groups.labelOf,
    unitsOf({ indicators }) {
      const answers = (index: number): boolean =>
        indicators.every((indicator) => (memberships[index] as Membership).answered.has(indicator));
      const units: Unit[] = [];
      for (const unit of whole) {
        if (unit.records.every(answers)) units.push(unit);
        else if (unit.records.some(answers)) units.push(make(unit.id, unit.records.filter(answers)));
      }
      const same = known.find(
        (earlier) => earlier.length === units.length && earlier.every((unit, index) => unit === units[index]),
      );
      if (!same) known.push(units);
      return same ?? units;
    },
  };
}

function unitOf(
  spec: CompleteSpec,
  groups: GroupNumbers,
  id: string,
  records: readonly number[],
  memberships: readonly Membership[],
): Unit {
  const own = records.map((index) => memberships[index] as Membership);
  const observers = own.map(({ associations }) => [...new Set(associations)]);
  const associations = [...new Set(observers.flat())].sort(byCodePoint).join('|');
  const values = new Map(
    spec.dimensions.map((dimension) => {
      const value = own[0]?.dimensions[dimension] as string;
      return [dimension, own.every((record) => record.dimensions[dimension] === value) ? value : MIXED];
    }),
  );
  const label = (key: readonly string[]): string[] =>
    key.map((column) => (column === ASSOCIATIONS ? associations : (values.get(column) as string)));
  return {
    id,
    records,
    observers,
    dimensions: [...values.values()],
    ladderGroups: Int32Array.from(spec.ladder, (key, level) => groups.numberOf(`ladder ${level}`, label(key))),
    nodeGroups: Int32Array.from(spec.cohorts, (node, place) =>
      node.some((column) => values.get(column) === MIXED) ? -1 : groups.numberOf(`node ${place}`, label(node)),
    ),
    watched: watched(observers),
  };
}

type GroupNumbers = {
  numberOf: (key: string, label: string[]) => number;
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
    labelOf: (group) => labels[group] as string[],
  };
}

/** A unit's value: the mean over its records, summed in ascending order so that the order of input cannot show. */
export function unitValue(
  records: readonly number[],
  indicator: string,
  input: readonly Pick<FirmRecord, 'values'>[],
): number {
  if (records.length === 1) return (input[records[0] as number]?.values[indicator] as number) + 0;
  const values = ascending(records.map((index) => input[index]?.values[indicator] as number));
  return meanOfRange(values, 0, values.length);
}
