import type { CohortLabel, IndicatorStanding, Strip } from '@gauge/contracts';
import fc from 'fast-check';
import { builtInInstrument, worthOf } from '../instruments/index.js';
import { followUp, movement } from './follow.rules.js';
import { expectedAt, goalOf } from './gap.rules.js';
import { needOf } from './need.rules.js';
import { bandOf, bandsOfParts } from './programme.rules.js';
import { kindOf, priorityOf, roundMoney, roundRange, treeTotals, worthOfWay, type Amounts } from './value.rules.js';

const definition = builtInInstrument('competitiveness');
const cohort: CohortLabel = { key: 'all', reach: 'home', dimensions: [] };
const basis = { cohort, nBand: '30-49', coverage: 'all', roundName: '2025', asOf: '2026-02-13T10:00:00Z' } as const;
const points = (figures: object, grid: number): Strip => ({
  state: 'released',
  kind: 'points',
  ...basis,
  tier: 'T30',
  grid,
  points: figures,
  trimmedMean: null,
  position: null,
});
const standing = (own: number, strip: Strip, more: Partial<IndicatorStanding> = {}): IndicatorStanding => ({
  code: 'QUA02',
  name: 'Scrap rate',
  pillar: 'quality',
  unit: '%',
  polarity: 'lower',
  target: null,
  displayStep: 0.1,
  own: { state: 'value', value: own },
  home: strip,
  network: { state: 'missing' },
  score: null,
  ...more,
});

describe('a gap', () => {
  const scrap = points({ P25: 1.2, P50: 1.8, P75: 2.6 }, 0.1);

  test('leads below the middle to the middle, then to the best quarter, then it is held', () => {
    expect(goalOf(standing(3.1, scrap))).toEqual({ own: 3.1, goal: 1.8, goalIs: 'middle', step: 0.1 });
    expect(goalOf(standing(1.7, scrap))).toEqual({ own: 1.7, goal: 1.2, goalIs: 'quarter', step: 0.1 });
    expect(goalOf(standing(1.1, scrap))).toBeNull();
  });

  test('counts beyond one grid step only, whatever binary numbers make of it', () => {
    expect(goalOf(standing(1.9, scrap))).toMatchObject({ goal: 1.2, goalIs: 'quarter' });
    expect(goalOf(standing(1.3, scrap))).toBeNull();
    expect(goalOf(standing(1.9001, scrap))).toMatchObject({ goalIs: 'middle' });
  });

  test('of a higher-is-better figure looks the other way', () => {
    const higher = { polarity: 'higher' } as const;
    const strip = points({ P25: 60, P50: 72, P75: 84 }, 2);
    expect(goalOf(standing(64, strip, higher))).toMatchObject({ goal: 72, goalIs: 'middle' });
    expect(goalOf(standing(76, strip, higher))).toMatchObject({ goal: 84, goalIs: 'quarter' });
    expect(goalOf(standing(90, strip, higher))).toBeNull();
  });

  test('of a thin group knows the middle only; of a wide band its nearer end', () => {
    expect(goalOf(standing(1.5, points({ P50: 1.8 }, 0.2)))).toBeNull();
    const wide: Strip = {
      state: 'released',
      kind: 'wide',
      ...basis,
      tier: 'T30',
      grid: 0.1,
      band: [1, 2],
      position: null,
    };
    expect(goalOf(standing(3, wide))).toMatchObject({ goal: 2, goalIs: 'middle' });
    expect(goalOf(standing(1.5, wide))).toBeNull();
  });

  test('of a target indicator leads to the nearer end of its range, and needs no peers', () => {
    const target = { polarity: 'target', target: { min: 1.5, max: 2.5 }, displayStep: 0.05 } as const;
    const none: Strip = { state: 'missing' };
    expect(goalOf(standing(1, none, target))).toMatchObject({ goal: 1.5, goalIs: 'range' });
    expect(goalOf(standing(3, none, target))).toMatchObject({ goal: 2.5, goalIs: 'range' });
    expect(goalOf(standing(2, none, target))).toBeNull();
  });

  test('without an own value or a released figure is none', () => {
    expect(goalOf({ ...standing(3, scrap), own: { state: 'missing', reason: 'not_answered' } })).toBeNull();
    expect(goalOf(standing(3, { state: 'suppressed', reason: 'too_few', until: null, cohort: null }))).toBeNull();
  });

  test('is expected half closed, on the figure’s grid and at least one step further', () => {
    expect(expectedAt({ own: 3.1, goal: 1.8, goalIs: 'middle', step: 0.1 })).toBe(2.5);
    expect(expectedAt({ own: 64, goal: 67, goalIs: 'middle', step: 2 })).toBe(66);
    fc.assert(
      fc.property(
        fc.integer({ min: -500, max: 500 }),
        fc.integer({ min: 2, max: 300 }),
        fc.boolean(),
        (own, gap, up) => {
          const goal = own + (up ? gap : -gap);
          const expected = expectedAt({ own, goal, goalIs: 'middle', step: 1 });
          expect(Number.isInteger(expected)).toBe(true);
          expect((expected - own) * (up ? 1 : -1)).toBeGreaterThanOrEqual(1);
          expect((goal - expected) * (up ? 1 : -1)).toBeGreaterThanOrEqual(0);
        },
      ),
    );
  });
});

const answers = new Map(
  Object.entries({
    turnover: 4000,
    cost_of_sales: 3000,
    total_assets: 3000,
    current_liabilities: 800,
    material_cost: 1500,
    intermediate_inputs: 2200,
    personnel_cost: 900,
    scrap_cost: 90,
    rework_cost: 40,
    warranty_cost: 20,
    trade_receivables: 800,
    inventory_total: 750,
  }),
);
/** A firm that reports in thousands. */
const money = { answers, scale: 1000 };
const way = (code: string, own: number, to: number) => worthOfWay(definition, code, money, { own, to });

describe('the worth of a gap', () => {
  test('by hand: scrap from 3 to 2 % of a firm that scraps for 90,000', () => {
    expect(way('QUA02', 3, 2)).toEqual({ low: 15_000, high: 30_000 });
  });

  test('by hand: customers that pay ten days sooner free ten days of turnover, once', () => {
    expect(way('FIN07', 73, 63)?.high).toBeCloseTo((4_000_000 * 10) / 365, 6);
    expect(kindOf(definition, 'FIN07')).toBe('oneOff');
    expect(kindOf(definition, 'QUA02')).toBe('yearly');
    expect(kindOf(definition, 'MGT01')).toBeUndefined();
  });

  test('by hand: stock that turns five times instead of four', () => {
    expect(way('DEL05', 4, 5)).toEqual({ low: 3_000_000 / 4 - 3_000_000 / 4.5, high: 150_000 });
  });

  test('is unknown where an answer is missing, the instrument declares none, or nothing is gained', () => {
    expect(worthOfWay(definition, 'QUA02', { answers: new Map(), scale: 1 }, { own: 3, to: 2 })).toBeNull();
    expect(way('MGT01', 2, 3)).toBeNull();
    expect(way('QUA02', 2, 3)).toBeNull();
    expect(way('QUA02', 0, -1)).toBeNull();
  });

  test('of every declared formula: nothing for no step, and more for every further one', () => {
    const declared = definition.value?.worth ?? [];
    expect(declared.length).toBeGreaterThan(20);
    for (const { indicator } of declared) {
      const { polarity, plausible } = definition.indicators.find(({ code }) => code === indicator)!;
      const [from, to] = polarity === 'lower' ? [plausible.max, plausible.min] : [plausible.min, plausible.max];
      fc.assert(
        fc.property(
          fc.double({ min: 0.05, max: 0.9, noNaN: true }),
          fc.double({ min: 0.01, max: 0.09, noNaN: true }),
          (at, more) => {
            const own = from + at * (to - from);
            if (own === 0) return;
            const reached = (share: number) =>
              worthOf(definition, indicator, money, { own, reached: own + share * (to - own) });
            expect([indicator, reached(0)]).toEqual([indicator, expect.closeTo(0, 3)]);
            expect(reached(0.5 + more)!).toBeGreaterThan(reached(0.5)!);
            expect(reached(0.5)!).toBeGreaterThan(0);
          },
        ),
        { numRuns: 30 },
      );
    }
  });
});

describe('the value tree', () => {
  const of = (entries: Record<string, number>) =>
    treeTotals(definition, new Map(Object.entries(entries).map(([code, high]) => [code, { low: high / 2, high }])));

  test('keeps yearly and one-off apart', () => {
    expect(of({ QUA02: 100, FIN07: 40 })).toEqual({ yearly: { low: 50, high: 100 }, oneOff: { low: 20, high: 40 } });
    expect(of({})).toEqual({ yearly: null, oneOff: null });
    expect(of({ MGT01: 10 })).toEqual({ yearly: null, oneOff: null });
  });

  test('adds different money: scrap and rework, stock and receivables', () => {
    expect(of({ QUA02: 100, QUA03: 30 }).yearly?.high).toBe(130);
    expect(of({ DEL04: 50, FIN07: 40 }).oneOff?.high).toBe(90);
  });

  test('counts the same money once: scrap is part of poor quality, both are part of the margin', () => {
    expect(of({ QUA02: 100, QUA03: 30, QUA06: 120 }).yearly?.high).toBe(130);
    expect(of({ QUA02: 100, QUA06: 150, FIN02: 400 }).yearly?.high).toBe(400);
    expect(of({ DEL04: 20, DEL07: 30, DEL05: 45 }).oneOff?.high).toBe(50);
  });

  test('never exceeds the sum, never falls below the largest, and grows with every part', () => {
    const codes = definition.value!.worth.map(({ indicator }) => indicator);
    const amounts = fc.dictionary(fc.constantFrom(...codes), fc.double({ min: 1, max: 1e6, noNaN: true }));
    const total = (map: Map<string, Amounts>) => {
      const { yearly, oneOff } = treeTotals(definition, map);
      return (yearly?.high ?? 0) + (oneOff?.high ?? 0);
    };
    fc.assert(
      fc.property(amounts, fc.constantFrom(...codes), (highs, added) => {
        const map = new Map(Object.entries(highs).map(([code, high]) => [code, { low: high / 2, high }]));
        const all = Object.values(highs);
        expect(total(map)).toBeLessThanOrEqual(all.reduce((a, b) => a + b, 0) * (1 + 1e-9));
        expect(total(map)).toBeGreaterThanOrEqual(Math.max(0, ...all));
        const more = new Map([...map, [added, { low: 1e6, high: 2e6 }] as const]);
        expect(total(more)).toBeGreaterThanOrEqual(total(map) * (1 - 1e-9));
      }),
    );
  });
});

describe('money for the eye', () => {
  test('keeps one leading digit', () => {
    expect([43_120, 86_240, 1_430, 1_800, 0.3, 9_700, 25, -1_200].map(roundMoney)).toEqual([
      40_000, 90_000, 1_500, 2_000, 0, 10_000, 30, -1_000,
    ]);
    expect(roundRange({ low: 15_000, high: 30_000 })).toEqual({ low: 15_000, high: 30_000 });
  });

  test('is never off by more than a quarter, and keeps the order', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1, max: 1e12, noNaN: true }),
        fc.double({ min: 1, max: 3, noNaN: true }),
        (x, times) => {
          expect(Math.abs(roundMoney(x) - x) / x).toBeLessThanOrEqual(0.25 + 1e-9);
          expect(roundMoney(x * times)).toBeGreaterThanOrEqual(roundMoney(x));
        },
      ),
    );
  });
});

describe('priority', () => {
  const half = { low: 20, high: 60 };
  test('is log value x feasibility x will / effort', () => {
    // 40 of 4,000 is a hundredth: 5 - 2
    expect(priorityOf(half, 4000, { feasibility: 4, will: 5, effort: 2 })).toBeCloseTo(30, 9);
    expect(priorityOf(null, 4000, { feasibility: 3, will: 3, effort: 3 })).toBe(3);
  });

  test('does not depend on the currency', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.001, max: 1000, noNaN: true }), (rate) => {
        const said = { feasibility: 2, will: 4, effort: 3 };
        const changed = { low: half.low * rate, high: half.high * rate };
        expect(priorityOf(changed, 4000 * rate, said)).toBeCloseTo(priorityOf(half, 4000, said), 9);
      }),
    );
  });
});

describe('the follow-up', () => {
  const action = {
    polarity: 'lower',
    displayStep: 0.1,
    base: 3,
    expected: 2.4,
    baseRoundId: 'r2023',
    beganOn: new Date('2024-10-01'),
  } as const;
  const round = (year: number, reached?: number) => ({
    roundId: `r${year}`,
    roundName: String(year),
    periodEnd: new Date(`${year}-12-31`),
    reached,
  });

  test('waits for a round about a time after the action began', () => {
    expect(followUp(action, [round(2023, 1)])).toEqual({ state: 'waiting' });
    expect(followUp({ ...action, beganOn: new Date('2025-02-01') }, [round(2024, 1)])).toEqual({ state: 'waiting' });
  });

  test('reads the first such round, not the best one', () => {
    expect(followUp(action, [round(2025, 2), round(2024, 2.9)])).toMatchObject({ roundName: '2024', reached: 2.9 });
    expect(followUp(action, [round(2024)])).toEqual({ state: 'not_answered', roundName: '2024' });
  });

  test.each([
    [2.4, 'reached'],
    [2.2, 'reached'],
    [2.6, 'better'],
    [2.9, 'same'],
    [3.1, 'same'],
    [3.3, 'worse'],
  ])('%d is %s', (reached, outcome) => {
    expect(followUp(action, [round(2024, reached)])).toMatchObject({ state: 'observed', outcome });
  });

  test('a movement counts beyond one step, by polarity', () => {
    const higher = { polarity: 'higher', target: null, displayStep: 2 } as const;
    expect(movement(higher, 60, 62)).toBe('same');
    expect(movement(higher, 60, 65)).toBe('better');
    expect(movement({ ...higher, polarity: 'lower' }, 60, 65)).toBe('worse');
    expect(movement({ polarity: 'target', target: { min: 1, max: 2 }, displayStep: 0.1 }, 3, 1.5)).toBe('better');
  });
});

describe('need', () => {
  const ready = { answeredLatest: true, showsAnswers: true, hasCase: true, worksOnIt: true };
  test('is gap size x value x readiness', () => {
    expect(needOf({ scores: [0, 25, 50], logValue: 5, readiness: ready })).toBe(50);
    expect(needOf({ scores: [], logValue: 5, readiness: ready })).toBe(0);
    expect(needOf({ scores: [80], logValue: 5, readiness: ready })).toBe(0);
  });
  test('grows with each of the three', () => {
    const base = { scores: [20, 20, 20], logValue: 3, readiness: { ...ready, hasCase: false } };
    expect(needOf({ ...base, scores: [10, 20, 20] })).toBeGreaterThan(needOf(base));
    expect(needOf({ ...base, logValue: 4 })).toBeGreaterThan(needOf(base));
    expect(needOf({ ...base, readiness: ready })).toBeGreaterThan(needOf(base));
  });
});

describe('counts of the programme', () => {
  test('are bands of units; nothing to four are told alike', () => {
    expect([0, 1, 4, 5, 11, 12, 29, 30, 100].map(bandOf)).toEqual([
      'under5',
      'under5',
      'under5',
      '5-11',
      '5-11',
      '12-19',
      '20-29',
      '30-49',
      '100+',
    ]);
  });
  test('of parts are shown whole or not at all', () => {
    expect(bandsOfParts({ moved: 12, notMoved: 6 })).toEqual({ moved: '12-19', notMoved: '5-11' });
    expect(bandsOfParts({ moved: 12, notMoved: 2 })).toBeNull();
    expect(bandsOfParts({ moved: 12, notMoved: 0 })).toEqual({ moved: '12-19', notMoved: 'under5' });
    expect(bandsOfParts({ moved: 0, notMoved: 0 })).toBeNull();
  });
});
