import { ISIC_CLASSES, ISIC_SECTIONS, isicName, isicSection, type IsicEntry } from './isic.js';

/** A sector as people write it, understood; or what it may mean, to choose from (none: not understood at all). */
export type SectorFound = { code: string } | { candidates: IsicEntry[] };

const ENTRIES: readonly IsicEntry[] = [
  ...ISIC_CLASSES,
  ...ISIC_SECTIONS.flatMap(({ divisions }) => divisions),
  // a section of one division only has its name, too
  ...ISIC_SECTIONS.filter(({ divisions }) => divisions.length > 1).map(({ code, name }) => ({ code, name })),
];
/** Words that stand in half of the names and tell nothing apart. */
const EMPTY = new Set([
  'manufacture',
  'manufacturing',
  'of',
  'and',
  'the',
  'for',
  'other',
  'nec',
  'products',
  'product',
  'except',
]);
const CANDIDATES = 3;
/** So much of a name has to be said before it is taken for it. */
const ENOUGH = 0.5;

/** An ISIC Rev. 4 section, division, group or class by its code or by words of its English name. */
export function findSector(text: string): SectorFound {
  const code = text
    .trim()
    .toUpperCase()
    .replace(/^ISIC\S*\s+/, '');
  if (/^\d{2,4}$/.test(code) && isicSection(code) !== undefined) return { code };
  if (/^[A-U]$/.test(code) && isicName(code) !== undefined) return { code };
  const said = wordsOf(text);
  if (said.length === 0) return { candidates: [] };
  const hits = ENTRIES.flatMap((entry) => {
    const named = wordsOf(entry.name);
    const covers = said.every((word) => named.some((other) => sameWord(word, other)));
    return covers ? [{ entry, share: said.length / named.length }] : [];
  }).sort((one, other) => other.share - one.share);
  const [best, next] = hits;
  if (best && best.share >= ENOUGH && best.share > (next?.share ?? 0)) return { code: best.entry.code };
  return { candidates: hits.slice(0, CANDIDATES).map(({ entry }) => entry) };
}

const wordsOf = (text: string): string[] =>
  (
    text
      .toLowerCase()
      .replaceAll('n.e.c.', 'nec')
      .match(/\p{L}+/gu) ?? []
  ).filter((word) => !EMPTY.has(word));

/** The same but for a plural or another ending. */
const sameWord = (one: string, other: string): boolean => {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  return short.length >= 4 ? long.startsWith(short) : short === long;
};
