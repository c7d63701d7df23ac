import type { CodeView } from '@gauge/contracts';
import type { TranslatedTo } from '@gauge/contracts/instrument';
import { bareCode, pathOf, schemeOf, wordsOf, type Code } from '@gauge/matching';
import { ISIC_CLASSES, ISIC_SECTIONS, isicName } from '../instruments/index.js';
import { productName, productsIn, type Product } from './products.js';

const MOST_FOUND = 20;

/** Industries and products are named in the reader's language. */
export const nameOfCode = (code: Code, language?: TranslatedTo): string => {
  if (schemeOf(code) === 'HS2022') return productName(code, language);
  const bare = bareCode(code);
  return isicName(bare, language) ?? isicName(bare.slice(0, 2), language) ?? bare;
};

export const codeView = (code: Code, language?: TranslatedTo): CodeView => ({ code, name: nameOfCode(code, language) });
export const codeViews = (codes: readonly Code[], language?: TranslatedTo): CodeView[] =>
  codes.map((code) => codeView(code, language));

type Words = readonly string[];
type Listed = CodeView & { above: string; own: Words; english: Words };

const products = [...productsIn()].filter(([code]) => !bareCode(code).startsWith('S'));
const industries = [...ISIC_CLASSES, ...ISIC_SECTIONS.flatMap(({ divisions }) => divisions)];
// what says nothing of a product in other languages; such words of English are left out everywhere
const LINKS = new Set(
  wordsOf(
    'les des une pour avec sans sur dans aux del las los una para con por sin das dos uma com sem partes parties suas sus leurs',
  ),
);
// plurals of French, Spanish and Portuguese, of which `wordsOf` took the s: conexõe(s), embreagen(s), automóvei(s), motore(s)
const PLURALS: readonly (readonly [RegExp, string])[] = [
  [/oe$/, 'ao'],
  [/en$/, 'em'],
  [/([aeou])i$/, '$1l'],
  [/([lnrz])e$/, '$1'],
  [/aux$/, 'al'],
];
const ownWords = (text: string): Words =>
  wordsOf(text)
    .filter((word) => !LINKS.has(word))
    .map((word) => PLURALS.reduce((form, [ending, singular]) => form.replace(ending, singular), word));

/** Made when somebody first searches in the language. */
const catalogues = new Map<TranslatedTo | undefined, readonly Listed[]>();

function catalogueIn(language?: TranslatedTo): readonly Listed[] {
  const known = catalogues.get(language) ?? makeCatalogue(language);
  catalogues.set(language, known);
  return known;
}

function makeCatalogue(language?: TranslatedTo): Listed[] {
  const listed = (code: Code, english: Product): Listed => {
    const name = nameOfCode(code, language);
    const up = pathOf(code)[1];
    return {
      code,
      name,
      above: up === undefined ? '' : nameOfCode(up, language),
      own: language ? ownWords(`${name} ${productsIn(language).get(code)?.words ?? ''}`) : [],
      english: wordsOf(`${english.name} ${english.words}`),
    };
  };
  return [
    ...products.map(([code, english]) => listed(code, english)),
    ...industries.map(({ code, name }) => listed(`ISIC4:${code}`, { name, words: '' })),
  ];
}

/**
 * Codes by the words of a product, in the reader's language or English, or by their beginning: `clutch` and `embreagem` find
 * 8708.93, `8708.9` everything under it. Finer codes and those that say more of what was typed come first.
 */
export function searchCodes(text: string, language?: TranslatedTo): { items: (CodeView & { above: string })[] } {
  const catalogue = catalogueIn(language);
  const number = text.replace(/[\s.]/g, '');
  const found = /^\d+$/.test(number)
    ? catalogue.filter(({ code }) => bareCode(code).startsWith(number)).map((entry) => ({ entry, score: 0 }))
    : byWords(catalogue, text);
  const items = found
    .sort(
      (a, b) =>
        b.score - a.score || depth(b.entry.code) - depth(a.entry.code) || (a.entry.code < b.entry.code ? -1 : 1),
    )
    .slice(0, MOST_FOUND)
    .map(({ entry: { code, name, above } }) => ({ code, name, above }));
  return { items };
}

// a chapter is a wide answer to a narrow word: subheadings and classes before headings, headings before chapters
const depth = (code: Code): number => pathOf(code).length;

/** Every typed word must begin a word of the entry; an entry of which the words are a larger part comes first. */
function byWords(catalogue: readonly Listed[], text: string): { entry: Listed; score: number }[] {
  const [own, english] = [ownWords(text), wordsOf(text)];
  return catalogue.flatMap((entry) => {
    const score = Math.max(likeness(own, entry.own), likeness(english, entry.english));
    return score > 0 ? [{ entry, score }] : [];
  });
}

/** Above 0 where every typed word begins one of the words, above 1 where the first begins the first. */
function likeness(typed: Words, words: Words): number {
  const begins = (start: string) => words.findIndex((word) => word.startsWith(start));
  if (typed.length === 0 || typed.some((word) => begins(word) === -1)) return 0;
  return (begins(typed[0] ?? '') === 0 ? 1 : 0) + 1 / (1 + words.length);
}
