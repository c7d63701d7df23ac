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
  // as people write what they fear a machine would find
  ['email', /[\w.+-]+\s*[([{]\s*(?:at|arroba|@)\s*[)\]}]\s*[\w-]+/gi],
  ['email', /\b[\w.+-]+ at [\w-]+ dot [a-z]{2,}\b/gi],
  [
    'link',
    /(?:https?:\/\/|www\.)\S+|\b[a-z0-9-]{2,}\.(?:com|net|org|info|biz|eu|io|de|in|br|tr|za|uk|fr|it|es|cn|jp|ar|cl|zw|pt|mx|ch|nl|pl|cz|dk|ca|example)\b/gi,
  ],
  // with a plus or a zero in front, or a word that says so: product codes have neither
  ['phone', /(?:\+|\b0)\d[\d ()/-]{6,}\d/g],
  [
    'phone',
    /\b(?:tel|fon|phone|telephone|mobile|mob|cell|whatsapp|telefon|telefone|teléfono|móvil|celular|mobil)\b[.:]?\s*\d[\d ()./-]{4,}\d/gi,
  ],
];
/** Abbreviations that any firm writes. */
const ABBREVIATED = new Set(['iso', 'din', 'cnc', 'cad', 'oem', 'sme', 'hs', 'eu', 'uk', 'us']);
const TITLES = new Set([
  'mr',
  'mrs',
  'ms',
  'dr',
  'herr',
  'frau',
  'mme',
  'monsieur',
  'madame',
  'sr',
  'sra',
  'senhor',
  'senhora',
]);

/**
 * What in a text tells who wrote it. `hard`: addresses, numbers, the firm's or group's own name, and a colleague's first and
 * family name together or with a title; a text with those is neither published nor sent. A family name alone or a further
 * word of the firm's name is only pointed out: it may be a common word.
 */
export function namesIn(text: string, own: OwnNames): NameFinding[] {
  const findings: NameFinding[] = [];
  let rest = text;
  for (const [kind, pattern] of patterns)
    rest = rest.replace(pattern, (found) => {
      findings.push({ found, kind, hard: true });
      return ' ';
    });
  const said = wordsIn(rest);
  const names: [NameFinding['kind'], string][] = [['firm', own.firm]];
  if (own.group) names.push(['group', own.group]);
  for (const [kind, name] of names) findings.push(...nameIn(said, rest, name).map((one) => ({ ...one, kind })));
  for (const person of own.people) findings.push(...personIn(said, person));
  return findings;
}

type Found = Pick<NameFinding, 'found' | 'hard'>;

/** A name by the words that are its own, else as a whole; an abbreviation as it is written, in capitals. */
function nameIn(said: readonly string[], text: string, name: string): Found[] {
  const telling = tellingWords(name);
  const found = telling.flatMap((word, place) => (said.includes(word) ? [{ found: word, hard: place === 0 }] : []));
  const parts = wordsIn(bareName(name));
  const [first = '', second = ''] = parts;
  if (parts.length > 1 && !found.some(({ hard }) => hard)) {
    // made of words of the trade, it tells as a whole only
    if (follow(said, parts)) found.push({ found: parts.join(' '), hard: true });
    else if (
      telling.some((word) => word === first || word === second) &&
      said.some((word) => word.startsWith(first + second))
    )
      found.push({ found: first + second, hard: true });
  }
  const short = first.toUpperCase();
  if (
    first.length < SHORTEST &&
    first.length > 1 &&
    !ABBREVIATED.has(first) &&
    new RegExp(`(?<![\\p{L}\\p{N}])${short}(?![\\p{L}\\p{N}])`, 'u').test(text)
  )
    found.push({ found: short, hard: true });
  return found;
}

function personIn(said: readonly string[], person: string): NameFinding[] {
  const parts = wordsIn(person).filter((part) => part.length > 1);
  const family = parts.at(-1) ?? '';
  if (parts.length > 1 && follow(said, parts)) return [{ found: parts.join(' '), kind: 'person', hard: true }];
  if (family.length < SHORTEST || !said.includes(family)) return [];
  const addressed = said.some((word, at) => word === family && TITLES.has(said[at - 1] ?? ''));
  return [{ found: family, kind: 'person', hard: addressed }];
}

/** Whether these words stand in the text one after another. */
const follow = (said: readonly string[], words: readonly string[]): boolean =>
  ` ${said.join(' ')} `.includes(` ${words.join(' ')} `);

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
