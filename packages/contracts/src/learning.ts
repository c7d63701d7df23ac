import { z } from 'zod';
import { SizeClass } from './members.js';
import { PartnerLanguage, ProfileMove, ProfileStatus } from './partnering.js';
import { CodeView, NameFinding } from './partners.js';
import { email } from './identity.js';
import { id, instant } from './route.js';

/** Learning matches: words and views. A firm declares for an area that it shares how it does it, or wants to learn it. */

export const learningKinds = ['share', 'learn'] as const;
export const LearningKind = z.enum(learningKinds);
export type LearningKind = z.infer<typeof LearningKind>;
/** Mean place over the indicators of an area, 0..100, from which on a firm may declare that it shares. */
export const bestQuarter = 75;

/** An area of practice: a pillar of an instrument. */
export const areaKey = z.string().regex(/^[A-Za-z0-9_-]{1,60}:[A-Za-z0-9_-]{1,60}$/);
export const PracticeArea = z.object({ key: areaKey, name: z.string() }).meta({ id: 'PracticeArea' });
export type PracticeArea = z.infer<typeof PracticeArea>;

export const LearningDraft = z
  .strictObject({
    associationId: id,
    kind: LearningKind,
    area: areaKey,
    text: z.string().trim().max(1000).default(''),
    languages: z.array(PartnerLanguage).max(12).default([]),
    /** Not to be seen by firms of the own industry in the own country. */ hideFromRivals: z.boolean().default(false),
    /** Whom the other firm hears of after both sides agreed, and nobody before. */
    contactName: z.string().trim().max(120).default(''),
    contactEmail: z.union([z.literal(''), email]).default(''),
  })
  .meta({ id: 'LearningDraft' });
export type LearningDraft = z.output<typeof LearningDraft>;
export type SentLearningDraft = z.input<typeof LearningDraft>;

/** All that strangers see of a declaration. What is null or empty is not told, because too few firms would fit it. */
export const LearningTeaser = z
  .object({
    id,
    kind: LearningKind,
    area: PracticeArea,
    text: z.string(),
    place: z.object({ level: z.enum(['country', 'region', 'world']), code: z.string() }),
    size: SizeClass.nullable(),
    industries: z.array(CodeView),
    languages: z.array(PartnerLanguage),
    publishedAt: instant,
  })
  .meta({ id: 'LearningTeaser' });
export type LearningTeaser = z.infer<typeof LearningTeaser>;

export const DeclarationSummary = z
  .object({
    id,
    kind: LearningKind,
    area: PracticeArea,
    status: ProfileStatus,
    submittedAt: instant.nullable(),
    expiresAt: instant.nullable(),
    comment: z.string().nullable(),
    /** The firm's own name: this is never the view of a stranger. */ firmName: z.string(),
    association: z.object({ id, name: z.string() }),
  })
  .meta({ id: 'DeclarationSummary' });
export type DeclarationSummary = z.infer<typeof DeclarationSummary>;

export const DeclarationView = DeclarationSummary.extend({
  draft: LearningDraft,
  preview: z.object({
    /** Null when the association has fewer than five members, so that nothing can be shown. */
    teaser: LearningTeaser.nullable(),
    /** How many members of the association fit it, as a band: `5-11`. */ firms: z.string().nullable(),
    coarser: z.array(z.enum(['size', 'industry', 'place', 'languages'])),
    names: z.array(NameFinding),
    missing: z.array(z.enum(['text', 'languages', 'contact'])),
  }),
  moves: z.array(z.object({ move: ProfileMove, possible: z.boolean() })),
}).meta({ id: 'Declaration' });
export type DeclarationView = z.infer<typeof DeclarationView>;

/** Why two fit. Read off the reader's own register and the teaser; no benchmark value takes part. */
export const LearningReason = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('languages'), languages: z.array(PartnerLanguage) }),
    z.object({ kind: z.literal('industry'), industry: CodeView }),
    z.object({ kind: z.literal('other_industry') }),
    z.object({ kind: z.literal('size'), size: SizeClass }),
    z.object({ kind: z.literal('country'), country: z.string() }),
  ])
  .meta({ id: 'LearningReason' });
export type LearningReason = z.infer<typeof LearningReason>;

export const FoundLearning = z
  .object({
    teaser: LearningTeaser,
    reasons: z.array(LearningReason),
    /** The own published declaration with which the firm can ask; null when it has none that fits. */
    askWith: id.nullable(),
    /** The introduction the firm has asked for already, if any. */ introductionId: id.nullable(),
  })
  .meta({ id: 'FoundLearning' });
export type FoundLearning = z.infer<typeof FoundLearning>;
