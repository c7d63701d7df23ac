import type { EventDraft, EventFacts, HeldEvent, MeetingOutcome } from '@gauge/contracts';
import { associationOf, may, notFound, type Ctx } from '../platform/index.js';
import { clockAt, eventStatus, movesOfEvent, slotsOf, type HeldBy } from './events.rules.js';
import {
  countsOf,
  eventPage,
  findEvent,
  holderOf,
  meetingsOf,
  mutualPairs,
  outcomesOf,
  participantsOf,
} from './events.store.js';

type Asked = { page: number; size: number; search: string };

/** Events that the association holds. */
export async function heldEvents(ctx: Ctx, { page, size, search }: Asked) {
  may(ctx, 'partnering:read');
  const { events, total } = await eventPage(ctx, { page, size, search }, { open: false });
  const items: EventFacts[] = [];
  for (const event of events) items.push(await factsOf(ctx, event));
  return { items, total, page, size };
}

export async function heldEvent(ctx: Ctx, eventId: string): Promise<HeldEvent> {
  may(ctx, 'partnering:read');
  return heldEventView(ctx, await ownEvent(ctx, eventId));
}

export async function ownEvent(ctx: Ctx, eventId: string): Promise<HeldBy> {
  const event = await findEvent(ctx, eventId);
  if (event.associationId !== associationOf(ctx)) throw notFound('The event');
  return event;
}

export async function factsOf(ctx: Ctx, event: HeldBy): Promise<EventFacts> {
  const { id, kind, title, about, place, country, timeZone, startsOn, endsOn, signUpUntil, forAllies } = event;
  const { tables, mostEach } = event;
  return {
    ...{ id, kind, title, about, place, country, timeZone, startsOn, endsOn, signUpUntil, forAllies, tables, mostEach },
    status: eventStatus(event, ctx.now),
    holder: await holderOf(ctx, event),
    slots: slotsOf(event).map(({ from, to }) => ({ from: from.toISOString(), to: to.toISOString() })),
    signUps: (await countsOf(ctx, id)).signUps,
  };
}

export async function heldEventView(ctx: Ctx, event: HeldBy): Promise<HeldEvent> {
  const facts = await factsOf(ctx, event);
  const participants = await participantsOf(ctx, event.id);
  const meetings = await meetingsOf(ctx, event.id);
  const mutual = await mutualPairs(ctx, event.id);
  const count = (id: string) => meetings.filter(({ firstId, secondId }) => id === firstId || id === secondId).length;
  return {
    ...facts,
    version: event.version,
    draft: draftOf(event),
    moves: movesOfEvent(event, ctx.now),
    maySchedule: event.stored === 'requests' && mutual.length > 0,
    plannedAt: event.plannedAt?.toISOString() ?? null,
    participants: participants.map((one) => ({ ...one, meetings: count(one.id) })),
    meetings: meetings.map(({ id, slot, tableNo, firstId, secondId }) => ({
      id,
      slot,
      table: tableNo,
      first: firstId,
      second: secondId,
    })),
    funnel: {
      signedUp: facts.signUps,
      asked: (await countsOf(ctx, event.id)).requests,
      mutual: Math.max(mutual.length, meetings.length),
      planned: meetings.length,
      ...toldOf(await outcomesOf(ctx, event.id)),
    },
  };
}

/** Meetings of which a side told, found useful, goes on with. */
function toldOf(outcomes: readonly { meetingId: string; outcome: MeetingOutcome }[]) {
  const meetings = (...words: MeetingOutcome[]) =>
    new Set(outcomes.filter(({ outcome }) => words.includes(outcome)).map(({ meetingId }) => meetingId)).size;
  return {
    told: meetings('useful', 'follow_up', 'nothing'),
    useful: meetings('useful', 'follow_up'),
    followUp: meetings('follow_up'),
  };
}

function draftOf(event: HeldBy): EventDraft {
  const { kind, title, about, place, country, timeZone, startsOn, endsOn, signUpUntil, forAllies } = event;
  const { slots, slotMinutes, pauseMinutes, tables, mostEach } = event;
  const { day: meetingsOn, time: firstMeetingAt } = clockAt(event.firstMeeting, timeZone);
  return {
    ...{ kind, title, about, place, country, timeZone, startsOn, endsOn, signUpUntil, forAllies },
    ...{ meetingsOn, firstMeetingAt, slots, slotMinutes, pauseMinutes, tables, mostEach },
  };
}
