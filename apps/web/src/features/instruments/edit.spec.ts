import { coherence, type InstrumentDefinition } from '@gauge/contracts/instrument';
import { add, codeFault, joinFamily, move, remove, rename } from './edit.js';

const input = (code: string) => ({
  code,
  pillar: 'money',
  name: code,
  help: code,
  unit: 'count',
  type: 'decimal' as const,
  recordingStep: 1,
  min: 0,
  max: null,
  shortForm: true,
  serviceFirms: true,
});
const indicator = (code: string, formula: string, drivers: string[] = []) => ({
  code,
  pillar: 'money',
  name: code,
  description: code,
  formula,
  unit: '%',
  polarity: 'higher' as const,
  plausible: { min: 0, max: 100 },
  hard: { min: null, max: null },
  displayStep: 1,
  kind: 'ratio' as const,
  sensitivity: 'B' as const,
  family: code,
  shortForm: true,
  serviceFirms: true,
  drivers,
  moneyInternational: false,
});
const small: InstrumentDefinition = {
  code: 'small',
  version: 1,
  title: 'Small',
  description: 'Small.',
  pillars: [
    { code: 'money', name: 'Money', description: 'Money.' },
    { code: 'people', name: 'People', description: 'People.' },
  ],
  inputs: [input('sales'), { ...input('staff'), pillar: 'people' }, input('cost')],
  indicators: [indicator('MARGIN', 'cost / sales * 100'), indicator('PER_HEAD', 'sales / staff', ['MARGIN'])],
  families: ['MARGIN', 'PER_HEAD'].map((code) => ({ code, indicators: [code], why: 'None.' })),
  rules: [{ code: 'COST', kind: 'hard', check: { type: 'atMost', parts: ['cost'], whole: 'sales' }, message: 'No.' }],
  release: { dimensions: ['size'], ladder: [['size'], []], cohorts: [['size'], []] },
  value: {
    size: 'sales',
    branches: [{ code: 'all', name: 'All', parent: null, combine: 'add', kind: 'yearly' }],
    worth: [{ indicator: 'MARGIN', branch: 'all', formula: '(reached - own) * sales', why: 'Money.' }],
  },
  translations: { fr: { 'inputs.sales.name': 'Ventes', 'indicators.MARGIN.name': 'Marge' } },
};

test('the example is coherent', () => expect(coherence(small)).toEqual([]));

test('a renamed question is renamed in formulas, rules, worth and translations', () => {
  const after = rename(small, 'inputs', 'sales', 'turnover');
  expect(coherence(after)).toEqual([]);
  expect(after.indicators.map(({ formula }) => formula)).toEqual(['cost / turnover * 100', 'turnover / staff']);
  expect(after.rules[0]?.check.whole).toBe('turnover');
  expect(after.value?.worth[0]?.formula).toBe('(reached - own) * turnover');
  expect(after.translations?.fr).toEqual({ 'inputs.turnover.name': 'Ventes', 'indicators.MARGIN.name': 'Marge' });
  expect(small.inputs[0]?.code).toBe('sales');
});

test('a renamed indicator takes its own family, its drivers and its worth along; a renamed pillar its questions', () => {
  const after = rename(rename(small, 'indicators', 'MARGIN', 'MRG'), 'pillars', 'money', 'finance');
  expect(coherence(after)).toEqual([]);
  expect([after.indicators[0]?.family, after.indicators[1]?.drivers, after.value?.worth[0]?.indicator]).toEqual([
    'MRG',
    ['MRG'],
    'MRG',
  ]);
});

test('codes are free and can be named in a formula', () => {
  expect(codeFault(small, 'inputs', 'sales', 'cost')).toBe('taken');
  expect(codeFault(small, 'inputs', 'sales', 'Sales total')).toBe('form');
  expect(codeFault(small, 'inputs', 'sales', 'mean')).toBe('form');
  expect(codeFault(small, 'inputs', 'sales', 'sales')).toBeNull();
});

test('a removed indicator leaves nothing behind; a removed question is missed where it is needed', () => {
  expect(coherence(remove(small, 'indicators', 'MARGIN'))).toEqual([]);
  const messages = coherence(remove(small, 'inputs', 'staff')).map(({ message }) => message);
  expect(messages).toEqual(['There is no input staff.']);
});

test('what is new stands last in its pillar and says what it lacks', () => {
  const [after, code] = add(small, 'inputs', 'people');
  expect(after.inputs.map((one) => one.code)).toEqual(['sales', 'staff', code, 'cost']);
  const [more, fresh] = add(after, 'indicators', 'money');
  expect(coherence(more).map(({ path }) => path.join('.'))).toEqual([
    'inputs.2.name',
    'inputs.2.help',
    'indicators.2.name',
    'indicators.2.description',
    'indicators.2.formula',
  ]);
  expect(more.families.at(-1)).toMatchObject({ code: fresh, indicators: [fresh] });
});

test('a question moves within its pillar, past those of others', () => {
  expect(move(small, 'inputs', 'cost', -1).inputs.map(({ code }) => code)).toEqual(['cost', 'staff', 'sales']);
  expect(move(small, 'inputs', 'staff', 1)).toEqual(small);
});

test('indicators that give one another away share a family and its sensitivity', () => {
  const twins = { ...small, indicators: [...small.indicators, indicator('TWICE', '2 * cost / sales')] };
  twins.families = [...small.families, { code: 'TWICE', indicators: ['TWICE'], why: 'None.' }];
  expect(coherence(twins).map(({ message }) => message)).toEqual([
    'Of MARGIN and TWICE one can be worked out from the others, so they must be in one family.',
  ]);
  const joined = joinFamily(twins, 'TWICE', 'MARGIN');
  expect(coherence(joined)).toEqual([]);
  expect(joined.families.map(({ code }) => code)).toEqual(['MARGIN', 'PER_HEAD']);
});
