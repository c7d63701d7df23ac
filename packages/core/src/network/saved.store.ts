import { PartnershipType, ProfileKind, type SavedSearchView } from '@gauge/contracts';
import type { Database, Prisma } from '@gauge/db';
import { notFound, type Ctx } from '../platform/index.js';

type Row = Prisma.SavedSearchGetPayload<object>;

export const savedView = ({ id, profileId, search, kind, type, country, alert }: Row): SavedSearchView => ({
  id,
  profileId,
  search,
  kind: ProfileKind.nullable().parse(kind),
  type: PartnershipType.nullable().parse(type),
  country,
  alert,
});

export const savedSearchesOf = (ctx: Ctx, firmId: string): Promise<Row[]> =>
  ctx.tx.savedSearch.findMany({ where: { firmId }, orderBy: [{ createdAt: 'desc' }, { id: 'asc' }], take: 100 });

export async function findSavedSearch(ctx: Ctx, id: string): Promise<Row> {
  const row = await ctx.tx.savedSearch.findUnique({ where: { id } });
  if (!row) throw notFound('The search');
  return row;
}

export type DueAlert = {
  id: string;
  firmId: string;
  userId: string;
  to: string;
  profileId: string | null;
  search: string;
  kind: string | null;
  type: string | null;
  country: string | null;
  lookedAt: Date;
  locale: string;
};

export const dueAlerts = (database: Database, now: Date, most: number): Promise<DueAlert[]> =>
  database.client.$queryRaw<DueAlert[]>`
    select id, firm_id as "firmId", user_id as "userId", to_address as "to", profile_id as "profileId", search, kind, type, country,
      looked_at as "lookedAt", mail_language(to_address, null) as locale
    from alerts_due(${now}, ${most}::int)`;
