import { fitsTogether } from './filters.js';
import { congested, fitOf, mutual } from './fit.js';
import type { Information } from './information.js';
import type { MatchProfile } from './profile.js';
import type { Shortlist } from './shortlist.js';

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

export type Ranked = Candidate & { score: number };

/** Enough that one look is nearly always all, though some of them are not open to the searcher or asked by others. */
const FIRST_LOOK = 75;

/**
 * The best `most` of a network, the same as scoring every pair that is admitted: of the profiles that score highest
 * without congestion so many are admitted and scored that no other one can reach the last place.
 * @param look the best of the network, so many of them; those of an earlier look may be among them
 * @param admit of the profiles with these ids the ones the searcher may find, with the introductions they are asked for
 */
export async function topMatches(
  one: MatchProfile,
  most: number,
  information: Information,
  now: number,
  look: (most: number) => Shortlist,
  admit: (ids: readonly string[]) => Promise<ReadonlyMap<string, number>>,
  firstLook = FIRST_LOOK,
): Promise<Ranked[]> {
  const seen = new Set<string>();
  let best: Ranked[] = [];
  for (let size = firstLook; ; size *= 4) {
    const { found, rest } = look(size);
    const unseen = found.filter(({ id }) => !seen.has(id));
    const inbound = await admit(unseen.map(({ id }) => id));
    for (const profile of unseen) {
      seen.add(profile.id);
      const asked = inbound.get(profile.id);
      if (asked === undefined) continue;
      const candidate = { ...profile, inbound: asked };
      const score = scoreOf(one, candidate, information, now);
      if (score > 0) best.push({ ...candidate, score });
    }
    best = best.sort(byScore).slice(0, most);
    const last = best[most - 1];
    if (rest === 0 || (last && last.score > rest)) return best;
  }
}
