import type { Fault } from './faults.js';
import { incoherence, type Incoherence } from './incoherence.js';

export type Place = (string | number)[];

export const hasText = (text: string): boolean => text.trim() !== '';

/** A problem for each of the fields that holds no text. */
export function missing<T extends object>(
  path: Place,
  item: T,
  fields: readonly (keyof T & (string | number))[],
): Incoherence[] {
  return fields.flatMap((field) => (hasText(String(item[field])) ? [] : [incoherence([...path, field], 'write')]));
}

const codeRule = (pattern: RegExp, fault: Fault) => (path: Place, code: string) =>
  pattern.test(code) ? [] : [incoherence([...path, 'code'], fault)];

/** Formulas name inputs by their codes, so these hold nothing that a formula could read otherwise. */
export const inputCode = codeRule(/^(?!mean$)[a-z][a-z0-9_]{0,59}$/, 'inputCode');
export const indicatorCode = codeRule(/^[A-Za-z][A-Za-z0-9_]{0,59}$/, 'indicatorCode');
/** Keys of texts join codes by points. */
export const plainCode = codeRule(/^[A-Za-z][A-Za-z0-9_-]{0,59}$/, 'plainCode');
