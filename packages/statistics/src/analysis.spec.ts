import fc from 'fast-check';
import {
  binomialCdf,
  hidiroglouBerthelot,
  holm,
  leaveOneOutRank,
  median,
  medianAbsoluteDeviation,
  percentileRank,
  quantile,
  ranksOf,
  robustZ,
  signTest,
  weightedMean,
  weightedQuantile,
  wilcoxonTest,
} from './index.js';

const finite = fc.double({ min: -1e6, max: 1e6, noNaN: true });

describe('ranks', () => {
  test('the mid-ranks of a group average 50', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 40 }), (values) => {
        const sorted = Float64Array.from(values).sort();
        const mean = values.reduce((sum, value) => sum + percentileRank(sorted, value), 0) / values.length;
        expect(mean).toBeCloseTo(50, 9);
      }),
    );
  });

  test('among the others: a lone best has 100, ties share, lower may be better', () => {
    expect(leaveOneOutRank([1, 2, 3, 4, 5], 5)).toBe(100);
    expect(leaveOneOutRank([1, 2, 3, 4, 5], 5, 'lower')).toBe(0);
    expect(leaveOneOutRank([3, 3, 3], 3)).toBe(50);
    expect(() => leaveOneOutRank([3], 3)).toThrow(/other/);
    expect(() => leaveOneOutRank([1, 2], 3)).toThrow(/not in its group/);
  });

  test('SQL: mid-rank = (cume_dist + (rank - 1) / n) / 2', () => {
    const values = Float64Array.of(0, 0, 4, 7, 7, 7);
    const { minimum, cumeDist } = ranksOf(values);
    values.forEach((value, index) =>
      expect(percentileRank(values, value)).toBeCloseTo(
        50 * ((cumeDist[index] as number) + ((minimum[index] as number) - 1) / 6),
        12,
      ),
    );
  });

  test('refuses NaN', () => expect(() => percentileRank([1, 2], Number.NaN)).toThrow(RangeError));
});

test('quantiles rise with p, stay inside the data, and refuse nonsense', () => {
  fc.assert(
    fc.property(
      fc.array(finite, { minLength: 1, maxLength: 30 }),
      fc.constantFrom(1, 2, 3, 4, 5, 6, 7, 8, 9),
      (values, type) => {
        const sorted = Float64Array.from(values).sort();
        const found = [0, 0.1, 0.3, 0.5, 0.8, 1].map((p) => quantile(sorted, p, type as 1));
        found.forEach(
          (value, index) => index > 0 && expect(value).toBeGreaterThanOrEqual((found[index - 1] as number) - 1e-6),
        );
        expect(found[0]).toBeGreaterThanOrEqual(sorted[0] as number);
        expect(found.at(-1)).toBeLessThanOrEqual(sorted.at(-1) as number);
      },
    ),
  );
  expect(() => quantile([], 0.5)).toThrow(/empty/);
  expect(() => quantile([1], 1.1)).toThrow(RangeError);
  expect(() => quantile([1, Number.POSITIVE_INFINITY], 0.5)).toThrow(RangeError);
});

test('weights are checked', () => {
  expect(() => weightedQuantile([1, 2], [1], 0.5)).toThrow(/as many weights/);
  expect(() => weightedQuantile([1], [-1], 0.5)).toThrow(/not negative/);
  expect(() => weightedQuantile([1], [0], 0.5)).toThrow(/positive/);
  expect(weightedQuantile([5, 1], [0, 2], 1)).toBe(1);
});

describe('robust scores', () => {
  test('mark the one that stands out', () => {
    const scores = robustZ([10, 11, 12, 11, 10, 12, 11, 1000]);
    expect(Math.abs(scores[7] as number)).toBeGreaterThan(3.5);
    expect(Math.abs(scores[0] as number)).toBeLessThan(3.5);
    expect(medianAbsoluteDeviation([1, 1, 2, 2, 4, 6, 9])).toBe(1);
  });

  test('have an answer where most values are equal', () => {
    const scores = robustZ([5, 5, 5, 5, 5, 5, 9]);
    expect(scores[0]).toBe(0);
    expect(scores[6]).toBeGreaterThan(3.5);
    expect([...robustZ([4, 4, 4])]).toEqual([0, 0, 0]);
    expect([...robustZ([4])]).toEqual([0]);
    expect(() => robustZ([])).toThrow(/empty/);
    expect(median([3, 1])).toBe(2);
  });
});

describe('Hidiroglou-Berthelot', () => {
  const before = [100, 110, 90, 105, 95, 100, 120, 80, 100, 100];

  test('finds the wrong unit and leaves ordinary change alone', () => {
    const now = [102, 113, 91, 104, 98, 99, 124, 81, 103, 1000];
    const changes = hidiroglouBerthelot(before, now);
    expect(changes.map(({ suspicious }) => suspicious)).toEqual([
      false,
      false,
      false,
      false,
      false,
      false,
      false,
      false,
      false,
      true,
    ]);
    expect(changes[9]?.effect).toBeGreaterThan(0);
  });

  test('sees falls as sharply as rises', () => {
    const now = before.map((value, index) => (index === 9 ? value / 12 : value * (1 + index / 200)));
    expect(hidiroglouBerthelot(before, now)[9]).toMatchObject({ suspicious: true });
    expect(hidiroglouBerthelot(before, now)[9]?.effect).toBeLessThan(0);
  });

  test('weighs large firms more', () => {
    const sizes = [...before, 1, 1_000_000];
    const now = [...before.map((value, index) => value * (1 + ((index % 5) - 2) / 100)), 1.1, 1_100_000];
    const changes = hidiroglouBerthelot(sizes, now);
    expect([changes[10]?.suspicious, changes[11]?.suspicious]).toEqual([false, true]);
  });

  test('needs positive values in pairs', () => {
    expect(hidiroglouBerthelot([], [])).toEqual([]);
    expect(() => hidiroglouBerthelot([0], [1])).toThrow(/positive/);
    expect(() => hidiroglouBerthelot([1], [1, 2])).toThrow(/as many/);
    expect(() => hidiroglouBerthelot([1], [Number.NaN])).toThrow(/now\[0\] is NaN/);
  });
});

describe('tests of matched change', () => {
  test('five firms can never reach 5 %', () => {
    expect(signTest([1, 2, 3, 4, 5])).toBeCloseTo(0.0625, 12);
    expect(wilcoxonTest([1, 2, 3, 4, 5])).toBeCloseTo(0.0625, 12);
    expect(signTest([1, 2, 3, 4, 5, 6])).toBeCloseTo(0.03125, 12);
  });

  test('textbook values', () => {
    // R: wilcox.test(c(1.83,0.50,1.62,2.48,1.68,1.88,1.55,3.06,1.30) - c(0.878,0.647,0.598,2.05,1.06,1.29,1.06,3.14,1.29)): V = 40, p = 0.03906
    const first = [1.83, 0.5, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.3];
    const second = [0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29];
    expect(wilcoxonTest(first.map((value, index) => value - (second[index] as number)))).toBeCloseTo(0.0390625, 7);
    expect(signTest(first.map((value, index) => value - (second[index] as number)))).toBeCloseTo(0.1796875, 7);
  });

  // the published table of critical values: the largest sum of the rarer sign that is significant at 5 %, two-sided
  test.each([
    [6, 0, 0.03125],
    [7, 2, 0.046875],
    [8, 3, 0.0390625],
    [9, 5, 0.0390625],
    [10, 8, 0.048828125],
    [12, 13, 0.04248046875],
    [15, 25, 0.04791259765625],
    [20, 52, 0.04844093322753906],
    [25, 89, 0.04826241731643677],
  ])('n %d, W %d: p %d, exactly', (n, smaller, p) => {
    let rest = smaller;
    const changes = Array.from({ length: n }, (_, place) => n - place).map((rank) => {
      if (rank > rest) return rank;
      rest -= rank;
      return -rank;
    });
    expect(wilcoxonTest(changes)).toBeCloseTo(p, 14);
  });

  test("Darwin's maize: W 24 of 15 pairs; two of fifteen signs", () => {
    const eighths = [49, -67, 8, 16, 6, 23, 28, 41, 14, 29, 56, 24, 75, 60, -48];
    expect(wilcoxonTest(eighths)).toBeCloseTo(0.041259765625, 14);
    expect(signTest(eighths)).toBeCloseTo(0.00738525390625, 14);
  });

  test('with ties, against all signs counted one by one', () => {
    const changes = [1, 1, -1, 2, 2, 3, -2, 4, 0, 5, 5, -3];
    expect(wilcoxonTest(changes)).toBeCloseTo(0.1142578125, 14);
  });

  // scipy 1.17.1, wilcoxon(method="approx", correction=True)
  test.each([
    ['ties and zeros', Array.from({ length: 120 }, (_, index) => ((index * 37) % 23) - 9), 0.00290557606680827],
    ['no ties', Array.from({ length: 150 }, (_, index) => (index % 5 < 2 ? -1 : 1) * (index + 1)), 0.0218615586266637],
  ])('above 100 changes the normal law: %s', (_, changes, p) => {
    expect(Math.abs(wilcoxonTest(changes) / p - 1)).toBeLessThan(1e-6);
  });

  test('exact and normal laws meet', () => {
    const changes = (n: number): number[] =>
      Array.from({ length: n }, (_, index) => (index % 5 < 2 ? -1 : 1) * (index + 1));
    const exact = wilcoxonTest(changes(100));
    const normal = wilcoxonTest(changes(105));
    expect(Math.abs(exact - normal)).toBeLessThan(0.01);
  });

  test('nothing changed: nothing to call', () => {
    expect(signTest([])).toBe(1);
    expect(signTest([0, 0])).toBe(1);
    expect(wilcoxonTest([0])).toBe(1);
    expect(() => signTest([Number.NaN])).toThrow(RangeError);
  });

  test('the sign of all changes does not matter', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -5, max: 5 }), { maxLength: 30 }), (changes) => {
        expect(wilcoxonTest(changes.map((change) => -change))).toBeCloseTo(wilcoxonTest(changes), 12);
      }),
    );
  });

  test('Holm', () => {
    expect(holm([0.01, 0.04, 0.03, 0.005]).map((p) => Number(p.toFixed(10)))).toEqual([0.03, 0.06, 0.06, 0.02]);
    expect(holm([0.9, 0.8])).toEqual([1, 1]);
    expect(holm([])).toEqual([]);
    expect(() => holm([1.2])).toThrow(RangeError);
  });
});

test('-0 is 0: no figure is ever -0, and neither sign of it is a change', () => {
  const zeros = [-0, -0, 0];
  const found = [
    ...[1, 2, 3, 4, 5, 6, 7, 8, 9].map((type) => quantile(zeros, 0.4, type as 1)),
    median(zeros),
    medianAbsoluteDeviation(zeros),
    weightedQuantile(zeros, [1, 1, 1], 0.4),
    weightedQuantile(zeros, [1, 1, 1], 0.4, 'interpolated'),
    weightedMean([-0], [1]),
    ...robustZ(zeros),
  ];
  for (const value of found) expect(Object.is(value, 0)).toBe(true);
  expect(percentileRank([-0, 0, 1], 0)).toBe(percentileRank([-0, 0, 1], -0));
  expect([...ranksOf(Float64Array.of(0, -0)).average]).toEqual([1.5, 1.5]);
  expect(signTest([-0, 0])).toBe(1);
});

test('the ends of the range of numbers give numbers', () => {
  const huge = [-1.7e308, 1.7e308];
  expect([1, 5, 7].map((type) => quantile(huge, 0.5, type as 1))).toEqual([-1.7e308, 0, 0]);
  expect(weightedMean([1.7e308, 1.7e308], [3, 1])).toBeCloseTo(1.7e308, -300);
  expect(weightedQuantile(huge, [1, 1], 0.5, 'interpolated')).toBe(0);
  expect(quantile([5e-324, 1e-323], 0.5, 7)).toBeGreaterThan(0);
  // what leaves the range is refused and never Infinity or NaN
  expect(() => medianAbsoluteDeviation([-1.7e308, 1.7e308, 1.7e308])).toThrow(RangeError);
  expect(() => hidiroglouBerthelot([1e-300], [1e300])).toThrow(RangeError);
});

test('the binomial law', () => {
  expect(binomialCdf(-1, 5, 0.5)).toBe(0);
  expect(binomialCdf(5, 5, 0.5)).toBe(1);
  expect(binomialCdf(2, 5, 0.5)).toBeCloseTo(0.5, 12);
  expect(binomialCdf(0, 3, 0)).toBe(1);
  expect(binomialCdf(2, 3, 1)).toBe(0);
  expect(binomialCdf(5000, 10000, 0.5)).toBeCloseTo(0.5039893, 6);
  expect(() => binomialCdf(0.5, 5, 0.5)).toThrow(RangeError);
});
