import { randomUUID } from 'node:crypto';
import { EventKind, EventStatus, MeetingOutcome, TeaserView, type EventDraft } from '@gauge/contracts';
import type { Prisma } from '@gauge/db';
import type { PlannedMeeting } from '@gauge/matching';
import { wordedFor } from '../network/index.js';
import { associationOf, notFound, Problem, type Ctx, type MailWordings } from '../platform/index.js';
import { dateOf, dayOf, instantAt, type HeldBy } from './events.rules.js';

const Stored = EventStatus.exclude(['held']);

const eventOf = ({ status, kind, startsOn, endsOn, signUpUntil, ...row }: Prisma.EventGetPayload<object>): HeldBy => ({
  ...row,
  stored: Stored.parse(status),
  kind: EventKind.parse(kind),
  startsOn: dayOf(startsOn),
  endsOn: dayOf(endsOn),
  signUpUntil: dayOf(signUpUntil),
});

/** An event the caller holds, is invited to or takes part in: row level security says. */
export async function findEvent(ctx: Ctx, id: string): Promise<HeldBy> {
  const row = await ctx.tx.event.findUnique({ where: { id } });
  if (!row) throw notFound('The event');
  return eventOf(row);
}

type Asked = { page: number; size: number; search: string };

/** A page of the events a caller sees, the next one first, those that are over last. `open`: in which firms can still join. */
export async function eventPage(ctx: Ctx, { page, size, search }: Asked, { open }: { open: boolean }) {
  const today = dayOf(ctx.now);
  const rows = await ctx.tx.$queryRaw<{ id: string; total: bigint }[]>`
    select e.id, count(*) over () as total from event e
    where position(lower(${search}) in lower(e.title)) > 0
      and (not ${open} or (e.status in ('open', 'requests') and e.ends_on >= ${today}::date)
        or exists (select 1 from event_sign_up s where s.event_id = e.id))
    order by e.ends_on < ${today}::date, abs(e.starts_on - ${today}::date), e.id
    limit ${size}::int offset ${(page - 1) * size}::int`;
  const found = await ctx.tx.event.findMany({ where: { id: { in: rows.map(({ id }) => id) } } });
  const byId = new Map(found.map((row) => [row.id, eventOf(row)]));
  return { events: rows.flatMap(({ id }) => byId.get(id) ?? []), total: Number(rows[0]?.total ?? 0) };
}

const columnsOf = ({ startsOn, endsOn, signUpUntil, meetingsOn, firstMeetingAt, ...draft }: EventDraft) => ({
  ...draft,
  startsOn: dateOf(startsOn),
  endsOn: dateOf(endsOn),
  signUpUntil: dateOf(signUpUntil),
  firstMeeting: instantAt(meetingsOn, firstMeetingAt, draft.timeZone),
});

export async function addEvent(ctx: Ctx, id: string, draft: EventDraft): Promise<void> {
  await ctx.tx.event.create({
    data: { id, associationId: associationOf(ctx), ...columnsOf(draft), createdAt: ctx.now },
  });
}

type Change = { draft?: EventDraft; stored?: HeldBy['stored']; plannedAt?: Date | null; publishedAt?: Date };

/** Changes the event only if it still is what the caller saw. */
export async function changeEventRow(ctx: Ctx, event: HeldBy, { draft, stored, ...dates }: Change): Promise<void> {
  const { count } = await ctx.tx.event.updateMany({
    where: { id: event.id, status: event.stored, version: event.version },
    data: {
      ...(draft ? columnsOf(draft) : {}),
      ...(stored ? { status: stored } : {}),
      ...dates,
      version: { increment: 1 },
    },
  });
  if (count === 0) throw new Problem('conflict', 'Somebody changed this event meanwhile. Load it again and look.');
}

export async function holderOf(ctx: Ctx, { associationId }: HeldBy): Promise<{ id: string; name: string }> {
  return ctx.tx.association.findUniqueOrThrow({ where: { id: associationId }, select: { id: true, name: true } });
}

export async function countsOf(ctx: Ctx, eventId: string): Promise<{ signUps: number; requests: number }> {
  const [row] = await ctx.tx.$queryRaw<{ sign_ups: bigint; requests: bigint }[]>`
    select sign_ups, requests from event_counts(${eventId}::uuid)`;
  return { signUps: Number(row?.sign_ups ?? 0), requests: Number(row?.requests ?? 0) };
}

export type Participant = {
  id: string;
  teaser: TeaserView;
  member: boolean;
  firm: string | null;
  left: boolean;
  asked: number;
};

/** A teaser as it was kept on signing up, in the reader's words. */
export const teaserOf = (ctx: Ctx, kept: unknown): TeaserView => wordedFor(ctx, TeaserView.parse(kept));

/** Who takes part, as far as the database tells the holder. */
export async function participantsOf(ctx: Ctx, eventId: string): Promise<Participant[]> {
  const rows = await ctx.tx.$queryRaw<
    { id: string; teaser: unknown; member: boolean; firm: string | null; left_event: boolean; asked: bigint }[]
  >`select id, teaser, member, firm, left_event, asked from event_participants(${eventId}::uuid)`;
  return rows.map(({ teaser, left_event, asked, ...row }) => ({
    ...row,
    teaser: teaserOf(ctx, teaser),
    left: left_event,
    asked: Number(asked),
  }));
}

/** Sign-ups that both asked and may meet. */
export async function mutualPairs(ctx: Ctx, eventId: string): Promise<[string, string][]> {
  const rows = await ctx.tx.$queryRaw<{ first_id: string; second_id: string }[]>`
    select first_id, second_id from event_mutual(${eventId}::uuid, ${ctx.now})`;
  return rows.map(({ first_id, second_id }) => [first_id, second_id]);
}

export const meetingsOf = (ctx: Ctx, eventId: string) =>
  ctx.tx.eventMeeting.findMany({ where: { eventId }, orderBy: [{ slot: 'asc' }, { tableNo: 'asc' }] });

/** Puts these meetings in the place of those that were planned before. */
export async function plan(ctx: Ctx, event: HeldBy, meetings: readonly PlannedMeeting[]): Promise<void> {
  await ctx.tx.eventMeeting.deleteMany({ where: { eventId: event.id } });
  await ctx.tx.eventMeeting.createMany({
    data: meetings.map(({ one, other, slot, table }) => ({
      id: randomUUID(),
      eventId: event.id,
      associationId: event.associationId,
      firstId: one,
      secondId: other,
      slot,
      tableNo: table,
    })),
  });
}

export async function outcomesOf(ctx: Ctx, eventId: string): Promise<{ meetingId: string; outcome: MeetingOutcome }[]> {
  const rows = await ctx.tx.eventOutcome.findMany({ where: { eventId }, select: { meetingId: true, outcome: true } });
  return rows.map(({ meetingId, outcome }) => ({ meetingId, outcome: MeetingOutcome.parse(outcome) }));
}

/** A mail to the contact persons of those who take part, whose addresses the holder may not see. */
export async function tellParticipants(
  ctx: Ctx,
  eventId: string,
  wordings: MailWordings,
  { withMeeting }: { withMeeting: boolean },
): Promise<void> {
  await ctx.tx.$queryRaw`select event_tell(${eventId}::uuid, ${JSON.stringify(wordings)}::jsonb, ${withMeeting})::text`;
}
