/** Numbers and days as the figures tell them, on pages and in reports; beside them what only a page needs. */
export { formatCount, formatDay, formatFigure, formatNumber, formatRange, isolated, localeOf } from '@gauge/figures';
import { localeOf, madeOnce } from '@gauge/figures';

export const formatMoment = (iso: string, language: string): string =>
  momentFormat(localeOf(language)).format(new Date(iso));

const momentFormat = madeOnce(
  (locale: string) => new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }),
);

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
  return agoFormat(localeOf(language)).format(-Math.round(past / seconds), unit);
}

const agoFormat = madeOnce((locale: string) => new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }));

/** For names that stand in the middle of a sentence; abbreviations keep their capitals. */
export const lowerFirst = (text: string): string =>
  /^\p{Lu}\p{Ll}/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
