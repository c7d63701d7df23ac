import { DEEPEST, depthOf, pathOf, SECTION_DEPTH, type Code } from './codes.js';
import { fitsTogether } from './filters.js';
import { congested, fitOf, mutual, scoreAtMost } from './fit.js';
import type { Information } from './information.js';
import type { MatchProfile } from './profile.js';

export type Candidate = MatchProfile & { /** Introductions that others have asked for already. */ inbound: number };
export type Scored = { id: string; score: number };

/** The score that ranks: mutual, after the hard filters, less what congestion takes; 0 is no match. Days since 1970. */
export function scoreOf(one: MatchProfile, other: Candidate, information: Information, now: number): number {
  if (!fitsTogether(one, other)) return 0;
  const there = fitOf(one, other, information, now).total;
  const back = there === 0 ? 0 : fitOf(other, one, information, now).total;
  return congested(mutual(there, back), other.inbound);
}

/** Best first; equal scores in the order of their ids. */
export const byScore = (a: Scored, b: Scored): number => b.score - a.score || (a.id < b.id ? -1 : 1);

/** The codes over the profile's own that lie at a depth: what the index is asked for. */
export function termsAt(one: MatchProfile, depth: number): { needs: Code[]; offers: Code[] } {
  const at = (codes: readonly Code[]) => [...new Set(codes.flatMap(pathOf).filter((code) => depthOf(code) === depth))];
  return { needs: at(one.needs), offers: at(one.offers) };
}

/**
 * The best `most` of a network, the same as scoring every pair, without fetching everybody: profiles are fetched from those
 * that meet in the same subheading outwards, until no profile further out can reach the last place.
 * @param fetch profiles that offer one of `needs` or need one of `offers`, each below or at the code; repeats are no harm
 */
export async function topMatches(
  one: MatchProfile,
  most: number,
  information: Information,
  now: number,
  fetch: (terms: { needs: Code[]; offers: Code[] }) => Promise<readonly Candidate[]>,
): Promise<Scored[]> {
  const seen = new Set<string>();
  let best: Scored[] = [];
  for (let depth = DEEPEST; depth >= SECTION_DEPTH; depth--) {
    const terms = termsAt(one, depth);
    if (terms.needs.length + terms.offers.length > 0)
      for (const candidate of await fetch(terms)) {
        if (seen.has(candidate.id)) continue;
        seen.add(candidate.id);
        const score = scoreOf(one, candidate, information, now);
        if (score > 0) best.push({ id: candidate.id, score });
      }
    best = best.sort(byScore).slice(0, most);
    const last = best[most - 1];
    if (last && last.score > scoreAtMost(one, depth - 1, information)) break;
  }
  return best;
}
