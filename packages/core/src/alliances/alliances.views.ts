import { associationOf, type Ctx } from '../platform/index.js';

export type Purpose = 'pooled_benchmark' | 'partner_profiles' | 'learning_exchange' | 'events';
export type Ally = { id: string; name: string; country: string };

/** Associations with which the caller's has an agreement in force that covers the purpose, by name. */
export async function alliesFor(ctx: Ctx, purpose: Purpose): Promise<Ally[]> {
  const own = associationOf(ctx);
  const agreements = await ctx.tx.alliance.findMany({
    where: {
      status: 'accepted',
      purposes: { has: purpose },
      validFrom: { lte: ctx.now },
      AND: [
        { OR: [{ firstId: own }, { secondId: own }] },
        // the last day counts as a whole day
        { OR: [{ validUntil: null }, { validUntil: { gte: new Date(ctx.now.toISOString().slice(0, 10)) } }] },
      ],
    },
  });
  const ids = agreements.map(({ firstId, secondId }) => (firstId === own ? secondId : firstId));
  return ctx.tx.association.findMany({
    where: { id: { in: ids } },
    select: { id: true, name: true, country: true },
    orderBy: { name: 'asc' },
  });
}
