import { ascendingOrder } from '@gauge/statistics';
import { idsOf, placeBlocks, writtenBlock, type PlacedBlock, type Placement } from './blocks.js';
import { planCohorts, type PlannedCohort, type PlannedNode } from './cohorts.js';
import { figureOf, tierOf } from './figures.js';
import type {
  BlocksFile,
  FamilyBlocks,
  FamilySpec,
  FirmRecord,
  HistoryEntry,
  IndicatorSpec,
  PublishedCohort,
  PublishedFigure,
  ReleaseFile,
  ReleaseSpec,
  Tier,
} from './format.js';
import { memoryOf, type Memory } from './history.js';
import { checkHistory, checkMemberships, checkValues, membershipOf, type Membership } from './records.js';
import { isSafe } from './safe.js';
import { parseSpec, type CompleteSpec } from './spec.js';
import { rosterOf, unitValue, type Unit } from './units.js';

export const METHOD = 'gauge-release/1';

/** The file that may be published, and the internal one that the audit and later rounds need. */
export type Built = { release: ReleaseFile; blocks: BlocksFile };

/**
 * Builds a release: units, blocks, history rule, cohorts, figures (method.md sections 3 and 4). Deterministic: equal input
 * in any order gives byte-equal files. The caller passes accepted records past the age limit, and at most once per round.
 *
 * @param history earlier releases of the same network, oldest first
 * @throws SpecError for a specification, InputError for records that cannot be released
 */
export function buildRelease(
  spec: ReleaseSpec,
  records: readonly FirmRecord[],
  history: readonly HistoryEntry[] = [],
): Built {
  const complete = parseSpec(spec);
  const memberships = records.map(membershipOf);
  checkMemberships(complete, memberships);
  checkValues(complete, records);
  checkHistory(complete, history);
  const planner = plannerOf(complete, memberships);
  const families = complete.families.map((family) => buildFamily(complete, family, planner, records, history));
  return {
    release: { method: METHOD, round: complete.round, cohorts: families.flatMap(({ cohorts }) => cohorts) },
    blocks: { method: METHOD, round: complete.round, families: families.map(({ blocks }) => blocks) },
  };
}

/** What a family publishes as far as memberships decide it, and what the history rule holds back. */
type Plan = {
  units: readonly Unit[];
  placement: Placement;
  published: readonly PlacedBlock[];
  nodes: readonly PlannedNode[];
};
type Planner = { unitsOf(family: FamilySpec): readonly Unit[]; plan(units: readonly Unit[], memory?: Memory): Plan };

/** Plans each family; families with the same units and nothing to remember share one plan. */
function plannerOf(spec: CompleteSpec, memberships: readonly Membership[]): Planner {
  const roster = rosterOf(spec, memberships);
  const shared = new Map<readonly Unit[], Plan>();
  const planned = (units: readonly Unit[], memory?: Memory): Plan => {
    const placement = placeBlocks(roster, units, spec.ladder.length, (members) =>
      isSafeGroup(spec, units, members, memory),
    );
    const withheld = memory?.withheld(placement.blocks);
    const published = placement.blocks.filter((_, index) => !withheld?.has(index));
    return { units, placement, published, nodes: planCohorts(spec, roster, units, published) };
  };
  return {
    unitsOf: roster.unitsOf,
    plan(units, memory) {
      if (memory) return planned(units, memory);
      const plan = shared.get(units) ?? planned(units);
      shared.set(units, plan);
      return plan;
    },
  };
}

/** A group is placed when it is safe from its present observers and from those who remember it. */
function isSafeGroup(spec: CompleteSpec, units: readonly Unit[], members: readonly number[], memory?: Memory): boolean {
  if (members.length < spec.parameters.minUnits) return false;
  const group = members.map((index) => (units[index] as Unit).watched);
  return isSafe(group, spec.parameters) && (memory?.hidesFromFormerObservers(members) ?? true);
}

type BuiltFamily = { cohorts: PublishedCohort[]; blocks: FamilyBlocks };

function buildFamily(
  spec: CompleteSpec,
  family: FamilySpec,
  planner: Planner,
  records: readonly FirmRecord[],
  history: readonly HistoryEntry[],
): BuiltFamily {
  const units = planner.unitsOf(family);
  const columns = new Map(family.indicators.map((indicator) => [indicator, columnOf(units, indicator, records)]));
  const plan = planner.plan(units, memoryOf(spec, family, units, columns, history));
  const figures = family.indicators.map((indicator) => {
    const described = spec.indicators.find(({ id }) => id === indicator) as Required<IndicatorSpec>;
    return { indicator, byNode: figuresByNode(columns.get(indicator) as Float64Array, plan.nodes, described) };
  });
  return {
    cohorts: plan.nodes.flatMap(({ cohorts }, node) =>
      cohorts.map((cohort, index) => ({
        ...heading(family, cohort),
        figures: Object.fromEntries(
          figures.map(({ indicator, byNode }) => [indicator, byNode[node]?.[index] as PublishedFigure]),
        ),
      })),
    ),
    blocks: writtenFamily(family, plan),
  };
}

const heading = (family: FamilySpec, { dimensions, nBand, coverage }: PlannedCohort) => ({
  family: family.id,
  dimensions: { ...dimensions },
  nBand,
  coverage,
});

const columnOf = (units: readonly Unit[], indicator: string, records: readonly FirmRecord[]): Float64Array =>
  Float64Array.from(units, (unit) => unitValue(unit.records, indicator, records));

/**
 * The figures of one indicator in every cohort of every node, from a single sort: the ascending walk deals each value to
 * the unit's cohort of each node, which thereby receives its own values already sorted.
 */
function figuresByNode(
  values: Float64Array,
  nodes: readonly PlannedNode[],
  indicator: Required<IndicatorSpec>,
): PublishedFigure[][] {
  const order = ascendingOrder(values);
  return nodes.map(({ cohorts, cohortOf }) => {
    const sorted = cohorts.map(({ units }) => new Float64Array(units));
    const dealt = new Uint32Array(cohorts.length);
    for (const unit of order) {
      const cohort = cohortOf[unit] as number;
      if (cohort < 0) continue;
      const place = dealt[cohort] as number;
      (sorted[cohort] as Float64Array)[place] = values[unit] as number;
      dealt[cohort] = place + 1;
    }
    return sorted.map((column) => figureOf(column, indicator));
  });
}

function writtenFamily(family: FamilySpec, { units, placement, published }: Plan): FamilyBlocks {
  const shown = new Set(published);
  return {
    id: family.id,
    blocks: published.map((block) => writtenBlock(block, units)),
    unplaced: idsOf(placement.unplaced, units),
    withheld: placement.blocks.filter((block) => !shown.has(block)).map((block) => writtenBlock(block, units)),
  };
}

/** What a round would publish as it stands; made without any value. */
export type Preview = {
  cohorts: {
    family: string;
    dimensions: Record<string, string>;
    nBand: PublishedCohort['nBand'];
    coverage: PublishedCohort['coverage'];
    tier: Tier;
  }[];
  blocks: BlocksFile;
};

/**
 * The blocks, cohorts and tiers that these memberships would give, for the administrator of a running round. It never
 * sees a value, so it can be shown while answers still come in; the history rule, which needs values, may withhold more.
 *
 * @throws SpecError, InputError as `buildRelease`
 */
export function previewPublishability(spec: ReleaseSpec, memberships: readonly Membership[]): Preview {
  const complete = parseSpec(spec);
  checkMemberships(complete, memberships);
  const planner = plannerOf(complete, memberships);
  const families = complete.families.map((family) => {
    const plan = planner.plan(planner.unitsOf(family));
    const planned = plan.nodes.flatMap(({ cohorts }) => cohorts);
    return {
      cohorts: planned.map((cohort) => ({ ...heading(family, cohort), tier: tierOf(cohort.units).tier })),
      blocks: writtenFamily(family, plan),
    };
  });
  return {
    cohorts: families.flatMap(({ cohorts }) => cohorts),
    blocks: { method: METHOD, round: complete.round, families: families.map(({ blocks }) => blocks) },
  };
}

/** The bytes of release.json. */
export const serializeRelease = (release: ReleaseFile): string => `${JSON.stringify(release, null, 1)}\n`;

/** The bytes of blocks.json. */
export const serializeBlocks = (blocks: BlocksFile): string => `${JSON.stringify(blocks, null, 1)}\n`;
