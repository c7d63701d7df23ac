import fc from 'fast-check';
import { ascendingOrder, sorterOf } from './index.js';
import { radixSorter } from './radix.js';

/** Shapes a group of values may have, honest and hostile: what each value is, of the how many. */
const random = (seed: number) => (i: number) => {
  const x = Math.imul(i + seed, 0x9e3779b1);
  return (Math.imul(x ^ (x >>> 15), 0x85ebca6b) >>> 0) / 2 ** 32;
};
const r = random(1);
const s = random(77);
const normal = (i: number) => Math.sqrt(-2 * Math.log(1 - r(i))) * Math.cos(2 * Math.PI * s(i));
const anyBits = (i: number) => {
  const value = new Float64Array(new Uint32Array([r(i) * 2 ** 32, s(i) * 2 ** 32]).buffer)[0] as number;
  return Number.isFinite(value) ? value : 0;
};
const shapes: Record<string, (i: number) => number> = {
  uniform: r,
  normal,
  lognormal: (i) => Math.exp(normal(i)),
  'eight decades': (i) => Math.exp(8 * normal(i)),
  'any bits': anyBits,
  'powers of two of both signs': (i) => (s(i) < 0.5 ? -1 : 1) * 2 ** -Math.floor(r(i) * 1000),
  constant: () => 3,
  sorted: (i) => i,
  reversed: (i) => -i,
  'organ pipes': (i) => (i % 2 ? i : -i),
  'ten different': (i) => Math.floor(r(i) * 10),
  'nine in ten are zero': (i) => (r(i) < 0.9 ? 0 : normal(i)),
  'zeros of both signs': (i) => (r(i) < 0.5 ? 0 : -0),
  'equal top bits': (i) => 1 + Math.floor(r(i) * 1e9) * Number.EPSILON,
  'one outlier': (i) => (i === 7 ? 1e300 : r(i)),
  'an outlier at every level': (i) => (i < 3 ? 1e100 ** (3 - i) : 1 + r(i) * 1e-9),
  'outliers against intervals and bits': (i) =>
    [1e300, 1e150, 1.5, 1.0001, 1 + 1e-8][i] ?? 1 + Math.floor(r(i) * 1000) * Number.EPSILON,
  'span beyond the doubles': (i) => (r(i) - 0.5) * 3e308,
  subnormal: (i) => Math.floor(r(i) * 1000) * Number.MIN_VALUE,
  'clusters within clusters': (i) =>
    Math.floor(r(i) * 8) + 1e-7 * Math.floor(s(i) * 8) + 1e-14 * Math.floor(r(i + 1) * 8),
};

const positions = (count: number) => Uint32Array.from({ length: count }, (_, i) => i);

/** Ascending and stable, and still the same values in their places. */
function expectSorted(sorted: Float64Array, order: Uint32Array, original: Float64Array) {
  const wrong = Array.from(order).findIndex((at, place) => {
    const [value, before] = [sorted[place] as number, sorted[place - 1] as number];
    const follows = place === 0 || before < value || (before === value && (order[place - 1] as number) < at);
    return !follows || value !== original[at];
  });
  expect(wrong).toBe(-1);
  expect(new Set(order).size).toBe(original.length);
}

describe.each(Object.entries(shapes))('%s', (_, shape) => {
  test.each([33, 100, 2000, 20_000])('%i values stand in order', (count) => {
    const original = Float64Array.from({ length: count }, (__, i) => shape(i));
    const [values, order] = [original.slice(), positions(count)];
    sorterOf(count).sort(values, order, 0, count);
    expectSorted(values, order, original);
  });

  test.each([100, 2000, 20_000])('%i values are moved no more often than the bound allows', (count) => {
    const values = Float64Array.from({ length: count }, (__, i) => shape(i));
    const sorter = sorterOf(count);
    sorter.sort(values, positions(count), 0, count);
    // three deals there and back, then eight passes and the way back; or insertion, by 32 steps at most
    expect(sorter.work.moves).toBeLessThanOrEqual(count * (2 * 3 + Math.max(8 + 1, 1 + 32 / 2)));
  });

  test('the radix passes alone give the same order', () => {
    const original = Float64Array.from({ length: 3000 }, (__, i) => shape(i));
    for (const count of [1000, 3000]) {
      const [values, order] = [original.slice(0, count), positions(count)];
      const work = { moves: 0 };
      radixSorter(count, work)(values, order, 0, count);
      expectSorted(values, order, original.slice(0, count));
      expect(work.moves).toBeLessThanOrEqual(9 * count);
    }
  });
});

test('whatever the values, the order is that of a stable comparison', () => {
  const value = fc.oneof(
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.integer({ min: -3, max: 3 }),
    fc.constantFrom(0, -0, 1e308, -1e308, Number.MIN_VALUE, -Number.MIN_VALUE),
  );
  fc.assert(
    fc.property(fc.array(value, { maxLength: 300 }), (list) => {
      const expected = list.map((_, i) => i).sort((a, b) => (list[a] as number) - (list[b] as number) || a - b);
      // an overflowing difference has the right sign, so the comparison holds
      expect(Array.from(ascendingOrder(Float64Array.from(list)))).toEqual(expected);
    }),
    { numRuns: 2000 },
  );
});

test('a range is sorted and the rest left alone', () => {
  const original = Float64Array.from({ length: 500 }, (_, i) => r(i));
  const [values, order] = [original.slice(), positions(500)];
  sorterOf(400).sort(values, order, 50, 450);
  expectSorted(
    values.slice(50, 450),
    order.slice(50, 450).map((at) => at - 50),
    original.slice(50, 450),
  );
  expect([...values.slice(0, 50), ...values.slice(450)]).toEqual([...original.slice(0, 50), ...original.slice(450)]);
});

test('NaN and infinities have no order', () => {
  expect(() => ascendingOrder(Float64Array.of(1, Number.NaN))).toThrow(RangeError);
  expect(() => ascendingOrder(Float64Array.of(-Infinity))).toThrow(RangeError);
});
