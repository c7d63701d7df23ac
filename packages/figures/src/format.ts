import { madeOnce } from './once.js';

/** Numbers and dates in the reader's language. `grid` is the step a figure is published in: no digit below it is shown. */

/** English here is for readers of many countries: day before month. */
export const localeOf = (language: string): string => (language === 'en' ? 'en-GB' : language);

/** Units that read as a suffix without words of their own. */
const symbols = new Set(['%', '€', '$']);
const rightToLeft = new Set(['ar']);

export function formatNumber(value: number, grid: number, language: string): string {
  return decimalFormat(localeOf(language), decimalsOf(grid)).format(onGrid(value, grid)).replace('-', '−');
}

const decimalFormat = madeOnce(
  (locale: string, decimals: number) =>
    new Intl.NumberFormat(locale, {
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals,
      // nothing below the grid is left of a tiny negative value, so no sign either
      signDisplay: 'negative',
    }),
);

/** The number that `formatNumber` shows, for tables that go on being reckoned with. */
export const roundedTo = (value: number, grid: number): number =>
  Number(onGrid(value, grid).toFixed(decimalsOf(grid))) + 0;

const powerOf = (grid: number): number => Math.floor(Math.log10(grid) + 1e-9);
const decimalsOf = (grid: number): number => Math.max(0, -powerOf(grid));

/** Whole tens, hundreds ... where the grid is as coarse. */
function onGrid(value: number, grid: number): number {
  const power = powerOf(grid);
  return power > 0 ? Math.round(value / 10 ** power) * 10 ** power : value;
}

/** A figure with its unit: `3.1 %`, `42 days`. */
export function formatFigure(value: number, unit: string, grid: number, language: string): string {
  return withUnit(formatNumber(value, grid, language), unit, language);
}

export function formatRange(from: number, to: number, unit: string, grid: number, language: string): string {
  // beside a minus sign the dash needs room
  const dash = to < 0 || from < 0 ? '\u00a0–\u00a0' : '–';
  return withUnit(`${formatNumber(from, grid, language)}${dash}${formatNumber(to, grid, language)}`, unit, language);
}

function withUnit(figure: string, unit: string, language: string): string {
  // a no-break space keeps the unit beside its number
  const space = symbols.has(unit) ? '\u202f' : '\u00a0';
  const whole = unit === '' || unit === 'ratio' ? figure : `${figure}${space}${unit}`;
  return isolated(whole, language);
}

/** In a right-to-left sentence a figure keeps its own direction, or its signs change sides. */
export const isolated = (figure: string, language: string): string =>
  rightToLeft.has(language) ? `\u2066${figure}\u2069` : figure;

export const formatDay = (iso: string, language: string): string => dayFormat(localeOf(language)).format(new Date(iso));

const dayFormat = madeOnce(
  (locale: string) =>
    new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }),
);

export const formatCount = (value: number, language: string): string => countFormat(localeOf(language)).format(value);

const countFormat = madeOnce((locale: string) => new Intl.NumberFormat(locale));

/** Countries and regions by their codes; undefined for what is none. */
export const regionNames = madeOnce(
  (language: string) => new Intl.DisplayNames(language, { type: 'region', fallback: 'none' }),
);
