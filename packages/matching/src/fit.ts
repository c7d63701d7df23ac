import { schemeOf, type Code, type Scheme } from './codes.js';
import { similarity, similarityAtMost, type Information } from './information.js';
import { series, type MatchProfile } from './profile.js';
import { textSimilarity } from './words.js';

const WEIGHT = { taxonomy: 0.55, text: 0.2, terms: 0.15, freshness: 0.1 } as const;
/** What a firm makes says more than the industry it is counted in. */
const SCHEME_WEIGHT: Record<Scheme, number> = { HS2022: 0.75, ISIC4: 0.25 };
const schemes = Object.keys(SCHEME_WEIGHT) as Scheme[];
/** After half a year a profile is half as fresh; after its twelve months it has expired. */
const HALF_LIFE_DAYS = 180;
/** What an unstated term counts for: neither for nor against. */
const UNSTATED = 0.5;
/** Introductions a firm may have open at a time. */
export const OPEN_AT_MOST = 5;

export type Fit = { total: number; taxonomy: number; text: number; terms: number; freshness: number };
export type CodePair = { own: Code; other: Code; similarity: number };

/** How well `other` serves `one`, from 0 to 1: 0 when no code of one meets a code of the other. */
export function fitOf(one: MatchProfile, other: MatchProfile, information: Information, now: number): Fit {
  const taxonomy = taxonomyOf(one, other, information);
  const text = textSimilarity(one.words, other.words);
  const terms = termsOf(one, other);
  const freshness = freshnessOf(other.published, now);
  const total =
    taxonomy === 0
      ? 0
      : WEIGHT.taxonomy * taxonomy + WEIGHT.text * text + WEIGHT.terms * terms + WEIGHT.freshness * freshness;
  return { total, taxonomy, text, terms, freshness };
}

/** Harmonic mean of both one-way fits, 0 if either is 0. */
export const mutual = (a: number, b: number): number => (a === 0 || b === 0 ? 0 : (2 * a * b) / (a + b));

/** Whom many ask already comes later: divided by 1 + what will come in over what a firm can take. */
export const congested = (score: number, expectedInbound: number): number =>
  score / (1 + expectedInbound / OPEN_AT_MOST);

/**
 * The best offer for each need, averaged over the needs of a scheme. A profile that needs nothing in return is served by
 * whoever needs most what it offers.
 */
function taxonomyOf(one: MatchProfile, other: MatchProfile, information: Information): number {
  let sum = 0;
  let weights = 0;
  for (const scheme of schemes) {
    const part =
      one.needs.length > 0
        ? meanOfBest(of(scheme, one.needs), of(scheme, other.offers), information)
        : bestOf(of(scheme, one.offers), of(scheme, other.needs), information);
    if (part === null) continue;
    sum += SCHEME_WEIGHT[scheme] * part;
    weights += SCHEME_WEIGHT[scheme];
  }
  return weights === 0 ? 0 : sum / weights;
}

const of = (scheme: Scheme, codes: readonly Code[]): Code[] => codes.filter((code) => schemeOf(code) === scheme);

function meanOfBest(needs: readonly Code[], offers: readonly Code[], information: Information): number | null {
  if (needs.length === 0 || offers.length === 0) return null;
  const best = needs.map((need) => Math.max(...offers.map((offer) => similarity(information, need, offer))));
  return best.reduce((a, b) => a + b, 0) / best.length;
}

function bestOf(offers: readonly Code[], needs: readonly Code[], information: Information): number | null {
  if (needs.length === 0 || offers.length === 0) return null;
  return Math.max(...offers.flatMap((offer) => needs.map((need) => similarity(information, offer, need))));
}

/** Capacity and terms: kinds of partnership, series, certificates, market; each 0 to 1, averaged. */
function termsOf(one: MatchProfile, other: MatchProfile): number {
  const parts = [
    one.types.length === 0 || other.types.length === 0
      ? UNSTATED
      : one.types.filter((type) => other.types.includes(type)).length / Math.min(one.types.length, other.types.length),
    one.series === null || other.series === null
      ? UNSTATED
      : 1 - Math.abs(series.indexOf(one.series) - series.indexOf(other.series)) / (series.length - 1),
    one.certificatesNeeded.length > 0 ? 1 : other.certificates.length > 0 ? 0.75 : UNSTATED,
    one.marketsWanted.length > 0 ? 1 : UNSTATED,
  ];
  return parts.reduce((a, b) => a + b, 0) / parts.length;
}

/** The pair of codes, own first, by which the two come together best; null when none meets. */
export function closestPair(one: MatchProfile, other: MatchProfile, information: Information): CodePair | null {
  const pairs = [
    ...one.needs.flatMap((own) => other.offers.map((code) => ({ own, other: code }))),
    ...one.offers.flatMap((own) => other.needs.map((code) => ({ own, other: code }))),
  ].map((pair) => ({ ...pair, similarity: similarity(information, pair.own, pair.other) }));
  pairs.sort((a, b) => b.similarity - a.similarity || SCHEME_WEIGHT[schemeOf(b.own)] - SCHEME_WEIGHT[schemeOf(a.own)]);
  const [best] = pairs;
  return best && best.similarity > 0 ? best : null;
}

/** The most that codes count for between `one` and a profile whose codes meet its own at most at `depth`. */
export function taxonomyAtMost(one: MatchProfile, depth: number, information: Information): number {
  const codes = [...one.needs, ...one.offers];
  return Math.max(0, ...codes.map((code) => similarityAtMost(information, code, depth)));
}

/** No profile whose codes meet those of `one` at most at `depth` scores more than this. */
export function scoreAtMost(one: MatchProfile, depth: number, information: Information): number {
  if (depth < 1 || one.needs.length + one.offers.length === 0) return 0;
  const taxonomy = taxonomyAtMost(one, depth, information);
  return WEIGHT.taxonomy * taxonomy + WEIGHT.text + WEIGHT.terms + WEIGHT.freshness;
}

/** How much of its weight the age of a profile leaves it. */
export const freshnessOf = (published: number, now: number): number =>
  2 ** (-Math.max(0, now - published) / HALF_LIFE_DAYS);
