/** Numbers and dates in the reader's language. `grid` is the step a figure is published in: no digit below it is shown. */

/** English here is for readers of many countries: day before month. */
export const localeOf = (language: string): string => (language === 'en' ? 'en-GB' : language);

/** Units that read as a suffix without words of their own. */
const symbols = new Set(['%', '€', '$']);
const rightToLeft = new Set(['ar']);

export function formatNumber(value: number, grid: number, language: string): string {
  const magnitude = Math.floor(Math.log10(grid) + 1e-9);
  const decimals = Math.max(0, -magnitude);
  const unit = 10 ** Math.max(0, magnitude);
  const shown = Math.round(value / unit) * unit;
  const format = new Intl.NumberFormat(localeOf(language), {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
    // nothing below the grid is left of a tiny negative value, so no sign either
    signDisplay: 'negative',
  });
  return format.format(magnitude > 0 ? shown : value).replace('-', '−');
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

export const formatDay = (iso: string, language: string): string =>
  new Intl.DateTimeFormat(localeOf(language), {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(iso));

export const formatMoment = (iso: string, language: string): string =>
  new Intl.DateTimeFormat(localeOf(language), { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(iso));

export const formatCount = (value: number, language: string): string =>
  new Intl.NumberFormat(localeOf(language)).format(value);

const steps: [limit: number, seconds: number, unit: Intl.RelativeTimeFormatUnit][] = [
  [60, 1, 'second'],
  [3600, 60, 'minute'],
  [86_400, 3600, 'hour'],
  [30 * 86_400, 86_400, 'day'],
  [365 * 86_400, 30 * 86_400, 'month'],
  [Infinity, 365 * 86_400, 'year'],
];

/** `3 minutes ago`. */
export function formatAgo(iso: string, language: string, now = Date.now()): string {
  const past = (now - new Date(iso).getTime()) / 1000;
  const [, seconds, unit] = steps.find(([limit]) => Math.abs(past) < limit) ?? steps[5]!;
  return new Intl.RelativeTimeFormat(localeOf(language), { numeric: 'auto' }).format(-Math.round(past / seconds), unit);
}

/** For names that stand in the middle of a sentence; abbreviations keep their capitals. */
export const lowerFirst = (text: string): string =>
  /^\p{Lu}\p{Ll}/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
