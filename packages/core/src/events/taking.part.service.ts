import type { FirmEvent, MeetingOutcome } from '@gauge/contracts';
import { record } from '../audit/index.js';
import { mustNotTellWho, publishedProfiles } from '../network/index.js';
import { may, notFound, Problem, type Ctx } from '../platform/index.js';
import { maySignUp } from './events.rules.js';
import { findEvent } from './events.store.js';
import { askToMeet, leave, report, signUp, signUpOf, takeBack } from './taking.part.store.js';
import { firmEventView, mayLeave } from './taking.part.views.js';

/** Takes part with a published profile, of which others see the teaser; with another one, if it took part already. */
export async function signUpToEvent(ctx: Ctx, eventId: string, profileId: string): Promise<FirmEvent> {
  may(ctx, 'partners:decide');
  const event = await findEvent(ctx, eventId);
  if (!maySignUp(event, ctx.now)) throw new Problem('event_wrong_state', 'Sign-up to this event is not open.');
  const profile = (await publishedProfiles(ctx)).find(({ id }) => id === profileId);
  if (!profile) throw notFound('The published profile');
  await signUp(ctx, eventId, profileId, profile.teaser);
  await record(ctx, 'event.signed_up', { event: eventId, profile: profileId });
  return firmEventView(ctx, event);
}

export async function leaveEvent(ctx: Ctx, eventId: string): Promise<FirmEvent> {
  may(ctx, 'partners:decide');
  const event = await findEvent(ctx, eventId);
  if (!mayLeave(event, ctx.now)) throw new Problem('event_wrong_state', 'The event is over.');
  if ((await leave(ctx, eventId)) === 0) throw notFound('Your sign-up');
  await record(ctx, 'event.left', { event: eventId });
  return firmEventView(ctx, event);
}

/** Asks to meet an anonymous profile. If it asks too, that is both firms' consent to a meeting under their names. */
export async function askForMeeting(ctx: Ctx, eventId: string, to: string, wish: string): Promise<{ ok: true }> {
  may(ctx, 'partners:decide');
  await findEvent(ctx, eventId);
  await mustNotTellWho(ctx, wish, 'wish');
  await askToMeet(ctx, eventId, to, wish);
  await record(ctx, 'event.asked', { event: eventId, of: to });
  return { ok: true };
}

export async function takeBackMeeting(ctx: Ctx, eventId: string, to: string): Promise<{ ok: true }> {
  may(ctx, 'partners:decide');
  await findEvent(ctx, eventId);
  const own = await signUpOf(ctx, eventId);
  if (!own || (await takeBack(ctx, own.id, to)) === 0) throw notFound('The question');
  await record(ctx, 'event.taken_back', { event: eventId, of: to });
  return { ok: true };
}

/** What came of a meeting, as this side sees it; it may think again until the event is closed. */
export async function reportMeeting(
  ctx: Ctx,
  eventId: string,
  meetingId: string,
  outcome: MeetingOutcome,
): Promise<FirmEvent> {
  may(ctx, 'partners:decide');
  const event = await findEvent(ctx, eventId);
  const own = await firmEventView(ctx, event);
  if (!own.meetings.some(({ id }) => id === meetingId)) throw notFound('The meeting');
  await report(ctx, meetingId, outcome);
  await record(ctx, 'event.outcome', { event: eventId, meeting: meetingId, outcome });
  return firmEventView(ctx, event);
}
