import { series, type MatchProfile, type Series } from './profile.js';

/** What a search keeps to before anything is ranked. */
export type Filters = {
  /** All of them stand in the profile. */ words: readonly string[];
  kind: string | null;
  type: string | null;
  country: string | null;
};

/** Whether neither side rules the other out: countries, certificates, capacity, a language in common. */
export function fitsTogether(a: MatchProfile, b: MatchProfile): boolean {
  return accepts(a, b) && accepts(b, a) && shareLanguage(a.languages, b.languages) && capacityDoes(a, b);
}

const accepts = (one: MatchProfile, other: MatchProfile): boolean =>
  acceptsPlace(one, other.countries) && isCertified(one.certificatesNeeded, other.certificates);

type Markets = Pick<MatchProfile, 'marketsWanted' | 'marketsExcluded'>;

/** A region is wanted for one of its countries, and out only when every country of it is. */
export function acceptsPlace({ marketsWanted, marketsExcluded }: Markets, countries: readonly string[]): boolean {
  const wanted = marketsWanted.length === 0 || countries.some((place) => marketsWanted.includes(place));
  return wanted && !(countries.length > 0 && countries.every((place) => marketsExcluded.includes(place)));
}

export const isCertified = (needed: readonly string[], held: readonly string[]): boolean =>
  needed.every((certificate) => held.includes(certificate));

/** A side that tells no language is not ruled out by it. */
export const shareLanguage = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === 0 || b.length === 0 || a.some((language) => b.includes(language));

type Capacity = { kind: MatchProfile['kind']; series: Series | null };

/** What one of the two asks for, the other can make. */
export const capacityDoes = (a: Capacity, b: Capacity): boolean => canMake(a, b) && canMake(b, a);

function canMake(request: Capacity, offer: Capacity): boolean {
  if (request.kind !== 'request' || offer.kind !== 'offer' || !request.series || !offer.series) return true;
  return series.indexOf(offer.series) >= series.indexOf(request.series);
}
