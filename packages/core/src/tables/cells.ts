/** A title or a word as it is compared: without capitals, underscores and spare blanks. */
export const plainWords = (text: string): string =>
  text
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, ' ');

/** A cell as it is shown again in a list of faults. */
export const shortened = (text: string): string => (text.length > 60 ? `${text.slice(0, 59)}…` : text);

export type Decimal = '.' | ',';

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?$/i;
const GROUPED = { '.': /^[+-]?[1-9]\d{0,2}(,\d{3})+(\.\d+)?$/, ',': /^[+-]?[1-9]\d{0,2}(\.\d{3})+(,\d+)?$/ };

/** A number as people write it: thousands parted by spaces, or by the mark that is not the decimal one. */
export function numberIn(text: string, decimal: Decimal): number | undefined {
  const bare = text.replace(/(?<=\d)[\s\u00a0\u202f'’](?=\d{3})/g, '').replace('−', '-');
  const grouped = GROUPED[decimal].test(bare);
  const other = decimal === '.' ? /,/g : /\./g;
  const digits = (grouped ? bare.replace(other, '') : bare).replace(decimal, '.');
  return NUMBER.test(digits) ? Number(digits) : undefined;
}
