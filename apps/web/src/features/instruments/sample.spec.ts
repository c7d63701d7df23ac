import type { InstrumentInput } from '@gauge/contracts/instrument';
import { sampleOf, tryFormula } from './sample.js';

const inputs = ['turnover', 'cost'].map((code) => ({ code, type: 'money', min: 0, max: null }) as InstrumentInput);
const ranges = { plausible: { min: -20, max: 95 }, hard: { min: null, max: 100 } };
const outcome = (formula: string, turnover = 200, cost = 150) =>
  tryFormula({ formula, ...ranges }, inputs, new Map(Object.entries({ turnover, cost })));

test.each([
  ['(turnover - cost) / turnover * 100', { state: 'value', value: 25, range: 'fine' }],
  ['turnover / 2', { state: 'value', value: 100, range: 'implausible' }],
  ['turnover', { state: 'value', value: 200, range: 'impossible' }],
  ['turnover / (cost - cost)', { state: 'missing' }],
  ['turnover - costs', { state: 'unknown', codes: ['costs'] }],
  [
    'turnover + * 2',
    {
      state: 'unreadable',
      position: 12,
      fault: 'formulaOperand',
      named: { text: '*', at: 12 },
    },
  ],
])('%s', (formula, expected) => expect(outcome(formula)).toEqual(expected));

test('sample answers fit their question and differ from one another', () => {
  const [turnover] = inputs;
  expect([0, 1, 2].map((at) => sampleOf(turnover, at))).toEqual([1_000_000, 600_000, 250_000]);
  expect(sampleOf({ ...turnover, type: 'rating5' } as InstrumentInput, 1)).toBe(3);
  expect(sampleOf({ ...turnover, type: 'integer', min: 1, max: 10 } as InstrumentInput, 1)).toBe(6);
});
