import { meetingLimits, type EventProfile, type FileReply, type FirmEvent } from '@gauge/contracts';
import { publishedProfiles } from '../network/index.js';
import { may, notFound, type Ctx } from '../platform/index.js';
import { calendarFile, type CalendarEntry } from './calendar.rules.js';
import { eventStatus, maySignUp, slotsOf, type HeldBy } from './events.rules.js';
import { eventPage, findEvent } from './events.store.js';
import { factsOf } from './events.views.js';
import { askedBy, profilePage, scheduleOf, signedUpTo, signUpOf, vouchersFor } from './taking.part.store.js';

type Asked = { page: number; size: number; search: string };

/** Events the firm can join, and those in which it has a part. */
export async function firmEvents(ctx: Ctx, { page, size, search }: Asked) {
  may(ctx, 'partners:read');
  const { events, total } = await eventPage(ctx, { page, size, search }, { open: true });
  const joined = await signedUpTo(
    ctx,
    events.map(({ id }) => id),
  );
  const items = [];
  for (const event of events) items.push({ ...(await factsOf(ctx, event)), signedUp: joined.has(event.id) });
  return { items, total, page, size };
}

export async function firmEvent(ctx: Ctx, eventId: string): Promise<FirmEvent> {
  may(ctx, 'partners:read');
  return firmEventView(ctx, await findEvent(ctx, eventId));
}

export async function firmEventView(ctx: Ctx, event: HeldBy): Promise<FirmEvent> {
  const signUp = await signUpOf(ctx, event.id);
  const vouchers = await vouchersFor(ctx, event);
  const profiles = (await publishedProfiles(ctx)).filter(({ associationId }) => vouchers.has(associationId));
  const slots = slotsOf(event);
  const meetings = (await scheduleOf(ctx, event.id)).flatMap(({ slot, ...meeting }) => {
    const at = slots[slot];
    if (!at) return [];
    const mayReport = event.stored === 'scheduled' && !meeting.off && at.from <= ctx.now;
    return [{ ...meeting, from: at.from.toISOString(), to: at.to.toISOString(), mayReport }];
  });
  return {
    ...(await factsOf(ctx, event)),
    signUp,
    maySignUp: maySignUp(event, ctx.now),
    mayLeave: signUp !== null && mayLeave(event, ctx.now),
    mayAsk: signUp !== null && event.stored === 'requests',
    profiles: profiles.map(({ id, teaser }) => ({ id, title: teaser.title })),
    asked: signUp ? await askedBy(ctx, signUp.id) : 0,
    mostAsked: meetingLimits.asked,
    meetings,
  };
}

export const mayLeave = (event: HeldBy, now: Date): boolean =>
  ['open', 'requests', 'scheduled'].includes(eventStatus(event, now));

export async function eventProfiles(
  ctx: Ctx,
  eventId: string,
  asked: Asked & { show: 'all' | 'asked' | 'asking' },
): Promise<{ items: EventProfile[]; total: number; page: number; size: number }> {
  may(ctx, 'partners:read');
  await findEvent(ctx, eventId);
  const { page, size } = asked;
  return { ...(await profilePage(ctx, eventId, asked)), page, size };
}

/** The firm's meetings as a calendar file; while it has none, the days of the event. */
export async function eventCalendar(ctx: Ctx, eventId: string): Promise<FileReply> {
  may(ctx, 'partners:read');
  const event = await firmEvent(ctx, eventId);
  if (!event.signUp) throw notFound('The calendar');
  const location = `${event.place}, ${event.country}`;
  const meetings = event.meetings.flatMap(({ id, from, to, table, contact }): CalendarEntry[] =>
    contact
      ? [
          {
            uid: `${id}@meetings.gauge`,
            when: { from: new Date(from), to: new Date(to) },
            summary: `${contact.firm} (${event.title})`,
            description: [`Table ${table + 1}`, contact.person, contact.email].filter(Boolean).join('\n'),
            location: `${location}, table ${table + 1}`,
          },
        ]
      : [],
  );
  const whole: CalendarEntry = {
    uid: `${event.id}@events.gauge`,
    when: { firstDay: event.startsOn, lastDay: event.endsOn },
    summary: event.title,
    description: event.about,
    location,
  };
  const file = calendarFile(meetings.length > 0 ? meetings : [whole], ctx.now);
  return {
    fileName: `${fileNameOf(event.title)}.ics`,
    contentType: 'text/calendar; charset=utf-8',
    bytes: Buffer.from(file),
  };
}

const fileNameOf = (title: string): string => title.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-+|-+$/g, '') || 'event';
