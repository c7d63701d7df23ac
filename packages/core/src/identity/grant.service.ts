import { Role, type UserView } from '@gauge/contracts';
import type { z } from 'zod';
import { record } from '../audit/index.js';
import { associationOf, firmOf, may, notFound, Problem, type Ctx } from '../platform/index.js';
import { invitationViews } from './invitation.service.js';

type View = z.infer<typeof UserView>;
const MOST_SHOWN = 500;

export async function associationUsers(ctx: Ctx) {
  may(ctx, 'association:manage');
  return usersOf(ctx, { associationId: associationOf(ctx) });
}

export async function firmUsers(ctx: Ctx) {
  may(ctx, 'firm:read');
  return usersOf(ctx, { firmId: firmOf(ctx) });
}

/**
 * Those who hold a role in the place, and the invitations to it that were not accepted yet. What an association sent to
 * member firms stands with them: among hundreds of those a colleague's would be lost.
 */
async function usersOf(ctx: Ctx, place: { associationId: string } | { firmId: string }) {
  const grants = await ctx.tx.roleGrant.findMany({
    where: place,
    include: { user: { select: { id: true, name: true, email: true } } },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    take: MOST_SHOWN,
  });
  const invitations = await ctx.tx.invitation.findMany({
    where: { firmId: null, ...place, acceptedAt: null, revokedAt: null },
    orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
    take: MOST_SHOWN,
  });
  const items: View[] = grants.map(({ id, role, createdAt, user }) => ({
    grantId: id,
    userId: user.id,
    name: user.name,
    email: user.email,
    role: Role.parse(role),
    since: createdAt.toISOString(),
  }));
  return { items, invitations: await invitationViews(ctx, invitations) };
}

export async function endAssociationGrant(ctx: Ctx, grantId: string): Promise<void> {
  may(ctx, 'association:manage');
  await endGrant(ctx, grantId, { associationId: associationOf(ctx) }, 'association_administrator');
}

export async function endFirmGrant(ctx: Ctx, grantId: string): Promise<void> {
  may(ctx, 'firm:manage');
  await endGrant(ctx, grantId, { firmId: firmOf(ctx) }, 'firm_administrator');
}

/** Takes a role away; the database ends the person's sessions with it. A place never loses its last administrator. */
async function endGrant(
  ctx: Ctx,
  id: string,
  place: { associationId: string } | { firmId: string },
  administrator: Role,
): Promise<void> {
  const key = `administrators ${Object.values(place).join()}`;
  // two administrators may remove each other at the same moment
  await ctx.tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`;
  const grant = await ctx.tx.roleGrant.findFirst({ where: { id, ...place } });
  if (!grant) throw notFound('The role');
  if (grant.role === administrator) {
    const administrators = await ctx.tx.roleGrant.count({ where: { ...place, role: administrator } });
    if (administrators <= 1) throw new Problem('conflict', 'The last administrator cannot be removed.');
  }
  await ctx.tx.roleGrant.deleteMany({ where: { id } });
  await record(ctx, 'grant.ended', { grant: id, user: grant.userId, role: grant.role });
}
