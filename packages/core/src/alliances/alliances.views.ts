import { associationOf, type Ctx } from '../platform/index.js';

export type Purpose = 'pooled_benchmark' | 'partner_profiles' | 'learning_exchange' | 'events';
export type Ally = { id: string; name: string; country: string };

/**
 * Associations with which the caller's has an agreement in force that covers the purpose, by name. The database's
 * `allies_of` decides, here and wherever it lets rows of one association be found from another.
 */
export async function alliesFor(ctx: Ctx, purpose: Purpose): Promise<Ally[]> {
  associationOf(ctx);
  return ctx.tx.$queryRaw<Ally[]>`
    select a.id, a.name, a.country from association a
    where a.id in (select own_allies(${purpose}, ${ctx.now}::date)) order by a.name`;
}
