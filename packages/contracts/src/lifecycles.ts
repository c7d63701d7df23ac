import { z } from 'zod';

export const roundStatuses = ['draft', 'open', 'review', 'frozen', 'released'] as const;
export const RoundStatus = z.enum(roundStatuses);
export type RoundStatus = z.infer<typeof RoundStatus>;

/**
 * Moves of a round: from where to where. `release` is the worker's: asking for it queues a run, the worker flips the
 * status. A released round can be released again for the figures that were too fresh the first time.
 */
export const roundMoves = {
  open: { from: ['draft'], to: 'open' },
  review: { from: ['open'], to: 'review' },
  reopen: { from: ['review'], to: 'open' },
  freeze: { from: ['review'], to: 'frozen' },
  /** Again from `released`: families that were too fresh for the first release follow when they are old enough. */
  release: { from: ['frozen', 'released'], to: 'released' },
} as const satisfies Record<string, { from: readonly RoundStatus[]; to: RoundStatus }>;
export type RoundMove = keyof typeof roundMoves;
export const RoundMove = z.enum(Object.keys(roundMoves) as [RoundMove, ...RoundMove[]]);

export const assessmentStatuses = ['draft', 'submitted', 'queried', 'accepted', 'withdrawn'] as const;
export const AssessmentStatus = z.enum(assessmentStatuses);
export type AssessmentStatus = z.infer<typeof AssessmentStatus>;

/**
 * Moves of an assessment, and in which states of its round they are possible. What was handed in does not change under
 * the reader: a firm takes it back with `revise` first. Only a queried one may be mended in place, for that was asked.
 */
export const assessmentMoves = {
  answer: { from: ['draft', 'queried'], to: null, round: ['open'] },
  submit: { from: ['draft', 'queried'], to: 'submitted', round: ['open'] },
  /** After the closing day: only the answers that a query names. */
  correct: { from: ['queried'], to: null, round: ['review'] },
  resubmit: { from: ['queried'], to: 'submitted', round: ['review'] },
  query: { from: ['submitted', 'queried'], to: 'queried', round: ['open', 'review'] },
  accept: { from: ['submitted', 'queried'], to: 'accepted', round: ['open', 'review'] },
  /** A decision on a query is taken back. */
  reconsider: { from: ['queried', 'accepted'], to: 'queried', round: ['open', 'review'] },
  /** A firm may still take its answers out after they were accepted, until the freeze. */
  withdraw: { from: ['draft', 'submitted', 'queried', 'accepted'], to: 'withdrawn', round: ['open', 'review'] },
  /** The firm takes back what it handed in or withdrew, to change it and hand it in again. */
  revise: { from: ['submitted', 'accepted', 'withdrawn'], to: 'draft', round: ['open'] },
} as const satisfies Record<
  string,
  { from: readonly AssessmentStatus[]; to: AssessmentStatus | null; round: readonly RoundStatus[] }
>;
export type AssessmentMove = keyof typeof assessmentMoves;

export const alliancePurposes = ['pooled_benchmark', 'partner_profiles', 'learning_exchange', 'events'] as const;
export const AlliancePurpose = z.enum(alliancePurposes);
export type AlliancePurpose = z.infer<typeof AlliancePurpose>;

/**
 * `coming`, `in_force` and `lapsed` are an accepted agreement before its first, until its last and after its last day, and
 * `unanswered` is a proposal whose time ran out: nobody has to move it there.
 */
export const allianceStatuses = [
  'proposed',
  'coming',
  'in_force',
  'lapsed',
  'unanswered',
  'declined',
  'withdrawn',
  'replaced',
  'ended',
] as const;
export const AllianceStatus = z.enum(allianceStatuses);
export type AllianceStatus = z.infer<typeof AllianceStatus>;

/**
 * Moves of an alliance: `by` the side that was asked, the side that proposed, or either. An accepted proposal replaces the
 * agreement that the two may have; one that begins later is `coming` until then. Ending it takes effect at once.
 */
export const allianceMoves = {
  accept: { from: ['proposed'], to: 'in_force', by: 'asked' },
  decline: { from: ['proposed'], to: 'declined', by: 'asked' },
  withdraw: { from: ['proposed'], to: 'withdrawn', by: 'proposer' },
  end: { from: ['coming', 'in_force'], to: 'ended', by: 'either' },
} as const satisfies Record<
  string,
  { from: readonly AllianceStatus[]; to: AllianceStatus; by: 'asked' | 'proposer' | 'either' }
>;
export type AllianceMove = keyof typeof allianceMoves;
export const AllianceMove = z.enum(Object.keys(allianceMoves) as [AllianceMove, ...AllianceMove[]]);
/** Days in which a proposal can be answered. */
export const proposalDays = 30;

export const mayMoveRound = (move: RoundMove, status: RoundStatus): boolean =>
  (roundMoves[move].from as readonly RoundStatus[]).includes(status);
export const mayMoveAssessment = (move: AssessmentMove, status: AssessmentStatus, round: RoundStatus): boolean =>
  (assessmentMoves[move].from as readonly AssessmentStatus[]).includes(status) &&
  (assessmentMoves[move].round as readonly RoundStatus[]).includes(round);
