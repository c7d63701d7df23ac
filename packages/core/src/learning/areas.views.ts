import { bestQuarter, type PracticeArea } from '@gauge/contracts';
import { releasedRounds, standing, type ReleasedRound } from '../benchmarks/index.js';
import { notFound, type Ctx } from '../platform/index.js';
import { definitionFor } from '../rounds/index.js';

/** The areas of practice of every instrument of which the caller has a released round: its pillars, by the newest round, as the reader calls them. */
export async function practiceAreas(ctx: Ctx): Promise<PracticeArea[]> {
  const areas: PracticeArea[] = [];
  for (const { versionId, instrumentCode } of await newestRounds(ctx)) {
    const { pillars } = await definitionFor(ctx, versionId);
    areas.push(...pillars.map(({ code, name }) => ({ key: `${instrumentCode}:${code}`, name })));
  }
  return areas;
}

/**
 * The same, each with whether the firm may declare that it shares: by its newest accepted answers it stands in the best
 * quarter of its peers, on the mean of the area's indicators. Worked out when it is asked for and stored nowhere.
 */
export async function areasOfFirm(ctx: Ctx): Promise<(PracticeArea & { mayShare: boolean })[]> {
  const areas: (PracticeArea & { mayShare: boolean })[] = [];
  for (const { roundId, instrumentCode } of await newestRounds(ctx)) {
    const { pillars } = await standing(ctx, { round: roundId, peers: 'auto', accepted: true });
    areas.push(
      ...pillars.map(({ code, name, score }) => ({
        key: `${instrumentCode}:${code}`,
        name,
        mayShare: score !== null && score >= bestQuarter,
      })),
    );
  }
  return areas;
}

/** @throws Problem not_found for an area of no instrument the caller knows */
export function areaNamed<A extends PracticeArea>(areas: readonly A[], key: string): A {
  const found = areas.find((area) => area.key === key);
  if (!found) throw notFound('The area');
  return found;
}

async function newestRounds(ctx: Ctx): Promise<ReleasedRound[]> {
  const newest = new Map<string, ReleasedRound>();
  for (const round of await releasedRounds(ctx.tx))
    if (!newest.has(round.instrumentCode)) newest.set(round.instrumentCode, round);
  return [...newest.values()];
}
