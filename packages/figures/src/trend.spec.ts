import type { IndicatorDetail, Strip } from '@gauge/contracts';
import { prepareTrend, shortNames } from './trend.js';

type Round = IndicatorDetail['trend'][number];
const missing: Strip = { state: 'missing' };
const band = (low: number, centre: number, high: number): Strip => ({
  state: 'released',
  kind: 'points',
  cohort: { key: 'k', reach: 'home', dimensions: [] },
  nBand: '12-19',
  coverage: 'all',
  roundName: '',
  asOf: '2026-01-01T00:00:00Z',
  tier: 'T12',
  grid: 1,
  points: { P25: low, P50: centre, P75: high },
  trimmedMean: null,
  position: null,
});
const round = (name: string, own: number | null, home: Strip, network: Strip = missing): Round => ({
  roundId: '00000000-0000-4000-8000-000000000000',
  roundName: name,
  periodEnd: '2025-12-31',
  own: own === null ? { state: 'missing', reason: 'not_answered' } : { state: 'value', value: own },
  home,
  network,
});

describe('the trend', () => {
  test('leaves a gap where nothing was released, and a column where a band has no neighbour', () => {
    const { points, cohort } = prepareTrend([
      round('2022', 5, band(1, 2, 3)),
      round('2023', null, missing),
      round('2024', 4, band(2, 3, 4)),
      round('2025', 3, band(2, 3, 5)),
    ]);
    expect(cohort).toBe('home');
    expect(points.map(({ middle }) => middle)).toEqual([null, null, [2, 4], [2, 5]]);
    expect(points.map(({ alone }) => alone)).toEqual([[1, 3], null, null, null]);
    expect(points.map(({ own }) => own)).toEqual([5, null, 4, 3]);
  });

  test('keeps to one cohort: the network only when home was never released', () => {
    expect(
      prepareTrend([round('2024', 1, missing, band(1, 2, 3)), round('2025', 1, band(4, 5, 6))]).points[0],
    ).toMatchObject({ centre: null, middle: null });
    expect(prepareTrend([round('2024', 1, missing, band(1, 2, 3))]).cohort).toBe('network');
  });

  test('ranges over what is shown, and tells the change of own values', () => {
    const trend = [round('2023', 9, missing), round('2024', null, missing), round('2025', 4, band(1, 2, 3))];
    expect(prepareTrend(trend)).toMatchObject({ range: [1, 9], own: { first: 9, last: 4, since: '2023' } });
    expect(prepareTrend([round('2025', null, missing)])).toMatchObject({ cohort: null, range: null, own: null });
  });
});

test.each([
  [
    ['Competitiveness 2023', 'Competitiveness 2024'],
    ['2023', '2024'],
  ],
  [
    ['2023', '2024'],
    ['2023', '2024'],
  ],
  [
    ['Round one', 'Round one'],
    ['Round one', 'Round one'],
  ],
  [
    ['Spring', 'Spring again'],
    ['Spring', 'Spring again'],
  ],
  [[], []],
])('of %j an axis shows %j', (rounds, shown) => expect(shortNames(rounds)).toEqual(shown));
