import { existsSync, readFileSync } from 'node:fs';
import { inLanguage, missingTexts, translatedTo, type TranslatedTo } from '@gauge/contracts/instrument';
import { translation } from '@gauge/contracts/instrument/shape';
import { instrumentDefinition, type InstrumentDefinition } from './definition.js';

const FILES = ['competitiveness-v1', 'gender-wba-v1'] as const;
const place = (name: string): URL => new URL(`../../content/${name}.json`, import.meta.url);

let loaded: InstrumentDefinition[] | undefined;

/** The instruments that come with the product, checked. Read from `content/`, which lies beside `src` and `dist` alike. */
export function builtInInstruments(): readonly InstrumentDefinition[] {
  loaded ??= FILES.map((file) => {
    return instrumentDefinition.parse(JSON.parse(readFileSync(place(file), 'utf8')));
  });
  return loaded;
}

/** One built-in instrument by its code, newest version. Throws for a code that does not come with the product. */
export function builtInInstrument(code: string): InstrumentDefinition {
  const versions = builtInInstruments().filter((instrument) => instrument.code === code);
  const newest = versions.sort((one, other) => other.version - one.version)[0];
  if (!newest) throw new Error(`No built-in instrument ${code}`);
  return newest;
}

type Translations = NonNullable<InstrumentDefinition['translations']>;
type Name = Pick<InstrumentDefinition, 'code' | 'version'>;
const translations = new Map<string, Translations>();

/** The texts of a built-in version in other languages, `content/<code>-v<version>.<language>.json`; of others none. */
export function builtInTexts({ code, version }: Name): Translations {
  const name = FILES.find((file) => file === `${code}-v${version}`);
  if (!name) return {};
  const texts = translations.get(name) ?? readTranslations(name);
  translations.set(name, texts);
  return texts;
}

const readTranslations = (name: string): Translations =>
  Object.fromEntries(
    translatedTo.flatMap((language) => {
      const file = place(`${name}.${language}`);
      return existsSync(file) ? [[language, translation.parse(JSON.parse(readFileSync(file, 'utf8')))]] : [];
    }),
  );

/**
 * A built-in version with its texts in other languages. They are laid over it when it is read and are no part of it, so
 * that what was frozen, hashed and released stays as it was (ADR 71).
 */
export function withBuiltInTexts(definition: InstrumentDefinition): InstrumentDefinition {
  const whole = laidOver.get(definition) ?? layOver(definition);
  laidOver.set(definition, whole);
  return whole;
}

// one object for each definition: `readIn` keeps by it what it has read
const laidOver = new WeakMap<InstrumentDefinition, InstrumentDefinition>();

function layOver(definition: InstrumentDefinition): InstrumentDefinition {
  const texts = builtInTexts(definition);
  return Object.keys(texts).length > 0 ? { ...definition, translations: texts } : definition;
}

/** The languages of a built-in version, with how many texts each lacks. */
export function builtInLanguages(name: Name): { language: TranslatedTo; missing: number }[] {
  const found = builtInInstruments().find(({ code, version }) => code === name.code && version === name.version);
  if (!found) return [];
  const whole = withBuiltInTexts(found);
  const languages = translatedTo.filter((language) => whole.translations?.[language]);
  return languages.map((language) => ({ language, missing: missingTexts(whole, language) }));
}

// by definition, then by language: a version never changes, and what is parsed of it hangs on the object
const read = new WeakMap<InstrumentDefinition, Map<string, InstrumentDefinition>>();

/** `inLanguage`, made once for each definition and language. */
export function readIn(definition: InstrumentDefinition, language: string): InstrumentDefinition {
  const known = read.get(definition) ?? new Map<string, InstrumentDefinition>();
  read.set(definition, known);
  const shown = known.get(language) ?? inLanguage(definition, language);
  known.set(language, shown);
  return shown;
}
