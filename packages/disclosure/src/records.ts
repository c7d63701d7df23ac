import { firstRecords, withProfiles, type Members, type Profile, type RecordColumns } from './columns.js';
import { InputError, type InputPlace } from './errors.js';
import type { FirmRecord, HistoryEntry, IndicatorKind } from './format.js';
import { ASSOCIATIONS, type CompleteSpec } from './spec.js';
import { byCodePoint } from './text-order.js';

/** A record without its values: who the firm is, where it belongs, who sees it, and which indicators it answered. */
export type Membership = Omit<FirmRecord, 'values'> & { answered: ReadonlySet<string> };

/** The label of a unit whose records differ on a dimension; no record may carry it as a value. */
export const MIXED = '*';

export const membershipOf = (record: FirmRecord): Membership => ({
  id: record.id,
  group: record.group,
  associations: record.associations,
  dimensions: record.dimensions,
  answered: new Set(Object.keys(record.values)),
});

export const membersOfMemberships = (spec: CompleteSpec, memberships: readonly Membership[]): Members => ({
  ...withProfiles(spec, memberships),
  answers: (indicator) => (record) => (memberships[record] as Membership).answered.has(indicator),
});

/**
 * Refuses records that cannot be counted: empty or doubled ids, no association, a missing dimension, a ladder that is no
 * tree on these records.
 *
 * @throws InputError with the record's index and the column
 */
export function checkMembers(spec: CompleteSpec, members: Members): void {
  const { ids, profiles, profileOf } = members;
  const profileAt = (record: number): Profile => profiles[profileOf[record] as number] as Profile;
  const isSeen = profiles.map(({ associations }) => areUsable(associations));
  checkIdentities(ids, (record) => isSeen[profileOf[record] as number] as boolean);
  const firsts = firstRecords(members);
  for (const index of firsts) {
    const [id, { dimensions }] = [ids[index], profileAt(index)];
    for (const column of spec.dimensions) {
      const value = Object.hasOwn(dimensions, column) ? dimensions[column] : undefined;
      if (typeof value !== 'string' || value === '')
        throw new InputError('dimension_missing', `record "${id}" has no ${column}; every dimension needs a value`, {
          index,
          column,
        });
      if (value === MIXED)
        throw new InputError(
          'dimension_reserved',
          `record "${id}" has "*" as its ${column}; "*" stands for mixed groups, use another word`,
          { index, column },
        );
    }
  }
  checkLadder(
    spec,
    firsts.map((index) => ({ index, id: ids[index] as string, ...profileAt(index) })),
  );
}

const areUsable = (associations: readonly string[]): boolean =>
  associations.length > 0 && !associations.some((name) => name === '' || name.includes('|'));

/** @throws InputError for an empty or doubled id or an unusable association */
function checkIdentities(
  ids: readonly string[],
  isSeen: (index: number) => boolean,
  earlier: Pick<InputPlace, 'history'> = {},
): void {
  const seen = new Set<string>();
  ids.forEach((id, index) => {
    if (id === '') throw new InputError('id_missing', 'a record has no id', { ...earlier, index, column: 'unit_id' });
    if (seen.has(id))
      throw new InputError('id_twice', `the id "${id}" stands twice; each record needs its own`, {
        ...earlier,
        index,
        column: 'unit_id',
      });
    seen.add(id);
    if (!isSeen(index)) {
      throw new InputError('associations', `record "${id}" needs at least one association, each a name without "|"`, {
        ...earlier,
        index,
        column: ASSOCIATIONS,
      });
    }
  });
}

/**
 * Refuses values that are no figures: not finite, or other than 0 and 1 where the indicator is a yes/no item.
 *
 * @throws InputError with the record's index and the column
 */
export function checkValues(
  spec: CompleteSpec,
  records: readonly FirmRecord[],
  earlier: Pick<InputPlace, 'history'> = {},
): void {
  const kinds = new Map(spec.indicators.map(({ id, kind }) => [id, kind]));
  records.forEach(({ id, values }, index) => {
    for (const [column, value] of Object.entries(values)) {
      const kind = kinds.get(column);
      if (kind !== undefined) checkValue(id, value, kind, { ...earlier, index, column });
    }
  });
}

/**
 * The same for columns, in which NaN is a missing value.
 *
 * @throws InputError, also where a column has another length than there are records
 */
export function checkColumns(spec: CompleteSpec, { ids, values }: RecordColumns): void {
  for (const { id: column, kind } of spec.indicators) {
    const numbers = values.get(column);
    if (numbers !== undefined && numbers.length !== ids.length)
      throw new InputError('column_length', `${column} has ${numbers.length} values for ${ids.length} records`, {
        column,
      });
    numbers?.forEach((value, index) => {
      const isSound = kind === 'yesno' ? value === 0 || value === 1 : Number.isFinite(value);
      if (!isSound && !Number.isNaN(value)) checkValue(ids[index] as string, value, kind, { index, column });
    });
  }
}

function checkValue(id: string, value: unknown, kind: IndicatorKind, place: InputPlace): void {
  if (typeof value !== 'number' || !Number.isFinite(value)) {
    throw new InputError(
      'not_finite',
      `record "${id}" has ${String(value)} as ${place.column}; leave a missing value out, write others as finite numbers`,
      place,
    );
  }
  if (kind === 'yesno' && value !== 0 && value !== 1) {
    throw new InputError(
      'not_yes_no',
      `record "${id}" answers ${value} to the yes/no item ${place.column}; use 1 for yes and 0 for no`,
      place,
    );
  }
}

/** The same for the records of earlier releases, as far as the history rule reads them. */
export function checkHistory(spec: CompleteSpec, history: readonly HistoryEntry[]): void {
  history.forEach(({ records }, position) => {
    checkIdentities(
      records.map(({ id }) => id),
      (index) => areUsable((records[index] as FirmRecord).associations),
      { history: position },
    );
    checkValues(spec, records, { history: position });
  });
}

/** Two records with equal finer keys must have equal coarser keys, or blocks of different levels would overlap. */
function checkLadder(spec: CompleteSpec, members: readonly (Profile & { index: number; id: string })[]): void {
  for (let level = 1; level < spec.ladder.length; level++) {
    const finer = spec.ladder[level - 1] as string[];
    const coarser = spec.ladder[level] as string[];
    const added = coarser.filter((column) => !finer.includes(column));
    if (added.length === 0) continue;
    const parents = new Map<string, { key: string; id: string }>();
    for (const record of members) {
      const key = JSON.stringify(finer.map((column) => columnOf(record, column)));
      const parent = JSON.stringify(added.map((column) => columnOf(record, column)));
      const known = parents.get(key);
      if (known === undefined) parents.set(key, { key: parent, id: record.id });
      else if (known.key !== parent) {
        throw new InputError(
          'ladder_no_tree',
          `the ladder is no tree: records "${known.id}" and "${record.id}" agree on ${finer.join(', ') || 'the empty key'} but differ on ${added.join(', ')}; let each key of the ladder follow from the one before`,
          { index: record.index, column: added[0] },
        );
      }
    }
  }
}

function columnOf(record: Profile, column: string): string {
  return column === ASSOCIATIONS
    ? [...new Set(record.associations)].sort(byCodePoint).join('|')
    : (record.dimensions[column] as string);
}
