import type { EventFacts } from '@gauge/contracts';
import { countryName } from '../../lib/countries.js';
import { localeOf } from '../../lib/format.js';
import { madeOnce } from '@gauge/figures';

/** `5–6 November 2026`, or one day. */
export function daysText({ startsOn, endsOn }: Pick<EventFacts, 'startsOn' | 'endsOn'>, language: string): string {
  const format = new Intl.DateTimeFormat(localeOf(language), { dateStyle: 'long', timeZone: 'UTC' });
  const [from, to] = [new Date(startsOn), new Date(endsOn)];
  return startsOn === endsOn ? format.format(from) : format.formatRange(from, to);
}

/** `09:30–09:55`, as clocks at the place show it. */
export function slotText({ from, to }: { from: string; to: string }, timeZone: string, language: string): string {
  const format = clockFormat(localeOf(language), timeZone);
  return `${format.format(new Date(from))}–${format.format(new Date(to))}`;
}

const clockFormat = madeOnce(
  (locale: string, timeZone: string) =>
    new Intl.DateTimeFormat(locale, { timeZone, hour: '2-digit', minute: '2-digit' }),
);

/** `Thursday, 5 November` at the place. */
export const meetingDayText = (at: string, timeZone: string, language: string): string =>
  new Intl.DateTimeFormat(localeOf(language), { timeZone, weekday: 'long', day: 'numeric', month: 'long' }).format(
    new Date(at),
  );

export const placeText = ({ place, country }: Pick<EventFacts, 'place' | 'country'>, language: string): string =>
  `${place}, ${countryName(country, language)}`;
