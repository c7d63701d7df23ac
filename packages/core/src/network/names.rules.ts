import type { NameFinding } from '@gauge/contracts';
import { translatedTo } from '@gauge/contracts/instrument';
import { wordsOf } from '@gauge/matching';
import { productsIn } from './products.js';

/** By what a text could give its author away. */
export type OwnNames = { firm: string; group: string | null; people: readonly string[] };

const LEGAL =
  /\b(pvt|private|ltd|limited|llp|gmbh|mbh|co|kg|kgaa|ag|se|ug|ohg|ltda|s\/?a|inc|llc|corp|plc|pty|bv|nv|srl|spa|sas|sarl|oy|ab|as|a\.?s|san|tic|ve|sti|holding|group|gruppe)\b\.?/g;
/** Words of firms' names that any firm of the trade could write. */
const TRADE = new Set([
  ...[undefined, ...translatedTo].flatMap((language) =>
    wordsOfAll([...productsIn(language).values()].map(({ name, words }) => `${name} ${words}`)),
  ),
  ...wordsOfAll([
    'works systems components technik technology industries engineering manufacturing precision auto automotive autopecas',
    'machining heat treatment surface coating driveline foundry forgings castings pressings stampings fasteners mouldings',
    'hoses polymers lamps sensors tooling metrology quality services international national global',
    'india deutschland germany brasil turkiye africa',
  ]),
]);
const SHORTEST = 4;

const patterns: [kind: NameFinding['kind'], pattern: RegExp][] = [
  ['email', /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g],
  [
    'link',
    /(?:https?:\/\/|www\.)\S+|\b[a-z0-9-]{2,}\.(?:com|net|org|info|biz|eu|io|de|in|br|tr|za|uk|fr|it|es|cn|jp|example)\b/gi,
  ],
  // with a plus or a zero in front: product codes have neither
  ['phone', /(?:\+|\b0)\d[\d ()/-]{6,}\d/g],
];

/**
 * What in a text tells who wrote it. `hard`: addresses, numbers, and the firm's or group's own name; a text with those is
 * not published. A colleague's name or a further word of the firm's name is only pointed out: it may be a common word.
 */
export function namesIn(text: string, own: OwnNames): NameFinding[] {
  const findings: NameFinding[] = [];
  let rest = text;
  for (const [kind, pattern] of patterns)
    rest = rest.replace(pattern, (found) => {
      findings.push({ found, kind, hard: true });
      return ' ';
    });
  const words = wordsIn(rest);
  const said = new Set(words);
  const names: [NameFinding['kind'], string][] = [['firm', own.firm]];
  if (own.group) names.push(['group', own.group]);
  for (const [kind, name] of names) {
    const telling = tellingWords(name);
    telling.forEach((word, place) => {
      if (said.has(word)) findings.push({ found: word, kind, hard: place === 0 });
    });
    // made of words of the trade, it tells as a whole only
    const whole = wordsIn(bareName(name));
    if (telling.length === 0 && whole.length > 1 && ` ${words.join(' ')} `.includes(` ${whole.join(' ')} `))
      findings.push({ found: whole.join(' '), kind, hard: true });
  }
  for (const person of own.people) {
    const family = fold(person).split(/\s+/).at(-1) ?? '';
    if (family.length >= SHORTEST && said.has(family)) findings.push({ found: family, kind: 'person', hard: false });
  }
  return findings;
}

/** The words of a firm's name that are its own, the most telling first. */
function tellingWords(name: string): string[] {
  return wordsIn(bareName(name)).filter(
    (word) => word.length >= SHORTEST && !wordsOf(word).every((stem) => TRADE.has(stem)),
  );
}

const bareName = (name: string): string => fold(name).replace(LEGAL, ' ');
const wordsIn = (text: string): string[] => fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];

function wordsOfAll(texts: readonly string[]): string[] {
  return texts.flatMap((text) => wordsOf(text));
}

function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}
