import { z } from 'zod';
import { country } from './members.js';
import { EventMove, EventStatus, MeetingOutcome, meetingLimits } from './meetings.js';
import { TeaserView } from './partners.js';
import {
  associationParams,
  day,
  FileReply,
  firmParams,
  id,
  instant,
  nothing,
  pageOf,
  pageQuery,
  route,
} from './route.js';

export const EventKind = z.enum(['fair', 'study_tour', 'brokerage_day']);
export type EventKind = z.infer<typeof EventKind>;
const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const timeZone = z.string().max(60).refine(isTimeZone, { message: 'There is no such time zone.' });
const between = (least: number, most: number) => z.number().int().min(least).max(most);

const draftShape = z.strictObject({
  kind: EventKind,
  title: z.string().trim().min(3).max(120),
  about: z.string().trim().max(2000).default(''),
  place: z.string().trim().min(2).max(200),
  country,
  timeZone,
  startsOn: day,
  endsOn: day,
  signUpUntil: day,
  /** Open to members of associations with which there is an agreement on events, too. */ forAllies: z.boolean(),
  meetingsOn: day,
  firstMeetingAt: timeOfDay,
  slots: between(1, meetingLimits.slots),
  slotMinutes: between(10, 120),
  pauseMinutes: between(0, 60),
  tables: between(1, meetingLimits.tables),
  mostEach: between(1, meetingLimits.slots),
});

/** What whoever holds an event says of it. Times are those of the place. */
export const EventDraft = draftShape
  .superRefine((draft, context) => {
    const fault = (path: keyof typeof draft, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message });
    if (draft.endsOn < draft.startsOn) fault('endsOn', 'The event ends before it begins.');
    if (draft.signUpUntil > draft.startsOn) fault('signUpUntil', 'Sign-up ends before the event begins.');
    if (draft.meetingsOn < draft.startsOn || draft.meetingsOn > draft.endsOn)
      fault('meetingsOn', 'The meetings lie on a day of the event.');
    const [hours = 0, minutes = 0] = draft.firstMeetingAt.split(':').map(Number);
    const end = hours * 60 + minutes + draft.slots * (draft.slotMinutes + draft.pauseMinutes) - draft.pauseMinutes;
    if (end > 24 * 60) fault('slots', 'The last meeting ends after midnight. Take fewer or shorter slots.');
  })
  .meta({ id: 'EventDraft' });
export type EventDraft = z.output<typeof EventDraft>;
export type SentEventDraft = z.input<typeof EventDraft>;

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

export const EventFacts = z
  .object({
    id,
    kind: EventKind,
    status: EventStatus,
    title: z.string(),
    about: z.string(),
    place: z.string(),
    country,
    timeZone: z.string(),
    startsOn: day,
    endsOn: day,
    signUpUntil: day,
    forAllies: z.boolean(),
    holder: z.object({ id, name: z.string() }),
    /** When each slot begins and ends. */ slots: z.array(z.object({ from: instant, to: instant })),
    tables: z.number().int(),
    mostEach: z.number().int(),
    signUps: z.number().int(),
  })
  .meta({ id: 'EventFacts' });
export type EventFacts = z.infer<typeof EventFacts>;

/** Somebody who takes part, as the holder sees them. `firm` is null while only the teaser may be seen. */
const Participant = z.object({
  id,
  teaser: TeaserView,
  member: z.boolean(),
  firm: z.string().nullable(),
  left: z.boolean(),
  asked: z.number().int(),
  meetings: z.number().int(),
});

export const HeldEvent = EventFacts.extend({
  version: z.number().int(),
  draft: draftShape,
  moves: z.array(z.object({ move: EventMove, possible: z.boolean() })),
  maySchedule: z.boolean(),
  plannedAt: instant.nullable(),
  participants: z.array(Participant),
  /** Places in `participants`. Slots and tables count from 0. */
  meetings: z.array(z.object({ id, slot: z.number().int(), table: z.number().int(), first: id, second: id })),
  funnel: z.object({
    signedUp: z.number().int(),
    asked: z.number().int(),
    mutual: z.number().int(),
    planned: z.number().int(),
    told: z.number().int(),
    useful: z.number().int(),
    followUp: z.number().int(),
  }),
}).meta({ id: 'HeldEvent' });
export type HeldEvent = z.infer<typeof HeldEvent>;

const OwnMeeting = z.object({
  id,
  from: instant,
  to: instant,
  table: z.number().int(),
  teaser: TeaserView,
  /** One of the two has left the event: the meeting does not take place, and no name is shown. */ off: z.boolean(),
  /** The other firm, which asked too. */
  contact: z.object({ firm: z.string(), country, person: z.string(), email: z.string() }).nullable(),
  mayReport: z.boolean(),
  outcome: MeetingOutcome.nullable(),
});

export const FirmEvent = EventFacts.extend({
  /** With which profile the firm takes part. */
  signUp: z.object({ id, profileId: id, teaser: TeaserView }).nullable(),
  maySignUp: z.boolean(),
  mayLeave: z.boolean(),
  mayAsk: z.boolean(),
  /** Own published profiles with which the firm could take part. */ profiles: z.array(
    z.object({ id, title: z.string() }),
  ),
  asked: z.number().int(),
  mostAsked: z.number().int(),
  meetings: z.array(OwnMeeting),
}).meta({ id: 'FirmEvent' });
export type FirmEvent = z.infer<typeof FirmEvent>;

const EventProfile = z
  .object({
    id,
    teaser: TeaserView,
    /** What the reader wrote in asking to meet; null where it has not asked. */ ownWish: z.string().nullable(),
    /** What the other wrote in asking the reader. */ theirWish: z.string().nullable(),
  })
  .meta({ id: 'EventProfile' });
export type EventProfile = z.infer<typeof EventProfile>;

const heldParams = associationParams.extend({ eventId: id });
const eventParams = firmParams.extend({ eventId: id });
const profileParams = eventParams.extend({ signUpId: id });

export const eventRoutes = {
  heldEvents: route({
    id: 'heldEvents',
    method: 'GET',
    path: '/api/associations/:associationId/events',
    scope: 'association',
    permission: 'partnering:read',
    summary: 'Events that the association holds, the next one first',
    params: associationParams,
    query: pageQuery,
    reply: pageOf(EventFacts),
  }),
  makeEvent: route({
    id: 'makeEvent',
    method: 'POST',
    path: '/api/associations/:associationId/events',
    scope: 'association',
    permission: 'events:manage',
    status: 201,
    summary: 'Plan an event; nobody else sees it until it is opened',
    params: associationParams,
    body: EventDraft,
    reply: HeldEvent,
  }),
  heldEvent: route({
    id: 'heldEvent',
    method: 'GET',
    path: '/api/associations/:associationId/events/:eventId',
    scope: 'association',
    permission: 'partnering:read',
    summary: 'An event with who takes part, its schedule and what came of it',
    params: heldParams,
    reply: HeldEvent,
  }),
  changeEvent: route({
    id: 'changeEvent',
    method: 'PUT',
    path: '/api/associations/:associationId/events/:eventId',
    scope: 'association',
    permission: 'events:manage',
    summary: 'Change an event whose schedule is not published; a schedule made before is thrown away',
    params: heldParams,
    body: z.strictObject({ version: z.number().int(), draft: EventDraft }),
    reply: HeldEvent,
  }),
  moveEvent: route({
    id: 'moveEvent',
    method: 'POST',
    path: '/api/associations/:associationId/events/:eventId/moves',
    scope: 'association',
    permission: 'events:manage',
    summary: 'Open an event, let firms ask for meetings, publish the schedule, close, or cancel',
    params: heldParams,
    body: z.strictObject({ move: EventMove }),
    reply: HeldEvent,
  }),
  makeSchedule: route({
    id: 'makeSchedule',
    method: 'POST',
    path: '/api/associations/:associationId/events/:eventId/schedule',
    scope: 'association',
    permission: 'events:manage',
    summary: 'Make the schedule of meetings from the mutual requests, in place of an earlier one',
    params: heldParams,
    reply: HeldEvent,
  }),
  firmEvents: route({
    id: 'firmEvents',
    method: 'GET',
    path: '/api/firms/:firmId/events',
    scope: 'firm',
    permission: 'partners:read',
    summary: 'Events open to the firm, and those it takes part in',
    params: firmParams,
    query: pageQuery,
    reply: pageOf(EventFacts.extend({ signedUp: z.boolean() })),
  }),
  firmEvent: route({
    id: 'firmEvent',
    method: 'GET',
    path: '/api/firms/:firmId/events/:eventId',
    scope: 'firm',
    permission: 'partners:read',
    summary: 'An event with the firm’s part in it and its meetings',
    params: eventParams,
    reply: FirmEvent,
  }),
  signUpToEvent: route({
    id: 'signUpToEvent',
    method: 'POST',
    path: '/api/firms/:firmId/events/:eventId/sign-up',
    scope: 'firm',
    permission: 'partners:decide',
    summary: 'Take part with a published profile, which others see without a name',
    params: eventParams,
    body: z.strictObject({ profileId: id }),
    reply: FirmEvent,
  }),
  leaveEvent: route({
    id: 'leaveEvent',
    method: 'DELETE',
    path: '/api/firms/:firmId/events/:eventId/sign-up',
    scope: 'firm',
    permission: 'partners:decide',
    summary: 'No longer take part; meetings already in the schedule fall away',
    params: eventParams,
    reply: FirmEvent,
  }),
  eventProfiles: route({
    id: 'eventProfiles',
    method: 'GET',
    path: '/api/firms/:firmId/events/:eventId/profiles',
    scope: 'firm',
    permission: 'partners:read',
    summary: 'Anonymous profiles of those who take part and may be asked for a meeting',
    params: eventParams,
    query: pageQuery.extend({ show: z.enum(['all', 'asked', 'asking']).default('all') }),
    reply: pageOf(EventProfile),
  }),
  askForMeeting: route({
    id: 'askForMeeting',
    method: 'PUT',
    path: '/api/firms/:firmId/events/:eventId/profiles/:signUpId/request',
    scope: 'firm',
    permission: 'partners:decide',
    summary: 'Ask to meet; if the other asks too, both agree to see each other’s name in the published schedule',
    params: profileParams,
    body: z.strictObject({ wish: z.string().trim().max(300).default('') }),
    reply: nothing,
  }),
  takeBackMeeting: route({
    id: 'takeBackMeeting',
    method: 'DELETE',
    path: '/api/firms/:firmId/events/:eventId/profiles/:signUpId/request',
    scope: 'firm',
    permission: 'partners:decide',
    summary: 'Take back the question for a meeting, before the schedule is published',
    params: profileParams,
    reply: nothing,
  }),
  reportMeeting: route({
    id: 'reportMeeting',
    method: 'PUT',
    path: '/api/firms/:firmId/events/:eventId/meetings/:meetingId/outcome',
    scope: 'firm',
    permission: 'partners:decide',
    summary: 'Tell what came of a meeting; the other firm does not see it',
    params: eventParams.extend({ meetingId: id }),
    body: z.strictObject({ outcome: MeetingOutcome }),
    reply: FirmEvent,
  }),
  eventCalendar: route({
    id: 'eventCalendar',
    method: 'GET',
    path: '/api/firms/:firmId/events/:eventId/calendar.ics',
    scope: 'firm',
    permission: 'partners:read',
    produces: 'file',
    summary: 'The firm’s meetings, or the event while there are none, as a calendar file (RFC 5545)',
    params: eventParams,
    reply: FileReply,
  }),
};
