import { randomUUID } from 'node:crypto';
import { eventMoves, type EventDraft, type EventMove, type HeldEvent } from '@gauge/contracts';
import { scheduleMeetings } from '@gauge/matching';
import { record } from '../audit/index.js';
import { may, Problem, type Ctx } from '../platform/index.js';
import { cancelledMail, scheduleMail } from './events.mails.js';
import { eventStatus, mayChange, movesOfEvent, type HeldBy } from './events.rules.js';
import {
  addEvent,
  changeEventRow,
  findEvent,
  meetingsOf,
  mutualPairs,
  plan,
  tellParticipants,
} from './events.store.js';
import { heldEventView, ownEvent } from './events.views.js';

/** Plans an event; firms see it when it is opened. */
export async function makeEvent(ctx: Ctx, draft: EventDraft): Promise<HeldEvent> {
  may(ctx, 'events:manage');
  const id = randomUUID();
  await addEvent(ctx, id, draft);
  await record(ctx, 'event.made', { event: id });
  return heldEventView(ctx, await findEvent(ctx, id));
}

/** Changes what is said of an event; a schedule made for it is thrown away, for it may no longer fit. */
export async function changeEvent(
  ctx: Ctx,
  eventId: string,
  { version, draft }: { version: number; draft: EventDraft },
): Promise<HeldEvent> {
  may(ctx, 'events:manage');
  const event = await ownEvent(ctx, eventId);
  if (!mayChange(event))
    throw new Problem('event_wrong_state', 'The schedule is published: the event can no longer change.');
  if (event.plannedAt) await plan(ctx, event, []);
  await changeEventRow(ctx, { ...event, version }, { draft, plannedAt: null });
  await record(ctx, 'event.changed', { event: eventId });
  return heldEventView(ctx, await findEvent(ctx, eventId));
}

/** Opens it, lets firms ask for meetings, publishes the schedule, closes or cancels it. */
export async function moveEvent(ctx: Ctx, eventId: string, move: EventMove): Promise<HeldEvent> {
  may(ctx, 'events:manage');
  const event = await ownEvent(ctx, eventId);
  if (!movesOfEvent(event, ctx.now).some((known) => known.move === move && known.possible))
    throw new Problem(
      'event_wrong_state',
      `An event in the state “${eventStatus(event, ctx.now)}” cannot do this now.`,
    );
  if (move === 'publish') await mustStillHold(ctx, event);
  const { to } = eventMoves[move];
  await changeEventRow(ctx, event, { stored: to, ...(move === 'publish' ? { publishedAt: ctx.now } : {}) });
  await record(ctx, `event.${move}`, { event: eventId });
  if (move === 'publish') await tellParticipants(ctx, eventId, scheduleMail(event.title), { withMeeting: true });
  if (move === 'cancel') await tellParticipants(ctx, eventId, cancelledMail(event.title), { withMeeting: false });
  return heldEventView(ctx, await findEvent(ctx, eventId));
}

/** Makes the schedule from the mutual requests; again and again until it is published. */
export async function makeSchedule(ctx: Ctx, eventId: string): Promise<HeldEvent> {
  may(ctx, 'events:manage');
  const event = await ownEvent(ctx, eventId);
  if (event.stored !== 'requests')
    throw new Problem('event_wrong_state', 'A schedule is made while firms ask for meetings, before it is published.');
  const pairs = await mutualPairs(ctx, eventId);
  if (pairs.length === 0)
    throw new Problem('no_mutual_requests', 'No two firms have asked for each other yet, so there is nothing to plan.');
  const meetings = scheduleMeetings(pairs, event);
  await changeEventRow(ctx, event, { plannedAt: ctx.now });
  await plan(ctx, event, meetings);
  await record(ctx, 'event.planned', { event: eventId, pairs: pairs.length, meetings: meetings.length });
  return heldEventView(ctx, await findEvent(ctx, eventId));
}

/** A firm may have left or taken a question back since the schedule was made: nobody is shown a meeting they do not want. */
async function mustStillHold(ctx: Ctx, event: HeldBy): Promise<void> {
  const mutual = new Set((await mutualPairs(ctx, event.id)).map((pair) => pair.join()));
  const meetings = await meetingsOf(ctx, event.id);
  if (meetings.some(({ firstId, secondId }) => !mutual.has([firstId, secondId].join())))
    throw new Problem(
      'conflict',
      'A firm has left or no longer wants a meeting. Make the schedule again, then publish it.',
    );
}
