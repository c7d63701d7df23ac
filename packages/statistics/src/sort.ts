import { radixSorter, sortableHigh, wordsOf } from './radix.js';

/** Sorts `values[from..to)` ascending in place and takes `order[from..to)` along. Stable; -0 and 0 are a tie. */
export type Sorter = {
  sort: (values: Float64Array, order: Uint32Array, from: number, to: number) => void;
  /** What sorting cost so far: how often an element was moved. */
  work: { moves: number };
};

/** Up to here insertion wins; also the size of a bucket that is left to it. */
export const SMALL = 32;
/** Buckets of one deal; their counters stay in the cache. */
const BUCKETS = 4096;
/** So often a range is dealt before the radix passes take over. */
const DEALS = 3;

/**
 * A sorter of finite doubles with their positions, for ranges up to `capacity`; it owns the scratch memory, so that sorting
 * many groups allocates nothing.
 *
 * A range is dealt into equal intervals between its minimum and maximum: about one value a bucket where they are spread
 * evenly, and a bucket that took many is dealt again on its own interval. Where nearly all would land in one bucket (an
 * outlier, many orders of magnitude) the intervals are those of the bit pattern, and where these fail too (values made to
 * defeat both, level by level) radix passes over all bits take over, whose cost no arrangement of values can raise.
 * So an element is moved at most 2 x 3 + 9 times, and by at most 32 insertion steps.
 *
 * Source: Dobosiewicz 1978 (distributive partitioning); Musser 1997 (bounding the depth).
 */
export function sorterOf(capacity: number): Sorter {
  const dealt = new Float64Array(capacity);
  const dealtOrder = new Uint32Array(capacity);
  const bucketOf = new Uint16Array(capacity);
  const ends = Array.from({ length: DEALS }, () => new Uint32Array(BUCKETS));
  const work = { moves: 0 };
  const radix = radixSorter(capacity, work);

  function sort(values: Float64Array, order: Uint32Array, from: number, to: number, depth: number): void {
    const count = to - from;
    if (count <= SMALL) {
      work.moves += insert(values, order, from, values, order, from, to);
      return;
    }
    const { min, max, ascending } = shapeOf(values, from, to);
    if (ascending) return;
    if (depth === DEALS) return radix(values, order, from, to);
    const end = ends[depth] as Uint32Array;
    const nearlyAll = count - (count >>> 3);
    let largest = bucketsByValue(values, from, to, min, max, bucketOf, end);
    if (largest > nearlyAll) largest = bucketsByBits(values, from, to, min, max, bucketOf, end);
    if (largest > nearlyAll) return radix(values, order, from, to);

    for (let i = from, k = 0; i < to; i++, k++) {
      const bucket = bucketOf[k] as number;
      const place = end[bucket] as number;
      end[bucket] = place + 1;
      dealt[place] = values[i] as number;
      dealtOrder[place] = order[i] as number;
    }
    work.moves += count;
    if (largest <= SMALL) {
      work.moves += insert(dealt, dealtOrder, 0, values, order, from, to);
      return;
    }
    for (let i = from, k = 0; i < to; i++, k++) {
      values[i] = dealt[k] as number;
      order[i] = dealtOrder[k] as number;
    }
    work.moves += count;
    for (let bucket = 0, start = from; start < to; bucket++) {
      const stop = from + (end[bucket] as number);
      if (stop - start > 1) sort(values, order, start, stop, depth + 1);
      start = stop;
    }
  }

  return { sort: (values, order, from, to) => sort(values, order, from, to, 0), work };
}

function shapeOf(values: Float64Array, from: number, to: number): { min: number; max: number; ascending: boolean } {
  let last = values[from] as number;
  let min = last;
  let max = last;
  let ascending = true;
  for (let i = from + 1; i < to; i++) {
    const value = values[i] as number;
    if (value < last) ascending = false;
    if (value < min) min = value;
    else if (value > max) max = value;
    last = value;
  }
  return { min, max, ascending };
}

/** Assigns buckets by equal intervals of the values. Leaves where each begins in `starts`; returns the fullest one's count. */
function bucketsByValue(
  values: Float64Array,
  from: number,
  to: number,
  min: number,
  max: number,
  bucketOf: Uint16Array,
  starts: Uint32Array,
): number {
  const buckets = Math.min(BUCKETS, to - from);
  const scale = (buckets - 1) / (max - min);
  // max - min may overflow, or be too small to divide by
  if (!(scale > 0 && scale < Infinity)) return to - from;
  starts.fill(0, 0, buckets);
  for (let i = from, k = 0; i < to; i++, k++) {
    const bucket = (((values[i] as number) - min) * scale) | 0;
    bucketOf[k] = bucket;
    starts[bucket] = (starts[bucket] as number) + 1;
  }
  return turnIntoStarts(starts, buckets);
}

/** The same by equal intervals of the upper half of the bit pattern: of the exponent and what follows it. */
function bucketsByBits(
  values: Float64Array,
  from: number,
  to: number,
  min: number,
  max: number,
  bucketOf: Uint16Array,
  starts: Uint32Array,
): number {
  const words = wordsOf(values);
  const ends = wordsOf(Float64Array.of(min, max));
  const lowest = sortableHigh(ends, 0);
  const span = sortableHigh(ends, 1) - lowest;
  const buckets = Math.min(BUCKETS, to - from);
  const scale = span === 0 ? 0 : (buckets - 1) / span;
  starts.fill(0, 0, buckets);
  for (let i = from, k = 0; i < to; i++, k++) {
    const bucket = ((sortableHigh(words, i) - lowest) * scale) | 0;
    bucketOf[k] = bucket;
    starts[bucket] = (starts[bucket] as number) + 1;
  }
  return turnIntoStarts(starts, buckets);
}

function turnIntoStarts(counts: Uint32Array, buckets: number): number {
  let largest = 0;
  for (let bucket = 0, start = 0; bucket < buckets; bucket++) {
    const count = counts[bucket] as number;
    if (count > largest) largest = count;
    counts[bucket] = start;
    start += count;
  }
  return largest;
}

/** Insertion from one pair of arrays into another, or in place; returns the moves. */
export function insert(
  source: Float64Array,
  sourceOrder: Uint32Array,
  offset: number,
  values: Float64Array,
  order: Uint32Array,
  from: number,
  to: number,
): number {
  let moves = to - from;
  for (let i = from, k = offset; i < to; i++, k++) {
    const value = source[k] as number;
    const position = sourceOrder[k] as number;
    let place = i;
    while (place > from && (values[place - 1] as number) > value) {
      values[place] = values[place - 1] as number;
      order[place] = order[place - 1] as number;
      place--;
    }
    values[place] = value;
    order[place] = position;
    moves += i - place;
  }
  return moves;
}
