/** Whether the high half of a double is its second 32-bit word; so on every machine that Node runs on but a few. */
const HIGH = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1 ? 1 : 0;
const NEGATIVE_ZERO = 0x80000000 | 0;

/** The high halves of doubles made to ascend as signed numbers. Within one of them -0 meets 0 and the smallest of both signs. */
export const sortableHigh = (words: Int32Array, at: number): number => {
  const high = words[2 * at + HIGH] as number;
  return high === NEGATIVE_ZERO ? 0 : high ^ ((high >> 31) & 0x7fffffff);
};

/** The same memory as 32-bit words, two a double. */
export const wordsOf = ({ buffer, byteOffset, length }: Float64Array): Int32Array =>
  new Int32Array(buffer, byteOffset, length * 2);

/** Digits of one half of a key. Narrow ones for short ranges, where walking the counters would cost more than the passes. */
type Digits = { bits: number; perHalf: number };
const NARROW: Digits = { bits: 8, perHalf: 4 };
const WIDE: Digits = { bits: 11, perHalf: 3 };
const WIDE_FROM = 1500;
/** As many passes as a range can need. */
export const RADIX_PASSES = 2 * NARROW.perHalf;

export type RadixSort = (values: Float64Array, order: Uint32Array, from: number, to: number) => void;

type Keys = { low: Int32Array; high: Int32Array; position: Uint32Array };
const keysOf = (capacity: number): Keys => ({
  low: new Int32Array(capacity),
  high: new Int32Array(capacity),
  position: new Uint32Array(capacity),
});

/**
 * Sorts `values[from..to)` and takes `order` along, by radix passes over the bits: stable, and its cost depends on the count
 * alone. A double's bits are made to ascend as unsigned numbers (sign set: all turned, else the sign turned); -0 becomes
 * 0, so that the two tie. A digit in which all keys agree takes no pass.
 *
 * Source: Knuth 5.2.5, algorithm R.
 *
 * @param capacity the longest range
 * @param work counts the elements moved
 */
export function radixSorter(capacity: number, work: { moves: number }): RadixSort {
  // made at the first use: most columns never need them
  let memory: { keys: Keys; spare: Keys } | undefined;
  const counts = new Uint32Array(1 << WIDE.bits);
  return (values, order, from, to) => {
    memory ??= { keys: keysOf(capacity), spare: keysOf(capacity) };
    let { keys: source, spare: target } = memory;
    const count = to - from;
    loadKeys(values, order, from, to, source);
    const { bits, perHalf } = count < WIDE_FROM ? NARROW : WIDE;
    for (let place = 0; place < 2 * perHalf; place++) {
      const shift = (place % perHalf) * bits;
      const digits = place < perHalf ? source.low : source.high;
      if (!countDigits(digits, count, shift, (1 << bits) - 1, counts)) continue;
      pass(source, target, digits, count, shift, (1 << bits) - 1, counts);
      [source, target] = [target, source];
      work.moves += count;
    }
    storeKeys(source, values, order, from, to);
    work.moves += count;
  };
}

function loadKeys(values: Float64Array, order: Uint32Array, from: number, to: number, keys: Keys): void {
  const { low, high, position } = keys;
  const words = wordsOf(values);
  for (let i = from, k = 0; i < to; i++, k++) {
    let upper = words[2 * i + HIGH] as number;
    const lower = words[2 * i + 1 - HIGH] as number;
    if (upper === NEGATIVE_ZERO && lower === 0) upper = 0;
    const turned = upper >> 31;
    low[k] = lower ^ turned;
    high[k] = upper ^ (turned | NEGATIVE_ZERO);
    position[k] = order[i] as number;
  }
}

/** Leaves in `starts` where each digit's keys begin; false if all keys have the same digit. */
function countDigits(digits: Int32Array, count: number, shift: number, mask: number, starts: Uint32Array): boolean {
  starts.fill(0, 0, mask + 1);
  for (let i = 0; i < count; i++) {
    const digit = ((digits[i] as number) >>> shift) & mask;
    starts[digit] = (starts[digit] as number) + 1;
  }
  if (starts[((digits[0] as number) >>> shift) & mask] === count) return false;
  for (let digit = 0, start = 0; digit <= mask; digit++) {
    const here = starts[digit] as number;
    starts[digit] = start;
    start += here;
  }
  return true;
}

function pass(
  source: Keys,
  target: Keys,
  digits: Int32Array,
  count: number,
  shift: number,
  mask: number,
  starts: Uint32Array,
): void {
  const { low, high, position } = source;
  const { low: toLow, high: toHigh, position: toPosition } = target;
  for (let i = 0; i < count; i++) {
    const digit = ((digits[i] as number) >>> shift) & mask;
    const place = starts[digit] as number;
    starts[digit] = place + 1;
    toLow[place] = low[i] as number;
    toHigh[place] = high[i] as number;
    toPosition[place] = position[i] as number;
  }
}

function storeKeys(keys: Keys, values: Float64Array, order: Uint32Array, from: number, to: number): void {
  const { low, high, position } = keys;
  const words = wordsOf(values);
  for (let i = from, k = 0; i < to; i++, k++) {
    const upper = high[k] as number;
    const turned = ~(upper >> 31);
    words[2 * i + HIGH] = upper ^ (turned | NEGATIVE_ZERO);
    words[2 * i + 1 - HIGH] = (low[k] as number) ^ turned;
    order[i] = position[k] as number;
  }
}
