import { randomUUID } from 'node:crypto';
import { meetingLimits, MeetingOutcome, type EventProfile, type TeaserView } from '@gauge/contracts';
import { firmOf, type Ctx } from '../platform/index.js';
import { dayOf, type HeldBy } from './events.rules.js';
import { teaserOf } from './events.store.js';

export type SignUp = { id: string; profileId: string; teaser: TeaserView };

/** The firm's own part in an event; null where it has none, or has left. */
export async function signUpOf(ctx: Ctx, eventId: string): Promise<SignUp | null> {
  const row = await ctx.tx.eventSignUp.findFirst({ where: { eventId, firmId: firmOf(ctx), leftAt: null } });
  return row && { id: row.id, profileId: row.profileId, teaser: teaserOf(ctx, row.teaser) };
}

export async function signedUpTo(ctx: Ctx, eventIds: readonly string[]): Promise<Set<string>> {
  const rows = await ctx.tx.eventSignUp.findMany({
    where: { eventId: { in: [...eventIds] }, firmId: firmOf(ctx), leftAt: null },
    select: { eventId: true },
  });
  return new Set(rows.map(({ eventId }) => eventId));
}

/** Associations through which the firm can take part. */
export async function vouchersFor(ctx: Ctx, event: HeldBy): Promise<Set<string>> {
  const rows = await ctx.tx.$queryRaw<{ id: string }[]>`
    select v as id from event e, event_vouchers(e, ${dayOf(ctx.now)}::date) v where e.id = ${event.id}::uuid`;
  return new Set(rows.map(({ id }) => id));
}

export async function signUp(ctx: Ctx, eventId: string, profileId: string, teaser: TeaserView): Promise<void> {
  await ctx.tx.$queryRaw`select event_sign_up_with(${randomUUID()}::uuid, ${eventId}::uuid, ${profileId}::uuid,
    ${JSON.stringify(teaser)}::jsonb, ${meetingLimits.firms}::int, ${ctx.now})::text`;
}

export async function leave(ctx: Ctx, eventId: string): Promise<number> {
  const { count } = await ctx.tx.eventSignUp.updateMany({
    where: { eventId, firmId: firmOf(ctx), leftAt: null },
    data: { leftAt: ctx.now },
  });
  return count;
}

type Asked = { page: number; size: number; search: string; show: 'all' | 'asked' | 'asking' };
type ProfileRow = {
  id: string;
  teaser: unknown;
  own_wish: string | null;
  their_wish: string | null;
  total: bigint;
};

/** A page of anonymous profiles; those that ask to meet the reader first. */
export async function profilePage(ctx: Ctx, eventId: string, { page, size, search, show }: Asked) {
  const rows = await ctx.tx.$queryRaw<ProfileRow[]>`
    select p.*, count(*) over () as total from event_profiles(${eventId}::uuid, ${ctx.now}) p
    where position(lower(${search}) in lower(concat_ws(' ', p.teaser ->> 'title', p.teaser ->> 'text'))) > 0
      and (${show} = 'all' or (${show} = 'asked' and p.own_wish is not null) or (${show} = 'asking' and p.their_wish is not null))
    order by (p.their_wish is not null and p.own_wish is null) desc, p.teaser ->> 'title', p.id
    limit ${size}::int offset ${(page - 1) * size}::int`;
  const items = rows.map(({ id, teaser, own_wish, their_wish }): EventProfile => ({
    id,
    teaser: teaserOf(ctx, teaser),
    ownWish: own_wish,
    theirWish: their_wish,
  }));
  return { items, total: Number(rows[0]?.total ?? 0) };
}

export async function askToMeet(ctx: Ctx, eventId: string, to: string, wish: string): Promise<void> {
  await ctx.tx.$queryRaw`
    select event_ask(${eventId}::uuid, ${to}::uuid, ${wish}, ${meetingLimits.asked}::int, ${ctx.now})::text`;
}

export async function takeBack(ctx: Ctx, fromId: string, toId: string): Promise<number> {
  const { count } = await ctx.tx.eventRequest.deleteMany({ where: { fromId, toId } });
  return count;
}

export const askedBy = (ctx: Ctx, fromId: string): Promise<number> => ctx.tx.eventRequest.count({ where: { fromId } });

export type Contact = { firm: string; country: string; person: string; email: string };
type MeetingRow = {
  id: string;
  slot: number;
  table_no: number;
  teaser: unknown;
  off: boolean;
  outcome: string | null;
} & { [K in keyof Contact]: string | null };

/** The firm's meetings in the published schedule, with the names that the database gives out for them. */
export async function scheduleOf(ctx: Ctx, eventId: string) {
  const rows = await ctx.tx.$queryRaw<MeetingRow[]>`
    select id, slot, table_no, teaser, off, outcome, firm, country, person, email
    from event_schedule_of(${eventId}::uuid)`;
  return rows.map(({ id, slot, table_no, teaser, off, outcome, ...contact }) => ({
    id,
    slot,
    table: table_no,
    teaser: teaserOf(ctx, teaser),
    off,
    outcome: outcome === null ? null : MeetingOutcome.parse(outcome),
    contact: contactOf(contact),
  }));
}

function contactOf({ firm, country, person, email }: { [K in keyof Contact]: string | null }): Contact | null {
  return firm !== null && country !== null ? { firm, country, person: person ?? '', email: email ?? '' } : null;
}

export async function report(ctx: Ctx, meetingId: string, outcome: MeetingOutcome): Promise<void> {
  await ctx.tx.$queryRaw`select event_report(${meetingId}::uuid, ${outcome}, ${ctx.now})::text`;
}
