import { z } from 'zod';

/** Words and lifecycles of partnering: what the API enforces, the web disables and the tests enumerate. */

export const partnershipTypes = [
  'manufacturing',
  'technical',
  'licensing',
  'joint_venture',
  'reciprocal_production',
  'research',
  'intermediary',
  'franchise',
  'acquisition',
] as const;
export const PartnershipType = z.enum(partnershipTypes);
export type PartnershipType = z.infer<typeof PartnershipType>;

/** Certificates that many firms hold: a rare one would say who stands behind a teaser. */
export const partnerCertificates = [
  'ISO 9001',
  'IATF 16949',
  'ISO 14001',
  'ISO 45001',
  'ISO 50001',
  'VDA 6.3',
] as const;
export const PartnerCertificate = z.enum(partnerCertificates);
export type PartnerCertificate = z.infer<typeof PartnerCertificate>;

/** Pieces a year: up to 100, to 10,000, to 100,000, more. */
export const seriesSizes = ['sample', 'small', 'medium', 'large'] as const;
export const SeriesSize = z.enum(seriesSizes);
export type SeriesSize = z.infer<typeof SeriesSize>;

export const partnerLanguages = ['en', 'ar', 'de', 'es', 'fr', 'hi', 'it', 'ja', 'pt', 'ta', 'tr', 'zh'] as const;
export const PartnerLanguage = z.enum(partnerLanguages);
export type PartnerLanguage = z.infer<typeof PartnerLanguage>;

export const profileStatuses = ['draft', 'review', 'published', 'expired', 'withdrawn'] as const;
export const ProfileStatus = z.enum(profileStatuses);
export type ProfileStatus = z.infer<typeof ProfileStatus>;

/**
 * Moves of a partnering profile. `give_back` returns it with a comment. `expired` is a published profile past its
 * twelve months; nobody has to move it there.
 */
export const profileMoves = {
  submit: { from: ['draft'], to: 'review', by: 'firm' },
  give_back: { from: ['review'], to: 'draft', by: 'association' },
  publish: { from: ['review'], to: 'published', by: 'association' },
  revise: { from: ['review', 'published', 'expired', 'withdrawn'], to: 'draft', by: 'firm' },
  renew: { from: ['published', 'expired'], to: 'published', by: 'firm' },
  withdraw: { from: ['review', 'published', 'expired'], to: 'withdrawn', by: 'firm' },
} as const satisfies Record<string, { from: readonly ProfileStatus[]; to: ProfileStatus; by: 'firm' | 'association' }>;
export type ProfileMove = keyof typeof profileMoves;
export const ProfileMove = z.enum(Object.keys(profileMoves) as [ProfileMove, ...ProfileMove[]]);

export const introductionStatuses = [
  'asker_review',
  'asked_review',
  'decision',
  'consent',
  'exchanged',
  'closed',
  'declined',
  'withdrawn',
  'lapsed',
] as const;
export const IntroductionStatus = z.enum(introductionStatuses);
export type IntroductionStatus = z.infer<typeof IntroductionStatus>;

export const introductionParties = ['asker_firm', 'asker_association', 'asked_association', 'asked_firm'] as const;
export const IntroductionParty = z.enum(introductionParties);
export type IntroductionParty = z.infer<typeof IntroductionParty>;

/**
 * Moves of an introduction and who makes them. `consent` leads to `exchanged` when both firms have given it. Only
 * `withdraw` and `decline` are possible once something stands against it (an alliance ended, a profile or a firm gone).
 */
export const introductionMoves = {
  endorse: { from: ['asker_review'], to: 'asked_review', by: ['asker_association'] },
  refuse: { from: ['asker_review'], to: 'declined', by: ['asker_association'] },
  pass_on: { from: ['asked_review'], to: 'decision', by: ['asked_association'] },
  turn_down: { from: ['asked_review'], to: 'declined', by: ['asked_association'] },
  accept: { from: ['decision'], to: 'consent', by: ['asked_firm'] },
  decline: { from: ['decision'], to: 'declined', by: ['asked_firm'] },
  consent: { from: ['consent'], to: 'exchanged', by: ['asker_firm', 'asked_firm'] },
  withdraw: {
    from: ['asker_review', 'asked_review', 'decision', 'consent', 'exchanged'],
    to: 'withdrawn',
    by: ['asker_firm', 'asked_firm'],
  },
} as const satisfies Record<
  string,
  { from: readonly IntroductionStatus[]; to: IntroductionStatus; by: readonly IntroductionParty[] }
>;
export type IntroductionMove = keyof typeof introductionMoves;
export const IntroductionMove = z.enum(Object.keys(introductionMoves) as [IntroductionMove, ...IntroductionMove[]]);
/** Moves that end it need a reason, which the own side keeps. */
export const movesWithReason = ['refuse', 'turn_down'] as const satisfies IntroductionMove[];

/** Days a step may take; after that the introduction lapses. */
export const introductionDays: Partial<Record<IntroductionStatus, number>> = {
  asker_review: 7,
  asked_review: 7,
  decision: 14,
  consent: 14,
};
/** Days after the exchange at which both firms are asked what came of it. */
export const outcomeDays = [30, 90, 180] as const;
/** Introductions a firm may have open at a time, asked for by it or accepted. */
export const openIntroductions = 5;
/** A published profile stands for twelve months and can be renewed in its last two. */
export const profileMonths = 12;
export const renewalDays = 60;

export const introductionKinds = ['partner', 'learning'] as const;
export const IntroductionKind = z.enum(introductionKinds);
export type IntroductionKind = z.infer<typeof IntroductionKind>;

/** What a firm can tell of a meeting, by its kind; `closes`: after that there is nothing more to tell. */
export const introductionResults = {
  talks: { kind: 'partner', closes: false },
  agreement: { kind: 'partner', closes: true },
  no_deal: { kind: 'partner', closes: true },
  visit: { kind: 'learning', closes: false },
  going_on: { kind: 'learning', closes: true },
  nothing: { kind: 'learning', closes: true },
} as const satisfies Record<string, { kind: IntroductionKind; closes: boolean }>;
export type IntroductionResult = keyof typeof introductionResults;
export const IntroductionResult = z.enum(
  Object.keys(introductionResults) as [IntroductionResult, ...IntroductionResult[]],
);

export const valueBands = ['under_10k', 'to_100k', 'to_1m', 'over_1m'] as const;
export const ValueBand = z.enum(valueBands);
export type ValueBand = z.infer<typeof ValueBand>;
