import { quantileOfFinite, type QuantileType } from './quantile.js';
import { insert, SMALL, sorterOf, type Sorter } from './sort.js';

/** A column of values that falls into groups, with room for the results; on SharedArrayBuffers it can be worked by threads. */
export type GroupedColumn = {
  /** NaN stands for a missing value: it has no rank and counts in no group. */
  values: Float64Array;
  /** For each value its group, 0..groupCount-1. */
  groups: Uint32Array;
  groupCount: number;
  /** 0..1 each. */
  probabilities: readonly number[];
  type: QuantileType;
  /** Result: each value's mid-rank 100 (below + equal / 2) / n within its group, 0..100; NaN where missing. */
  midRanks: Float64Array;
  /** Result: the quantiles of group g at g x probabilities.length; NaN for a group without values. */
  quantiles: Float64Array;
};

/** Scratch memory that the parts of one run share. */
export type GroupedMemory = {
  /** The values by bin, later their ranks in the same places. */
  dealt: Float64Array;
  /** For each of them its group, counted from the first of its bin, later its bucket. */
  inBin: Uint32Array;
  /** For every part, how many of its values fall into each bin. */
  counts: Uint32Array;
};

/** One of the parts that a run is divided into, 0..of-1; `meet` returns when all parts have come to it. */
export type Part = { part: number; of: number; meet: () => void };

/** So many that a bin of ten million values fits the second-level cache, and so few that writing to all side by side does too. */
const BINS = 512;

/** Groups beyond this are not dealt to as many buckets as they have values: those would not fit the cache. */
const LARGE = 32_768;

/** Room for `length` values; on shared memory for runs of more than one part. */
export function groupedMemory(length: number, parts: number, shared: boolean): GroupedMemory {
  const bytes = (count: number): ArrayBuffer | SharedArrayBuffer =>
    shared ? new SharedArrayBuffer(count) : new ArrayBuffer(count);
  return {
    dealt: new Float64Array(bytes(length * 8)),
    inBin: new Uint32Array(bytes(length * 4)),
    counts: new Uint32Array(bytes(BINS * parts * 4)),
  };
}

/**
 * Mid-ranks and quantiles of every group of a column; each group is sorted once for all its figures. Ties share their rank;
 * -0 and 0 tie; one value has mid-rank 50 and is every quantile of its group.
 *
 * Thousands of groups written to at once would miss the cache with each value. So values are first dealt to bins of
 * neighbouring groups that fit it, then to buckets of their group by value, as `sorterOf` deals, and their ranks are
 * collected by the same walk back. A bucket that took many is left to the sorter, whose cost is bounded.
 *
 * @throws RangeError for an infinity, a group out of range, a probability out of 0..1 or columns of unequal length
 */
export function rankGroups(column: GroupedColumn): void {
  rankPart(column, groupedMemory(column.values.length, 1, false), { part: 0, of: 1, meet: () => {} });
}

/** The share of one part: every part must run, each with the same column and memory. */
export function rankPart(column: GroupedColumn, memory: GroupedMemory, { part, of, meet }: Part): void {
  requireColumn(column);
  const { length } = column.values;
  const own = { from: Math.floor((length * part) / of), to: Math.floor((length * (part + 1)) / of) };
  let shift = 0;
  while (column.groupCount >> shift > BINS - 1) shift++;
  countBins(column, memory.counts.subarray(part * BINS, (part + 1) * BINS), shift, own);
  meet();
  const { starts, next } = binStarts(memory, part, of);
  dealToBins(column, memory, shift, next.slice(), own);
  meet();
  rankBins(column, memory, shift, starts, binsOfPart(starts, part, of));
  meet();
  collectRanks(column, memory, shift, next, own);
}

function requireColumn({ values, groups, groupCount, probabilities, midRanks, quantiles }: GroupedColumn): void {
  if (groups.length !== values.length || midRanks.length !== values.length)
    throw new RangeError(`${values.length} values, ${groups.length} groups, room for ${midRanks.length} ranks`);
  if (quantiles.length !== groupCount * probabilities.length)
    throw new RangeError(`room for ${quantiles.length} quantiles of ${groupCount} x ${probabilities.length}`);
  for (const p of probabilities) if (!(p >= 0 && p <= 1)) throw new RangeError(`p ${p} must lie in [0, 1]`);
}

type Range = { from: number; to: number };

function countBins(
  { values, groups, groupCount }: GroupedColumn,
  counts: Uint32Array,
  shift: number,
  { from, to }: Range,
): void {
  counts.fill(0);
  for (let i = from; i < to; i++) {
    const value = values[i] as number;
    const group = groups[i] as number;
    if (group >= groupCount) throw new RangeError(`groups[${i}] is ${group} of ${groupCount}`);
    if (value - value === 0) counts[group >> shift] = (counts[group >> shift] as number) + 1;
    else if (value === value) throw new RangeError(`values[${i}] is ${value}; only finite numbers have ranks`);
  }
}

/** `starts`: where each bin begins and, last, where all end; `next`: where this part's values of each bin begin. */
function binStarts({ counts }: GroupedMemory, part: number, of: number): { starts: Uint32Array; next: Uint32Array } {
  const starts = new Uint32Array(BINS + 1);
  const next = new Uint32Array(BINS);
  let place = 0;
  for (let bin = 0; bin < BINS; bin++) {
    starts[bin] = place;
    for (let each = 0; each < of; each++) {
      if (each === part) next[bin] = place;
      place += counts[each * BINS + bin] as number;
    }
  }
  starts[BINS] = place;
  return { starts, next };
}

function dealToBins(
  { values, groups }: GroupedColumn,
  { dealt, inBin }: GroupedMemory,
  shift: number,
  next: Uint32Array,
  { from, to }: Range,
): void {
  const mask = (1 << shift) - 1;
  for (let i = from; i < to; i++) {
    const value = values[i] as number;
    if (value !== value) continue;
    const group = groups[i] as number;
    const place = next[group >> shift] as number;
    next[group >> shift] = place + 1;
    dealt[place] = value;
    inBin[place] = group & mask;
  }
}

/** Neighbouring bins that hold about 1 / of the values. */
function binsOfPart(starts: Uint32Array, part: number, of: number): Range {
  const border = (share: number): number =>
    share === of ? BINS : starts.findIndex((start) => start >= ((starts[BINS] as number) * share) / of);
  return { from: border(part), to: border(part + 1) };
}

function rankBins(
  column: GroupedColumn,
  memory: GroupedMemory,
  shift: number,
  starts: Uint32Array,
  { from, to }: Range,
): void {
  let longest = 0;
  for (let bin = from; bin < to; bin++)
    longest = Math.max(longest, (starts[bin + 1] as number) - (starts[bin] as number));
  const room = binRoom(longest, 1 << shift);
  for (let bin = from; bin < to; bin++) {
    dealWithinBin(memory, { from: starts[bin] as number, to: starts[bin + 1] as number }, room);
    for (let group = 0; group < 1 << shift; group++) {
      const own = { from: room.starts[group] as number, to: room.starts[group + 1] as number };
      finishGroup(room, own);
      writeMidRanks(memory.dealt, room.sorted, room.places, own);
      const number = (bin << shift) + group;
      if (number < column.groupCount) writeQuantiles(column, number, room.sorted, own);
    }
  }
}

type BinRoom = {
  sorted: Float64Array;
  places: Uint32Array;
  /** Where each bucket ends; a group of n values has n buckets, in the places of its values. */
  ends: Uint32Array;
  /** By group: where it starts (and, last, the bin's end), its least and greatest value, later its buckets per unit. */
  starts: Uint32Array;
  least: Float64Array;
  greatest: Float64Array;
  scale: Float64Array;
  sorter: Sorter;
};

const binRoom = (length: number, groups: number): BinRoom => ({
  sorted: new Float64Array(length),
  places: new Uint32Array(length),
  ends: new Uint32Array(length),
  starts: new Uint32Array(groups + 1),
  least: new Float64Array(groups),
  greatest: new Float64Array(groups),
  scale: new Float64Array(groups),
  sorter: sorterOf(length),
});

/** Deals a bin's values, with their places, to the buckets of their groups. */
function dealWithinBin({ dealt, inBin }: GroupedMemory, { from, to }: Range, room: BinRoom): void {
  const { sorted, places, ends, starts, least, scale } = room;
  measureGroups(dealt, inBin, { from, to }, room);
  ends.fill(0, 0, to - from);
  for (let i = from; i < to; i++) {
    const group = inBin[i] as number;
    const bucket =
      (starts[group] as number) + ((((dealt[i] as number) - (least[group] as number)) * (scale[group] as number)) | 0);
    inBin[i] = bucket;
    ends[bucket] = (ends[bucket] as number) + 1;
  }
  for (let bucket = 0, start = 0; bucket < to - from; bucket++) {
    const count = ends[bucket] as number;
    ends[bucket] = start;
    start += count;
  }
  for (let i = from; i < to; i++) {
    const bucket = inBin[i] as number;
    const place = ends[bucket] as number;
    ends[bucket] = place + 1;
    sorted[place] = dealt[i] as number;
    places[place] = i;
  }
}

function measureGroups(
  dealt: Float64Array,
  inBin: Uint32Array,
  { from, to }: Range,
  { starts, least, greatest, scale }: BinRoom,
): void {
  starts.fill(0);
  least.fill(Infinity);
  greatest.fill(-Infinity);
  for (let i = from; i < to; i++) {
    const value = dealt[i] as number;
    const group = inBin[i] as number;
    starts[group + 1] = (starts[group + 1] as number) + 1;
    if (value < (least[group] as number)) least[group] = value;
    if (value > (greatest[group] as number)) greatest[group] = value;
  }
  for (let group = 0; group < scale.length; group++) {
    const count = starts[group + 1] as number;
    const perUnit = (count - 1) / ((greatest[group] as number) - (least[group] as number));
    // one value, equal values, a span that overflows or is too small to divide by, a group that no cache holds: one bucket
    // for all, left to the sorter
    scale[group] = perUnit > 0 && perUnit < Infinity && count <= LARGE ? perUnit : 0;
    starts[group + 1] = count + (starts[group] as number);
  }
}

/** Sorts a group whose values lie in their buckets. */
function finishGroup({ sorted, places, ends, sorter }: BinRoom, { from, to }: Range): void {
  let largest = 0;
  for (let bucket = from, start = from; bucket < to; bucket++) {
    largest = Math.max(largest, (ends[bucket] as number) - start);
    start = ends[bucket] as number;
  }
  if (largest <= SMALL) {
    insert(sorted, places, from, sorted, places, from, to);
    return;
  }
  for (let bucket = from, start = from; bucket < to; bucket++) {
    const end = ends[bucket] as number;
    if (end - start > 1) sorter.sort(sorted, places, start, end);
    start = end;
  }
}

function writeMidRanks(ranks: Float64Array, sorted: Float64Array, places: Uint32Array, { from, to }: Range): void {
  const count = to - from;
  for (let start = from; start < to;) {
    const value = sorted[start] as number;
    let end = start + 1;
    while (end < to && sorted[end] === value) end++;
    const rank = (100 * (start - from + (end - start) / 2)) / count;
    for (; start < end; start++) ranks[places[start] as number] = rank;
  }
}

function writeQuantiles(
  { quantiles, probabilities, type }: GroupedColumn,
  group: number,
  sorted: Float64Array,
  { from, to }: Range,
): void {
  probabilities.forEach((p, place) => {
    quantiles[group * probabilities.length + place] =
      from === to ? Number.NaN : quantileOfFinite(sorted, from, to, p, type);
  });
}

function collectRanks(
  { values, groups, midRanks }: GroupedColumn,
  { dealt }: GroupedMemory,
  shift: number,
  next: Uint32Array,
  { from, to }: Range,
): void {
  for (let i = from; i < to; i++) {
    if (values[i] !== values[i]) {
      midRanks[i] = Number.NaN;
      continue;
    }
    const bin = (groups[i] as number) >> shift;
    const place = next[bin] as number;
    next[bin] = place + 1;
    midRanks[i] = dealt[place] as number;
  }
}
