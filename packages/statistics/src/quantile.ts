import { requireFinite, requireSome } from './finite.js';

/** Hyndman & Fan's nine definitions; 1 is SQL percentile_disc, 7 percentile_cont and R's default, 8 the recommended one. */
export type QuantileType = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9;

/** Plotting positions (a, b) of the interpolating types. */
const POSITIONS: Partial<Record<QuantileType, readonly [number, number]>> = {
  4: [0, 1],
  5: [0.5, 0.5],
  6: [0, 0],
  7: [1, 1],
  8: [1 / 3, 1 / 3],
  9: [3 / 8, 3 / 8],
};
/** n p is taken as whole when this close, as R does: 0.1 x 30 falls a hair off 3. */
const FUZZ = 4 * Number.EPSILON;

/**
 * Sample quantile. Ties are values like others; one element is every quantile of itself; beyond the outermost plotting
 * position the minimum or maximum answers. Never -0. Source: Hyndman & Fan 1996; type 3 takes the even order statistic on a half.
 *
 * @param sorted ascending, finite, at least one; the result has their unit
 * @param p probability, 0..1
 * @throws RangeError on an empty sample, a p out of range, NaN or an infinity
 */
export function quantile(sorted: ArrayLike<number>, p: number, type: QuantileType = 8): number {
  requireSome(sorted);
  requireFinite(sorted);
  if (!(p >= 0 && p <= 1)) throw new RangeError(`p ${p} must lie in [0, 1]`);
  return quantileOfFinite(sorted, 0, sorted.length, p, type);
}

/** The quantile of `sorted[from..to)`, whose values are known to be finite, ascending and at least one. */
export function quantileOfFinite(
  sorted: ArrayLike<number>,
  from: number,
  to: number,
  p: number,
  type: QuantileType,
): number {
  const n = to - from;
  const [a, b] = POSITIONS[type] ?? [0, 1];
  const position = type === 3 ? n * p - 0.5 : a + p * (n + 1 - a - b);
  const slack = FUZZ * Math.max(1, Math.abs(position));
  const j = Math.floor(position + slack);
  const rest = position - j < slack ? 0 : position - j;
  const at = (rank: number): number => sorted[from + Math.min(Math.max(rank, 1), n) - 1] as number;
  return between(at(j), at(j + 1), upperShare(type, j, rest)) + 0;
}

function upperShare(type: QuantileType, j: number, rest: number): number {
  if (type === 1) return rest > 0 ? 1 : 0;
  if (type === 2) return rest > 0 ? 1 : 0.5;
  if (type === 3) return rest > 0 || j % 2 !== 0 ? 1 : 0;
  return rest;
}

function between(low: number, high: number, share: number): number {
  if (share === 0 || low === high) return low;
  if (share === 1) return high;
  const gap = high - low;
  return Number.isFinite(gap) ? low + share * gap : (1 - share) * low + share * high;
}
