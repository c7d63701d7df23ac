import type { IndicatorStanding, Strip } from '@gauge/contracts';
import { prepareStrips } from './strips.js';

const cohort = { key: 'metal', reach: 'home' as const, dimensions: [] };
const basis = {
  cohort,
  nBand: '30-49' as const,
  coverage: 'all' as const,
  roundName: '2025',
  asOf: '2026-03-12T00:00:00Z',
};
const points = (figures: Extract<Strip, { kind: 'points' }>['points']): Strip => ({
  state: 'released',
  kind: 'points',
  ...basis,
  tier: 'T30',
  grid: 0.2,
  points: figures,
  trimmedMean: null,
  position: null,
});
const missing: Strip = { state: 'missing' };
const indicator = (given: Partial<IndicatorStanding>): IndicatorStanding => ({
  code: 'QUA01',
  name: 'Scrap and rework',
  pillar: 'quality',
  unit: '%',
  polarity: 'higher',
  target: null,
  displayStep: 0.1,
  own: { state: 'missing', reason: 'not_answered' },
  home: missing,
  network: missing,
  score: null,
  ...given,
});
const quartiles = points({ P10: 0, P25: 25, P50: 50, P75: 75, P90: 100 });

describe('the scale of both strips', () => {
  test('better lies to the right: a lower indicator runs backwards', () => {
    const higher = prepareStrips(indicator({ home: quartiles, own: { state: 'value', value: 75 } }));
    const lower = prepareStrips(indicator({ home: quartiles, own: { state: 'value', value: 75 }, polarity: 'lower' }));
    expect(higher.own!.at).toBeGreaterThan(50);
    expect(lower.own!.at).toBeCloseTo(100 - higher.own!.at, 5);
    expect(lower.home).toMatchObject({ kind: 'points', middle: higher.home.kind === 'points' && higher.home.middle });
  });

  test('is one for home and network, from figures and own value alone', () => {
    const model = prepareStrips(
      indicator({ home: points({ P50: 10 }), network: points({ P50: 20 }), own: { state: 'value', value: 30 } }),
    );
    const [home, network] = [model.home, model.network];
    if (home.kind !== 'points' || network.kind !== 'points') throw new Error('both are released');
    expect(home.centre).toBeLessThan(network.centre!);
    expect(network.centre).toBeLessThan(model.own!.at);
    expect(home.centre! + model.own!.at).toBeCloseTo(100, 5);
  });

  test('a value beyond every figure still lies on it', () => {
    const { own } = prepareStrips(indicator({ home: quartiles, own: { state: 'value', value: 400 } }));
    expect(own!.at).toBeGreaterThan(85);
    expect(own!.at).toBeLessThan(100);
  });

  test('equal figures leave room on both sides', () => {
    const model = prepareStrips(indicator({ home: points({ P50: 3 }), own: { state: 'value', value: 3 } }));
    expect(model.own!.at).toBe(50);
  });

  test('neither target nor neutral has a better side; the target range is clipped to the scale', () => {
    const model = prepareStrips(indicator({ home: quartiles, polarity: 'target', target: { min: 40, max: 1000 } }));
    expect(model.better).toBe(false);
    expect(model.target!.to).toBe(100);
    expect(prepareStrips(indicator({ home: quartiles, target: { min: 500, max: 1000 } })).target).toBeNull();
  });
});

describe('what is drawn of one peer group', () => {
  test('a thin group has its centre only', () => {
    const { home } = prepareStrips(indicator({ home: points({ P50: 10 }) }));
    expect(home).toMatchObject({ kind: 'points', tails: null, middle: null, centre: 50 });
  });

  test('zero is a figure, missing and suppressed are not', () => {
    const suppressed: Strip = { state: 'suppressed', reason: 'too_fresh', until: '2026-06-01', cohort };
    const model = prepareStrips(indicator({ home: points({ P50: 0 }), network: suppressed }));
    expect(model.home).toMatchObject({ kind: 'points', centre: 50 });
    expect(model.network).toEqual({ kind: 'hatched', reason: 'too_fresh', until: '2026-06-01' });
    expect(prepareStrips(indicator({ home: missing })).home).toEqual({ kind: 'empty' });
  });

  test('an own value without any figure has no place', () => {
    expect(prepareStrips(indicator({ own: { state: 'value', value: 5 } })).own).toBeNull();
  });

  test('a wide band is a stretch', () => {
    const wide: Strip = {
      state: 'released',
      kind: 'wide',
      ...basis,
      tier: 'T12',
      grid: 1,
      band: [10, 20],
      position: null,
    };
    expect(prepareStrips(indicator({ home: wide, polarity: 'lower' })).home).toMatchObject({
      kind: 'wide',
      values: [10, 20],
    });
  });

  test.each([
    ['under 25', { from: 0, to: 25 }, [null, 25]],
    ['25-50', { from: 25, to: 50 }, [25, 50]],
    ['over 90', { from: 90, to: 100 }, [90, null]],
  ])('the share %s has a scale of its own and no own value on it', (shareBand, band, bounds) => {
    const share: Strip = { state: 'released', kind: 'share', ...basis, tier: 'T30', shareBand, position: null };
    const model = prepareStrips(indicator({ home: share, own: { state: 'value', value: 1.4 } }));
    expect(model.home).toEqual({ kind: 'share', band, bounds });
    expect(model.own).toBeNull();
  });
});
