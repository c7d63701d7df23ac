import { madeOnce } from '@gauge/figures';

/**
 * Reading numbers as people write them. A comma may be a decimal sign or a thousands separator, and so may a dot: what
 * stands for sure is taken, what could be either is read as the reader's language has it and told back with the other
 * reading, and everything else is refused rather than guessed.
 */
export type Entry =
  | { state: 'empty' }
  | { state: 'unclear' }
  | {
      state: 'number';
      value: number;
      /** The other thing it could have meant; null when there is none. */ other: number | null;
    };

const ARABIC = '٠١٢٣٤٥٦٧٨٩';
const PERSIAN = '۰۱۲۳۴۵۶۷۸۹';

export function readNumber(text: string, language: string, whole = false): Entry {
  const plain = westernised(text);
  if (plain === '') return { state: 'empty' };
  const match = /^(-?)(\d[\d.,]*|[.,]\d+)$/.exec(plain);
  if (!match) return { state: 'unclear' };
  const sign = match[1] === '-' ? -1 : 1;
  const read = readUnsigned(match[2] ?? '', language, whole);
  if (!read) return { state: 'unclear' };
  // adding zero turns -0 into 0
  return { state: 'number', value: sign * read.value + 0, other: read.other === null ? null : sign * read.other };
}

/** Western digits, dot and comma; blanks and apostrophes between digits are separators of thousands and carry no meaning. */
function westernised(text: string): string {
  return text
    .trim()
    .replace(/[٠-٩]/g, (digit) => String(ARABIC.indexOf(digit)))
    .replace(/[۰-۹]/g, (digit) => String(PERSIAN.indexOf(digit)))
    .replace(/٫/g, '.')
    .replace(/٬/g, "'")
    .replace(/[−–]/g, '-')
    .replace(/[\u200e\u200f\u061c]/g, '')
    .replace(/(?<=\d)[\s\u00a0\u202f'’](?=\d{3}(?!\d))/g, '')
    .replace(/^-\s+/, '-');
}

function readUnsigned(
  digits: string,
  language: string,
  whole: boolean,
): { value: number; other: number | null } | null {
  const signs = [...digits.matchAll(/[.,]/g)].map(([sign]) => sign);
  const last = signs.at(-1);
  if (last === undefined) return { value: Number(digits), other: null };
  const mixed = new Set(signs).size > 1;
  if (mixed) return readMixed(digits, last);
  if (signs.length > 1) return grouped(digits, last);
  return readSingle(digits, last, language, whole);
}

/** `1.234,5` and `1,234.5`: the last sign is the decimal one, the other groups thousands. */
function readMixed(digits: string, decimal: string): { value: number; other: null } | null {
  const [front = '', back = '', ...rest] = digits.split(decimal);
  const grouping = decimal === '.' ? ',' : '.';
  if (rest.length > 0 || back === '') return null;
  const thousands = grouped(front, grouping);
  return thousands && { value: Number(`${thousands.value}.${back}`), other: null };
}

/** `1.234.567`: every group but the first has three digits. */
function grouped(digits: string, sign: string): { value: number; other: null } | null {
  const [first = '', ...groups] = digits.split(sign);
  if (!/^\d{1,3}$/.test(first) || groups.some((group) => !/^\d{3}$/.test(group))) return null;
  return { value: Number(first + groups.join('')), other: null };
}

function readSingle(digits: string, sign: string, language: string, whole: boolean) {
  const [front = '', back = ''] = digits.split(sign);
  if (back === '') return null;
  const asDecimal = Number(`${front === '' ? '0' : front}.${back}`);
  const couldGroup = /^[1-9]\d{0,2}$/.test(front) && back.length === 3;
  if (!couldGroup) return { value: asDecimal, other: null };
  const asGrouped = Number(front + back);
  // a whole number has no decimals, so only one reading is left
  if (whole) return { value: asGrouped, other: null };
  return sign === decimalSign(language)
    ? { value: asDecimal, other: asGrouped }
    : { value: asGrouped, other: asDecimal };
}

const decimalSign = madeOnce((language: string): string => {
  const sign = new Intl.NumberFormat(language).formatToParts(1.5).find(({ type }) => type === 'decimal')?.value;
  return sign === ',' || sign === '٫' ? ',' : '.';
});

/** A stored value as it stands in a field: all its digits, in the reader's language. */
export const writeNumber = (value: number, language: string): string => fullFormat(language).format(value);

const fullFormat = madeOnce((language: string) => new Intl.NumberFormat(language, { maximumFractionDigits: 10 }));
