import type { Code } from './codes.js';

/** Pieces a year: a request says what it wants, an offer the most it can. */
export const series = ['sample', 'small', 'medium', 'large'] as const;
export type Series = (typeof series)[number];

/**
 * What matching knows of a profile. For a profile of somebody else that is what its anonymous teaser shows, and nothing
 * else: so no ranking can tell more than the teaser does.
 */
export type MatchProfile = {
  id: string;
  kind: 'offer' | 'request';
  needs: readonly Code[];
  offers: readonly Code[];
  words: ReadonlySet<string>;
  /** Where the firm may be: one country, or all of the region that the teaser names. */
  countries: readonly string[];
  types: readonly string[];
  series: Series | null;
  certificates: readonly string[];
  certificatesNeeded: readonly string[];
  languages: readonly string[];
  /** Countries wanted; none means anywhere. */
  marketsWanted: readonly string[];
  marketsExcluded: readonly string[];
  /** Days since 1970, fractions allowed. */
  published: number;
};
