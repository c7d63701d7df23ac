import { builtInInstrument } from './content.js';
import { breaks, compare } from './compare.rules.js';
import type { InstrumentDefinition } from './definition.js';

const before = builtInInstrument('competitiveness');

const changed = (change: (definition: InstrumentDefinition) => void): InstrumentDefinition => {
  const after = structuredClone(before);
  change(after);
  return after;
};
const indicator = ({ indicators }: InstrumentDefinition, code: string) => {
  const found = indicators.find((one) => one.code === code);
  if (!found) throw new Error(code);
  return found;
};

test('an unchanged version changes nothing, and every indicator goes on over time', () => {
  const { about, items, overTime } = compare(before, structuredClone(before));
  expect([about, items]).toEqual([[], []]);
  expect(overTime).toHaveLength(80);
  expect(overTime.every(({ comparable }) => comparable)).toBe(true);
});

test('what was added, removed and changed, field by field, is named', () => {
  const after = changed((definition) => {
    definition.title = 'Competitiveness of foundries';
    indicator(definition, 'FIN01').plausible.max = 80;
    definition.rules.shift();
    definition.pillars.push({ code: 'casting', name: 'Casting', description: 'Moulds and melts.' });
  });
  const { about, items } = compare(before, after);
  expect(about).toEqual([{ field: 'title', before: before.title, after: 'Competitiveness of foundries' }]);
  expect(items.map(({ part, code, kind }) => `${part} ${code} ${kind}`)).toEqual([
    'pillars casting added',
    'indicators FIN01 changed',
    'rules EXPORTS removed',
  ]);
  expect(items[1]?.changes).toEqual([{ field: 'plausible.max', before: '95', after: '80' }]);
});

test.each<[string, (definition: InstrumentDefinition) => void, string[]]>([
  ['a better sentence', (d) => (indicator(d, 'FIN01').name = 'Gross profit margin'), []],
  [
    'spaces and spare parentheses',
    (d) => (indicator(d, 'FIN01').formula = '((turnover-cost_of_sales))/turnover*100'),
    [],
  ],
  ['a wider plausible range', (d) => (indicator(d, 'FIN01').plausible.max = 99), []],
  ['another formula', (d) => (indicator(d, 'FIN01').formula = 'cost_of_sales / turnover * 100'), ['formula']],
  ['another direction', (d) => (indicator(d, 'FIN01').polarity = 'lower'), ['polarity']],
  ['a question in another unit', (d) => (d.inputs[0]!.unit = 'persons'), ['input turnover']],
  ['a dropped indicator', (d) => d.indicators.shift(), ['removed']],
])('over time: %s', (_, change, why) => expect(breaks(before, changed(change), 'FIN01')).toEqual(why));

test('a new indicator begins its line here', () => {
  const after = changed((definition) => {
    definition.indicators.push({ ...indicator(definition, 'FIN01'), code: 'NEW01' });
  });
  expect(breaks(before, after, 'NEW01')).toEqual(['added']);
});
