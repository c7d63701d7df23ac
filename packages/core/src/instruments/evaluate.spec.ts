import fc from 'fast-check';
import { builtInInstrument } from './content.js';
import { evaluateAssessment, inputsOfIndicator, type MoneyBasis } from './evaluate.js';

const competitiveness = builtInInstrument('competitiveness');
const references = { price_index_ratio: 1.1, usd_rate_ratio: 0.9 };
const inFull = (toInternational?: MoneyBasis['toInternational'], scale = 1): MoneyBasis => ({
  scale,
  references,
  ...(toInternational && { toInternational }),
});

const answers = new Map([
  ['turnover', 5000],
  ['intermediate_inputs', 3000],
  ['fte', 40],
  ['personnel_cost', 1000],
  ['turnover_prev', 4000],
  ['floor_area', 1000],
]);

test('ratios of money do not depend on scale or currency', () => {
  const values = evaluateAssessment(competitiveness, answers, inFull(undefined, 1000));
  expect(values.get('PRD03')).toBe(2);
  expect(values.get('PRD04')).toBe(20);
});

test('levels per head count whole units of the currency, at purchasing power parity', () => {
  const values = evaluateAssessment(
    competitiveness,
    answers,
    inFull((amount) => amount / 4, 1000),
  );
  expect(values.get('PRD02')).toBe(2_000_000 / 4 / 40);
  expect(values.get('PRD01')).toBe(5_000_000 / 4 / 40);
});

test('flows and stocks are told apart for the rates', () => {
  const kinds = new Set<string>();
  evaluateAssessment(
    competitiveness,
    answers,
    inFull((amount, kind) => (kinds.add(kind), amount)),
  );
  expect([...kinds]).toEqual(['flow']);
});

test('without a rate the international figures are missing and the others are not', () => {
  const values = evaluateAssessment(
    competitiveness,
    answers,
    inFull(() => undefined),
  );
  expect(values.has('PRD01')).toBe(false);
  expect(values.get('PRD04')).toBe(20);
  expect(evaluateAssessment(competitiveness, answers).has('PRD08')).toBe(false);
});

test('reference values come from the round and never from the firm', () => {
  const cheating = new Map([...answers, ['price_index_ratio', 0.5]]);
  expect(evaluateAssessment(competitiveness, cheating, inFull()).get('MKT01')).toBeCloseTo((5 / 4 / 1.1 - 1) * 100, 10);
  expect(evaluateAssessment(competitiveness, cheating).has('MKT01')).toBe(false);
});

test('blank is never zero', () => {
  expect(evaluateAssessment(competitiveness, new Map()).size).toBe(0);
});

test('whatever is answered, values are finite', () => {
  const codes = competitiveness.inputs.map((input) => input.code);
  const any = fc.dictionary(fc.constantFrom(...codes), fc.oneof(fc.double(), fc.constant(0)), { maxKeys: 138 });
  fc.assert(
    fc.property(any, (given) => {
      const values = evaluateAssessment(
        competitiveness,
        new Map(Object.entries(given)),
        inFull((amount) => amount / 3),
      );
      expect([...values.values()].every(Number.isFinite)).toBe(true);
    }),
  );
});

test('an indicator names its inputs', () => {
  expect(inputsOfIndicator(competitiveness, 'FIN04')).toEqual([
    'operating_profit',
    'total_assets',
    'current_liabilities',
  ]);
});
