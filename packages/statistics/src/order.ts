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
  return columnSorter(values.length)(values).order;
}

/**
 * Sorts columns of at most `capacity` values one after the other: the memory is taken once, and what a call returns lasts
 * until the next.
 */
export function columnSorter(capacity: number): (values: Float64Array) => { sorted: Float64Array; order: Uint32Array } {
  const room = { sorted: new Float64Array(capacity), order: new Uint32Array(capacity) };
  const sorter = sorterOf(capacity);
  return (values) => {
    requireFinite(values);
    const sorted = room.sorted.subarray(0, values.length);
    const order = room.order.subarray(0, values.length);
    sorted.set(values);
    for (let i = 0; i < order.length; i++) order[i] = i;
    sorter.sort(sorted, order, 0, order.length);
    return { sorted, order };
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
