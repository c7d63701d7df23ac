import { InputError, type InputPlace } from './errors.js';
import type { FirmRecord, HistoryEntry } from './format.js';
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

/**
 * Refuses records that cannot be counted: empty or doubled ids, no association, a missing dimension, a ladder that is no
 * tree on these records.
 *
 * @throws InputError with the record's index and the column
 */
export function checkMemberships(spec: CompleteSpec, memberships: readonly Membership[]): void {
  checkIdentities(memberships);
  memberships.forEach(({ id, dimensions }, index) => {
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
  });
  checkLadder(spec, memberships);
}

/** @throws InputError for an empty or doubled id or an unusable association */
export function checkIdentities(
  memberships: readonly Pick<FirmRecord, 'id' | 'associations'>[],
  earlier: Pick<InputPlace, 'history'> = {},
): void {
  const seen = new Set<string>();
  memberships.forEach(({ id, associations }, index) => {
    if (id === '') throw new InputError('id_missing', 'a record has no id', { ...earlier, index, column: 'unit_id' });
    if (seen.has(id))
      throw new InputError('id_twice', `the id "${id}" stands twice; each record needs its own`, {
        ...earlier,
        index,
        column: 'unit_id',
      });
    seen.add(id);
    if (associations.length === 0 || associations.some((name) => name === '' || name.includes('|'))) {
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
      if (kind === undefined) continue;
      if (typeof value !== 'number' || !Number.isFinite(value)) {
        throw new InputError(
          'not_finite',
          `record "${id}" has ${String(value)} as ${column}; leave a missing value out, write others as finite numbers`,
          { ...earlier, index, column },
        );
      }
      if (kind === 'yesno' && value !== 0 && value !== 1) {
        throw new InputError(
          'not_yes_no',
          `record "${id}" answers ${value} to the yes/no item ${column}; use 1 for yes and 0 for no`,
          { ...earlier, index, column },
        );
      }
    }
  });
}

/** The same for the records of earlier releases, as far as the history rule reads them. */
export function checkHistory(spec: CompleteSpec, history: readonly HistoryEntry[]): void {
  history.forEach(({ records }, position) => {
    checkIdentities(records, { history: position });
    checkValues(spec, records, { history: position });
  });
}

/** Two records with equal finer keys must have equal coarser keys, or blocks of different levels would overlap. */
function checkLadder(spec: CompleteSpec, memberships: readonly Membership[]): void {
  for (let level = 1; level < spec.ladder.length; level++) {
    const finer = spec.ladder[level - 1] as string[];
    const coarser = spec.ladder[level] as string[];
    const added = coarser.filter((column) => !finer.includes(column));
    if (added.length === 0) continue;
    const parents = new Map<string, { key: string; id: string }>();
    memberships.forEach((record, index) => {
      const key = JSON.stringify(finer.map((column) => columnOf(record, column)));
      const parent = JSON.stringify(added.map((column) => columnOf(record, column)));
      const known = parents.get(key);
      if (known === undefined) parents.set(key, { key: parent, id: record.id });
      else if (known.key !== parent) {
        throw new InputError(
          'ladder_no_tree',
          `the ladder is no tree: records "${known.id}" and "${record.id}" agree on ${finer.join(', ') || 'the empty key'} but differ on ${added.join(', ')}; let each key of the ladder follow from the one before`,
          { index, column: added[0] },
        );
      }
    });
  }
}

function columnOf(record: Membership, column: string): string {
  return column === ASSOCIATIONS
    ? [...new Set(record.associations)].sort(byCodePoint).join('|')
    : (record.dimensions[column] as string);
}
