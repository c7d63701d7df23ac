import { requireFinite, requireSome } from './finite.js';

/**
 * Arithmetic mean of `sorted[from..to)`, summed in the order given. The release sums ascending values, so that equal
 * multisets give bit-equal means whatever order they arrived in. A sum that would overflow is taken of the shares.
 *
 * Shapes: positions 0-based, `to` exclusive. One element is its own mean. The result is never -0.
 *
 * @throws RangeError on NaN, an infinity, or an empty or impossible range.
 */
export function meanOfRange(sorted: ArrayLike<number>, from: number, to: number): number {
  if (!(Number.isInteger(from) && Number.isInteger(to) && from >= 0 && from < to && to <= sorted.length)) {
    throw new RangeError(`no values in the range ${from}..${to} of ${sorted.length}`);
  }
  const count = to - from;
  let sum = 0;
  for (let i = from; i < to; i++) sum += sorted[i] as number;
  if (Number.isFinite(sum)) return sum / count + 0;
  requireFinite(sorted);
  let shares = 0;
  for (let i = from; i < to; i++) shares += (sorted[i] as number) / count;
  return shares;
}

/**
 * Mean of what remains after dropping floor(n * share) values at each end (share 0.1: the 10 % trimmed mean).
 * Ties are dropped like any other value. One element stays. Source: Tukey; method.md section 4.
 *
 * @param sorted ascending, finite
 * @param share at each end, 0 <= share < 0.5
 * @throws RangeError on an empty input, a share out of range, NaN or an infinity.
 */
export function trimmedMean(sorted: ArrayLike<number>, share = 0.1): number {
  requireSome(sorted);
  if (!(share >= 0 && share < 0.5)) throw new RangeError(`share ${share} must lie in [0, 0.5)`);
  // 1e-9 because 30 * 0.1 may fall a hair below 3
  const drop = Math.floor(sorted.length * share + 1e-9);
  return meanOfRange(sorted, drop, sorted.length - drop);
}
