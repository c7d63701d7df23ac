import type { Database, Prisma, Tx } from '@gauge/db';
import { notFound, type Ctx } from '../platform/index.js';

export type Suggestion = Prisma.SuggestionGetPayload<object>;

/** Of what was put aside the latest: a list to take something back from, and no archive. */
const MOST_PUT_ASIDE = 50;

/** What is kept for these own profiles, the best first; what was put aside with it. */
export async function suggestionsFor(ctx: Ctx, profileIds: readonly string[]): Promise<Suggestion[]> {
  const profileId = { in: [...profileIds] };
  const open = await ctx.tx.suggestion.findMany({
    where: { profileId, putAsideAt: null },
    orderBy: [{ rank: 'asc' }, { id: 'asc' }],
    take: 200,
  });
  const putAside = await ctx.tx.suggestion.findMany({
    where: { profileId, putAsideAt: { not: null } },
    orderBy: [{ putAsideAt: 'desc' }, { id: 'asc' }],
    take: MOST_PUT_ASIDE,
  });
  return [...open, ...putAside];
}

export async function findSuggestion(ctx: Ctx, id: string): Promise<Suggestion> {
  const row = await ctx.tx.suggestion.findUnique({ where: { id } });
  if (!row) throw notFound('The suggestion');
  return row;
}

/** When partners were last looked for, by own profile. */
export async function lookedFor(ctx: Ctx, profileIds: readonly string[]): Promise<Map<string, Date>> {
  const rows = await ctx.tx.suggestionRefresh.findMany({ where: { profileId: { in: [...profileIds] } } });
  return new Map(rows.map(({ profileId, lookedAt }) => [profileId, lookedAt]));
}

export async function markSeen(ctx: Ctx, ids: readonly string[]): Promise<void> {
  await ctx.tx.suggestion.updateMany({ where: { id: { in: [...ids] }, seenAt: null }, data: { seenAt: ctx.now } });
}

/** For all profiles of the firm that it was suggested for. */
export async function markPutAside(ctx: Ctx, firmId: string, teaserId: string, at: Date | null): Promise<void> {
  await ctx.tx.suggestion.updateMany({ where: { firmId, teaserId }, data: { putAsideAt: at } });
}

/** A place has become free where this profile was suggested: the worker's next turn fills it. */
export async function lookAgainFor(ctx: Ctx, firmId: string, teaserId: string): Promise<void> {
  const rows = await ctx.tx.suggestion.findMany({ where: { firmId, teaserId }, select: { profileId: true } });
  const profileId = { in: rows.map((row) => row.profileId) };
  await ctx.tx.suggestionRefresh.updateMany({ where: { profileId }, data: { againAt: ctx.now } });
}

export type DueProfile = { profileId: string; firmId: string; /** Null: never yet. */ lookedAt: Date | null };

export const dueProfiles = (database: Database, now: Date, most: number): Promise<DueProfile[]> =>
  database.client.$queryRaw<DueProfile[]>`
    select profile_id as "profileId", firm_id as "firmId", looked_at as "lookedAt" from suggestions_due(${now}, ${most}::int)`;

/** Of two workers one has the turn; the other waits for its end and is told no. */
export async function takeTurn(
  tx: Tx,
  { profileId, firmId, lookedAt }: DueProfile,
  now: Date,
  again: Date,
): Promise<boolean> {
  const taken = await tx.$executeRaw`
    insert into suggestion_refresh as r (profile_id, firm_id, looked_at, again_at)
    values (${profileId}::uuid, ${firmId}::uuid, ${now}, ${again})
    on conflict (profile_id) do update set looked_at = excluded.looked_at, again_at = excluded.again_at
    where r.looked_at = ${lookedAt}::timestamptz`;
  return taken === 1;
}

/** Profiles of others that the firm has put aside. */
export async function putAsideBy(ctx: Ctx, firmId: string): Promise<Set<string>> {
  const rows = await ctx.tx.suggestion.findMany({
    where: { firmId, putAsideAt: { not: null } },
    select: { teaserId: true },
    distinct: ['teaserId'],
  });
  return new Set(rows.map(({ teaserId }) => teaserId));
}

/** Takes the place of what was suggested for a profile; what stays keeps its id and whether it is new. */
export async function keepSuggestions(
  ctx: Ctx,
  firmId: string,
  profileId: string,
  teaserIds: readonly string[],
): Promise<void> {
  await ctx.tx.suggestion.deleteMany({ where: { profileId, putAsideAt: null, teaserId: { notIn: [...teaserIds] } } });
  await ctx.tx.$executeRaw`
    insert into suggestion (firm_id, profile_id, teaser_id, rank, found_at)
    select ${firmId}::uuid, ${profileId}::uuid, teaser_id, rank, ${ctx.now}
    from unnest(${teaserIds}::uuid[]) with ordinality as best (teaser_id, rank)
    on conflict (profile_id, teaser_id) do update set rank = excluded.rank`;
}
