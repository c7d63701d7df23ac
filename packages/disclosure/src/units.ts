import { ascending, meanOfRange } from '@gauge/statistics';
import type { FamilySpec, FirmRecord } from './format.js';
import { MIXED, type Membership } from './records.js';
import { ASSOCIATIONS, type CompleteSpec } from './spec.js';
import { byCodePoint } from './text-order.js';

/** The observers of one record. */
export type Observers = readonly string[];

/** An enterprise group within one family: what disclosure control counts. */
export type Unit = {
  id: string;
  /** Positions, in the input, of its records that are complete for the family. */
  records: number[];
  /** For each of those records, who sees it. */
  observers: Observers[];
  /** Its associations, sorted; their union over its records. */
  associations: string[];
  /** One value for each dimension of the specification; `*` where its records differ. */
  dimensions: string[];
};

/** Groups and record ids share one name space. */
export const unitIdOf = (record: Pick<FirmRecord, 'id' | 'group'>): string => record.group || record.id;

/**
 * The family's units, in code-point order of their ids: only records that answered every indicator of the family take
 * part, and only they give a unit its dimensions and observers.
 */
export function collapse(spec: CompleteSpec, family: FamilySpec, memberships: readonly Membership[]): Unit[] {
  const grouped = new Map<string, number[]>();
  memberships.forEach((record, index) => {
    if (!family.indicators.every((indicator) => record.answered.has(indicator))) return;
    const id = unitIdOf(record);
    const known = grouped.get(id);
    if (known) known.push(index);
    else grouped.set(id, [index]);
  });
  return [...grouped]
    .sort(([a], [b]) => byCodePoint(a, b))
    .map(([id, records]) => unit(id, records, spec.dimensions, memberships));
}

function unit(id: string, records: number[], dimensions: readonly string[], memberships: readonly Membership[]): Unit {
  const own = records.map((index) => memberships[index] as Membership);
  const observers = own.map(({ associations }) => [...new Set(associations)]);
  return {
    id,
    records,
    observers,
    associations: [...new Set(observers.flat())].sort(byCodePoint),
    dimensions: dimensions.map((dimension) => {
      const value = own[0]?.dimensions[dimension] as string;
      return own.every((record) => record.dimensions[dimension] === value) ? value : MIXED;
    }),
  };
}

/** The unit's entries in the columns of a ladder key; associations as one text joined by `|`. */
export function labelOf(unit: Unit, key: readonly string[], dimensions: readonly string[]): string[] {
  return key.map((column) =>
    column === ASSOCIATIONS ? unit.associations.join('|') : (unit.dimensions[dimensions.indexOf(column)] as string),
  );
}

/** A unit's value: the mean over its records, summed in ascending order so that the order of input cannot show. */
export function unitValue(
  records: readonly number[],
  indicator: string,
  input: readonly Pick<FirmRecord, 'values'>[],
): number {
  const first = input[records[0] as number]?.values[indicator] as number;
  if (records.length === 1) return first + 0;
  const values = ascending(records.map((index) => input[index]?.values[indicator] as number));
  return meanOfRange(values, 0, values.length);
}
