import type { TranslatedTo } from './languages.js';
import type { InstrumentDefinition } from './shape.js';

/** A text that firms read. `key` stays the same while the codes do: `inputs.turnover.name`. */
export interface InstrumentText {
  key: string;
  /** Where it stands in the definition. */
  path: (string | number)[];
  text: string;
}

/** Every text that firms read, in the order of the questionnaire. Empty ones are left out: there is nothing to translate. */
export function textsOf(definition: InstrumentDefinition): InstrumentText[] {
  const found: InstrumentText[] = [];
  const add = (list: string, code: string, path: (string | number)[], texts: Record<string, string | undefined>) => {
    for (const [field, text] of Object.entries(texts))
      if (text?.trim()) found.push({ key: [list, code, field].join('.'), path: [...path, ...field.split('.')], text });
  };
  const { title, description, pillars, inputs, indicators, rules, value } = definition;
  add('about', 'instrument', [], { title, description });
  for (const [at, { code, name, description }] of pillars.entries())
    add('pillars', code, ['pillars', at], { name, description });
  for (const [at, { code, name, help, ratingTexts }] of inputs.entries())
    add('inputs', code, ['inputs', at], {
      name,
      help,
      'ratingTexts.1': ratingTexts?.[1],
      'ratingTexts.3': ratingTexts?.[3],
      'ratingTexts.5': ratingTexts?.[5],
    });
  for (const [at, { code, name, description }] of indicators.entries())
    add('indicators', code, ['indicators', at], { name, description });
  for (const [at, { code, message }] of rules.entries()) add('rules', code, ['rules', at], { message });
  for (const [at, { indicator, why }] of (value?.worth ?? []).entries())
    add('worth', indicator, ['value', 'worth', at], { why });
  return found;
}

/** How many texts of a language are still missing. */
export function missingTexts(definition: InstrumentDefinition, language: TranslatedTo): number {
  const texts = definition.translations?.[language] ?? {};
  return textsOf(definition).filter(({ key }) => !texts[key]?.trim()).length;
}

/** The definition in another language, text by text: what is not translated stays English. */
export function inLanguage(definition: InstrumentDefinition, language: string): InstrumentDefinition {
  const texts = definition.translations?.[language as TranslatedTo];
  if (!texts) return definition;
  const translated = structuredClone(definition);
  for (const { key, path } of textsOf(definition)) {
    const text = texts[key]?.trim();
    if (text) put(translated, path, text);
  }
  return translated;
}

function put(whole: object, path: readonly (string | number)[], text: string): void {
  const place = path.slice(0, -1).reduce<unknown>((part, step) => (part as Record<string, unknown>)[step], whole);
  (place as Record<string, unknown>)[path.at(-1) ?? ''] = text;
}
