import { along125, bandOf, expectedFigure, isOnGrid, type IndicatorRule } from './figures.js';

const ratio: IndicatorRule = { id: 'x', kind: 'ratio', sensitivity: 'B', step: 1 };
const oneTo = (n: number): Float64Array => Float64Array.from({ length: n }, (_, place) => place + 1);

test.each([
  [5, { tier: 'T5', grid: 5, P50: 5 }],
  [12, { tier: 'T12', grid: 2, P25: 4, P50: 6, P75: 10 }],
  [30, { tier: 'T30', grid: 1, P10: 4, P25: 8, P50: 16, P75: 23, P90: 28, trimmedMean: 16 }],
  [100, { tier: 'T100', grid: 1, P5: 6, P10: 11, P25: 26, P50: 51, P75: 76, P90: 91, P95: 96, trimmedMean: 51 }],
])('of the values 1 to %i it recomputes what was worked out by hand', (n, figure) => {
  expect(expectedFigure(oneTo(n), ratio)).toEqual(figure);
});

test('ties go up, above and below zero, whatever binary makes of them', () => {
  const around = (x: number) =>
    expectedFigure(
      Float64Array.from({ length: 30 }, () => x),
      { ...ratio, sensitivity: 'C', step: 0.1 },
    );
  expect(around(0.15)).toMatchObject({ P50: 0.2 });
  expect(around(0.35)).toMatchObject({ P50: 0.4 });
  expect(around(-0.25)).toMatchObject({ P50: -0.2 });
  expect(around(-0.05)).toMatchObject({ P50: 0 });
  expect(around(0.3)).toMatchObject({ P50: 0.3 });
});

test.each([
  [7.3, [0, 10]],
  [10, [10, 20]],
  [-0.4, [0, 10]],
  [-3, [-10, 0]],
  [-10, [-10, 0]],
])('thirty times %d at a step of 1 shows as the band of ten steps that holds it', (value, wideBand) => {
  const values = Float64Array.from({ length: 30 }, () => value);
  expect(expectedFigure(values, ratio)).toEqual({ tier: 'T30', grid: 1, wideBand });
  expect(expectedFigure(values, { ...ratio, sensitivity: 'C' })).toMatchObject({ P25: Math.floor(value + 0.5) });
});

test.each([
  [8, 0, 'under 25'],
  [8, 2, '25-50'],
  [8, 4, '50-75'],
  [8, 6, 'over 75'],
  [8, 8, 'over 75'],
  [30, 2, 'under 10'],
  [30, 3, '10-20'],
  [30, 26, '80-90'],
  [30, 27, 'over 90'],
])('of %i units %i say yes: %s', (n, yes, shareBand) => {
  const values = Float64Array.from({ length: n }, (_, place) => (place < n - yes ? 0.4 : 0.5));
  expect(expectedFigure(values, { ...ratio, kind: 'yesno', step: undefined })).toMatchObject({ shareBand });
});

test('a level of size shows nothing below thirty units', () => {
  expect(expectedFigure(oneTo(29), { ...ratio, kind: 'level' })).toEqual({ suppressed: 'size-level' });
  expect(expectedFigure(oneTo(30), { ...ratio, kind: 'level' })).toMatchObject({ tier: 'T30' });
});

test('the 1-2-5 ladder runs both ways and knows its own numbers only', () => {
  expect([along125(0.05, 2), along125(1, -1), along125(0.2, 1)]).toEqual([0.2, 0.5, 0.5]);
  expect([along125(0.3, 1), along125(0, 1)]).toEqual([undefined, undefined]);
  expect([isOnGrid(0.3, 0.1), isOnGrid(0.1 + 0.2, 0.1), isOnGrid(-0, 0.1), isOnGrid(0.35, 0.1)]).toEqual([
    true,
    false,
    false,
    false,
  ]);
});

test('bands have the edges of the tiers', () => {
  expect([4, 5, 11, 12, 19, 20, 29, 30, 49, 50, 99, 100].map(bandOf)).toEqual([
    undefined,
    '5-11',
    '5-11',
    '12-19',
    '12-19',
    '20-29',
    '20-29',
    '30-49',
    '30-49',
    '50-99',
    '50-99',
    '100+',
  ]);
});
