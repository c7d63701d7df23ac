import { AlliancePurpose } from '@gauge/contracts';
import type { Prisma } from '@gauge/db';
import { z } from 'zod';
import { associationOf, notFound, Problem, type Ctx } from '../platform/index.js';
import type { Alliance, StoredStatus } from './alliances.rules.js';

const Stored = z.enum(['proposed', 'unanswered', 'declined', 'withdrawn', 'accepted', 'replaced', 'ended']);
/** An association has a handful of allies; this bounds the history. */
const MOST = 500;

type Row = Prisma.AllianceGetPayload<object>;
const partnerIdOf = (row: Row, own: string): string => (row.firstId === own ? row.secondId : row.firstId);

async function seen(ctx: Ctx, rows: readonly Row[]): Promise<Alliance[]> {
  const own = associationOf(ctx);
  const ids = rows.map((row) => partnerIdOf(row, own));
  const found = await ctx.tx.association.findMany({
    where: { id: { in: ids } },
    select: { id: true, name: true, country: true },
  });
  const partners = new Map(found.map((partner) => [partner.id, partner]));
  return rows.flatMap(({ status, purposes, proposedBy, endedBy, ...row }) => {
    const partner = partners.get(partnerIdOf({ status, purposes, proposedBy, endedBy, ...row }, own));
    if (!partner) return [];
    return [
      {
        ...row,
        partner,
        proposedByUs: proposedBy === own,
        endedByUs: endedBy === null ? null : endedBy === own,
        purposes: AlliancePurpose.array().parse(purposes),
        stored: Stored.parse(status),
      },
    ];
  });
}

/** All of the caller's association, or those with one other; row level security shows no others. */
export async function findAlliances(ctx: Ctx, partnerId?: string): Promise<Alliance[]> {
  const own = associationOf(ctx);
  const pair = partnerId === undefined ? {} : pairOf(own, partnerId);
  const mine = { OR: [{ firstId: own }, { secondId: own }] };
  const rows = await ctx.tx.alliance.findMany({
    where: { ...mine, ...pair },
    orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
    take: MOST,
  });
  return seen(ctx, rows);
}

export async function findAlliance(ctx: Ctx, id: string): Promise<Alliance> {
  const row = await ctx.tx.alliance.findUnique({ where: { id } });
  const [found] = row ? await seen(ctx, [row]) : [];
  if (!found) throw notFound('The agreement');
  return found;
}

const pairOf = (one: string, other: string) => {
  const [firstId, secondId] = [one, other].sort() as [string, string];
  return { firstId, secondId };
};

export type NewAlliance = {
  id: string;
  partnerId: string;
  purposes: AlliancePurpose[];
  validFrom: Date;
  validUntil: Date | null;
  message: string;
};

export async function addAlliance(ctx: Ctx, { partnerId, ...terms }: NewAlliance): Promise<void> {
  const own = associationOf(ctx);
  await ctx.tx.alliance.create({
    data: { ...terms, ...pairOf(own, partnerId), proposedBy: own, createdAt: ctx.now },
  });
}

type Change = { status: StoredStatus; validFrom?: Date; answeredAt?: Date; endedAt?: Date; reason?: string | null };

/** Moves it only if it still is what the caller saw. */
export async function changeAlliance(ctx: Ctx, one: Alliance, change: Change): Promise<void> {
  const { count } = await ctx.tx.alliance.updateMany({
    where: { id: one.id, status: one.stored, version: one.version },
    data: {
      ...change,
      ...(change.status === 'ended' ? { endedBy: associationOf(ctx) } : {}),
      version: { increment: 1 },
    },
  });
  if (count === 0) throw new Problem('conflict', 'The other side moved this meanwhile. Load it again and look.');
}

/** One command about a pair at a time: two proposals that cross each other are two questions. */
export async function holdPair(ctx: Ctx, partnerId: string): Promise<void> {
  const { firstId, secondId } = pairOf(associationOf(ctx), partnerId);
  await ctx.tx.$queryRaw`select pg_advisory_xact_lock(hashtextextended(${`alliance ${firstId} ${secondId}`}, 0))::text`;
}

export async function contactOf(
  ctx: Ctx,
  associationId: string,
): Promise<{ name: string; email: string; locale: string } | null> {
  const row = await ctx.tx.association.findUnique({ where: { id: associationId } });
  return row && { name: row.name, email: row.contactEmail, locale: row.locale };
}
