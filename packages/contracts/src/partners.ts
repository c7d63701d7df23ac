import { z } from 'zod';
import { country, SizeClass } from './members.js';
import { email } from './identity.js';
import {
  PartnerCertificate,
  PartnerLanguage,
  PartnershipType,
  ProfileMove,
  ProfileStatus,
  SeriesSize,
} from './partnering.js';
import { associationParams, day, firmParams, id, instant, nothing, pageOf, pageQuery, route } from './route.js';

/** A code with scheme and version: `HS2022:870893`, `ISIC4:2930`. */
export const partnerCode = z.string().regex(/^(HS2022:(S\d{1,2}|\d{2,6})|ISIC4:([A-U]|\d{2,4}))$/);
export const CodeView = z.object({ code: z.string(), name: z.string() }).meta({ id: 'Code' });
export type CodeView = z.infer<typeof CodeView>;

export const ProfileKind = z.enum(['offer', 'request']);
const few = <T extends z.ZodType>(item: T, most: number) => z.array(item).max(most).default([]);

export const ProfileDraft = z
  .strictObject({
    associationId: id,
    kind: ProfileKind,
    title: z.string().trim().min(3).max(120),
    text: z.string().trim().max(2000).default(''),
    needs: few(partnerCode, 8),
    offers: few(partnerCode, 8),
    types: few(PartnershipType, 9),
    series: SeriesSize.nullable().default(null),
    certificates: few(PartnerCertificate, 6),
    certificatesNeeded: few(PartnerCertificate, 6),
    languages: few(PartnerLanguage, 12),
    /** Countries wanted; none means anywhere. */ marketsWanted: few(country, 40),
    marketsExcluded: few(country, 40),
    /** Names, or beginnings of names, of firms that are not to see it. */
    blockedFirms: few(z.string().trim().min(3).max(200), 20),
    /** Whom a partner hears of after both sides agreed, and nobody before. */
    contactName: z.string().trim().max(120).default(''),
    contactEmail: z.union([z.literal(''), email]).default(''),
  })
  .meta({ id: 'ProfileDraft' });
export type ProfileDraft = z.output<typeof ProfileDraft>;
/** As it is sent: what is left out is empty. */
export type SentProfileDraft = z.input<typeof ProfileDraft>;

/** All that strangers see of a profile. A null field is not told, because too few firms would fit it. */
export const TeaserView = z
  .object({
    id,
    kind: ProfileKind,
    title: z.string(),
    text: z.string(),
    /** A country (ISO 3166), a region of the world (UN M49), or nothing. */
    place: z.object({ level: z.enum(['country', 'region', 'world']), code: z.string() }),
    size: SizeClass.nullable(),
    needs: z.array(CodeView),
    offers: z.array(CodeView),
    types: z.array(PartnershipType),
    series: SeriesSize.nullable(),
    certificates: z.array(PartnerCertificate),
    certificatesNeeded: z.array(PartnerCertificate),
    languages: z.array(PartnerLanguage),
    marketsWanted: z.array(country),
    publishedAt: instant,
  })
  .meta({ id: 'Teaser' });
export type TeaserView = z.infer<typeof TeaserView>;

/** Something in the text by which a reader could know who wrote it. `hard`: it cannot be published so. */
export const NameFinding = z
  .object({
    found: z.string(),
    kind: z.enum(['email', 'link', 'phone', 'firm', 'group', 'person']),
    hard: z.boolean(),
  })
  .meta({ id: 'NameFinding' });
export type NameFinding = z.infer<typeof NameFinding>;

export const TeaserPreview = z
  .object({
    /** Null when the association has fewer than five members, so that nothing can be shown. */
    teaser: TeaserView.nullable(),
    /** How many members of the association fit it, as a band: `5-11`. */
    firms: z.string().nullable(),
    /** What was made coarser than the firm wrote it. */
    coarser: z.array(z.enum(['size', 'codes', 'place', 'languages'])),
    names: z.array(NameFinding),
    /** What is missing before it can be handed in. */
    missing: z.array(z.enum(['codes', 'types', 'text', 'languages', 'contact'])),
  })
  .meta({ id: 'TeaserPreview' });
export type TeaserPreview = z.infer<typeof TeaserPreview>;

export const ProfileSummary = z
  .object({
    id,
    kind: ProfileKind,
    title: z.string(),
    status: ProfileStatus,
    updatedAt: instant,
    submittedAt: instant.nullable(),
    expiresAt: instant.nullable(),
    comment: z.string().nullable(),
    /** The firm's own name: this is never the view of a stranger. */ firmName: z.string(),
    association: z.object({ id, name: z.string() }),
    openIntroductions: z.number().int(),
  })
  .meta({ id: 'ProfileSummary' });
export type ProfileSummary = z.infer<typeof ProfileSummary>;

export const ProfileView = ProfileSummary.extend({
  draft: ProfileDraft,
  needs: z.array(CodeView),
  offers: z.array(CodeView),
  preview: TeaserPreview,
  moves: z.array(z.object({ move: ProfileMove, possible: z.boolean() })),
}).meta({ id: 'Profile' });
export type ProfileView = z.infer<typeof ProfileView>;

export const ReasonView = z
  .discriminatedUnion('kind', [
    z.object({
      kind: z.literal('code'),
      own: CodeView,
      other: CodeView,
      common: CodeView,
      /** The other offers what the reader needs; else the other needs what the reader offers. */ theyOffer:
        z.boolean(),
      closeness: z.enum(['same', 'heading', 'chapter', 'section']),
    }),
    z.object({ kind: z.literal('types'), types: z.array(PartnershipType) }),
    z.object({ kind: z.literal('certificates'), certificates: z.array(PartnerCertificate) }),
    z.object({ kind: z.literal('market'), countries: z.array(country) }),
    z.object({ kind: z.literal('wanted'), country }),
    z.object({ kind: z.literal('series'), series: SeriesSize }),
    z.object({ kind: z.literal('words'), words: z.array(z.string()) }),
  ])
  .meta({ id: 'Reason' });
export type ReasonView = z.infer<typeof ReasonView>;

export const FoundTeaser = z
  .object({
    teaser: TeaserView,
    /** Empty when no own profile was given to compare with. */ reasons: z.array(ReasonView),
    /** The introduction the firm has asked for already, if any. */ introductionId: id.nullable(),
  })
  .meta({ id: 'FoundTeaser' });
export type FoundTeaser = z.infer<typeof FoundTeaser>;

/** What an association decides of what a member handed in: a profile or a declaration. */
export const ReviewBody = z.strictObject({
  move: z.enum(['publish', 'give_back']),
  comment: z.string().trim().max(1000).default(''),
  /** `submittedAt` of what was read: what was handed in since is refused (`conflict`). */ seen: instant.optional(),
});
export type Review = z.infer<typeof ReviewBody>;

const profileParams = firmParams.extend({ profileId: id });
const memberProfileParams = associationParams.extend({ profileId: id });

/** What a search is for: words and filters, or what fits an own profile. */
const searchedFor = {
  profileId: id.nullable().default(null),
  search: z.string().trim().max(80).default(''),
  kind: ProfileKind.nullable().default(null),
  type: PartnershipType.nullable().default(null),
  country: country.nullable().default(null),
};
export const SavedSearchView = z
  .object({
    id,
    profileId: id.nullable(),
    search: z.string(),
    kind: ProfileKind.nullable(),
    type: PartnershipType.nullable(),
    country: country.nullable(),
    alert: z.boolean(),
  })
  .meta({ id: 'SavedSearch' });
export type SavedSearchView = z.infer<typeof SavedSearchView>;

export const partnerRoutes = {
  codes: route({
    id: 'codes',
    method: 'GET',
    path: '/api/codes',
    scope: 'self',
    summary: 'Codes of products (HS 2022) and industries (ISIC Rev. 4) by word or number',
    query: z.strictObject({ search: z.string().trim().min(2).max(80) }),
    reply: z.object({ items: z.array(CodeView.extend({ above: z.string() })) }),
  }),
  partnerProfiles: route({
    id: 'partnerProfiles',
    method: 'GET',
    path: '/api/firms/:firmId/partner-profiles',
    scope: 'firm',
    permission: 'partners:read',
    summary: 'The firm’s partnering profiles',
    params: firmParams,
    reply: z.object({
      items: z.array(ProfileSummary),
      /** Who may vouch for a new one. */ associations: z.array(z.object({ id, name: z.string() })),
    }),
  }),
  makeProfile: route({
    id: 'makeProfile',
    method: 'POST',
    path: '/api/firms/:firmId/partner-profiles',
    scope: 'firm',
    permission: 'partners:write',
    status: 201,
    summary: 'Begin a partnering profile',
    params: firmParams,
    body: ProfileDraft,
    reply: ProfileView,
  }),
  partnerProfile: route({
    id: 'partnerProfile',
    method: 'GET',
    path: '/api/firms/:firmId/partner-profiles/:profileId',
    scope: 'firm',
    permission: 'partners:read',
    summary: 'A profile, and what strangers would see of it',
    params: profileParams,
    reply: ProfileView,
  }),
  changeProfile: route({
    id: 'changeProfile',
    method: 'PUT',
    path: '/api/firms/:firmId/partner-profiles/:profileId',
    scope: 'firm',
    permission: 'partners:write',
    summary: 'Change a profile that is a draft',
    params: profileParams,
    body: ProfileDraft,
    reply: ProfileView,
  }),
  moveProfile: route({
    id: 'moveProfile',
    method: 'POST',
    path: '/api/firms/:firmId/partner-profiles/:profileId/moves',
    scope: 'firm',
    permission: 'partners:decide',
    summary: 'Hand in, take back, renew or withdraw a profile',
    params: profileParams,
    body: z.strictObject({ move: z.enum(['submit', 'revise', 'renew', 'withdraw']) }),
    reply: ProfileView,
  }),
  findPartners: route({
    id: 'findPartners',
    method: 'GET',
    path: '/api/firms/:firmId/partners',
    scope: 'firm',
    permission: 'partners:read',
    summary: 'Anonymous profiles of the network: the best for an own profile, or by words and filters, newest first',
    params: firmParams,
    query: pageQuery.extend({
      size: z.coerce.number().int().min(1).max(50).default(20),
      /** An own published profile: the reply is its best matches, with reasons. */ profileId: id.optional(),
      kind: ProfileKind.optional(),
      type: PartnershipType.optional(),
      country: country.optional(),
    }),
    reply: pageOf(FoundTeaser).extend({
      /** `total` counts no further than this list goes: there are more. */ more: z.boolean(),
    }),
  }),
  savedSearches: route({
    id: 'savedSearches',
    method: 'GET',
    path: '/api/firms/:firmId/saved-searches',
    scope: 'firm',
    permission: 'partners:read',
    summary: 'Searches that the firm keeps, and which of them send a mail when something new fits',
    params: firmParams,
    reply: z.object({ items: z.array(SavedSearchView) }),
  }),
  saveSearch: route({
    id: 'saveSearch',
    method: 'POST',
    path: '/api/firms/:firmId/saved-searches',
    scope: 'firm',
    permission: 'partners:write',
    status: 201,
    summary: 'Keep a search; with an alert whoever keeps it is told by mail what is new, at most once a day',
    params: firmParams,
    body: z
      .strictObject(searchedFor)
      .extend({ alert: z.boolean().default(true) })
      .refine(
        ({ profileId, search, kind, type, country: place }) => [profileId, search, kind, type, place].some(Boolean),
        {
          message: 'Say what to look for.',
        },
      ),
    reply: SavedSearchView,
  }),
  changeSavedSearch: route({
    id: 'changeSavedSearch',
    method: 'PATCH',
    path: '/api/firms/:firmId/saved-searches/:savedSearchId',
    scope: 'firm',
    permission: 'partners:write',
    summary: 'Turn the alert of a kept search on or off',
    params: firmParams.extend({ savedSearchId: id }),
    body: z.strictObject({ alert: z.boolean() }),
    reply: SavedSearchView,
  }),
  removeSavedSearch: route({
    id: 'removeSavedSearch',
    method: 'DELETE',
    path: '/api/firms/:firmId/saved-searches/:savedSearchId',
    scope: 'firm',
    permission: 'partners:write',
    summary: 'Keep a search no longer',
    params: firmParams.extend({ savedSearchId: id }),
    reply: nothing,
  }),
  partnerCircle: route({
    id: 'partnerCircle',
    method: 'GET',
    path: '/api/firms/:firmId/partner-circle',
    scope: 'firm',
    permission: 'partners:read',
    summary: 'Whose members’ profiles the firm finds: its associations, their allies, and allies of the last 90 days',
    params: firmParams,
    reply: z.object({
      items: z.array(
        z.object({
          id,
          name: z.string(),
          country,
          relation: z.enum(['own', 'allied', 'ended']),
          /** The day on which the agreement ended. */ endedOn: day.nullable(),
        }),
      ),
    }),
  }),
  memberProfiles: route({
    id: 'memberProfiles',
    method: 'GET',
    path: '/api/associations/:associationId/partner-profiles',
    scope: 'association',
    permission: 'partnering:read',
    summary: 'Profiles of the association’s members, those that wait for review first',
    params: associationParams,
    query: pageQuery.extend({ status: ProfileStatus.optional() }),
    reply: pageOf(ProfileSummary),
  }),
  memberProfile: route({
    id: 'memberProfile',
    method: 'GET',
    path: '/api/associations/:associationId/partner-profiles/:profileId',
    scope: 'association',
    permission: 'partnering:read',
    summary: 'A member’s profile as it was handed in',
    params: memberProfileParams,
    reply: ProfileView,
  }),
  reviewProfile: route({
    id: 'reviewProfile',
    method: 'POST',
    path: '/api/associations/:associationId/partner-profiles/:profileId/moves',
    scope: 'association',
    permission: 'partnering:review',
    summary: 'Publish a member’s profile, or give it back with a comment',
    params: memberProfileParams,
    body: ReviewBody,
    reply: ProfileView,
  }),
};
