import { requireFinite, requireSome } from './finite.js';
import { meanOfRange } from './mean.js';
import { ascending } from './order.js';
import { quantile } from './quantile.js';

/**
 * The middle value, or the mean of the middle two, in the values' unit. Any order; one element is its own median.
 *
 * @throws RangeError on an empty input, NaN or an infinity
 */
export function median(values: ArrayLike<number>): number {
  return quantile(ascending(values), 0.5, 7);
}

/**
 * Median absolute deviation from the median, in the values' unit, not scaled. 0 for one element and where more than half of
 * the values are equal. Source: Hampel 1974.
 *
 * @throws RangeError on an empty input, NaN, an infinity, or a deviation beyond the range of doubles
 */
export function medianAbsoluteDeviation(values: ArrayLike<number>): number {
  const middle = median(values);
  return median(Float64Array.from(values, (value) => Math.abs(value - middle)));
}

/**
 * Modified z-scores 0.6745 (x - median) / MAD; beyond 3.5 a value deserves a query. Where more than half of the values are
 * equal the MAD is 0: then the mean absolute deviation takes its place, (x - median) / (1.2533 mean AD); where all are
 * equal every score is 0. Source: Iglewicz & Hoaglin 1993.
 *
 * @returns one score for each value, in input order, without unit
 * @throws RangeError on an empty input, NaN or an infinity
 */
export function robustZ(values: ArrayLike<number>): Float64Array {
  requireSome(values);
  requireFinite(values);
  const middle = median(values);
  const deviations = ascending(Float64Array.from(values, (value) => Math.abs(value - middle)));
  const mad = median(deviations);
  const scale = mad > 0 ? mad / 0.6745 : Math.sqrt(Math.PI / 2) * meanOfRange(deviations, 0, deviations.length);
  return Float64Array.from(values, (value) => (scale === 0 ? 0 : (value - middle) / scale + 0));
}
