import fc from 'fast-check';
import { countsAround, quantile, rankGroups, type GroupedColumn, type QuantileType } from './index.js';
import { rankingThreads, type RankingThreads } from './threads.js';

const doubles = (values: number | readonly number[]) => {
  const column = new Float64Array(new SharedArrayBuffer(8 * (typeof values === 'number' ? values : values.length)));
  if (typeof values !== 'number') column.set(values);
  return column;
};

function columnOf(values: readonly number[], groups: readonly number[], groupCount: number, type: QuantileType = 8) {
  const probabilities = [0.05, 0.25, 0.5, 0.75, 0.9];
  const shared = new Uint32Array(new SharedArrayBuffer(4 * groups.length));
  shared.set(groups);
  return {
    values: doubles(values),
    groups: shared,
    groupCount,
    probabilities,
    type,
    midRanks: doubles(values.length),
    quantiles: doubles(groupCount * probabilities.length),
  } satisfies GroupedColumn;
}

/** The same group by group, with the functions for one sample. */
function expectSameAsOneByOne({ values, groups, groupCount, probabilities, type, midRanks, quantiles }: GroupedColumn) {
  const members = Array.from({ length: groupCount }, (): number[] => []);
  values.forEach((value, i) => Number.isNaN(value) || members[groups[i] as number]?.push(value));
  const sorted = members.map((group) => Float64Array.from(group).sort());
  const ranks = Array.from(values, (value, i) => {
    if (Number.isNaN(value)) return Number.NaN;
    const group = sorted[groups[i] as number] as Float64Array;
    const { below, equal } = countsAround(group, value);
    return (100 * (below + equal / 2)) / group.length;
  });
  const expected = sorted.flatMap((group) =>
    probabilities.map((p) => (group.length === 0 ? Number.NaN : quantile(group, p, type) + 0)),
  );
  // a zero among zeros of both signs may be either
  expect(Array.from(midRanks, (rank) => rank + 0)).toEqual(ranks);
  expect(Array.from(quantiles, (q) => q + 0)).toEqual(expected);
}

const someColumn = fc
  .record({ groupCount: fc.integer({ min: 1, max: 40 }), count: fc.integer({ min: 0, max: 400 }) })
  .chain(({ groupCount, count }) =>
    fc.record({
      groupCount: fc.constant(groupCount),
      groups: fc.array(fc.nat(groupCount - 1), { minLength: count, maxLength: count }),
      values: fc.array(
        fc.oneof(
          fc.double({ noDefaultInfinity: true }),
          fc.integer({ min: -2, max: 2 }),
          fc.constantFrom(0, -0, Number.NaN),
        ),
        { minLength: count, maxLength: count },
      ),
    }),
  );

test('every group has the ranks and quantiles it has alone; missing values have none', () => {
  fc.assert(
    fc.property(someColumn, fc.constantFrom<QuantileType>(1, 2, 3, 4, 5, 6, 7, 8, 9), (some, type) => {
      const column = columnOf(some.values, some.groups, some.groupCount, type);
      rankGroups(column);
      expectSameAsOneByOne(column);
    }),
    { numRuns: 300 },
  );
});

test('large groups, tiny ones and empty ones, of every shape, by thousands', () => {
  const groupCount = 1500;
  const shape = [
    (i: number) => Math.sin(i) * 100,
    () => 7,
    (i: number) => (i % 500 === 0 ? 1e300 : Math.cos(i)),
    (i: number) => 1 + (i % 977) * Number.EPSILON,
    (i: number) => Math.exp(50 * Math.sin(i)),
  ];
  const groups = Array.from({ length: 12_000 }, (_, i) => (i % 3 === 0 ? 17 : (i * 7) % (groupCount - 100)));
  const values = groups.map((group, i) => (shape[group % shape.length] as (i: number) => number)(i));
  const column = columnOf(values, groups, groupCount);
  rankGroups(column);
  expectSameAsOneByOne(column);
});

test('refused: infinities, groups out of range, probabilities beyond 1, too little room', () => {
  expect(() => rankGroups(columnOf([1, Infinity], [0, 0], 1))).toThrow('values[1] is Infinity');
  expect(() => rankGroups(columnOf([1, 2], [0, 1], 1))).toThrow('groups[1] is 1 of 1');
  expect(() => rankGroups({ ...columnOf([1], [0], 1), probabilities: [2, 0, 0, 0, 0] })).toThrow(RangeError);
  expect(() => rankGroups({ ...columnOf([1], [0], 1), midRanks: doubles(0) })).toThrow(RangeError);
});

describe('threads', () => {
  const pools: RankingThreads[] = [];
  const pool = (count: number) => {
    pools.push(rankingThreads(count, ['--import', '@gauge/tooling/source']));
    return pools.at(-1) as RankingThreads;
  };
  afterAll(() => Promise.all(pools.map((each) => each.close())));

  const groups = Array.from({ length: 20_000 }, (_, i) => (i * i) % 700);
  const values = groups.map((group, i) => (i % 11 === 0 ? Number.NaN : Math.round(Math.sin(i) * 1000 * (group + 1))));
  const bytes = ({ midRanks, quantiles }: GroupedColumn) =>
    Buffer.concat([midRanks, quantiles].map((column) => Buffer.from(column.buffer)));

  test.each([1, 2, 3])('%i give bit for bit what none gives, column after column', async (count) => {
    const alone = columnOf(values, groups, 701);
    rankGroups(alone);
    const threads = pool(count);
    for (let repeat = 0; repeat < 2; repeat++) {
      const column = columnOf(values, groups, 701);
      await threads.rank(column);
      expect(bytes(column).equals(bytes(alone))).toBe(true);
    }
  });

  test('a bad value met by one of them is told, and the next column is ranked', async () => {
    const threads = pool(2);
    const bad = Array.from({ length: 1000 }, (_, i) => (i === 900 ? Infinity : i));
    await expect(
      threads.rank(
        columnOf(
          bad,
          bad.map((_, i) => i % 5),
          5,
        ),
      ),
    ).rejects.toThrow('values[900] is Infinity');
    const column = columnOf([3, 1, 2], [0, 0, 0], 1);
    await threads.rank(column);
    expect([...column.midRanks]).toEqual([(100 * 2.5) / 3, (100 * 0.5) / 3, (100 * 1.5) / 3]);
  });

  test('memory that is not shared is refused', async () => {
    const column = { ...columnOf([1], [0], 1), values: Float64Array.of(1) };
    await expect(pool(1).rank(column)).rejects.toThrow('SharedArrayBuffer');
  });
});
