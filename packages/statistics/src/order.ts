import { requireFinite } from './finite.js';
import { sorterOf } from './sort.js';

/**
 * Ascending order of a column of values, as positions. The release sorts each indicator once with this and serves every
 * cohort by walking the result.
 *
 * Units: positions 0..n-1. Ties keep their input order; -0 and 0 are a tie. Empty gives an empty order.
 *
 * @throws RangeError on NaN or an infinity.
 */
export function ascendingOrder(values: Float64Array): Uint32Array {
  return orderer(values.length)(values);
}

/**
 * `ascendingOrder` for many columns of at most `capacity` values: the memory is taken once, and each order lasts until the
 * next column.
 */
export function orderer(capacity: number): (values: Float64Array) => Uint32Array {
  const sorted = new Float64Array(capacity);
  const positions = new Uint32Array(capacity);
  const sorter = sorterOf(capacity);
  return (values) => {
    requireFinite(values);
    sorted.set(values);
    const order = positions.subarray(0, values.length);
    for (let i = 0; i < order.length; i++) order[i] = i;
    sorter.sort(sorted, order, 0, order.length);
    return order;
  };
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
