import type { AnyTeaser, CodeView } from '@gauge/contracts';
import type { TranslatedTo } from '@gauge/contracts/instrument';
import { bareCode, HS_ENTRIES, hsName, pathOf, schemeOf, wordsOf, type Code } from '@gauge/matching';
import { ISIC_CLASSES, ISIC_SECTIONS, isicName } from '../instruments/index.js';

const MOST_FOUND = 20;

/** Industries are named in the reader's language; products of customs tariffs have English names only. */
export const nameOfCode = (code: Code, language?: TranslatedTo): string => {
  if (schemeOf(code) === 'HS2022') return hsName(code);
  const bare = bareCode(code);
  return isicName(bare, language) ?? isicName(bare.slice(0, 2), language) ?? bare;
};

export const codeView = (code: Code, language?: TranslatedTo): CodeView => ({ code, name: nameOfCode(code, language) });
export const codeViews = (codes: readonly Code[], language?: TranslatedTo): CodeView[] =>
  codes.map((code) => codeView(code, language));

/**
 * A teaser that was kept in the words of whoever wrote or read it then, for whoever reads it now: the names of its codes would
 * else tell in which language somebody else reads.
 */
export function wordedFor<T extends AnyTeaser>({ language }: { language?: TranslatedTo | undefined }, teaser: T): T {
  const worded = (codes: readonly CodeView[]) =>
    codeViews(
      codes.map(({ code }) => code),
      language,
    );
  return 'industries' in teaser
    ? { ...teaser, industries: worded(teaser.industries) }
    : { ...teaser, needs: worded(teaser.needs), offers: worded(teaser.offers) };
}

type Listed = { code: Code; name: string; above: string; words: readonly string[] };

const aboveOf = (code: Code): string => {
  const up = pathOf(code)[1];
  return up === undefined ? '' : nameOfCode(up);
};
const listed = (code: Code, name: string, words: string): Listed => ({
  code,
  name,
  above: aboveOf(code),
  words: wordsOf(`${name} ${words}`),
});
const catalogue: readonly Listed[] = [
  ...HS_ENTRIES.filter(({ code }) => !bareCode(code).startsWith('S')).map(({ code, name, words }) =>
    listed(code, name, words),
  ),
  ...[...ISIC_CLASSES, ...ISIC_SECTIONS.flatMap(({ divisions }) => divisions)].map(({ code, name }) =>
    listed(`ISIC4:${code}`, name, ''),
  ),
];

/**
 * Codes by the words of a product or by their beginning: `clutch` finds 8708.93, `8708.9` everything under it. Finer codes
 * and those that say more of what was typed come first.
 */
export function searchCodes(text: string): { items: (CodeView & { above: string })[] } {
  const number = text.replace(/[\s.]/g, '');
  const found = /^\d+$/.test(number)
    ? catalogue.filter(({ code }) => bareCode(code).startsWith(number)).map((entry) => ({ entry, score: 0 }))
    : byWords(wordsOf(text));
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
function byWords(typed: readonly string[]): { entry: Listed; score: number }[] {
  if (typed.length === 0) return [];
  return catalogue.flatMap((entry) => {
    const met = typed.every((word) => entry.words.some((known) => known.startsWith(word)));
    const first = entry.words.findIndex((known) => known.startsWith(typed[0] ?? ''));
    return met ? [{ entry, score: (first === 0 ? 1 : 0) + 1 / (1 + entry.words.length) }] : [];
  });
}
