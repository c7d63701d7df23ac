import type { RecordColumns } from './columns.js';
import type { FamilySpec, ReleaseSpec } from './format.js';
import type { Built } from './release.js';

/** Planning the blocks and cohorts of some firms takes as long as the figures of so many indicators. */
const PLANNING = 10;
/** How much more than its part a share may take, at each try to make do with fewer shares. */
const LENIENCE = 1.05;

/**
 * Divides a release into at most `parts` shares of about equal work, each a specification with some of the families. No
 * family knows of another, so shares can be built apart, in threads; `joinShares` makes of them what building the whole
 * gives, byte for byte. Families that as many firms answered stay together where they can, for they share a plan.
 */
export function shareRelease(
  spec: ReleaseSpec,
  { values }: Pick<RecordColumns, 'values'>,
  parts: number,
): ReleaseSpec[] {
  const weighed = spec.families
    .map((family) => ({ family, firms: firmsOf(family, values) }))
    .sort((a, b) => b.firms - a.firms);
  let limit = weighed.reduce((sum, { family, firms }) => sum + firms * family.indicators.length, 0) / parts;
  let shares = filled(weighed, limit);
  while (shares.length > parts) shares = filled(weighed, (limit *= LENIENCE));
  return shares.map((families) => restricted(spec, families));
}

type Weighed = { family: FamilySpec; firms: number };

/** The firms that answered the family's first indicator: near enough, for a family is mostly answered whole. */
function firmsOf({ indicators }: FamilySpec, values: RecordColumns['values']): number {
  const column = values.get(indicators[0] as string);
  return column?.reduce((count, value) => (Number.isNaN(value) ? count : count + 1), 0) ?? 0;
}

/** Fills shares up to the limit one after the other; a family too large for any has one alone. */
function filled(weighed: readonly Weighed[], limit: number): FamilySpec[][] {
  const shares: FamilySpec[][] = [];
  let [work, planned] = [Infinity, -1];
  for (const { family, firms } of weighed) {
    const figures = firms * family.indicators.length;
    const added = figures + (firms === planned ? 0 : firms * PLANNING);
    if (work + added > limit) {
      shares.push([family]);
      work = figures + firms * PLANNING;
    } else {
      shares.at(-1)?.push(family);
      work += added;
    }
    planned = firms;
  }
  return shares;
}

function restricted(spec: ReleaseSpec, families: readonly FamilySpec[]): ReleaseSpec {
  const held = new Set(families.flatMap(({ indicators }) => indicators));
  return { ...spec, families: [...families], indicators: spec.indicators.filter(({ id }) => held.has(id)) };
}

/** The whole of a release that was built in shares, families in the order of the specification. */
export function joinShares(spec: ReleaseSpec, built: readonly [Built, ...Built[]]): Built {
  const [{ release, blocks }] = built;
  const cohorts = built.flatMap((share) => share.release.cohorts);
  const placed = new Map(built.flatMap((share) => share.blocks.families.map((family) => [family.id, family])));
  return {
    release: {
      ...release,
      cohorts: spec.families.flatMap(({ id }) => cohorts.filter(({ family }) => family === id)),
    },
    blocks: { ...blocks, families: spec.families.flatMap(({ id }) => placed.get(id) ?? []) },
  };
}
