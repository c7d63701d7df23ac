const COMMON = new Set(
  'the and for with from our your their are can has have had was were will would who that this these those into than then not but all any some more most other over under about between through which what where when also only very well make makes made making firm firms company companies partner partners look looking want wants need needs offer offers year years work works based supply supplier product products part parts new own use used using per'.split(
    ' ',
  ),
);
const MOST_WORDS = 60;

/** What a text is about: its words in lower case, without endings and without words that every profile has. */
export function wordsOf(text: string): string[] {
  const found = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .match(/[\p{L}\p{N}]{3,}/gu);
  const words = (found ?? []).filter((word) => !COMMON.has(word)).map(stem);
  return [...new Set(words)].slice(0, MOST_WORDS);
}

/** Plural and verb endings of English; other languages keep their words as they are. */
function stem(word: string): string {
  if (word.length > 5 && word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  if (word.length > 5 && /(ches|shes|xes|sses)$/.test(word)) return word.slice(0, -2);
  if (word.length > 6 && word.endsWith('ing')) return word.slice(0, -3);
  if (word.length > 3 && word.endsWith('s') && !word.endsWith('ss')) return word.slice(0, -1);
  return word;
}

/** Cosine of the two sets of words: 0 to 1, 0 when one says nothing. */
export function textSimilarity(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0 || b.size === 0) return 0;
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  let common = 0;
  for (const word of small) if (large.has(word)) common++;
  return common / Math.sqrt(a.size * b.size);
}

export const commonWords = (a: ReadonlySet<string>, b: ReadonlySet<string>): string[] =>
  [...a].filter((word) => b.has(word));
