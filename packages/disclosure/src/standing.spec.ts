import {
  cohortKey,
  fallbackLadder,
  NotReleasedError,
  openRelease,
  ownPosition,
  released,
  type NBand,
  type PublishedFigure,
  type Released,
  type ReleasedCohort,
} from './index.js';

const five: PublishedFigure = { tier: 'T5', grid: 2, P50: 14 };
const twelve: PublishedFigure = { tier: 'T12', grid: 1, P25: 20, P50: 32, P75: 44 };
const thirty: PublishedFigure = {
  tier: 'T30',
  grid: 1,
  P10: 80,
  P25: 87,
  P50: 96,
  P75: 106,
  P90: 116,
  trimmedMean: 97,
};
const hundred: PublishedFigure = {
  tier: 'T100',
  grid: 1,
  P5: 5,
  P10: 10,
  P25: 20,
  P50: 40,
  P75: 60,
  P90: 80,
  P95: 100,
  trimmedMean: 41,
};
const wide: PublishedFigure = { tier: 'T12', grid: 1, wideBand: [20, 30] };
const read = (value: number, figure: PublishedFigure, polarity: 'higher' | 'lower' | 'neutral' = 'higher') =>
  ownPosition(value, released(figure), polarity);

describe('only a released figure has positions: the compiler refuses', () => {
  // each line below must fail to compile, else the type check of the specs fails; at run time they are ordinary calls
  test('a figure that was made elsewhere', () => {
    // @ts-expect-error no PublishedFigure, however well formed
    expect(ownPosition(14, five, 'higher')).toBeDefined();
    // @ts-expect-error nor a literal
    expect(ownPosition(14, { tier: 'T5', grid: 2, P50: 14 }, 'higher')).toBeDefined();
    // @ts-expect-error nor a copy with something changed
    const changed: Released<PublishedFigure> = { ...released(five), P50: 15 };
    expect(changed).toMatchObject({ P50: 15 });
  });

  test('a cohort of such figures', () => {
    const made: Omit<ReleasedCohort, 'figures'> & { figures: Map<string, PublishedFigure> } = {
      family: 'f',
      dimensions: {},
      key: 'all',
      nBand: '12-19',
      coverage: 'all',
      figures: new Map([['a', twelve]]),
    };
    // @ts-expect-error its figures are not released
    expect(fallbackLadder(['all'], [made])).toBe(made);
  });
});

describe('a position read off figures', () => {
  test.each([
    [11.9, 'below'],
    [12, 'around'],
    [16, 'around'],
    [16.1, 'above'],
  ])('T5: %d lies %s', (value, side) => expect(read(value, five)).toEqual({ kind: 'side', side }));

  test('T5, lower is better: a low value lies above', () => {
    expect(read(10, five, 'lower')).toEqual({ kind: 'side', side: 'above' });
    expect(read(20, five, 'lower')).toEqual({ kind: 'side', side: 'below' });
  });

  test('one step away is around, also in binary numbers', () => {
    expect(read(0.4, { tier: 'T5', grid: 0.1, P50: 0.3 })).toEqual({ kind: 'side', side: 'around' });
  });

  test.each([
    [19.9, 1, 4],
    [20, 2, 4],
    [20.1, 2, 3],
    [32, 3, 3],
    [44, 4, 2],
    [44.1, 4, 1],
  ])('T12: %d is in quarter %d, and in %d where lower is better: equal reaches it', (value, higher, lower) => {
    expect(read(value, twelve)).toEqual({ kind: 'quarter', quarter: higher });
    expect(read(value, twelve, 'lower')).toEqual({ kind: 'quarter', quarter: lower });
  });

  test('T30 adds the tenths', () => {
    expect(read(79, thirty)).toEqual({ kind: 'quarter', quarter: 1, tenth: 'lowest' });
    expect(read(80, thirty)).toEqual({ kind: 'quarter', quarter: 1 });
    expect(read(116, thirty)).toEqual({ kind: 'quarter', quarter: 4, tenth: 'highest' });
    expect(read(80, thirty, 'lower')).toEqual({ kind: 'quarter', quarter: 4, tenth: 'highest' });
    expect(read(117, thirty, 'lower')).toEqual({ kind: 'quarter', quarter: 1, tenth: 'lowest' });
  });

  test.each([
    [4, { percentile: 5, beyond: 'lowest' }],
    [5, { percentile: 5 }],
    [15, { percentile: 20 }],
    [30, { percentile: 40 }],
    [40, { percentile: 50 }],
    [100, { percentile: 95 }],
    [101, { percentile: 95, beyond: 'highest' }],
  ])('T100: %d', (value, expected) => expect(read(value, hundred)).toEqual({ kind: 'percentile', ...expected }));

  test('T100, lower is better, and ties in the table count as reached', () => {
    expect(read(5, hundred, 'lower')).toEqual({ kind: 'percentile', percentile: 95 });
    expect(read(4, hundred, 'lower')).toEqual({ kind: 'percentile', percentile: 95, beyond: 'highest' });
    expect(read(50, hundred, 'lower')).toEqual({ kind: 'percentile', percentile: 40 });
    expect(read(20, { ...hundred, P50: 20 })).toEqual({ kind: 'percentile', percentile: 50 });
  });

  test('a wide band, a share, a suppressed size', () => {
    expect([19, 20, 30, 31].map((value) => read(value, wide))).toEqual(
      ['below', 'inside', 'inside', 'above'].map((side) => ({ kind: 'band', side })),
    );
    expect(read(19, wide, 'lower')).toEqual({ kind: 'band', side: 'above' });
    expect(read(1, { tier: 'T5', shareBand: 'under 25' })).toEqual({ kind: 'none' });
    expect(read(1, { suppressed: 'size-level' })).toEqual({ kind: 'none' });
  });

  test('a target: the range, and how far away beside the middle of the cohort', () => {
    const target = { low: 10, high: 12 };
    const at = (value: number, figure: PublishedFigure = twelve) =>
      ownPosition(value, released(figure), 'target', target);
    expect(at(10)).toEqual({ kind: 'target', range: 'inside', middle: 'above' });
    expect(at(32.5)).toEqual({ kind: 'target', range: 'over', middle: 'around' });
    expect(at(-40)).toEqual({ kind: 'target', range: 'under', middle: 'below' });
    expect(at(9, wide)).toEqual({ kind: 'target', range: 'under', middle: 'unknown' });
    expect(() => ownPosition(1, released(twelve), 'target')).toThrow(RangeError);
    expect(() => ownPosition(1, released(twelve), 'target', { low: 2, high: 1 })).toThrow(RangeError);
  });

  test('no position without a value', () => expect(() => read(Number.NaN, twelve)).toThrow(RangeError));
});

describe('stored figures', () => {
  test.each([
    [five],
    [twelve],
    [thirty],
    [hundred],
    [wide],
    [{ tier: 'T30', shareBand: '10-20' } as const],
    [{ suppressed: 'size-level' } as const],
  ])('%j is a released figure', (figure) => expect(released(figure)).toEqual(figure));

  test.each([
    [null],
    [14],
    [{ tier: 'T5', grid: 2, P50: 13 }],
    [{ tier: 'T5', grid: 2, P50: 14, P25: 10 }],
    [{ tier: 'T5', grid: 2, P50: 14, min: 2 }],
    [{ tier: 'T5', grid: 3, P50: 15 }],
    [{ tier: 'T12', grid: 1, P25: 20.5, P50: 32, P75: 44 }],
    [{ tier: 'T12', grid: 1 }],
    [{ tier: 'T6', grid: 1, P50: 1 }],
    [{ tier: 'T12', grid: 1, wideBand: [30, 20] }],
    [{ tier: 'T12', grid: 1, wideBand: [20, 30], P50: 25 }],
    [{ tier: 'T5', shareBand: '0' }],
    [{ suppressed: 'too small' }],
  ])('%j is none', (stored) => expect(() => released(stored)).toThrow(NotReleasedError));

  const file = {
    method: 'gauge-release/1',
    round: '2024',
    cohorts: [
      {
        family: 'f',
        dimensions: { sector: '25', country: 'AT' },
        nBand: '12-19',
        coverage: 'all',
        figures: { margin: twelve },
      },
    ],
  };

  test('a stored release opens', () => {
    const { round, cohorts } = openRelease(JSON.parse(JSON.stringify(file)));
    expect([round, cohorts[0]?.key, cohorts[0]?.figures.get('margin')]).toEqual([
      '2024',
      'country=AT&sector=25',
      twelve,
    ]);
  });

  test.each([
    [{ ...file, method: 'gauge-release/0' }],
    [{ ...file, note: '' }],
    [{ ...file, cohorts: [{ ...file.cohorts[0], n: 13 }] }],
    [{ ...file, cohorts: [{ ...file.cohorts[0], nBand: '13' }] }],
    [{ ...file, cohorts: [{ ...file.cohorts[0], coverage: 'most' }] }],
    [{ ...file, cohorts: [{ ...file.cohorts[0], dimensions: { sector: 25 } }] }],
  ])('%j does not', (stored) => expect(() => openRelease(stored)).toThrow(NotReleasedError));
});

describe('cohort keys and the fallback ladder', () => {
  test('a key does not depend on the order of dimensions, and no two cohorts share one', () => {
    expect(cohortKey({})).toBe('all');
    expect(cohortKey({ sector: '25', country: 'AT' })).toBe(cohortKey({ country: 'AT', sector: '25' }));
    expect(cohortKey({ a: 'b&c=d' })).not.toBe(cohortKey({ a: 'b', c: 'd' }));
    expect(cohortKey({ a: '%26' })).not.toBe(cohortKey({ a: '&' }));
  });

  const cohort = (dimensions: Record<string, string>, nBand: NBand) => ({
    family: 'f',
    dimensions,
    key: cohortKey(dimensions),
    nBand,
    coverage: 'all' as const,
    figures: new Map(),
  });
  const narrow = cohort({ sector: '25', country: 'AT', size: 'small' }, '5-11');
  const middle = cohort({ sector: '25', country: 'AT' }, '12-19');
  const everyone = cohort({}, '100+');
  const candidates = [narrow, middle, everyone].map(({ key }) => key);

  test('the narrowest with twelve, else the widest there is, else none', () => {
    expect(fallbackLadder(candidates, [everyone, middle, narrow])).toBe(middle);
    expect(fallbackLadder(candidates, [narrow])).toBe(narrow);
    expect(fallbackLadder(candidates, [narrow, { ...middle, nBand: '5-11' }])).toMatchObject({ key: middle.key });
    expect(fallbackLadder(candidates, [])).toBeUndefined();
    expect(fallbackLadder([], [everyone])).toBeUndefined();
  });
});
