import {
  PartnerCertificate,
  PartnershipType,
  type FoundTeaser,
  type partnerRoutes,
  type ReasonView,
} from '@gauge/contracts';
import {
  depthOf,
  reasonsFor,
  sectionOf,
  shortlist,
  topMatches,
  wordsOf,
  type Filters,
  type Reason,
} from '@gauge/matching';
import type { z } from 'zod';
import { firmOf, may, Problem, type Ctx } from '../platform/index.js';
import { codeView, nameOfCode } from './codes.js';
import { heldTeasers } from './find.held.js';
import { admitted, listTeasers, teasersById } from './find.store.js';
import { askedProfiles } from './introductions.store.js';
import { daysSince1970, ownMatchProfile, statusOf } from './profiles.rules.js';
import { ownProfile } from './profiles.views.js';

type Query = z.output<(typeof partnerRoutes)['findPartners']['query']>;
/** Nothing left out. */
const everything: Filters = { words: [], kind: null, type: null, country: null };
type FoundPage = { items: FoundTeaser[]; total: number; more: boolean; page: number; size: number };

/** Suggestions go this far: whoever reads on is better served by the search. */
const MOST_SUGGESTED = 60;
/** What is new beyond these is no news. */
const FIRST_PAGE = 20;

/**
 * Anonymous profiles of the own association and its allies. With an own profile: the best for it, with reasons; else the
 * newest. Benchmark values take no part (method, section 9).
 */
export async function findPartners(ctx: Ctx, query: Query): Promise<FoundPage> {
  may(ctx, 'partners:read');
  const filters: Filters = {
    words: query.search ? wordsOf(query.search) : [],
    kind: query.kind ?? null,
    type: query.type ?? null,
    country: query.country ?? null,
  };
  // a word that says nothing finds nothing, rather than everything
  if (query.search && filters.words.length === 0)
    return { items: [], total: 0, more: false, page: query.page, size: query.size };
  return query.profileId ? suggestions(ctx, query.profileId, filters, query) : newest(ctx, filters, query);
}

async function newest(ctx: Ctx, filters: Filters, { page, size }: Query): Promise<FoundPage> {
  const { ids, total, more } = await listTeasers(ctx, filters, size, (page - 1) * size);
  return { items: await found(ctx, ids, () => []), total, more, page, size };
}

async function suggestions(ctx: Ctx, profileId: string, filters: Filters, { page, size }: Query): Promise<FoundPage> {
  const { own, information, best } = await bestFor(ctx, profileId, filters);
  const ids = best.slice((page - 1) * size, page * size).map(({ id }) => id);
  const reasonsOf = (id: string): ReasonView[] => {
    const candidate = best.find((one) => one.id === id);
    return candidate ? reasonsFor(own, candidate, information).map((reason) => reasonView(reason, ctx.language)) : [];
  };
  return { items: await found(ctx, ids, reasonsOf), total: best.length, more: false, page, size };
}

/** What fits an own profile best, in that order. */
export async function bestFor(ctx: Ctx, profileId: string, filters: Filters = everything) {
  const profile = await ownProfile(ctx, profileId);
  if (statusOf(profile, ctx.now) !== 'published')
    throw new Problem('profile_wrong_state', 'Partners are suggested for profiles that are published.');
  const codes = [...profile.needs, ...profile.offers];
  const sections = [...new Set(codes.map(sectionOf))];
  const { columns, information, publishers, country } = await heldTeasers.upToDate(ctx, sections);
  const own = ownMatchProfile(
    profile,
    country,
    codes.map((one) => nameOfCode(one)),
  );
  const now = daysSince1970(ctx.now);
  const best = await topMatches(
    own,
    MOST_SUGGESTED,
    information,
    now,
    (most) => shortlist(columns, own, information, now, { ...filters, publishers, most }),
    (ids) => admitted(ctx, ids),
  );
  return { own, information, best };
}

/** How many of what a search shows first were published after a day; none for a profile that is published no longer. */
export async function newlyFound(
  ctx: Ctx,
  wanted: Filters & { profileId: string | null },
  since: Date,
): Promise<number> {
  may(ctx, 'partners:read');
  if (!wanted.profileId) {
    const { ids } = await listTeasers(ctx, wanted, MOST_SUGGESTED, 0);
    const teasers = await teasersById(ctx, ids);
    return [...teasers.values()].filter(({ publishedAt }) => new Date(publishedAt) > since).length;
  }
  const profile = await ownProfile(ctx, wanted.profileId);
  if (statusOf(profile, ctx.now) !== 'published') return 0;
  const { best } = await bestFor(ctx, wanted.profileId, wanted);
  return best.slice(0, FIRST_PAGE).filter(({ published }) => published > daysSince1970(since)).length;
}

async function found(
  ctx: Ctx,
  ids: readonly string[],
  reasonsOf: (id: string) => ReasonView[],
): Promise<FoundTeaser[]> {
  const teasers = await teasersById(ctx, ids);
  const asked = await askedProfiles(ctx, firmOf(ctx), ids);
  return ids.flatMap((id) => {
    const teaser = teasers.get(id);
    return teaser ? [{ teaser, reasons: reasonsOf(id), introductionId: asked.get(id) ?? null }] : [];
  });
}

const closeness = ['section', 'section', 'chapter', 'heading', 'same'] as const;

export function reasonView(reason: Reason, language?: Ctx['language']): ReasonView {
  switch (reason.kind) {
    case 'code':
      return {
        kind: 'code',
        own: codeView(reason.own, language),
        other: codeView(reason.other, language),
        common: codeView(reason.common, language),
        theyOffer: reason.theyOffer,
        closeness: reason.own === reason.other ? 'same' : (closeness[depthOf(reason.common)] ?? 'section'),
      };
    case 'types':
      return { kind: 'types', types: PartnershipType.array().parse(reason.types) };
    case 'certificates':
      return { kind: 'certificates', certificates: PartnerCertificate.array().parse(reason.certificates) };
    default:
      return reason;
  }
}
