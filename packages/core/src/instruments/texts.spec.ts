import { inLanguage, missingTexts, textsOf, translatedTo } from '@gauge/contracts/instrument';
import { builtInInstrument, builtInLanguages, builtInTexts, readIn, withBuiltInTexts } from './content.js';

const english = builtInInstrument('competitiveness');

test('every text that a firm reads can be translated, under a key that lasts', () => {
  const texts = new Map(textsOf(english).map(({ key, text }) => [key, text]));
  expect(texts.get('about.instrument.title')).toBe(english.title);
  expect(texts.get('inputs.turnover.name')).toBe('Net turnover (excluding VAT and sales taxes)');
  expect(texts.get('indicators.FIN01.description')).toContain('Share of turnover left');
  expect([...texts.keys()].filter((key) => key.startsWith('inputs.p_lean.'))).toEqual([
    'inputs.p_lean.name',
    'inputs.p_lean.help',
    'inputs.p_lean.ratingTexts.1',
    'inputs.p_lean.ratingTexts.3',
    'inputs.p_lean.ratingTexts.5',
  ]);
  expect(texts.size).toBe(textsOf(english).length);
});

test('a translated text is shown, a missing one stays English and is counted', () => {
  const all = textsOf(english).length;
  const fr = {
    'inputs.turnover.name': 'Chiffre d’affaires net',
    'inputs.p_lean.ratingTexts.3': 'Souvent',
    'inputs.gone.name': 'x',
  };
  const translated = { ...english, translations: { fr: { ...fr, 'pillars.finance.name': '  ' } } };
  const shown = inLanguage(translated, 'fr');
  expect(shown.inputs.find(({ code }) => code === 'turnover')).toMatchObject({
    name: 'Chiffre d’affaires net',
    help: english.inputs[0]?.help,
  });
  expect(shown.inputs.find(({ code }) => code === 'p_lean')?.ratingTexts?.[3]).toBe('Souvent');
  expect(shown.pillars[0]?.name).toBe(english.pillars[0]?.name);
  expect([missingTexts(translated, 'fr'), missingTexts(translated, 'es')]).toEqual([all - 2, all]);
  expect(inLanguage(translated, 'en')).toBe(translated);
});

describe.each(translatedTo)('the built-in questionnaire in %s', (language) => {
  const texts = builtInTexts(english)[language] ?? {};

  test('says all that the English one says, within the same bounds', () => {
    expect(Object.keys(texts)).toEqual(textsOf(english).map(({ key }) => key));
    const bound = (key: string) => (/\.(name|title)$/.test(key) ? 300 : 2000);
    expect(Object.entries(texts).filter(([key, text]) => !text.trim() || text.length > bound(key))).toEqual([]);
    expect(builtInLanguages(english)).toContainEqual({ language, missing: 0 });
  });

  test('is read over the frozen one, which stays as it was hashed', () => {
    expect(english.translations).toBeUndefined();
    const shown = readIn(withBuiltInTexts(english), language);
    expect(shown.inputs[0]?.name).toBe(texts['inputs.turnover.name']);
    expect(shown.value?.worth[0]?.why).toBe(texts['worth.FIN01.why']);
    expect(shown.indicators.map(({ formula }) => formula)).toEqual(english.indicators.map(({ formula }) => formula));
  });
});

test('what is no version of the product has no texts of it, and a reading is made once', () => {
  expect(builtInTexts({ code: 'competitiveness', version: 2 })).toEqual({});
  expect(builtInTexts({ code: '../secrets', version: 1 })).toEqual({});
  const whole = withBuiltInTexts(english);
  expect(readIn(whole, 'fr')).toBe(readIn(whole, 'fr'));
});
