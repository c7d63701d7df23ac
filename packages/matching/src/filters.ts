import { series, type MatchProfile } from './profile.js';

/** Whether neither side rules the other out: countries, certificates, capacity, a language in common. */
export function fitsTogether(a: MatchProfile, b: MatchProfile): boolean {
  return accepts(a, b) && accepts(b, a) && shareLanguage(a, b) && capacityDoes(a, b) && capacityDoes(b, a);
}

function accepts(one: MatchProfile, other: MatchProfile): boolean {
  const wanted = one.marketsWanted.length === 0 || other.countries.some((place) => one.marketsWanted.includes(place));
  // a region is out only when every country of it is
  const excluded = other.countries.length > 0 && other.countries.every((place) => one.marketsExcluded.includes(place));
  const certified = one.certificatesNeeded.every((needed) => other.certificates.includes(needed));
  return wanted && !excluded && certified;
}

/** A side that tells no language is not ruled out by it. */
function shareLanguage(a: MatchProfile, b: MatchProfile): boolean {
  if (a.languages.length === 0 || b.languages.length === 0) return true;
  return a.languages.some((language) => b.languages.includes(language));
}

function capacityDoes(request: MatchProfile, offer: MatchProfile): boolean {
  if (request.kind !== 'request' || offer.kind !== 'offer' || !request.series || !offer.series) return true;
  return series.indexOf(offer.series) >= series.indexOf(request.series);
}
