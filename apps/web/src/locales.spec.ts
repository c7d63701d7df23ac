import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { faultTexts } from '@gauge/contracts/instrument';

const places = {
  pages: join(import.meta.dirname, 'locales'),
  figures: join(import.meta.dirname, '../../../packages/figures/locales'),
  reports: join(import.meta.dirname, '../../../packages/core/content/texts'),
};
const complete = ['fr', 'es', 'pt'] as const;
type Texts = Map<string, string>;

function textsOf(file: string): Texts {
  const found: Texts = new Map();
  const walk = (part: unknown, path: string[]): void => {
    if (typeof part === 'string') found.set(path.join('.'), part);
    else for (const [key, inside] of Object.entries(part as object)) walk(inside, [...path, key]);
  };
  walk(JSON.parse(readFileSync(file, 'utf8')), []);
  return found;
}

const plural = /_(zero|one|many|other)$/;
const base = (key: string): string => key.replace(plural, '');

/** The keys that a language must have for those of English: `_zero` as it is, else the plural forms of the language. */
function keysIn(language: string, english: Texts): string[] {
  const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
  return [...english.keys()].flatMap((key) => {
    if (!plural.test(key) || key.endsWith('_zero')) return [key];
    return key.endsWith('_other') ? forms.map((form) => `${base(key)}_${form}`) : [];
  });
}

const marks = (text: string): string[] => [...new Set(text.match(/\{\{[^}]+\}\}|<\/?\d+\s*\/?>/g) ?? [])].sort();

/** What stands in braces and tags; a plural form may leave out what another says. */
function marksByBase(texts: Texts): Map<string, string[]> {
  const all = new Map<string, string[]>();
  for (const [key, text] of texts)
    all.set(base(key), [...new Set([...(all.get(base(key)) ?? []), ...marks(text)])].sort());
  return all;
}

/** Differs where what must not be lost is lost: `_other` stands for many, so it says as much as the English one. */
function wrongMarks(own: Texts, english: Texts): string[] {
  const allowed = marksByBase(english);
  return [...own].flatMap(([key, text]) => {
    const wanted = english.get(key);
    const here = marks(text);
    const foreign = here.filter((mark) => !allowed.get(base(key))?.includes(mark));
    const must = wanted !== undefined && (!plural.test(key) || key.endsWith('_other')) ? marks(wanted) : [];
    return foreign.length > 0 || must.some((mark) => !here.includes(mark)) ? [key] : [];
  });
}

// in English they are the API's own sentences
const faults = 'faults.json';

const files = Object.entries(places).flatMap(([name, place]) =>
  readdirSync(join(place, 'en')).map((file) => ({ name: `${name} ${file}`, place, file })),
);

describe.each(complete)('%s', (language) => {
  test.each(files)('$name says all that English says', ({ place, file }) => {
    const english = textsOf(join(place, 'en', file));
    const own = textsOf(join(place, language, file));
    expect([...own.keys()].sort()).toEqual(keysIn(language, english).sort());
    expect(wrongMarks(own, english)).toEqual([]);
    // English leaves some units without a word
    expect([...own].filter(([key, text]) => !text.trim() && english.get(key) !== '')).toEqual([]);
  });

  test('what is wrong with an instrument is said as the API says it', () => {
    const english = new Map(Object.entries(faultTexts));
    const own = textsOf(join(places.pages, language, faults));
    expect([...own.keys()].sort()).toEqual([...english.keys()].sort());
    expect(wrongMarks(own, english)).toEqual([]);
  });
});

test('no language has a file that English does not have', () => {
  for (const place of Object.values(places))
    for (const language of readdirSync(place))
      for (const file of readdirSync(join(place, language)).filter((name) => name !== faults))
        expect(existsSync(join(place, 'en', file))).toBe(true);
});

test('what there is in Arabic fits the English texts', () => {
  for (const { place, file } of files) {
    const own = join(place, 'ar', file);
    if (existsSync(own)) expect(wrongMarks(textsOf(own), textsOf(join(place, 'en', file)))).toEqual([]);
  }
});

test('French sets no-break spaces before high punctuation and within quotation marks', () => {
  const bare = Object.values(places).flatMap((place) =>
    readdirSync(join(place, 'fr')).flatMap((file) =>
      [...textsOf(join(place, 'fr', file))].filter(([, text]) => / [:;?!»%]|« |[a-zé][;?!]|[a-zé]: |'/.test(text)),
    ),
  );
  expect(bare).toEqual([]);
});
