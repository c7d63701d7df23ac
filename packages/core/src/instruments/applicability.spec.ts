import { applicableTo, progressOf } from './applicability.js';
import { builtInInstrument } from './content.js';

const competitiveness = builtInInstrument('competitiveness');

test.each([
  ['short', false, 40, 23],
  ['full', false, 136, 80],
  ['short', true, 34, 20],
  ['full', true, 117, 70],
] as const)(
  'the %s form (service firm: %s) asks %d questions for %d indicators',
  (form, serviceFirm, inputs, indicators) => {
    const applicable = applicableTo(competitiveness, { form, serviceFirm });
    expect(applicable.inputs.size).toBe(inputs);
    expect(applicable.indicators.size).toBe(indicators);
  },
);

test('the system supplies reference values, so nobody is asked for them', () => {
  const { inputs } = applicableTo(competitiveness, { form: 'full', serviceFirm: false });
  expect([...inputs].filter((code) => code.endsWith('_ratio'))).toEqual([]);
});

test('progress counts applicable answers only, by the pillar where they are asked', () => {
  const short = applicableTo(competitiveness, { form: 'short', serviceFirm: false });
  const answers = new Map([
    ['turnover', 1000],
    ['operating_profit', 0],
    ['p_lean', 3],
  ]);
  const progress = progressOf(competitiveness, short, answers);
  expect(progress).toMatchObject({ answered: 2, total: 40 });
  expect(progress.pillars[0]).toEqual({ code: 'finance', answered: 2, total: 7 });
  expect(progress.pillars.reduce((sum, pillar) => sum + pillar.total, 0)).toBe(40);
});
