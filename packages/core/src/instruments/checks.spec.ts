import { applicableTo } from './applicability.js';
import { checkAnswers, isHard, type Check, type CheckContext } from './checks.js';
import { describeCheck } from './checks.words.js';
import { builtInInstrument } from './content.js';

const competitiveness = builtInInstrument('competitiveness');
const full = applicableTo(competitiveness, { form: 'full', serviceFirm: false });

const sound = {
  turnover: 5_000_000,
  cost_of_sales: 3_500_000,
  operating_profit: 400_000,
  intermediate_inputs: 2_900_000,
  personnel_cost: 1_200_000,
  fte: 40,
  headcount: 44,
  units_produced: 100_000,
  units_scrapped: 400,
  working_days: 225,
  absence_days: 300,
};
type Given = Partial<Record<string, number>>;
const given = (answers: Given) =>
  new Map(
    Object.entries({ ...sound, ...answers }).filter((entry): entry is [string, number] => entry[1] !== undefined),
  );

const check = (answers: Given, context: Partial<CheckContext> = {}) =>
  checkAnswers(competitiveness, given(answers), { applicable: full, ...context });
const brief = (checks: Check[]) =>
  checks.map(({ code, indicator, inputs }) => `${code} ${indicator ?? inputs.join('+')}`);
const words = (checks: Check[]) => checks.map((each) => describeCheck(each, competitiveness));

test('sound answers raise nothing, with or without last round', () => {
  expect(check({})).toEqual([]);
  expect(check({ units_scrapped: 520 }, { prior: { answers: given({}) } })).toEqual([]);
});

describe('hard', () => {
  test('values that cannot be', () => {
    const found = check({ fte: -3, p_lean: 6, working_days: 400 });
    expect(brief(found)).toEqual(['IMPOSSIBLE fte', 'IMPOSSIBLE working_days', 'IMPOSSIBLE p_lean']);
    expect(found.every(isHard)).toBe(true);
    expect(words(found)[0]).toBe(
      'Average full-time-equivalent staff: -3 FTE is not possible; it cannot be less than 0 FTE.',
    );
  });

  test('half a complaint', () => {
    expect(brief(check({ complaints: 2.5 }))).toEqual(['NOT_WHOLE complaints']);
  });

  test('parts above the whole, named once', () => {
    const found = check({ exports_direct: 4_000_000, exports_indirect: 1_500_000 });
    expect(found).toEqual([
      {
        code: 'PARTS_EXCEED_WHOLE',
        severity: 'hard',
        inputs: ['exports_direct', 'exports_indirect', 'turnover'],
        params: { rule: 'EXPORTS', parts: 5_500_000, whole: 5_000_000 },
      },
    ]);
    expect(words(found)[0]).toContain('cannot be more than turnover. You wrote 5,500,000 for');
  });

  test('a part without the other still counts', () => {
    expect(brief(check({ exports_direct: 5_000_001 }))).toEqual(['PARTS_EXCEED_WHOLE exports_direct+turnover']);
    expect(check({ exports_direct: 5_000_000 })).toEqual([]);
  });

  test('a result that cannot be', () => {
    const oee = { run_hours: 2000, planned_production_hours: 2000, ideal_cycle_hours: 0.05, units_good: 99_000 };
    const found = check(oee);
    expect(brief(found)).toEqual(['IMPOSSIBLE PRD07']);
    expect(words(found)[0]).toContain('it lies between 0 % and 100 %');
  });

  test('answers that do not apply to the firm are left alone', () => {
    const short = applicableTo(competitiveness, { form: 'short', serviceFirm: true });
    expect(check({ units_scrapped: 1e9 }, { applicable: short })).toEqual([]);
  });
});

describe('slips of the unit', () => {
  const prior = { prior: { answers: given({}) } };

  test.each([
    ['a digit too many', { units_scrapped: 4100 }, 'UNIT_ERROR_10', 410],
    ['a month for a year', { cost_of_sales: 290_000 }, 'UNIT_ERROR_12', 3_480_000],
    ['hundred times', { units_scrapped: 40_000 }, 'UNIT_ERROR_100', 400],
    ['in thousands', { personnel_cost: 1250 }, 'UNIT_ERROR_1000', 1_250_000],
  ])('%s', (_, answers, code, suggested) => {
    const [first] = check(answers, prior);
    expect(first).toMatchObject({ code, severity: 'soft', params: { against: 'prior', suggested } });
  });

  test('the accounts in thousands are one finding', () => {
    const thousands = {
      turnover: 5100,
      cost_of_sales: 3600,
      operating_profit: 410,
      intermediate_inputs: 3000,
      personnel_cost: 1200,
    };
    const found = check(thousands, prior);
    expect(brief(found)).toEqual([
      'UNIT_ERROR_1000 turnover+cost_of_sales+operating_profit+intermediate_inputs+personnel_cost',
    ]);
    expect(words(found)[0]).toContain('5 amounts are about 1/1000 of');
  });

  test('a firm that changes its scale is compared in whole units', () => {
    const thousands = {
      turnover: 5100,
      cost_of_sales: 3600,
      operating_profit: 410,
      intermediate_inputs: 3000,
      personnel_cost: 1200,
    };
    expect(check(thousands, { ...prior, money: { scale: 1000, references: {} } })).toEqual([]);
  });

  test('small counts may rise tenfold', () => {
    expect(check({ complaints: 20 }, { prior: { answers: given({ complaints: 2 }) } })).toEqual([]);
    expect(check({ complaints: 200 }, { prior: { answers: given({ complaints: 20 }) } })).toHaveLength(1);
  });

  test('growth and margins pass through zero: ten times a small one is no slip of the unit', () => {
    const references = { price_index_ratio: 1, usd_rate_ratio: 1 };
    const grew = (last: number) => ({
      prior: { answers: given({ turnover_prev: last }), money: { scale: 1, references } },
      money: { scale: 1, references },
    });
    expect(check({ turnover_prev: 4_600_000 }, grew(4_955_000))).toEqual([]);
    expect(check({ turnover_prev: 460_000 }, grew(4_955_000))).toMatchObject([{ code: 'UNIT_ERROR_10' }]);
  });

  test('a result against the released median of peers, only where there is no past', () => {
    const peerMedians = new Map([['QUA02', 0.4]]);
    const found = check({ units_scrapped: 40_000 }, { peerMedians });
    expect(brief(found)).toEqual(['UNIT_ERROR_100 QUA02']);
    expect(words(found)[0]).toBe(
      'Scrap rate: 40 % is about 100 times the median of your peers, 0.4 %. Did you mean 0.4 %?',
    );
    const usual = { prior: { answers: given({ units_scrapped: 39_000 }) } };
    expect(check({ units_scrapped: 40_000 }, { peerMedians, ...usual })).toEqual([]);
  });
});

describe('soft', () => {
  test('outside the plausible range', () => {
    const found = check({ operating_profit: 4_000_000 });
    expect(brief(found)).toEqual(['OUTSIDE_PLAUSIBLE FIN02']);
    expect(found[0]?.severity).toBe('soft');
    expect(words(found)[0]).toBe(
      'Operating margin: 80 % is unusual; between -50 % and 60 % would be expected. Is it right?',
    );
  });

  test('stocks that do not make up the inventory', () => {
    const stocks = { inventory_raw: 100_000, inventory_wip: 50_000, inventory_finished: 80_000 };
    expect(check({ ...stocks, inventory_total: 250_000 })).toEqual([]);
    expect(brief(check({ ...stocks, inventory_total: 400_000 }))).toEqual([
      'PARTS_MISS_WHOLE inventory_raw+inventory_wip+inventory_finished+inventory_total',
    ]);
    expect(check({ ...stocks, inventory_finished: undefined, inventory_total: 400_000 })).toEqual([]);
  });

  test('what one step names the later ones leave alone', () => {
    expect(brief(check({ operating_profit: 4_000_000 }, { prior: { answers: given({}) } }))).toEqual([
      'UNIT_ERROR_10 operating_profit',
    ]);
  });
});
