import type { AlliancePurpose, AllianceSummary, AllianceView } from '@gauge/contracts';
import { associationOf, may, type Ctx } from '../platform/index.js';
import {
  allianceMovesOf,
  allianceStatus,
  answerBy,
  dayOf,
  inOrder,
  waitsForUs,
  type Alliance,
} from './alliances.rules.js';
import { findAlliance, findAlliances } from './alliances.store.js';

export type Purpose = AlliancePurpose;
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

export async function alliances(ctx: Ctx): Promise<{ items: AllianceSummary[] }> {
  may(ctx, 'alliances:read');
  const found = await findAlliances(ctx);
  return { items: inOrder(found, ctx.now).map((one) => summary(one, ctx.now)) };
}

export async function alliance(ctx: Ctx, id: string): Promise<AllianceView> {
  may(ctx, 'alliances:read');
  return allianceView(ctx, await findAlliance(ctx, id));
}

export async function allianceView(ctx: Ctx, one: Alliance): Promise<AllianceView> {
  const ofPair = await findAlliances(ctx, one.partner.id);
  const status = allianceStatus(one, ctx.now);
  return {
    ...summary(one, ctx.now),
    message: one.message,
    reason: one.reason,
    endedByUs: one.endedByUs,
    allows: status === 'in_force' ? one.purposes : [],
    moves: allianceMovesOf(one, ctx.now),
    mayPropose: ofPair.every((other) => allianceStatus(other, ctx.now) !== 'proposed'),
    others: ofPair.filter(({ id }) => id !== one.id).map((other) => summary(other, ctx.now)),
  };
}

export function summary(one: Alliance, now: Date): AllianceSummary {
  const status = allianceStatus(one, now);
  return {
    id: one.id,
    partner: one.partner,
    proposedByUs: one.proposedByUs,
    purposes: one.purposes,
    status,
    from: dayOf(one.validFrom),
    until: one.validUntil && dayOf(one.validUntil),
    proposedAt: one.createdAt.toISOString(),
    answerBy: status === 'proposed' ? answerBy(one).toISOString() : null,
    answeredAt: one.answeredAt?.toISOString() ?? null,
    endedAt: one.endedAt?.toISOString() ?? null,
    yourTurn: waitsForUs(one, now),
  };
}

/** By partner: what today's agreement allows, and the agreement or proposal that is not over. */
export async function standingWith(
  ctx: Ctx,
): Promise<Map<string, { allowed: Purpose[]; open: AllianceSummary | null }>> {
  may(ctx, 'alliances:read');
  const partners = new Map<string, { allowed: Purpose[]; open: AllianceSummary | null }>();
  // the last word about a pair is the one that waits for an answer
  for (const one of inOrder(await findAlliances(ctx), ctx.now).reverse()) {
    const known = partners.get(one.partner.id) ?? { allowed: [], open: null };
    const shown = summary(one, ctx.now);
    const isOpen = ['proposed', 'coming', 'in_force'].includes(shown.status);
    partners.set(one.partner.id, {
      allowed: shown.status === 'in_force' ? one.purposes : known.allowed,
      open: isOpen ? shown : known.open,
    });
  }
  return partners;
}
