import {
  AnyTeaser,
  Halt,
  IntroductionKind,
  IntroductionMove,
  IntroductionParty,
  IntroductionStatus,
} from '@gauge/contracts';
import type { Prisma } from '@gauge/db';
import { z } from 'zod';
import { notFound, personOf, Problem, type Ctx, type MailWordings } from '../platform/index.js';
import { waitingStatuses, type Course, type Side } from './introductions.rules.js';

export type Introduction = Course & {
  id: string;
  kind: IntroductionKind;
  askerProfileId: string;
  askerFirmId: string;
  askerAssociationId: string;
  askedProfileId: string;
  askedFirmId: string;
  askedAssociationId: string;
  teasers: Record<Side, AnyTeaser>;
  message: string;
  toAssociationAt: Date | null;
  toFirmAt: Date | null;
  exchangedAt: Date | null;
  endedAt: Date | null;
  version: number;
  createdAt: Date;
};

const introductionOf = ({
  status,
  kind,
  askerTeaser,
  askedTeaser,
  ...row
}: Prisma.IntroductionGetPayload<object>): Introduction => ({
  ...row,
  kind: IntroductionKind.parse(kind),
  stored: IntroductionStatus.parse(status),
  teasers: { asker: AnyTeaser.parse(askerTeaser), asked: AnyTeaser.parse(askedTeaser) },
});

/** An introduction the caller has a part in, as far as it has come to them: row level security says. */
export async function findIntroduction(ctx: Ctx, id: string): Promise<Introduction> {
  const row = await ctx.tx.introduction.findUnique({ where: { id } });
  if (!row) throw notFound('The introduction');
  return introductionOf(row);
}

const ended = ['closed', 'declined', 'withdrawn', 'lapsed'];

/** A page of the caller's introductions, those that go on first, by what is due next. */
export async function introductionPage(
  ctx: Ctx,
  { page, size, open, charge }: { page: number; size: number; open?: 'open' | 'ended'; charge?: 'mine' },
): Promise<{ rows: Introduction[]; total: number }> {
  const lapsed = { status: { in: [...waitingStatuses] }, dueAt: { lte: ctx.now } };
  const isEnded: Prisma.IntroductionWhereInput = { OR: [{ status: { in: ended } }, lapsed] };
  const where: Prisma.IntroductionWhereInput = {
    ...(open === undefined ? {} : open === 'ended' ? isEnded : { NOT: isEnded }),
    ...(charge === 'mine' ? { charges: { some: { grant: { userId: personOf(ctx) } } } } : {}),
  };
  const rows = await ctx.tx.introduction.findMany({
    where,
    orderBy: [{ endedAt: { sort: 'asc', nulls: 'first' } }, { dueAt: { sort: 'asc', nulls: 'last' } }, { id: 'asc' }],
    skip: (page - 1) * size,
    take: size,
  });
  return { rows: rows.map(introductionOf), total: await ctx.tx.introduction.count({ where }) };
}

export type NewIntroduction = {
  id: string;
  kind: IntroductionKind;
  message: string;
  own: AnyTeaser;
  other: AnyTeaser;
  dueAt: Date | null;
};

/** Writes the question; whom it goes to only the database knows. */
export async function beginIntroduction(ctx: Ctx, one: NewIntroduction): Promise<void> {
  await ctx.tx.$queryRaw`
    select introduction_begin(${one.id}::uuid, ${one.kind}, ${one.own.id}::uuid, ${one.other.id}::uuid, ${one.message},
      ${JSON.stringify(one.own)}::jsonb, ${JSON.stringify(one.other)}::jsonb, ${one.dueAt}, ${ctx.now})::text`;
}

type Change = {
  status: IntroductionStatus;
  dueAt?: Date | null;
  toAssociationAt?: Date;
  toFirmAt?: Date;
  askerConsentAt?: Date;
  askedConsentAt?: Date;
  exchangedAt?: Date;
  endedAt?: Date;
};

/** Moves it only if it still is what the caller saw. */
export async function changeIntroduction(ctx: Ctx, one: Introduction, change: Change): Promise<void> {
  const { count } = await ctx.tx.introduction.updateMany({
    where: { id: one.id, status: one.stored, version: one.version },
    data: { ...change, version: { increment: 1 } },
  });
  if (count === 0) throw new Problem('conflict', 'Somebody moved this introduction meanwhile. Load it again and look.');
}

export type Step = {
  move: IntroductionMove | 'ask' | 'lapse' | 'report';
  by: IntroductionParty | 'deadline';
  note?: string | null;
};

export async function addStep(ctx: Ctx, introductionId: string, { move, by, note }: Step, at = ctx.now): Promise<void> {
  await ctx.tx.introductionStep.create({
    data: { introductionId, at, move, by, byUser: by === 'deadline' ? null : ctx.actor.id, note: note || null },
  });
}

/** Writes down what the clock has decided, so that a new question can be asked where an old one lapsed. */
export async function settleLapsed(ctx: Ctx): Promise<void> {
  const where = { status: { in: [...waitingStatuses] }, dueAt: { lte: ctx.now } };
  for (const row of await ctx.tx.introduction.findMany({ where, take: 100 })) {
    const at = row.dueAt ?? ctx.now;
    await changeIntroduction(ctx, introductionOf(row), { status: 'lapsed', endedAt: at });
    await addStep(ctx, row.id, { move: 'lapse', by: 'deadline' }, at);
  }
}

/** How many introductions a firm has in hand: those it asked for and those it accepted. Taken one after another. */
export async function countOpen(ctx: Ctx, firmId: string): Promise<number> {
  await ctx.tx.$queryRaw`select pg_advisory_xact_lock(hashtextextended(${`introductions ${firmId}`}, 0))::text`;
  const running = { dueAt: { gt: ctx.now } };
  return ctx.tx.introduction.count({
    where: {
      OR: [
        { askerFirmId: firmId, status: { in: [...waitingStatuses] }, ...running },
        { askedFirmId: firmId, status: 'consent', ...running },
      ],
    },
  });
}

const opened = [...waitingStatuses, 'exchanged'];

/** Of these profiles of others, those the firm has asked to meet already: profile to introduction. */
export async function askedProfiles(ctx: Ctx, firmId: string, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await ctx.tx.introduction.findMany({
    where: { askerFirmId: firmId, askedProfileId: { in: [...ids] }, status: { in: opened } },
    select: { id: true, askedProfileId: true, dueAt: true },
  });
  const running = rows.filter(({ dueAt }) => dueAt === null || dueAt > ctx.now);
  return new Map(running.map(({ id, askedProfileId }) => [askedProfileId, id]));
}

/** Of these profiles of others, those with which the firm has had to do already: it asked to meet them, or they it. */
export async function metProfiles(ctx: Ctx, firmId: string, ids: readonly string[]): Promise<Set<string>> {
  const rows = await ctx.tx.introduction.findMany({
    where: {
      OR: [
        { askerFirmId: firmId, askedProfileId: { in: [...ids] } },
        { askedFirmId: firmId, toFirmAt: { not: null }, askerProfileId: { in: [...ids] } },
      ],
    },
    select: { askerProfileId: true, askedProfileId: true },
  });
  return new Set(rows.flatMap(({ askerProfileId, askedProfileId }) => [askerProfileId, askedProfileId]));
}

/** How many introductions go on for each own profile, asked with it or asked of it. */
export async function openByProfile(ctx: Ctx, ids: readonly string[]): Promise<Map<string, number>> {
  const rows = await ctx.tx.introduction.findMany({
    where: {
      status: { in: opened },
      OR: [{ askerProfileId: { in: [...ids] } }, { askedProfileId: { in: [...ids] } }],
    },
    select: { askerProfileId: true, askedProfileId: true, dueAt: true },
  });
  const counts = new Map<string, number>();
  for (const row of rows.filter(({ dueAt }) => dueAt === null || dueAt > ctx.now))
    for (const id of new Set([row.askerProfileId, row.askedProfileId])) counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
}

/** What stands against going on, as the caller's side sees it; those with nothing against them are not among the replies. */
export async function haltsOf(ctx: Ctx, ids: readonly string[]): Promise<Map<string, Halt>> {
  const rows = await ctx.tx.$queryRaw<{ id: string; halt: string | null }[]>`
    select id, introduction_halt(id, ${ctx.now}) as halt from unnest(${[...ids]}::uuid[]) as asked (id)`;
  return new Map(rows.flatMap(({ id, halt }) => (halt === null ? [] : [[id, Halt.parse(halt)] as const])));
}

export const haltOf = async (ctx: Ctx, id: string): Promise<Halt | null> => (await haltsOf(ctx, [id])).get(id) ?? null;

export type Contact = { firm: string; country: string; person: string; email: string };

/** Both sides' names, which the database gives out after both consents and never before; whom to talk to for the firms alone. */
export async function contactsOf(ctx: Ctx, id: string): Promise<Record<Side, Contact> | null> {
  const rows = await ctx.tx.$queryRaw<ContactRow[]>`
    select side, firm, country, person, email from introduction_contacts(${id}::uuid)`;
  const [asker, asked] = (['asker', 'asked'] as const).map((side) => rows.find((row) => row.side === side));
  return asker && asked ? { asker: contact(asker), asked: contact(asked) } : null;
}

/** Person and e-mail are null for an association. */
type ContactRow = Record<'firm' | 'country', string> & Record<'person' | 'email', string | null> & { side: Side };
const contact = ({ firm, country, person, email }: ContactRow): Contact => ({
  firm,
  country,
  person: person ?? '',
  email: email ?? '',
});

/** A mail to a party whose address the sender may not see. */
export async function tellParty(ctx: Ctx, id: string, party: IntroductionParty, wordings: MailWordings): Promise<void> {
  await ctx.tx.$queryRaw`select introduction_tell(${id}::uuid, ${party}, ${JSON.stringify(wordings)}::jsonb)::text`;
}

const StepMove = z.union([IntroductionMove, z.enum(['ask', 'lapse', 'report'])]);
const StepBy = z.union([IntroductionParty, z.literal('deadline')]);
const SideWord = z.enum(['asker', 'asked']);

/** Who wrote which message, as far as the database tells the caller's firm. */
async function authorsOf(ctx: Ctx, introductionId: string): Promise<Map<string, string>> {
  const rows = await ctx.tx.$queryRaw<{ id: string; author: string }[]>`
    select id, author from introduction_authors(${introductionId}::uuid)`;
  return new Map(rows.map(({ id, author }) => [id, author]));
}

/** Steps, messages and outcomes, oldest first. */
export async function historyOf(ctx: Ctx, introductionId: string) {
  const newestLast = {
    where: { introductionId },
    orderBy: [{ at: 'asc' as const }, { id: 'asc' as const }],
    take: 500,
  };
  const steps = await ctx.tx.introductionStep.findMany(newestLast);
  const messages = await ctx.tx.introductionMessage.findMany({
    ...newestLast,
    select: { id: true, at: true, side: true, body: true },
  });
  const authors = await authorsOf(ctx, introductionId);
  const outcomes = await ctx.tx.introductionOutcome.findMany(newestLast);
  return {
    steps: steps.map(({ move, by, at, note }) => ({ move: StepMove.parse(move), by: StepBy.parse(by), at, note })),
    messages: messages.map((message) => ({
      ...message,
      side: SideWord.parse(message.side),
      author: authors.get(message.id) ?? null,
    })),
    outcomes: outcomes.map((outcome) => ({ ...outcome, side: SideWord.parse(outcome.side) })),
  };
}
