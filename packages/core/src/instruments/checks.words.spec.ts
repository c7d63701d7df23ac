import { translatedTo } from '@gauge/contracts/instrument';
import type { Check } from './checks.js';
import { describeCheck } from './checks.words.js';
import { builtInInstrument, readIn, withBuiltInTexts } from './content.js';

const english = builtInInstrument('competitiveness');
const soft: Pick<Check, 'severity' | 'inputs'> = { severity: 'soft', inputs: ['absence_days'] };
const slip = { value: 640, factor: 10, direction: 'times', against: 'prior', reference: 60, suggested: 64 };
const checks: Check[] = [
  { ...soft, inputs: ['headcount'], code: 'NOT_WHOLE', params: { value: 1.5 } },
  { ...soft, code: 'IMPOSSIBLE', params: { value: -1, min: 0 } },
  { ...soft, code: 'IMPOSSIBLE', params: { value: 500, max: 366 } },
  { ...soft, code: 'IMPOSSIBLE', params: { value: 500, min: 0, max: 366 } },
  {
    ...soft,
    inputs: ['exports_direct', 'exports_indirect', 'turnover'],
    code: 'PARTS_EXCEED_WHOLE',
    params: { rule: 'EXPORTS', parts: 1200, whole: 1000 },
  },
  { ...soft, indicator: 'PEO03', code: 'OUTSIDE_PLAUSIBLE', params: { value: 50.22, min: 0, max: 30 } },
  { ...soft, indicator: 'PEO03', code: 'UNUSUAL_CHANGE', params: { value: 12.5, reference: 3 } },
  { ...soft, indicator: 'PEO03', code: 'FAR_FROM_OTHERS', params: { value: 12.5 } },
  { ...soft, code: 'UNIT_ERROR_10', params: slip },
  { ...soft, code: 'UNIT_ERROR_12', params: { ...slip, factor: 12, direction: 'fraction', against: 'peers' } },
  { ...soft, code: 'UNIT_ERROR_1000', params: { ...slip, factor: 1000, amounts: 5 } },
];
const told = (language?: (typeof translatedTo)[number]) =>
  checks.map((check) => describeCheck(check, readIn(withBuiltInTexts(english), language ?? 'en'), language));

test.each(translatedTo)(
  'in %s each check has a sentence of its own, with the question’s name and the numbers',
  (language) => {
    const sentences = told(language);
    expect(new Set(sentences).size).toBe(checks.length);
    const inEnglish = told();
    for (const [at, sentence] of sentences.entries()) {
      expect(sentence).not.toBe(inEnglish[at]);
      expect(sentence).not.toMatch(/undefined|NaN| (days|of|about|is) /);
    }
    const absence = readIn(withBuiltInTexts(english), language).inputs.find(
      ({ code }) => code === 'absence_days',
    )?.name;
    expect(sentences[8]).toContain(absence);
    for (const number of ['640', '60', '64', '10']) expect(sentences[8]).toContain(number);
  },
);

test('numbers and units are the reader’s', () => {
  expect(told('fr')[8]).toBe(
    'Jours perdus par absence non prévue\u00a0: 640 jours, c’est environ 10 fois la valeur de la campagne précédente, 60 jours. Vouliez-vous dire 64 jours\u202f?',
  );
  expect(told('fr')[5]).toContain('50,22 %');
});

test('what a slip would make of a large amount is not told to the billionth', () => {
  const params = { ...slip, value: 1_424_600, factor: 12, reference: 97_200, suggested: 1_424_600 / 12 };
  const [told] = [{ ...soft, code: 'UNIT_ERROR_12', params } satisfies Check].map((check) =>
    describeCheck(check, readIn(withBuiltInTexts(english), 'en')),
  );
  expect(told).toContain('Did you mean 118,716.67 days?');
});
