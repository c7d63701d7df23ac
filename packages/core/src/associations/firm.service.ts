import { MembershipStatus, SizeClass, type ConsentView, type FirmView } from '@gauge/contracts';
import type { z } from 'zod';
import { record } from '../audit/index.js';
import { firmOf, may, notFound, type Ctx } from '../platform/index.js';
import { consentsOf, type Level } from './members.store.js';
import { sectorName } from '../instruments/index.js';

/** The text a firm agrees to; a new wording gets a new version, and old consents keep theirs. */
const CONSENT_TEXT = 'counsel-1';
const MOST_LOOKS = 100;

export async function firm(ctx: Ctx): Promise<z.infer<typeof FirmView>> {
  may(ctx, 'firm:read');
  const row = await ctx.tx.firm.findUnique({
    where: { id: firmOf(ctx) },
    include: { group: true, memberships: { include: { association: true }, orderBy: { createdAt: 'asc' } } },
  });
  if (!row) throw notFound('The firm');
  const { id, name, country, sectorScheme, sectorCode, size, group, memberships } = row;
  return {
    id,
    name,
    country,
    sectorScheme,
    sectorCode,
    sectorName: sectorName(sectorScheme, sectorCode, ctx.language),
    size: SizeClass.nullable().parse(size),
    group: group?.name ?? null,
    memberships: memberships.map(({ association, memberNo, status }) => ({
      associationId: association.id,
      associationName: association.name,
      memberNo,
      status: MembershipStatus.parse(status),
    })),
  };
}

/** What each association's counsellor may see, and who has looked. */
export async function consents(ctx: Ctx) {
  may(ctx, 'firm:read');
  const firmId = firmOf(ctx);
  const given = await consentsOf(ctx, [firmId]);
  const memberships = await ctx.tx.membership.findMany({
    where: { firmId, status: 'verified' },
    include: { association: { select: { id: true, name: true } } },
    orderBy: { createdAt: 'asc' },
  });
  const looks = await ctx.tx.accessView.findMany({ where: { firmId }, orderBy: { at: 'desc' }, take: MOST_LOOKS });
  const lookers = await ctx.tx.association.findMany({
    where: { id: { in: looks.map(({ associationId }) => associationId) } },
    select: { id: true, name: true },
  });
  const nameOf = new Map(lookers.map(({ id, name }) => [id, name]));
  return {
    items: memberships.map(({ association }) => {
      const consent = given.find((one) => one.association_id === association.id);
      return consentView(association, consent?.level ?? 'none', consent?.at ?? null);
    }),
    looked: looks.map(({ at, userName, associationId, what }) => ({
      at: at.toISOString(),
      userName,
      associationName: nameOf.get(associationId) ?? '',
      what: what === 'answers' ? 'answers' : 'standings',
    })),
  };
}

/** The newest row counts; the older ones stay as the record of what was agreed when. */
export async function setConsent(ctx: Ctx, associationId: string, level: Level) {
  may(ctx, 'firm:manage');
  const firmId = firmOf(ctx);
  const membership = await ctx.tx.membership.findFirst({
    where: { firmId, associationId, status: 'verified' },
    include: { association: { select: { id: true, name: true } } },
  });
  if (!membership) throw notFound('The membership');
  await ctx.tx.counselConsent.create({
    data: { firmId, associationId, level, textVersion: CONSENT_TEXT, byUser: ctx.actor.id, at: ctx.now },
  });
  await record(ctx, 'consent.set', { association: associationId, level, text: CONSENT_TEXT });
  return consentView(membership.association, level, ctx.now);
}

const consentView = (
  { id, name }: { id: string; name: string },
  level: Level,
  since: Date | null,
): z.infer<typeof ConsentView> => ({
  associationId: id,
  associationName: name,
  level,
  since: since?.toISOString() ?? null,
});

/** A further association claims the firm as a member; only the firm can make that true. */
export async function acceptMembership(ctx: Ctx, associationId: string): Promise<void> {
  may(ctx, 'firm:manage');
  const { count } = await ctx.tx.membership.updateMany({
    where: { firmId: firmOf(ctx), associationId, status: 'pending' },
    data: { status: 'verified', verifiedAt: ctx.now },
  });
  if (count === 0) throw notFound('The membership');
  await record(ctx, 'membership.accepted', { association: associationId });
}

/**
 * This firm, which an association has just entered, is one that the caller administers already: its memberships go over,
 * and it is closed. Neither association learns of the other.
 *
 * @throws Problem firms_not_joinable
 */
export async function joinFirms(ctx: Ctx, into: string): Promise<void> {
  may(ctx, 'firm:manage');
  await record(ctx, 'firm.joined', { into });
  await ctx.tx.$executeRaw`select firm_join(${into}::uuid)`;
}
