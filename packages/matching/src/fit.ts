import { schemeOf, type Code, type Scheme } from './codes.js';
import { similarity, type Information } from './information.js';
import { series, type MatchProfile, type Series } from './profile.js';
import { textSimilarity } from './words.js';

const WEIGHT = { taxonomy: 0.55, text: 0.2, terms: 0.15, freshness: 0.1 } as const;
/** What a firm makes says more than the industry it is counted in. */
export const SCHEME_WEIGHT: Readonly<Record<Scheme, number>> = { HS2022: 0.75, ISIC4: 0.25 };
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
  return { total: totalOf(taxonomy, text, terms, freshness), taxonomy, text, terms, freshness };
}

/** The parts of a one-way fit, each from 0 to 1, taken together; never less for a larger part. */
export const totalOf = (taxonomy: number, text: number, terms: number, freshness: number): number =>
  taxonomy === 0
    ? 0
    : WEIGHT.taxonomy * taxonomy + WEIGHT.text * text + WEIGHT.terms * terms + WEIGHT.freshness * freshness;

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
  return meanOfTerms(
    typesPart(one.types, other.types),
    seriesPart(one.series, other.series),
    certificatesPart(one.certificatesNeeded, other.certificates),
    marketsPart(one.marketsWanted),
  );
}

export const meanOfTerms = (types: number, made: number, certificates: number, markets: number): number =>
  (types + made + certificates + markets) / 4;

export function typesPart(a: readonly string[], b: readonly string[]): number {
  if (a.length === 0 || b.length === 0) return UNSTATED;
  return a.filter((type) => b.includes(type)).length / Math.min(a.length, b.length);
}

export const seriesPart = (a: Series | null, b: Series | null): number =>
  a === null || b === null ? UNSTATED : 1 - Math.abs(series.indexOf(a) - series.indexOf(b)) / (series.length - 1);

/** What was asked for is there, or the two would not fit together; certificates nobody asked for count for something. */
export const certificatesPart = (needed: readonly string[], held: readonly string[]): number =>
  needed.length > 0 ? 1 : held.length > 0 ? 0.75 : UNSTATED;

export const marketsPart = (wanted: readonly string[]): number => (wanted.length > 0 ? 1 : UNSTATED);

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

/** How much of its weight the age of a profile leaves it. */
export const freshnessOf = (published: number, now: number): number =>
  2 ** (-Math.max(0, now - published) / HALF_LIFE_DAYS);

/** Near the days that are asked about, so that powers stay small. */
const SOME_DAY = 20_000;
/** `freshnessOf` in two factors, one for the profile and one for the day: `min(1, freshnessThen(published) * freshnessNow(now))`. */
export const freshnessThen = (published: number): number => 2 ** ((published - SOME_DAY) / HALF_LIFE_DAYS);
export const freshnessNow = (now: number): number => 1 / freshnessThen(now);
