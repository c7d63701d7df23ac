import type { SentEventDraft } from '@gauge/contracts';

export type Draft = Required<SentEventDraft>;

const DAY = 86_400_000;
const dayAfter = (now: Date, days: number) => new Date(now.getTime() + days * DAY).toISOString().slice(0, 10);

/** Two months from now: a morning of meetings of 25 minutes. */
export const firstDraft = (now: Date, country: string): Draft => ({
  kind: 'brokerage_day',
  title: '',
  about: '',
  place: '',
  country,
  timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  startsOn: dayAfter(now, 60),
  endsOn: dayAfter(now, 60),
  signUpUntil: dayAfter(now, 40),
  forAllies: true,
  meetingsOn: dayAfter(now, 60),
  firstMeetingAt: '09:30',
  slots: 8,
  slotMinutes: 25,
  pauseMinutes: 5,
  tables: 10,
  mostEach: 6,
});

export type Fault =
  'title' | 'place' | 'number' | 'endsOn' | 'signUpUntil' | 'meetingsOn' | 'midnight' | 'firstMeetingAt';

/** What is wrong with a draft, by field. The server decides again. */
export function faultsOf(draft: Draft): Partial<Record<keyof Draft, Fault>> {
  const faults: Partial<Record<keyof Draft, Fault>> = {};
  if (draft.title.trim().length < 3) faults.title = 'title';
  if (draft.place.trim().length < 2) faults.place = 'place';
  const bounds = {
    slots: [1, 40],
    slotMinutes: [10, 120],
    pauseMinutes: [0, 60],
    tables: [1, 100],
    mostEach: [1, 40],
  } as const;
  for (const [field, [least, most]] of Object.entries(bounds) as [keyof typeof bounds, readonly [number, number]][])
    if (!Number.isInteger(draft[field]) || draft[field] < least || draft[field] > most) faults[field] = 'number';
  if (!(draft.endsOn >= draft.startsOn)) faults.endsOn = 'endsOn';
  if (!draft.signUpUntil || draft.signUpUntil > draft.startsOn) faults.signUpUntil = 'signUpUntil';
  if (draft.meetingsOn < draft.startsOn || draft.meetingsOn > draft.endsOn) faults.meetingsOn = 'meetingsOn';
  if (!/^\d\d:\d\d$/.test(draft.firstMeetingAt)) faults.firstMeetingAt = 'firstMeetingAt';
  else if (!faults.slots && minutesTo(draft) > 24 * 60) faults.slots = 'midnight';
  return faults;
}

/** Minutes from midnight to the end of the last meeting. */
export function minutesTo({ firstMeetingAt, slots, slotMinutes, pauseMinutes }: Draft): number {
  const [hours = 0, minutes = 0] = firstMeetingAt.split(':').map(Number);
  return hours * 60 + minutes + slots * (slotMinutes + pauseMinutes) - pauseMinutes;
}

/** `12:30`: when the last meeting ends. */
export function endText(draft: Draft): string {
  const minutes = minutesTo(draft);
  return [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':');
}
