import { requireFinite, requireSome } from './finite.js';
import { ascendingOrder } from './order.js';

/** How the scores equal to the one asked for count: not at all, all, half, or as their average rank. */
export type RankKind = 'strict' | 'weak' | 'mean' | 'rank';

/**
 * How many values lie below a score and how many equal it, by binary search. -0 equals 0; near ties are no ties.
 *
 * @param sorted ascending, finite
 */
export function countsAround(sorted: ArrayLike<number>, score: number): { below: number; equal: number } {
  if (!Number.isFinite(score)) throw new RangeError(`the score is ${score}; only finite numbers have a rank`);
  const below = firstWhere(sorted, (value) => value >= score);
  return { below, equal: firstWhere(sorted, (value) => value > score) - below };
}

/**
 * Percentile rank of a score within a group, 0..100. strict: below / n. weak: at or below / n (= 100 cume_dist). mean: half
 * way between, the mid-rank, whose average over a group is always 50. rank: average rank / n where the score occurs.
 * Source: scipy.stats.percentileofscore.
 *
 * @param sorted ascending, finite, at least one; one element has mid-rank 50 to itself
 * @throws RangeError on an empty group, NaN or an infinity
 */
export function percentileRank(sorted: ArrayLike<number>, score: number, kind: RankKind = 'mean'): number {
  requireSome(sorted);
  requireFinite(sorted);
  const { below, equal } = countsAround(sorted, score);
  const counted = {
    strict: below,
    weak: below + equal,
    mean: below + equal / 2,
    rank: equal > 0 ? below + (equal + 1) / 2 : below,
  }[kind];
  return (100 * counted) / sorted.length;
}

/**
 * A member's own mid-rank among the *others*: 100 (worse + equal / 2) / (n - 1), 0..100. Internal; pages read positions off
 * released figures instead.
 *
 * @param sorted the group with the own value in it, ascending, at least two
 * @param better whether higher or lower values are better
 * @throws RangeError if the group holds no other member or not the own value
 */
export function leaveOneOutRank(sorted: ArrayLike<number>, own: number, better: 'higher' | 'lower' = 'higher'): number {
  requireFinite(sorted);
  if (sorted.length < 2) throw new RangeError('a rank among the others needs at least one other');
  const { below, equal } = countsAround(sorted, own);
  if (equal === 0) throw new RangeError(`the own value ${own} is not in its group`);
  const worse = better === 'higher' ? below : sorted.length - below - equal;
  return (100 * (worse + (equal - 1) / 2)) / (sorted.length - 1);
}

/** Ranks of every value of a column, from one sort; ties share what the field says. */
export type Ranks = {
  /** 1 + how many are below. */
  minimum: Float64Array;
  /** The average of the ranks that the ties take up together. */
  average: Float64Array;
  /** 1 + how many different values are below. */
  dense: Float64Array;
  /** (minimum - 1) / (n - 1), 0..1; 0 for one element. SQL percent_rank. */
  percentRank: Float64Array;
  /** The share at or below, 0..1. SQL cume_dist. */
  cumeDist: Float64Array;
};

/**
 * @param values in any order; empty gives empty ranks
 * @throws RangeError on NaN or an infinity
 */
export function ranksOf(values: Float64Array): Ranks {
  const n = values.length;
  const order = ascendingOrder(values);
  const column = (): Float64Array => new Float64Array(n);
  const ranks: Ranks = {
    minimum: column(),
    average: column(),
    dense: column(),
    percentRank: column(),
    cumeDist: column(),
  };
  for (let start = 0, dense = 1; start < n; dense++) {
    let end = start + 1;
    while (end < n && values[order[end] as number] === values[order[start] as number]) end++;
    for (let place = start; place < end; place++) {
      const at = order[place] as number;
      ranks.minimum[at] = start + 1;
      ranks.average[at] = (start + 1 + end) / 2;
      ranks.dense[at] = dense;
      ranks.percentRank[at] = n === 1 ? 0 : start / (n - 1);
      ranks.cumeDist[at] = end / n;
    }
    start = end;
  }
  return ranks;
}

/**
 * Which of `buckets` nearly equal parts each row of an ordered group falls into, 1..buckets; the first parts take the rows
 * left over. Ties are torn apart by their order, so that equal firms may differ: nothing that is published may use it.
 * Source: SQL ntile.
 *
 * @param rows how many, a whole number >= 0; of fewer rows than buckets each has its own
 * @throws RangeError unless both are whole and there is a bucket
 */
export function ntile(rows: number, buckets: number): number[] {
  if (!Number.isInteger(rows) || rows < 0) throw new RangeError(`rows ${rows} must be a whole number >= 0`);
  if (!Number.isInteger(buckets) || buckets < 1) throw new RangeError(`buckets ${buckets} must be a whole number >= 1`);
  const small = Math.floor(rows / buckets);
  const inLarge = (rows % buckets) * (small + 1);
  return Array.from({ length: rows }, (_, row) =>
    row < inLarge ? Math.floor(row / (small + 1)) + 1 : (rows % buckets) + Math.floor((row - inLarge) / small) + 1,
  );
}

function firstWhere(sorted: ArrayLike<number>, holds: (value: number) => boolean): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(sorted[middle] as number)) high = middle;
    else low = middle + 1;
  }
  return low;
}
