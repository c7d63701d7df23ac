import type { FirmRecord } from './format.js';
import type { CompleteSpec } from './spec.js';

/** Where a record belongs and who sees it; many records share one. */
export type Profile = { associations: readonly string[]; dimensions: Readonly<Record<string, string>> };

/** Records as columns, without their values. */
export type Members = {
  ids: readonly string[];
  /** Of each record, '' where it is its own unit. */
  groups: readonly string[];
  profiles: readonly Profile[];
  /** For each record its profile. */
  profileOf: Uint32Array;
  /** Whether a record answered the indicator. */
  answers: (indicator: string) => (record: number) => boolean;
};

/** Records as columns: what a release is built from, and the only form in which a million of them fit in memory. */
export type RecordColumns = Omit<Members, 'answers'> & {
  /** For each indicator one number a record; NaN is a missing value. May lie on shared memory. */
  values: ReadonlyMap<string, Float64Array>;
};

export const membersOf = (columns: RecordColumns): Members => ({
  ...columns,
  answers(indicator) {
    const values = columns.values.get(indicator);
    return (record) => values !== undefined && !Number.isNaN(values[record]);
  },
});

/** Records as columns. A value that is no number is missing there; `checkValues` has refused it before. */
export function columnsOfRecords(spec: CompleteSpec, records: readonly FirmRecord[]): RecordColumns {
  return {
    ...withProfiles(spec, records),
    values: new Map(
      spec.indicators.map(({ id }) => [
        id,
        Float64Array.from(records, ({ values }) => (Object.hasOwn(values, id) ? (values[id] as number) : Number.NaN)),
      ]),
    ),
  };
}

/** Ids, groups and profiles of rows; equal profiles become one. */
export function withProfiles(
  { dimensions: columns }: Pick<CompleteSpec, 'dimensions'>,
  rows: readonly Pick<FirmRecord, 'id' | 'group' | 'associations' | 'dimensions'>[],
): Omit<Members, 'answers'> {
  const numbers = new Map<string, number>();
  const profiles: Profile[] = [];
  const profileOf = Uint32Array.from(rows, ({ associations, dimensions }) => {
    const name = JSON.stringify([
      associations,
      columns.map((column) => (Object.hasOwn(dimensions, column) ? dimensions[column] : null)),
    ]);
    const known = numbers.get(name) ?? profiles.push({ associations, dimensions }) - 1;
    numbers.set(name, known);
    return known;
  });
  return { ids: rows.map(({ id }) => id), groups: rows.map(({ group }) => group), profiles, profileOf };
}

/** The record that each profile occurs in first, in the order of the records; what is wrong with a profile is found there. */
export function firstRecords({ profiles, profileOf }: Pick<Members, 'profiles' | 'profileOf'>): number[] {
  const met = new Uint8Array(profiles.length);
  const firsts: number[] = [];
  for (let record = 0; record < profileOf.length && firsts.length < profiles.length; record++) {
    const profile = profileOf[record] as number;
    if (met[profile] === 0) firsts.push(record);
    met[profile] = 1;
  }
  return firsts;
}
