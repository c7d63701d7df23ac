import { meetingOf, type Code } from './codes.js';
import { closestPair, type CodePair } from './fit.js';
import type { Information } from './information.js';
import type { MatchProfile, Series } from './profile.js';
import { commonWords } from './words.js';

/** Why two profiles fit, from the terms that the score is made of; the reader's words are made elsewhere. */
export type Reason =
  | { kind: 'code'; own: Code; other: Code; common: Code; theyOffer: boolean }
  | { kind: 'types'; types: string[] }
  | { kind: 'certificates'; certificates: string[] }
  | { kind: 'market'; countries: string[] }
  | { kind: 'wanted'; country: string }
  | { kind: 'series'; series: Series }
  | { kind: 'words'; words: string[] };

const MOST_WORDS = 4;

/** The reasons that weigh most, first the codes. `one` is the reader's own profile. */
export function reasonsFor(one: MatchProfile, other: MatchProfile, information: Information, most = 3): Reason[] {
  const pair = closestPair(one, other, information);
  return [...(pair ? [codeReason(one, pair)] : []), ...termReasons(one, other)].slice(0, most);
}

function codeReason(one: MatchProfile, { own, other }: CodePair): Reason {
  return { kind: 'code', own, other, common: meetingOf(own, other) ?? own, theyOffer: one.needs.includes(own) };
}

function termReasons(one: MatchProfile, other: MatchProfile): Reason[] {
  const reasons: Reason[] = [];
  const types = one.types.filter((type) => other.types.includes(type));
  if (types.length > 0) reasons.push({ kind: 'types', types });
  if (one.certificatesNeeded.length > 0)
    reasons.push({ kind: 'certificates', certificates: [...one.certificatesNeeded] });
  const home = other.countries.filter((country) => one.marketsWanted.includes(country));
  if (home.length > 0) reasons.push({ kind: 'market', countries: home });
  const [country] = one.countries;
  if (country !== undefined && other.marketsWanted.includes(country)) reasons.push({ kind: 'wanted', country });
  const words = commonWords(one.words, other.words).slice(0, MOST_WORDS);
  if (words.length > 0) reasons.push({ kind: 'words', words });
  if (one.series !== null && one.series === other.series) reasons.push({ kind: 'series', series: one.series });
  return reasons;
}
