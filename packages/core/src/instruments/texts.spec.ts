import { inLanguage, missingTexts, textsOf } from '@gauge/contracts/instrument';
import { builtInInstrument } from './content.js';

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
