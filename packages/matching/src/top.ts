import { DEEPEST, depthOf, pathOf, SECTION_DEPTH, type Code } from './codes.js';
import { fitsTogether } from './filters.js';
import { congested, fitOf, mutual, scoreAtMost, taxonomyAtMost } from './fit.js';
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

export type Terms = { needs: Code[]; offers: Code[] };

/** The codes over the profile's own that lie at a depth: what the index is asked for. */
export function termsAt(one: MatchProfile, depth: number): Terms {
  const at = (codes: readonly Code[]) => [...new Set(codes.flatMap(pathOf).filter((code) => depthOf(code) === depth))];
  return { needs: at(one.needs), offers: at(one.offers) };
}

/** Profiles that offer one of `needs` or need one of `offers`, each below or at the code, and meet in none of `deeper`. */
export type Wanted = Terms & {
  deeper: Terms;
  /** The most that their codes can count for in a direction that meets here, and in one that does not. */ taxonomy: number;
  above: number;
  /** None that cannot reach this score is of use. */ floor: number;
  /** No more than these, by the most that each could score. */ most: number;
};
/** `rest`: no profile that was left out for `most` scores more than this; 0 when none was. */
export type Shortlist = { found: readonly Candidate[]; rest: number };

/** Enough that one look is nearly always all. */
const FIRST_LOOK = 400;

/**
 * The best `most` of a network, the same as scoring every pair, without fetching everybody: profiles are fetched from those
 * that meet in the same subheading outwards, the most promising first, until no other one can reach the last place.
 * @param fetch repeats are no harm, and neither are profiles that were not asked for
 */
export async function topMatches(
  one: MatchProfile,
  most: number,
  information: Information,
  now: number,
  fetch: (wanted: Wanted) => Promise<Shortlist>,
  firstLook = FIRST_LOOK,
): Promise<Scored[]> {
  const seen = new Set<string>();
  let best: Scored[] = [];
  const floor = () => best[most - 1]?.score ?? 0;
  const take = (found: readonly Candidate[]) => {
    for (const candidate of found) {
      if (seen.has(candidate.id)) continue;
      seen.add(candidate.id);
      const score = scoreOf(one, candidate, information, now);
      if (score > 0) best.push({ id: candidate.id, score });
    }
    best = best.sort(byScore).slice(0, most);
  };
  for (let depth = DEEPEST; depth >= SECTION_DEPTH; depth--) {
    if (best.length === most && floor() > scoreAtMost(one, depth, information)) break;
    const terms = termsAt(one, depth);
    if (terms.needs.length + terms.offers.length === 0) continue;
    const deeper = termsAt(one, depth + 1);
    const [taxonomy, above] = [taxonomyAtMost(one, depth, information), taxonomyAtMost(one, depth - 1, information)];
    for (let look = firstLook; ; look *= 8) {
      const { found, rest } = await fetch({ ...terms, deeper, taxonomy, above, floor: floor(), most: look });
      take(found);
      if (rest === 0 || (best.length === most && rest < floor())) break;
    }
  }
  return best;
}
