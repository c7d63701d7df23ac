import { z } from 'zod';

/** Words and lifecycle of events with meetings: what the API enforces, the web disables and the tests enumerate. */

/** `held`: scheduled, and the last meeting is over; nobody has to move it there. */
export const eventStatuses = ['draft', 'open', 'requests', 'scheduled', 'held', 'closed', 'cancelled'] as const;
export const EventStatus = z.enum(eventStatuses);
export type EventStatus = z.infer<typeof EventStatus>;

/** `ask`: firms may ask for meetings; sign-up goes on to its last day. `publish` needs a schedule. */
export const eventMoves = {
  open: { from: ['draft'], to: 'open' },
  ask: { from: ['open'], to: 'requests' },
  publish: { from: ['requests'], to: 'scheduled' },
  close: { from: ['held'], to: 'closed' },
  cancel: { from: ['draft', 'open', 'requests', 'scheduled'], to: 'cancelled' },
} as const satisfies Record<string, { from: readonly EventStatus[]; to: EventStatus }>;
export type EventMove = keyof typeof eventMoves;
export const EventMove = z.enum(Object.keys(eventMoves) as [EventMove, ...EventMove[]]);

export const mayMoveEvent = (move: EventMove, status: EventStatus): boolean =>
  (eventMoves[move].from as readonly EventStatus[]).includes(status);

export const meetingOutcomes = ['useful', 'follow_up', 'nothing'] as const;
export const MeetingOutcome = z.enum(meetingOutcomes);
export type MeetingOutcome = z.infer<typeof MeetingOutcome>;

/** What one event holds at most; within it a schedule is made in less than a second. */
export const meetingLimits = { slots: 40, tables: 100, firms: 300, asked: 40 } as const;
