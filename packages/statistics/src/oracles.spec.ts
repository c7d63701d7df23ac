import { readFileSync } from 'node:fs';
import {
  ascending,
  binomialCdf,
  countsAround,
  leaveOneOutRank,
  ntile,
  percentileRank,
  quantile,
  quantileIntervalRanks,
  quantileLowerRank,
  quantileUpperRank,
  ranksOf,
  weightedMean,
  weightedQuantile,
  type QuantileType,
  type RankKind,
} from './index.js';

const text = (name: string): string => readFileSync(new URL(`./oracles/${name}`, import.meta.url), 'utf8');
const json = <T>(name: string): T => JSON.parse(text(name)) as T;
const numbers = (one: number | number[]): number[] => (Array.isArray(one) ? one : [one]);
/** Relative and absolute, because oracles print ten to fifteen digits. */
const expectClose = (found: number, expected: number, tolerance = 1e-9): void =>
  expect(Math.abs(found - expected)).toBeLessThanOrEqual(tolerance * Math.max(1, Math.abs(expected)));

describe('percentile ranks', () => {
  type RankCase = {
    id: string;
    function: string;
    data: (number | null)[];
    score?: number | null | (number | null)[];
    kind?: RankKind;
    expected: unknown;
  };
  const { cases } = json<{ cases: RankCase[] }>('percentile_rank.cases.json');
  const has = (list: unknown): boolean => [list].flat(2).includes(null);

  const byFunction: Record<string, (sorted: Float64Array, score: number) => number> = {
    rank: (sorted, score) => countsAround(sorted, score).below + 1,
    dense_rank: (sorted, score) => new Set(sorted.filter((value) => value < score)).size + 1,
    percent_rank: (sorted, score) => countsAround(sorted, score).below / sorted.length,
    cume_dist: (sorted, score) => percentileRank(ascending([...sorted, score]), score, 'weak') / 100,
  };

  test('there are 81', () => expect(cases).toHaveLength(81));

  test.each(cases.map((one) => [one.id, one] as const))(
    '%s',
    (_id, { function: name, data, score, kind, expected }) => {
      const missing = data.includes(null) || has(score);
      if (missing)
        return expect(() => ascending([...data, ...[score].flat()].map((value) => value ?? Number.NaN))).toThrow(
          RangeError,
        );
      const sorted = ascending(data as number[]);
      if (name === 'percentileofscore') {
        const scores = numbers(score as number);
        if (data.length === 0) return expect(() => percentileRank(sorted, scores[0] as number, kind)).toThrow(/empty/);
        const found = scores.map((one) => percentileRank(sorted, one, kind));
        return numbers(expected as number).forEach((value, index) => expectClose(found[index] as number, value));
      }
      if (name.includes('hypothetical')) {
        const hypothetical = byFunction[name.split(' ')[0] as string];
        // the hypothetical row joins the group, so the share of the others is one of n and not of n + 1
        const found = data.length === 0 ? 0 : hypothetical?.(sorted, score as number);
        return expectClose(found as number, expected as number);
      }
      if (name === 'ntile(3)') return expect(ntile(data.length, 3)).toEqual(expected);
      const ranks = ranksOf(Float64Array.from(data as number[]));
      if (name === 'all') {
        const { percent_rank: percentRank, cume_dist: cumeDist, ...kinds } = expected as Record<string, number[]>;
        percentRank?.forEach((value, index) => expectClose(ranks.percentRank[index] as number, value));
        cumeDist?.forEach((value, index) => expectClose(ranks.cumeDist[index] as number, value));
        for (const [rankKind, values] of Object.entries(kinds))
          values.forEach((value, index) =>
            expectClose(percentileRank(sorted, data[index] as number, rankKind as RankKind), value),
          );
        return;
      }
      const column = {
        rank: ranks.minimum,
        dense_rank: ranks.dense,
        percent_rank: ranks.percentRank,
        cume_dist: ranks.cumeDist,
      }[name];
      return (expected as number[]).forEach((value, index) => expectClose(column?.[index] as number, value));
    },
  );
});

describe('quantiles', () => {
  type Types = Record<string, number | number[]>;
  const oracle = json<{
    facts: { id: string; data: number[]; p: number | number[]; expected: Types }[];
    cases: { id: string; data: number | number[]; probs: number[]; types: Types }[];
  }>('quantile.cases.json');
  const compare = (data: number | number[], probabilities: number[], types: Types): void => {
    const sorted = ascending(numbers(data));
    for (const [name, values] of Object.entries(types)) {
      const type = Number(name.slice(4)) as QuantileType;
      numbers(values).forEach((value, index) =>
        expectClose(quantile(sorted, probabilities[index] as number, type), value, 1e-12),
      );
    }
  };

  test('there are 17 data sets of nine types', () => {
    expect(oracle.cases).toHaveLength(17);
    for (const { types } of oracle.cases) expect(Object.keys(types)).toHaveLength(9);
  });
  test.each(oracle.facts.map((fact) => [fact.id, fact] as const))('fact %s', (_id, { data, p, expected }) =>
    compare(data, numbers(p), expected),
  );
  test.each(oracle.cases.map((one) => [one.id, one] as const))('%s', (_id, { data, probs, types }) =>
    compare(data, probs, types),
  );
});

describe('order-statistic intervals', () => {
  type Row = {
    p: number;
    conf: number;
    n: number;
    equal_tail: [number | null, number | null];
    equal_tail_coverage: number | null;
  };
  type Fact = {
    id: string;
    data: string | number[];
    p: number;
    conf?: number;
    alternative: string;
    ranks?: [number | null, number | null];
    coverage?: number;
    hypothesised?: number;
    pvalue?: number;
    lower?: number | null;
    upper?: number | null;
  };
  type Real = { n: number; p: number; conf: number; ranks: [number | null, number | null]; coverage: number | null };
  const oracle = json<{
    facts: Fact[];
    rank_table: Row[];
    smallest_n: { p: number; conf: number; smallest_n_equal_tail: number }[];
    real: Real[];
  }>('quantile_ci.cases.json');
  const dataOf = ({ data }: Fact): Float64Array =>
    ascending(typeof data === 'string' ? Array.from({ length: 101 }, (_, k) => Math.exp(k / 100)) : data);

  test('the table of ranks', () => {
    expect(oracle.rank_table).toHaveLength(300);
    for (const {
      p,
      conf,
      n,
      equal_tail: [lower, upper],
      equal_tail_coverage: coverage,
    } of oracle.rank_table) {
      const found = quantileIntervalRanks(n, p, conf);
      expect({ p, conf, n, lower: found.lower, upper: found.upper }).toEqual({ p, conf, n, lower, upper });
      if (coverage !== null) expectClose(found.coverage as number, coverage);
    }
  });
  test('the smallest n with an interval', () => {
    for (const { p, conf, smallest_n_equal_tail: smallest } of oracle.smallest_n) {
      expect(quantileIntervalRanks(smallest, p, conf).coverage).not.toBeNull();
      expect(quantileIntervalRanks(smallest - 1, p, conf).coverage).toBeNull();
    }
  });
  test('real groups', () => {
    expect(oracle.real).toHaveLength(78);
    for (const { n, p, conf, ranks, coverage } of oracle.real) {
      const found = quantileIntervalRanks(n, p, conf);
      expect([found.lower, found.upper]).toEqual(ranks);
      if (coverage !== null) expectClose(found.coverage as number, coverage);
    }
  });
  test.each(oracle.facts.map((fact) => [fact.id, fact] as const))('fact %s', (_id, fact) => {
    const sorted = dataOf(fact);
    const n = sorted.length;
    if (fact.pvalue !== undefined) {
      const { below, equal } = countsAround(sorted, fact.hypothesised as number);
      const p = 2 * Math.min(binomialCdf(below + equal, n, fact.p), 1 - binomialCdf(below - 1, n, fact.p));
      return expectClose(p, fact.pvalue, fact.pvalue === 0.0346 ? 5e-5 : 1e-9);
    }
    const confidence = fact.conf as number;
    const both = quantileIntervalRanks(n, fact.p, confidence);
    const ranks = {
      'two-sided': [both.lower, both.upper],
      'upper bound only': [null, quantileUpperRank(n, fact.p, confidence)],
      'lower bound only': [quantileLowerRank(n, fact.p, confidence), null],
    }[fact.alternative];
    expect(ranks).toEqual(fact.ranks);
    const value = (rank: number | null | undefined): number => sorted[(rank as number) - 1] as number;
    if (typeof fact.lower === 'number') expectClose(value(ranks?.[0]), fact.lower);
    if (typeof fact.upper === 'number') expectClose(value(ranks?.[1]), fact.upper);
  });
});

describe('weighted quantiles', () => {
  type Weighted = {
    id: string;
    x: number[];
    w: number[];
    probs: number[];
    inverted_weighted_cdf: number[];
    hmisc_quantile: number[] | null;
    weighted_mean: number;
  };
  const oracle = json<{
    cases: Weighted[];
    sas_facts: { data: number[]; weights: number[]; probs: number[]; quantiles: number[]; mean: number };
  }>('weighted_quantile.cases.json');

  test.each(oracle.cases.map((one) => [one.id, one] as const))('%s', (_id, one) => {
    one.probs.forEach((p, index) => {
      expect({ p, inverted: weightedQuantile(one.x, one.w, p) }).toEqual({
        p,
        inverted: one.inverted_weighted_cdf[index],
      });
      if (one.hmisc_quantile)
        expectClose(weightedQuantile(one.x, one.w, p, 'interpolated'), one.hmisc_quantile[index] as number);
      else expect(() => weightedQuantile(one.x, one.w, p, 'interpolated')).toThrow(/at least 1/);
    });
    expectClose(weightedMean(one.x, one.w), one.weighted_mean);
  });
  test('SAS', () => {
    const { data, weights, probs, quantiles, mean } = oracle.sas_facts;
    expect(probs.map((p) => weightedQuantile(data, weights, p))).toEqual(quantiles);
    expectClose(weightedMean(data, weights), mean, 1e-4);
  });
  test('whole weights are repetitions', () => {
    for (const { x, w, probs } of oracle.cases.filter((one) => one.w.every(Number.isInteger))) {
      const repeated = ascending(x.flatMap((value, index) => new Array<number>(w[index] as number).fill(value)));
      for (const p of probs) {
        expect(weightedQuantile(x, w, p)).toBe(quantile(repeated, p, 1));
        expectClose(weightedQuantile(x, w, p, 'interpolated'), quantile(repeated, p, 7));
      }
    }
  });
});

describe('industries of the WBA gender assessment (CC BY 4.0)', () => {
  const rows = (name: string): string[][] =>
    text(name)
      .trim()
      .split('\n')
      .slice(1)
      .map((line) =>
        (line.match(/("[^"]*"|[^,]*)(,|$)/g) ?? []).map((cell) => cell.replace(/,$/, '').replace(/^"|"$/g, '')),
      );
  const samples = new Map(
    rows('wba_industry_values.csv').map(([industry, indicator, values]) => [
      `${industry} / ${indicator}`,
      ascending(
        (values ?? '')
          .split('|')
          .flatMap((pair) => new Array<number>(Number(pair.split('x')[1])).fill(Number(pair.split('x')[0]))),
      ),
    ]),
  );

  test('every rank agrees in every industry', () => {
    const ranks = rows('wba_industry_ranks.csv');
    expect(ranks.length).toBeGreaterThan(1500);
    for (const [industry, indicator, ...cells] of ranks) {
      const [value, n, first, last, average, dense, strict, weak, mean, rank, , othersMean, percentRank, cumeDist] =
        cells.map(Number) as [number, number, ...number[]];
      const sorted = samples.get(`${industry} / ${indicator}`) as Float64Array;
      const { below, equal } = countsAround(sorted, value);
      expect([sorted.length, below + 1, below + equal]).toEqual([n, first, last]);
      const column = ranksOf(sorted);
      const found = [
        column.average[below],
        column.dense[below],
        percentileRank(sorted, value, 'strict'),
        percentileRank(sorted, value, 'weak'),
        percentileRank(sorted, value),
        percentileRank(sorted, value, 'rank'),
        leaveOneOutRank(sorted, value),
        column.percentRank[below],
        column.cumeDist[below],
      ];
      [average, dense, strict, weak, mean, rank, othersMean, percentRank, cumeDist].forEach((expected, place) =>
        expectClose(found[place] as number, expected as number),
      );
    }
  });

  test('every type agrees in every industry', () => {
    const quantiles = rows('wba_industry_quantiles.csv');
    expect(quantiles.length).toBeGreaterThan(500);
    for (const [industry, indicator, n, , , , , , p, ...types] of quantiles) {
      const sorted = samples.get(`${industry} / ${indicator}`) as Float64Array;
      expect(sorted).toHaveLength(Number(n));
      types
        .slice(0, 9)
        .forEach((value, index) =>
          expectClose(quantile(sorted, Number(p), (index + 1) as QuantileType), Number(value)),
        );
    }
  });
});
