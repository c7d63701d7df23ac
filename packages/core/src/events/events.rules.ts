import { eventMoves, mayMoveEvent, type EventDraft, type EventMove, type EventStatus } from '@gauge/contracts';

/** An event as it is kept. */
export type HeldBy = Omit<EventDraft, 'meetingsOn' | 'firstMeetingAt'> & {
  id: string;
  associationId: string;
  /** As it is stored: that it has been held is a matter of the clock. */
  stored: Exclude<EventStatus, 'held'>;
  firstMeeting: Date;
  version: number;
  plannedAt: Date | null;
};

const MINUTE = 60_000;

/** When each slot begins and ends. */
export function slotsOf({
  firstMeeting,
  slots,
  slotMinutes,
  pauseMinutes,
}: Pick<HeldBy, 'firstMeeting' | 'slots' | 'slotMinutes' | 'pauseMinutes'>): { from: Date; to: Date }[] {
  return Array.from({ length: slots }, (_, slot) => {
    const from = firstMeeting.getTime() + slot * (slotMinutes + pauseMinutes) * MINUTE;
    return { from: new Date(from), to: new Date(from + slotMinutes * MINUTE) };
  });
}

export function eventStatus(event: HeldBy, now: Date): EventStatus {
  const over = slotsOf(event).at(-1)?.to;
  return event.stored === 'scheduled' && over !== undefined && over <= now ? 'held' : event.stored;
}

export const movesOfEvent = (event: HeldBy, now: Date): { move: EventMove; possible: boolean }[] =>
  (Object.keys(eventMoves) as EventMove[]).map((move) => ({
    move,
    possible: mayMoveEvent(move, eventStatus(event, now)) && (move !== 'publish' || event.plannedAt !== null),
  }));

/** Facts may change until firms have the schedule in hand. */
export const mayChange = ({ stored }: HeldBy): boolean => ['draft', 'open', 'requests'].includes(stored);

/** Sign-up goes on to the end of its last day. */
export const maySignUp = ({ stored, signUpUntil }: HeldBy, now: Date): boolean =>
  (stored === 'open' || stored === 'requests') && dayOf(now) <= signUpUntil;

export const dayOf = (at: Date): string => at.toISOString().slice(0, 10);
export const dateOf = (day: string): Date => new Date(`${day}T00:00:00Z`);

/** What clocks show at a place: day `2026-11-05`, time `09:30`. */
export function clockAt(at: Date, timeZone: string): { day: string; time: string } {
  const shown = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(at);
  const [day = '', time = ''] = shown.split(' ');
  return { day, time };
}

/** The instant at which clocks at a place show this; of two such, or of none (summer time begins), the one nearest. */
export function instantAt(day: string, time: string, timeZone: string): Date {
  const wanted = Date.parse(`${day}T${time}:00Z`);
  let at = wanted;
  for (let look = 0; look < 2; look++) {
    const clock = clockAt(new Date(at), timeZone);
    at += wanted - Date.parse(`${clock.day}T${clock.time}:00Z`);
  }
  return new Date(at);
}
