import { ProfileDraft, type ProfileStatus, type ProfileSummary, type ProfileView } from '@gauge/contracts';
import { associationOf, firmOf, may, notFound, type Ctx } from '../platform/index.js';
import { codeViews } from './codes.js';
import { openByProfile } from './introductions.store.js';
import { namesIn } from './names.rules.js';
import { missingIn, movesOfProfile, statusOf, type Profile } from './profiles.rules.js';
import {
  censusOf,
  findProfile,
  firmBehind,
  firmsProfiles,
  membersProfiles,
  teaserView,
  vouchersOf,
  type FirmBehind,
} from './profiles.store.js';
import { bandOf, makeTeaser, type MadeTeaser } from './teaser.rules.js';

export async function partnerProfiles(ctx: Ctx) {
  may(ctx, 'partners:read');
  const firmId = firmOf(ctx);
  const profiles = await firmsProfiles(ctx, firmId);
  return { items: await summaries(ctx, profiles), associations: await vouchersOf(ctx, firmId) };
}

export async function partnerProfile(ctx: Ctx, profileId: string): Promise<ProfileView> {
  may(ctx, 'partners:read');
  return profileView(ctx, await ownProfile(ctx, profileId), 'firm');
}

type Asked = { page: number; size: number; search: string; status?: ProfileStatus | undefined };

export async function memberProfiles(ctx: Ctx, { page, size, search, status }: Asked) {
  may(ctx, 'partnering:read');
  const found = await membersProfiles(ctx, associationOf(ctx), { page, size, search, status });
  return { items: await summaries(ctx, found.profiles), total: found.total, page, size };
}

export async function memberProfile(ctx: Ctx, profileId: string): Promise<ProfileView> {
  may(ctx, 'partnering:read');
  return profileView(ctx, await handedIn(ctx, profileId), 'association');
}

export async function ownProfile(ctx: Ctx, profileId: string): Promise<Profile> {
  const profile = await findProfile(ctx, profileId);
  if (profile.firmId !== firmOf(ctx)) throw notFound('The profile');
  return profile;
}

/** A profile that the association was asked to look at. What is a draft again is the firm's own business. */
export async function handedIn(ctx: Ctx, profileId: string): Promise<Profile> {
  const profile = await findProfile(ctx, profileId);
  if (profile.associationId !== associationOf(ctx) || profile.stored === 'draft') throw notFound('The profile');
  return profile;
}

export async function profileView(ctx: Ctx, profile: Profile, by: 'firm' | 'association'): Promise<ProfileView> {
  const firm = await firmBehind(ctx, profile.firmId);
  const [summary] = await summaries(ctx, [profile]);
  if (!summary) throw notFound('The profile');
  const { id, kind, title, text } = profile;
  const made = makeTeaser(profile, firm, await censusOf(ctx, profile));
  return {
    ...summary,
    id,
    kind,
    draft: draftOf(profile),
    needs: codeViews(profile.needs, ctx.language),
    offers: codeViews(profile.offers, ctx.language),
    preview: {
      ...preview(ctx, profile, made),
      names: namesIn(`${title}\n${text}`, namesOf(firm)),
      missing: missingIn(profile),
    },
    moves: movesOfProfile(by, profile, ctx.now),
  };
}

export const namesOf = ({ name, group, people }: FirmBehind) => ({ firm: name, group, people });

const preview = (ctx: Ctx, profile: Profile, made: MadeTeaser | null) =>
  made
    ? {
        teaser: teaserView(profile.id, made.teaser, profile.publishedAt ?? ctx.now, ctx.language),
        firms: bandOf(made.firms),
        coarser: made.coarser,
      }
    : { teaser: null, firms: null, coarser: [] };

const draftOf = (profile: Profile): ProfileDraft =>
  ProfileDraft.parse(
    Object.fromEntries(Object.keys(ProfileDraft.shape).map((field) => [field, profile[field as 'title']])),
  );

async function summaries(ctx: Ctx, profiles: readonly Profile[]): Promise<ProfileSummary[]> {
  const firms = await ctx.tx.firm.findMany({
    where: { id: { in: profiles.map(({ firmId }) => firmId) } },
    select: { id: true, name: true },
  });
  const associations = await ctx.tx.association.findMany({
    where: { id: { in: profiles.map(({ associationId }) => associationId) } },
    select: { id: true, name: true },
  });
  const nameOf = new Map([...firms, ...associations].map(({ id, name }) => [id, name]));
  const open = await openByProfile(
    ctx,
    profiles.map(({ id }) => id),
  );
  return profiles.map((profile) => ({
    id: profile.id,
    kind: profile.kind,
    title: profile.title,
    status: statusOf(profile, ctx.now),
    updatedAt: profile.updatedAt.toISOString(),
    submittedAt: profile.submittedAt?.toISOString() ?? null,
    expiresAt: profile.expiresAt?.toISOString() ?? null,
    comment: profile.comment,
    firmName: nameOf.get(profile.firmId) ?? '',
    association: { id: profile.associationId, name: nameOf.get(profile.associationId) ?? '' },
    openIntroductions: open.get(profile.id) ?? 0,
  }));
}
