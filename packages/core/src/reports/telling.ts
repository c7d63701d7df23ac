import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { translatedTo, type TranslatedTo } from '@gauge/contracts/instrument';
import type { Telling } from '@gauge/figures';
import i18next from 'i18next';

/** Languages whose texts are complete; what runs from right to left needs another typesetter first (ADR 50). */
const languages = ['en', ...translatedTo] as const;
type Language = (typeof languages)[number];

export const languageFor = (wished: string): Language => {
  const [language = ''] = wished.split('-');
  return languages.find((one) => one === language) ?? 'en';
};

/** The same for the questionnaire's own texts, which are English where no language is named. */
export const questionsIn = (wished: string): { language?: TranslatedTo } => {
  const language = languageFor(wished);
  return language === 'en' ? {} : { language };
};

const require = createRequire(import.meta.url);
const ofFigures = ['standing', 'plan'] as const;

/** The words of the screen about figures and plans, and those that only reports have (`report:`). */
export async function tellingIn(wished: string): Promise<Telling> {
  const language = languageFor(wished);
  const texts: Record<string, unknown> = {
    report: JSON.parse(readFileSync(new URL(`../../content/texts/${language}/report.json`, import.meta.url), 'utf8')),
  };
  for (const name of ofFigures) texts[name] = require(`@gauge/figures/locales/${language}/${name}.json`);
  const instance = i18next.createInstance();
  const t = await instance.init({
    lng: language,
    fallbackLng: 'en',
    ns: ['report', ...ofFigures],
    defaultNS: 'report',
    resources: { [language]: texts as Record<string, Record<string, string>> },
    interpolation: { escapeValue: false },
  });
  return { t, language };
}
