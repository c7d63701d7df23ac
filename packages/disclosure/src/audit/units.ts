import type { FirmRecord } from '../format.js';

/** A unit of one family: its records that answered every indicator of the family. */
export type AuditedUnit = { id: string; records: FirmRecord[] };

/** The units of a family, in no particular order. */
export function unitsOf(records: readonly FirmRecord[], indicators: readonly string[]): AuditedUnit[] {
  const units = new Map<string, AuditedUnit>();
  for (const record of records) {
    if (!indicators.every((indicator) => Object.hasOwn(record.values, indicator))) continue;
    const id = record.group === '' ? record.id : record.group;
    const unit = units.get(id);
    if (unit) unit.records.push(record);
    else units.set(id, { id, records: [record] });
  }
  return [...units.values()];
}

/** The unit's value on a dimension; undefined if its records differ (mixed) or have none. */
export function valueOn({ records }: AuditedUnit, dimension: string): string | undefined {
  const first = records[0] && onOwn(records[0], dimension);
  return records.length === 1 || records.every((record) => onOwn(record, dimension) === first) ? first : undefined;
}

const onOwn = ({ dimensions }: FirmRecord, dimension: string): string | undefined =>
  Object.hasOwn(dimensions, dimension) ? dimensions[dimension] : undefined;

/** For each record, who sees it; an association named twice sees it once. */
export const observersOf = ({ records }: AuditedUnit): string[][] =>
  records.map(({ associations }) => [...new Set(associations)]);

/** The mean of the unit's records. */
export const unitValue = ({ records }: AuditedUnit, indicator: string): number =>
  meanOf(records.map(({ values }) => values[indicator] ?? Number.NaN).sort((a, b) => a - b));

/** Summed in the given order; a sum beyond the range of doubles is taken of the shares. */
export function meanOf(ascending: ArrayLike<number>): number {
  let sum = 0;
  let shares = 0;
  for (let i = 0; i < ascending.length; i++) {
    sum += ascending[i] ?? Number.NaN;
    shares += (ascending[i] ?? Number.NaN) / ascending.length;
  }
  return Number.isFinite(sum) ? sum / ascending.length : shares;
}

/** Code-point order of texts; UTF-16 order differs beyond U+FFFF. */
export function compareTexts(a: string, b: string): number {
  const [left, right] = [Array.from(a), Array.from(b)];
  for (const [place, character] of left.entries()) {
    const other = right[place];
    if (other === undefined) return 1;
    const difference = (character.codePointAt(0) ?? 0) - (other.codePointAt(0) ?? 0);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}
