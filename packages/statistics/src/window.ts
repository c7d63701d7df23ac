import { meanOfRange } from './mean.js';

/** Ranks 1..n of the order statistics that enter a figure, both ends included. */
export type RankWindow = { from: number; to: number };

/**
 * The order statistics whose mean is published as a percentile (method.md section 4). With h = (n + 1/3) p + 1/3
 * (Hyndman-Fan type 8): a fraction of h in [0.25, 0.75) takes the four ranks floor(h)-1 .. floor(h)+2, else the five
 * around round(h); above the median the window of 100 - percent is mirrored. Five units have ranks 2..4 for their median.
 *
 * h is held as the integer 300 h, because for P5 and P95 it does hit 0.25 and 0.75 exactly (n = 118, 108) and thirds have
 * no exact binary form.
 *
 * @param n how many values, a whole number >= 0
 * @param percent whole number 1..99
 * @returns the window, or undefined where rank 1 or rank n would enter: then nothing may be published
 * @throws RangeError on other arguments
 */
export function rankWindow(n: number, percent: number): RankWindow | undefined {
  if (!Number.isInteger(n) || n < 0) throw new RangeError(`n ${n} must be a whole number >= 0`);
  if (!Number.isInteger(percent) || percent < 1 || percent > 99)
    throw new RangeError(`percent ${percent} must be a whole number 1..99`);
  if (percent > 50) {
    const mirrored = rankWindow(n, 100 - percent);
    return mirrored && { from: n + 1 - mirrored.to, to: n + 1 - mirrored.from };
  }
  if (n === 5 && percent === 50) return { from: 2, to: 4 };
  const h300 = (3 * n + 1) * percent + 100;
  const floor = Math.floor(h300 / 300);
  const rest = h300 % 300;
  const between = rest >= 75 && rest < 225;
  const nearest = rest < 75 ? floor : floor + 1;
  const window = between ? { from: floor - 1, to: floor + 2 } : { from: nearest - 2, to: nearest + 2 };
  return window.from > 1 && window.to < n ? window : undefined;
}

/**
 * Mean of the window, unrounded.
 *
 * @param sorted ascending, finite
 * @returns in the values' unit, never -0; undefined where the window would hold the minimum or the maximum, so also for
 *   nothing and for one element
 * @throws RangeError as `rankWindow`, and on NaN or an infinity in the window
 */
export function windowMean(sorted: ArrayLike<number>, percent: number): number | undefined {
  const window = rankWindow(sorted.length, percent);
  return window && meanOfRange(sorted, window.from - 1, window.to);
}
