import { changeBounds, farFromOthers, logSpread, unitFactor, unusualChange } from './outliers.js';

test.each([
  [4000, 4, { factor: 1000, direction: 'times' }],
  [4, 4000, { factor: 1000, direction: 'fraction' }],
  [85, 100, undefined],
  [30, 10, undefined],
  [95, 10, { factor: 10, direction: 'times' }],
  [118, 10, { factor: 12, direction: 'times' }],
  [-120, -10, { factor: 12, direction: 'times' }],
  [-100, 1, undefined],
  [5, 0, undefined],
  [0, 5, undefined],
] as const)('%d against %d', (value, reference, expected) => {
  expect(unitFactor(value, reference, 'prior')).toEqual(expected);
});

test.each(['prior', 'peers'] as const)(
  'against %s every ratio is judged by the nearest factor, and by how near it is',
  (against) => {
    const near = against === 'prior' ? 1.3 : 1.1;
    for (let size = 0.5; size < 9; size += 0.001) {
      const [factor, distance] = [10, 12, 100, 1000]
        .map((one) => [one, Math.abs(size - Math.log(one))] as const)
        .reduce((best, one) => (one[1] < best[1] ? one : best));
      const slip = distance > Math.log(near) ? undefined : factor;
      expect(unitFactor(Math.exp(size), 1, against)?.factor).toBe(slip);
      expect(unitFactor(1, Math.exp(size), against)?.factor).toBe(slip);
    }
  },
);

test('near is narrower against peers, who differ anyway', () => {
  expect(unitFactor(80, 10, 'prior')).toBeDefined();
  expect(unitFactor(80, 10, 'peers')).toBeUndefined();
});

describe('change since the last round', () => {
  const steady = Array.from({ length: 40 }, (_, i) => [100 + i, (100 + i) * (1 + ((i % 5) - 2) / 100)] as const);

  test('bounds come from the middle half, so that one firm cannot widen them', () => {
    const bounds = changeBounds(steady);
    const spoilt = changeBounds([...steady.slice(1), [100, 100_000]]);
    if (!bounds || !spoilt) throw new Error('forty pairs are enough');
    expect(bounds.medianRatio).toBe(1);
    for (const each of [bounds, spoilt]) {
      expect(unusualChange(120, 122, each)).toBe(false);
      expect(unusualChange(120, 240, each)).toBe(true);
      expect(unusualChange(120, 60, each)).toBe(true);
      expect(unusualChange(0, 60, each)).toBe(false);
    }
  });

  test('a small firm may move more than a large one', () => {
    const bounds = { medianRatio: 1, lower: -2, upper: 2 };
    expect(unusualChange(10, 15, bounds)).toBe(false);
    expect(unusualChange(1000, 1500, bounds)).toBe(true);
  });

  test('doubling and halving weigh the same', () => {
    const bounds = { medianRatio: 1, lower: -10.1, upper: 10.1 };
    expect(unusualChange(100, 200, bounds)).toBe(unusualChange(200, 100, bounds));
  });

  test('few firms say nothing', () => expect(changeBounds(steady.slice(0, 9))).toBeUndefined());
});

describe('distance from the others', () => {
  test('on logs, robust against the outlier itself', () => {
    const spread = logSpread([8, 9, 9.5, 10, 10, 10.5, 11, 11.5, 12, 900]);
    if (!spread) throw new Error('ten values are enough');
    expect(farFromOthers(900, spread)).toBe(true);
    expect(farFromOthers(0.1, spread)).toBe(true);
    expect(farFromOthers(14, spread)).toBe(false);
    expect(farFromOthers(-5, spread)).toBe(false);
  });
  test('nothing to judge by', () => {
    expect(logSpread(Array.from({ length: 20 }, () => 3))).toBeUndefined();
    expect(logSpread([1, 2, 3])).toBeUndefined();
  });
});
