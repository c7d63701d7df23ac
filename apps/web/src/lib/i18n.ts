import i18next, { type BackendModule } from 'i18next';
import { initReactI18next } from 'react-i18next';
import common from '../locales/en/common.json';
import identity from '../locales/en/identity.json';
import { remembered } from './remembered.js';

/** Languages with texts of their own, by their own names; what a language lacks (most of Arabic) is shown in English. */
export const languages = {
  en: 'English',
  fr: 'Français',
  es: 'Español',
  pt: 'Português',
  ar: 'العربية',
} as const;
export type Language = keyof typeof languages;
const isLanguage = (code: string): code is Language => code in languages;

// the words about figures are the reports' too, so they lie with the figures
const files = Object.entries({
  ...import.meta.glob<Record<string, unknown>>('../locales/*/*.json', { import: 'default' }),
  ...import.meta.glob<Record<string, unknown>>('../../../../packages/figures/locales/*/*.json', { import: 'default' }),
});
const chosen = remembered<string>('gauge.language', '');

/** One file per language and feature, fetched when a page first needs it. */
const fetched: BackendModule = {
  type: 'backend',
  init: () => undefined,
  read: (language, namespace, done) => {
    const [, load] = files.find(([path]) => path.endsWith(`/locales/${language}/${namespace}.json`)) ?? [];
    if (!load) return done(null, {});
    load().then(
      (texts) => done(null, texts),
      (error: Error) => done(error, false),
    );
  },
};

export async function startTexts(): Promise<void> {
  i18next.on('languageChanged', showLanguage);
  await i18next
    .use(fetched)
    .use(initReactI18next)
    .init({
      lng: firstLanguage(),
      fallbackLng: 'en',
      ns: ['common', 'identity'],
      defaultNS: 'common',
      resources: { en: { common, identity } },
      partialBundledLanguages: true,
      interpolation: { escapeValue: false },
    });
  showLanguage(i18next.language);
}

export async function chooseLanguage(language: string): Promise<void> {
  const next = isLanguage(language) ? language : 'en';
  chosen.write(next);
  await i18next.changeLanguage(next);
}

/** The account's language, unless this browser was set to another. */
export async function followAccount(language: string): Promise<void> {
  if (!chosen.read() && isLanguage(language)) await i18next.changeLanguage(language);
}

function firstLanguage(): Language {
  const wishes = [chosen.read(), ...navigator.languages].map((wish) => wish.split('-')[0] ?? '');
  return wishes.find(isLanguage) ?? 'en';
}

function showLanguage(language: string): void {
  document.documentElement.lang = language;
  document.documentElement.dir = i18next.dir(language);
}
