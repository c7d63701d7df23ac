import { binomialCdf } from './binomial.js';

/** Ranks (1..n) of the order statistics that bound a quantile; null where the sample is too small for that bound. */
export type IntervalRanks = { lower: number | null; upper: number | null; coverage: number | null };

/**
 * Distribution-free confidence interval of the p-quantile, equal tails: the highest lower and lowest upper rank that each
 * leave out at most half of 1 - confidence. `coverage` P(lower <= B <= upper - 1), B ~ Binomial(n, p), where both exist.
 * Source: the binomial law of order statistics (Conover).
 *
 * @param n whole, >= 1
 * @param p in (0, 1)
 * @param confidence in (0, 1)
 */
export function quantileIntervalRanks(n: number, p: number, confidence: number): IntervalRanks {
  const spare = requireProbabilities(n, p, confidence) / 2;
  const lower = lowerRank(n, p, spare);
  const upper = upperRank(n, p, spare);
  return {
    lower,
    upper,
    coverage: lower === null || upper === null ? null : binomialCdf(upper - 1, n, p) - binomialCdf(lower - 1, n, p),
  };
}

/** The one-sided bound: the highest rank that lies above the p-quantile with at most 1 - confidence, or null. */
export const quantileLowerRank = (n: number, p: number, confidence: number): number | null =>
  lowerRank(n, p, requireProbabilities(n, p, confidence));

/** The one-sided bound from above, or null. */
export const quantileUpperRank = (n: number, p: number, confidence: number): number | null =>
  upperRank(n, p, requireProbabilities(n, p, confidence));

function requireProbabilities(n: number, p: number, confidence: number): number {
  if (!Number.isInteger(n) || n < 1 || !(p > 0 && p < 1) || !(confidence > 0 && confidence < 1)) {
    throw new RangeError(`no interval for n ${n}, p ${p}, confidence ${confidence}`);
  }
  // 1 - 0.9 is a hair below 0.1
  return (1 - confidence) * (1 + 1e-12);
}

function lowerRank(n: number, p: number, spare: number): number | null {
  let rank = 0;
  while (rank < n && binomialCdf(rank, n, p) <= spare) rank++;
  return rank === 0 ? null : rank;
}

function upperRank(n: number, p: number, spare: number): number | null {
  const mirrored = lowerRank(n, 1 - p, spare);
  return mirrored === null ? null : n + 1 - mirrored;
}
