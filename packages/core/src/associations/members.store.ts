import { Prisma } from '@gauge/db';
import type { Ctx } from '../platform/index.js';

export const withFirm = {
  firm: { include: { group: { select: { id: true, name: true } } } },
} satisfies Prisma.MembershipInclude;
export type MemberRow = Prisma.MembershipGetPayload<{ include: typeof withFirm }>;

/** A firm that has left is no longer visible to the association, so its ended membership is not listed. */
export async function memberPage(
  ctx: Ctx,
  associationId: string,
  page: { page: number; size: number; search: string },
) {
  const contains = { contains: page.search, mode: 'insensitive' } as const;
  const where: Prisma.MembershipWhereInput = {
    associationId,
    status: { not: 'ended' },
    ...(page.search ? { OR: [{ firm: { name: contains } }, { memberNo: contains }] } : {}),
  };
  const rows = await ctx.tx.membership.findMany({
    where,
    include: withFirm,
    orderBy: [{ firm: { name: 'asc' } }, { id: 'asc' }],
    skip: (page.page - 1) * page.size,
    take: page.size,
  });
  return { rows, total: await ctx.tx.membership.count({ where }) };
}

export type Level = 'none' | 'standings' | 'answers';
export type Consent = { firm_id: string; association_id: string; level: Level; at: Date };

/** The newest consent of each firm to each association, among those the caller may see. */
export async function consentsOf(ctx: Ctx, firmIds: readonly string[]): Promise<Consent[]> {
  if (firmIds.length === 0) return [];
  return ctx.tx.$queryRaw<Consent[]>`
    select distinct on (firm_id, association_id) firm_id, association_id, level, at from counsel_consent
    where firm_id in (${Prisma.join(firmIds.map((id) => Prisma.sql`${id}::uuid`))})
    order by firm_id, association_id, at desc`;
}

/** The association's own group of that name, made when there is none. */
export async function groupNamed(ctx: Ctx, associationId: string, name: string, newId: string): Promise<string> {
  const existing = await ctx.tx.enterpriseGroup.findFirst({
    where: { name: { equals: name, mode: 'insensitive' }, registeredBy: associationId },
    orderBy: { createdAt: 'asc' },
  });
  if (existing) return existing.id;
  await ctx.tx.enterpriseGroup.createMany({ data: [{ id: newId, name, registeredBy: associationId }] });
  return newId;
}
