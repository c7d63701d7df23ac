import {
  PartnerCertificate,
  PartnerLanguage,
  PartnershipType,
  ProfileKind,
  SeriesSize,
  SizeClass,
  type ProfileDraft,
  type ProfileStatus,
  type TeaserView,
} from '@gauge/contracts';
import type { Prisma } from '@gauge/db';
import { z } from 'zod';
import { notFound, Problem, type Ctx } from '../platform/index.js';
import { codeViews } from './codes.js';
import type { Profile } from './profiles.rules.js';
import { ShownBefore, type CensusCell, type MadeTeaser, type Teaser } from './teaser.rules.js';

const Stored = z.enum(['draft', 'review', 'published', 'withdrawn']);
type ProfileRow = Prisma.PartnerProfileGetPayload<object>;

const profileOf = ({ status, kind, series, shown, ...row }: ProfileRow): Profile => ({
  ...row,
  shown: ShownBefore.parse(shown),
  stored: Stored.parse(status),
  kind: ProfileKind.parse(kind),
  series: SeriesSize.nullable().parse(series),
});

/** A profile the caller may see: row level security says which. */
export async function findProfile(ctx: Ctx, profileId: string): Promise<Profile> {
  const row = await ctx.tx.partnerProfile.findUnique({ where: { id: profileId } });
  if (!row) throw notFound('The profile');
  return profileOf(row);
}

export async function firmsProfiles(ctx: Ctx, firmId: string): Promise<Profile[]> {
  const rows = await ctx.tx.partnerProfile.findMany({
    where: { firmId },
    orderBy: [{ updatedAt: 'desc' }, { id: 'asc' }],
  });
  return rows.map(profileOf);
}

/** A page of the profiles that were handed in to an association, those that wait for it first. */
export async function membersProfiles(
  ctx: Ctx,
  associationId: string,
  { page, size, search, status }: { page: number; size: number; search: string; status: ProfileStatus | undefined },
): Promise<{ profiles: Profile[]; total: number }> {
  const where: Prisma.PartnerProfileWhereInput = {
    associationId,
    submittedAt: { not: null },
    ...(search ? { title: { contains: search, mode: 'insensitive' } } : {}),
    ...whereStatus(status, ctx.now),
  };
  const rows = await ctx.tx.partnerProfile.findMany({
    where,
    // `review` follows `published` in the alphabet: those that wait come first
    orderBy: [{ status: 'desc' }, { submittedAt: 'desc' }, { id: 'asc' }],
    skip: (page - 1) * size,
    take: size,
  });
  return { profiles: rows.map(profileOf), total: await ctx.tx.partnerProfile.count({ where }) };
}

/** What was taken back is the firm's own again, so the association's list never shows drafts; what ended, when asked for. */
function whereStatus(status: ProfileStatus | undefined, now: Date): Prisma.PartnerProfileWhereInput {
  if (status === undefined) return { status: { in: ['review', 'published'] } };
  if (status === 'published') return { status, expiresAt: { gt: now } };
  if (status === 'expired') return { status: 'published', expiresAt: { lte: now } };
  return status === 'draft' ? { id: { in: [] } } : { status };
}

export async function addProfile(ctx: Ctx, id: string, firmId: string, draft: ProfileDraft): Promise<void> {
  await ctx.tx.partnerProfile.create({ data: { id, firmId, ...draft, createdAt: ctx.now, updatedAt: ctx.now } });
}

type Change = Partial<ProfileDraft> & {
  status?: Profile['stored'];
  comment?: string | null;
  submittedAt?: Date | null;
  publishedAt?: Date;
  expiresAt?: Date;
  shown?: MadeTeaser['identity'][];
  shownSince?: Date;
};

/** Changes the profile only if it still is what the caller saw. */
export async function changeProfileRow(ctx: Ctx, profile: Profile, change: Change): Promise<void> {
  const { count } = await ctx.tx.partnerProfile.updateMany({
    where: { id: profile.id, status: profile.stored, version: profile.version },
    data: { ...change, version: { increment: 1 }, updatedAt: ctx.now },
  });
  if (count === 0) throw new Problem('conflict', 'Somebody changed this profile meanwhile. Load it again and look.');
}

export async function showTeaser(
  ctx: Ctx,
  profile: Profile,
  teaser: Teaser,
  { publishedAt, expiresAt }: { publishedAt: Date; expiresAt: Date },
): Promise<void> {
  await hideTeaser(ctx, profile.id);
  const { id: profileId, firmId, associationId, marketsExcluded, blockedFirms } = profile;
  await ctx.tx.partnerTeaser.create({
    data: { profileId, firmId, associationId, ...teaser, marketsExcluded, blockedFirms, publishedAt, expiresAt },
  });
}

export async function hideTeaser(ctx: Ctx, profileId: string): Promise<void> {
  await ctx.tx.partnerTeaser.deleteMany({ where: { profileId } });
}

/** The firm behind a profile, as its own people or its association see it. */
export async function firmBehind(ctx: Ctx, firmId: string) {
  const firm = await ctx.tx.firm.findUnique({ where: { id: firmId }, include: { group: { select: { name: true } } } });
  if (!firm) throw notFound('The firm');
  const users = ctx.firmId ? await ctx.tx.user.findMany({ select: { name: true }, take: 200 }) : [];
  const named = { where: { firmId }, select: { contactName: true }, take: 200 };
  const contacts = [
    ...(await ctx.tx.partnerProfile.findMany(named)),
    ...(await ctx.tx.learningDeclaration.findMany(named)),
  ];
  const people = new Set([...users.map((user) => user.name), ...contacts.map(({ contactName }) => contactName)]);
  const { name, country, size, sectorScheme, sectorCode, group } = firm;
  const sector = { scheme: sectorScheme, code: sectorCode };
  return { name, country, size, sector, group: group?.name ?? null, people: [...people].filter(Boolean) };
}

export type FirmBehind = Awaited<ReturnType<typeof firmBehind>>;

type Vouched = { associationId: string; shownSince: Date | null };

/** Members of the association that vouches, by what registers tell of them. */
export async function censusOf(ctx: Ctx, { associationId, shownSince }: Vouched): Promise<CensusCell[]> {
  const rows = await ctx.tx.$queryRaw<(Omit<CensusCell, 'firms'> & { firms: bigint })[]>`
    select country, size, scheme, code, owner, late, firms from partner_census(${associationId}::uuid, ${shownSince}::timestamptz)`;
  return rows.map(({ firms, ...row }) => ({ ...row, firms: Number(firms) }));
}

/** Associations that can vouch for the firm. */
export async function vouchersOf(ctx: Ctx, firmId: string): Promise<{ id: string; name: string }[]> {
  const rows = await ctx.tx.membership.findMany({
    where: { firmId, status: 'verified' },
    include: { association: { select: { id: true, name: true } } },
    orderBy: { createdAt: 'asc' },
  });
  return rows.map(({ association }) => association);
}

type Shown = Pick<
  Teaser,
  | 'kind'
  | 'title'
  | 'text'
  | 'placeLevel'
  | 'place'
  | 'size'
  | 'needs'
  | 'offers'
  | 'types'
  | 'series'
  | 'certificates'
  | 'certificatesNeeded'
  | 'languages'
  | 'marketsWanted'
>;

export const teaserView = (id: string, shown: Shown, publishedAt: Date, language?: Ctx['language']): TeaserView => ({
  id,
  kind: shown.kind,
  title: shown.title,
  text: shown.text,
  place: { level: shown.placeLevel, code: shown.place },
  size: SizeClass.nullable().parse(shown.size),
  needs: codeViews(shown.needs, language),
  offers: codeViews(shown.offers, language),
  types: PartnershipType.array().parse(shown.types),
  series: shown.series,
  certificates: PartnerCertificate.array().parse(shown.certificates),
  certificatesNeeded: PartnerCertificate.array().parse(shown.certificatesNeeded),
  languages: PartnerLanguage.array().parse(shown.languages),
  marketsWanted: shown.marketsWanted,
  publishedAt: publishedAt.toISOString(),
});
