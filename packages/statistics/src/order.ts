import { requireFinite } from './finite.js';

/**
 * Ascending order of a column of values, as positions. The release sorts each indicator once with this and serves every
 * cohort by walking the result, so this function is the only place where a faster sort has to be put.
 *
 * Units: positions 0..n-1. Ties keep their input order; -0 and 0 are a tie. Empty gives an empty order.
 *
 * @throws RangeError on NaN or an infinity.
 */
export function ascendingOrder(values: Float64Array): Uint32Array {
  requireFinite(values);
  const order = new Uint32Array(values.length);
  for (let i = 0; i < order.length; i++) order[i] = i;
  return order.sort((a, b) => (values[a] as number) - (values[b] as number) || a - b);
}

/**
 * A sorted copy; the input is left alone. -0 stands before 0. Empty gives empty.
 *
 * @throws RangeError on NaN or an infinity.
 */
export function ascending(values: ArrayLike<number>): Float64Array {
  requireFinite(values);
  return Float64Array.from(values).sort();
}
