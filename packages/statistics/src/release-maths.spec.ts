import fc from 'fast-check';
import {
  ascending,
  ascendingOrder,
  gridMultiple,
  isGridStep,
  meanOfRange,
  nextGrid,
  rankWindow,
  roundToGrid,
  trimmedMean,
  windowMean,
} from './index.js';

const percents = [5, 10, 25, 50, 75, 90, 95];

describe('the window of ranks', () => {
  test.each([
    [5, 50, 2, 4],
    [6, 50, 2, 5],
    [7, 50, 2, 6],
    [12, 25, 2, 5],
    [12, 50, 5, 8],
    [12, 75, 8, 11],
    [30, 10, 2, 5],
    [30, 90, 26, 29],
    [100, 5, 4, 7],
  ])('n %d, P%d: ranks %d to %d', (n, percent, from, to) => expect(rankWindow(n, percent)).toEqual({ from, to }));

  // h = 6.25 and 5.75 exactly: 0.25 belongs to the windows of four, 0.75 no longer
  test.each([
    [118, 5, 5, 8],
    [108, 5, 4, 8],
    [108, 95, 101, 105],
  ])('n %d, P%d on the edge: ranks %d to %d', (n, percent, from, to) =>
    expect(rankWindow(n, percent)).toEqual({ from, to }),
  );

  test.each([
    [0, 50],
    [4, 50],
    [5, 25],
    [11, 25],
    [29, 5],
  ])('n %d has no P%d: the minimum would enter', (n, percent) => {
    expect(rankWindow(n, percent)).toBeUndefined();
    expect(windowMean(new Float64Array(n), percent)).toBeUndefined();
  });

  test('P8: never holds rank 1 or n, and at least four ranks (three at n = 5)', () => {
    for (let n = 0; n <= 2000; n++) {
      for (const percent of percents) {
        const window = rankWindow(n, percent);
        if (!window) continue;
        expect(window.from).toBeGreaterThan(1);
        expect(window.to).toBeLessThan(n);
        expect(window.to - window.from + 1).toBeGreaterThanOrEqual(n === 5 ? 3 : 4);
      }
    }
  });

  test('every tier has its windows', () => {
    for (let n = 5; n <= 2000; n++) {
      const shown = n < 12 ? [50] : n < 30 ? [25, 50, 75] : n < 100 ? [10, 25, 50, 75, 90] : percents;
      for (const percent of shown)
        expect({ n, percent, window: rankWindow(n, percent) }).toMatchObject({ window: expect.anything() });
    }
  });

  test('mirrors about the median', () => {
    fc.assert(
      fc.property(fc.integer({ min: 5, max: 5000 }), fc.constantFrom(5, 10, 25), (n, percent) => {
        const [low, high] = [rankWindow(n, percent), rankWindow(n, 100 - percent)];
        expect(high).toEqual(low && { from: n + 1 - low.to, to: n + 1 - low.from });
      }),
    );
  });

  test('refuses what is no count or percent', () => {
    expect(() => rankWindow(5.5, 50)).toThrow(RangeError);
    expect(() => rankWindow(-1, 50)).toThrow(RangeError);
    expect(() => rankWindow(10, 0)).toThrow(RangeError);
    expect(() => rankWindow(10, 99.5)).toThrow(RangeError);
  });
});

describe('the grid', () => {
  test.each([
    [0.05, 1, 0.1],
    [0.05, 2, 0.2],
    [0.5, 2, 2],
    [1, 1, 2],
    [2, 1, 5],
    [5, 1, 10],
    [1000, 2, 5000],
    [1, 3, 10],
    [0.1, -1, 0.05],
    [20, 0, 20],
  ])('%d + %d is %d', (step, k, expected) => expect(nextGrid(step, k)).toBe(expected));

  test('knows 1-2-5 numbers', () => {
    for (const step of [1, 2, 5, 0.05, 0.2, 1e-7, 5e12]) expect(isGridStep(step)).toBe(true);
    for (const step of [0, -1, 3, 0.25, 15, Number.NaN, Number.POSITIVE_INFINITY]) expect(isGridStep(step)).toBe(false);
  });

  test.each([
    [13.466667, 2, 14],
    [0.15, 0.1, 0.2],
    [0.25, 0.1, 0.3],
    [1.005, 0.01, 1.01],
    [-0.5, 1, 0],
    [-0.2, 1, 0],
    [-1.5, 1, -1],
    [-3, 2, -2],
    [0.3, 0.1, 0.3],
    [2.675, 0.05, 2.7],
    [7, 50, 0],
    [25, 50, 50],
  ])('%d on %d is %d', (x, grid, expected) => expect(roundToGrid(x, grid)).toBe(expected));

  test('is never -0 and always the shortest decimal on the grid', () => {
    const grids = fc
      .tuple(fc.constantFrom(1, 2, 5), fc.integer({ min: -6, max: 6 }))
      .map(([m, e]) => Number(`${m}e${e}`));
    fc.assert(
      fc.property(fc.double({ min: -1e9, max: 1e9, noNaN: true }), grids, (x, grid) => {
        const rounded = roundToGrid(x, grid);
        expect(Object.is(rounded, -0)).toBe(false);
        expect(Math.abs(rounded - x)).toBeLessThanOrEqual(grid * 0.5000001 + Math.abs(x) * 1e-12);
        expect(roundToGrid(rounded, grid)).toBe(rounded);
        const decimals = Math.max(0, -Math.floor(Math.log10(grid) + 1e-9));
        expect(rounded).toBe(Number(rounded.toFixed(decimals)));
      }),
    );
  });

  test('refuses what cannot be rounded', () => {
    expect(() => roundToGrid(Number.NaN, 1)).toThrow(RangeError);
    expect(() => roundToGrid(Number.POSITIVE_INFINITY, 1)).toThrow(RangeError);
    expect(() => roundToGrid(1, 3)).toThrow(/1-2-5/);
    expect(() => nextGrid(1, 0.5)).toThrow(RangeError);
    expect(gridMultiple(3, 0.1)).toBe(0.3);
    expect(Object.is(gridMultiple(-0, 0.1), 0)).toBe(true);
  });
});

describe('means', () => {
  test('the trimmed mean drops a tenth at each end, rounded down', () => {
    expect(trimmedMean([0, 1, 2, 3, 4, 5, 6, 7, 8, 1000])).toBe(4.5);
    expect(trimmedMean([1, 2, 3])).toBe(2);
    const thirty = Float64Array.from({ length: 30 }, (_, index) => index);
    expect(trimmedMean(thirty)).toBe(14.5);
    expect(trimmedMean([7])).toBe(7);
  });

  test('does not overflow, and is never -0', () => {
    expect(meanOfRange([1e308, 1e308, 1e308], 0, 3)).toBeCloseTo(1e308, -300);
    expect(Object.is(meanOfRange([-0, -0], 0, 2), 0)).toBe(true);
  });

  test('refuses nothing, NaN and infinities', () => {
    expect(() => trimmedMean([])).toThrow(/empty/);
    expect(() => trimmedMean([1], 0.5)).toThrow(RangeError);
    expect(() => meanOfRange([1, Number.NaN], 0, 2)).toThrow(RangeError);
    expect(() => meanOfRange([1, 2], 1, 1)).toThrow(RangeError);
  });

  test('the window mean', () => {
    expect(windowMean([8.1, 11.4, 12.7, 16.3, 40.2], 50)).toBeCloseTo(13.466667, 6);
    expect(windowMean([1, 2, 3, 4], 50)).toBeUndefined();
  });
});

describe('order', () => {
  test('is ascending, ties in input order, -0 equal to 0', () => {
    expect([...ascendingOrder(Float64Array.of(3, -0, 0, -1, 3))]).toEqual([3, 1, 2, 0, 4]);
    expect([...ascendingOrder(new Float64Array(0))]).toEqual([]);
  });

  test('agrees with a plain sort', () => {
    fc.assert(
      fc.property(fc.float64Array({ noNaN: true, noDefaultInfinity: true }), (values) => {
        const order = ascendingOrder(values);
        expect([...order].map((index) => (values[index] as number) + 0)).toEqual(
          [...ascending(values)].map((value) => value + 0),
        );
      }),
    );
  });

  test('refuses NaN and infinities, saying where', () => {
    expect(() => ascendingOrder(Float64Array.of(1, Number.NaN))).toThrow('values[1] is NaN');
    expect(() => ascending([Number.NEGATIVE_INFINITY])).toThrow('values[0] is -Infinity');
  });
});
