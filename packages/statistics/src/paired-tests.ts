import { binomialCdf } from './binomial.js';
import { requireFinite } from './finite.js';
import { ranksOf } from './ranks.js';

/** Up to here the signed-rank law is counted out exactly, ties and all. */
const EXACT_UP_TO = 100;

/**
 * Two-sided sign test of the changes of matched firms: may the median change be 0? Zeros say nothing and are dropped; five
 * firms can never reach 5 %. Source: Conover.
 *
 * @param changes now - before, any unit
 * @returns p in (0, 1]; 1 where no change is left
 * @throws RangeError on NaN or an infinity
 */
export function signTest(changes: ArrayLike<number>): number {
  requireFinite(changes, 'changes');
  const signs = Array.from(changes, Math.sign).filter((sign) => sign !== 0);
  const rarer = Math.min(signs.filter((sign) => sign > 0).length, signs.filter((sign) => sign < 0).length);
  return Math.min(1, 2 * binomialCdf(rarer, signs.length, 0.5));
}

/**
 * Two-sided Wilcoxon signed-rank test of matched changes. Zeros are dropped, ties share their average rank. Up to 100
 * changes the law is exact given the ties, above it is normal with tie and continuity correction.
 * Source: Wilcoxon 1945; Lehmann, Nonparametrics.
 *
 * @param changes now - before, any unit
 * @returns p in (0, 1]; 1 where no change is left
 * @throws RangeError on NaN or an infinity
 */
export function wilcoxonTest(changes: ArrayLike<number>): number {
  requireFinite(changes, 'changes');
  const kept = Float64Array.from(changes).filter((change) => change !== 0);
  const ranks = ranksOf(kept.map(Math.abs)).average;
  const risen = kept.reduce((sum, change, index) => (change > 0 ? sum + (ranks[index] as number) : sum), 0);
  const fallen = (kept.length * (kept.length + 1)) / 2 - risen;
  const smaller = Math.min(risen, fallen);
  return kept.length <= EXACT_UP_TO ? exactSignedRank(ranks, smaller) : normalSignedRank(ranks, smaller);
}

/** Counts, over all 2^n signs, the sums up to `smaller`; average ranks are doubled to be whole. */
function exactSignedRank(ranks: Float64Array, smaller: number): number {
  const doubled = ranks.map((rank) => 2 * rank);
  const reach = doubled.reduce((sum, rank) => sum + rank, 0);
  const chance = new Float64Array(reach + 1);
  chance[0] = 1;
  for (const rank of doubled) {
    for (let sum = reach; sum >= 0; sum--)
      chance[sum] = ((chance[sum] as number) + (sum >= rank ? (chance[sum - rank] as number) : 0)) / 2;
  }
  const tail = chance.subarray(0, 2 * smaller + 1).reduce((sum, one) => sum + one, 0);
  return Math.min(1, 2 * tail);
}

function normalSignedRank(ranks: Float64Array, smaller: number): number {
  const mean = ranks.reduce((sum, rank) => sum + rank, 0) / 2;
  const deviation = Math.sqrt(ranks.reduce((sum, rank) => sum + rank * rank, 0) / 4);
  return Math.min(1, erfc(Math.max(0, mean - smaller - 0.5) / deviation / Math.SQRT2));
}

/** Complementary error function for x >= 0, error below 1.2e-7 of the value. Source: Chebyshev fit of Numerical Recipes 6.2. */
function erfc(x: number): number {
  const t = 1 / (1 + x / 2);
  const fit = [
    -1.26551223, 1.00002368, 0.37409196, 0.09678418, -0.18628806, 0.27886807, -1.13520398, 1.48851587, -0.82215223,
    0.17087277,
  ];
  return t * Math.exp(-x * x + fit.reduceRight((sum, coefficient) => sum * t + coefficient, 0));
}

/**
 * p-values adjusted for how many tests are shown together, in input order: a test holds at 5 % if its adjusted value is
 * below 0.05. Source: Holm 1979.
 *
 * @throws RangeError for a p outside [0, 1]
 */
export function holm(pValues: readonly number[]): number[] {
  const bad = pValues.find((p) => !(p >= 0 && p <= 1));
  if (bad !== undefined) throw new RangeError(`${bad} is no p-value`);
  const adjusted = new Array<number>(pValues.length);
  let highest = 0;
  pValues
    .map((p, index) => ({ p, index }))
    .sort((a, b) => a.p - b.p)
    .forEach(({ p, index }, place) => {
      highest = Math.max(highest, Math.min(1, p * (pValues.length - place)));
      adjusted[index] = highest;
    });
  return adjusted;
}
