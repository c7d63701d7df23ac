import { columnSorter } from '@gauge/statistics';
import { idsOf, placeBlocks, writtenBlock } from './blocks.js';
import { planCohorts, type PlannedCohort, type PlannedCohorts } from './cohorts.js';
import { columnsOfRecords, membersOf, type Members, type RecordColumns } from './columns.js';
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
import {
  checkColumns,
  checkHistory,
  checkMembers,
  checkValues,
  membersOfMemberships,
  type Membership,
} from './records.js';
import { isSafe } from './safe.js';
import { parseSpec, type CompleteSpec } from './spec.js';
import { rosterOf, unitColumn, type Roster, type Unit } from './units.js';

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
  const columns = columnsOfRecords(complete, records);
  checkMembers(complete, membersOf(columns));
  checkValues(complete, records);
  return build(complete, columns, history);
}

/**
 * The same release from columns: nothing is kept for a record and an indicator but its eight bytes.
 *
 * @throws SpecError, InputError as `buildRelease`
 */
export function buildReleaseFromColumns(
  spec: ReleaseSpec,
  columns: RecordColumns,
  history: readonly HistoryEntry[] = [],
): Built {
  const complete = parseSpec(spec);
  checkMembers(complete, membersOf(columns));
  checkColumns(complete, columns);
  return build(complete, columns, history);
}

function build(spec: CompleteSpec, columns: RecordColumns, history: readonly HistoryEntry[]): Built {
  checkHistory(spec, history);
  const figuresIn = figuresMaker(columns.ids.length, spec.cohorts.length);
  const families = planned(spec, membersOf(columns), (family, units, plan) => {
    const values = new Map(
      family.indicators.map((indicator) => [
        indicator,
        unitColumn(units, columns.values.get(indicator) ?? new Float64Array()),
      ]),
    );
    return buildFamily(spec, family, plan(memoryOf(spec, family, units, values, history)), values, figuresIn);
  });
  return {
    release: { method: METHOD, round: spec.round, cohorts: families.flatMap(({ cohorts }) => cohorts) },
    blocks: { method: METHOD, round: spec.round, families: families.map(({ blocks }) => blocks) },
  };
}

/** What a family publishes as far as memberships decide it, and what the history rule holds back. */
type Plan = {
  groups: PlannedCohorts;
  /** The blocks as blocks.json holds them. */
  written: Omit<FamilyBlocks, 'id'>;
};

/** What becomes of each family, in the order of the specification; families with the same units and no memory share a plan. */
function planned<T>(
  spec: CompleteSpec,
  members: Members,
  make: (family: FamilySpec, units: readonly Unit[], plan: (memory?: Memory) => Plan) => T,
): T[] {
  const roster = rosterOf(spec, members);
  const made = new Map<FamilySpec, T>();
  for (const { families, units } of roster.parties(spec.families)) {
    let shared: Plan | undefined;
    const plan = (memory?: Memory): Plan =>
      memory ? planOf(spec, roster, units, memory) : (shared ??= planOf(spec, roster, units));
    for (const family of families) made.set(family, make(family, units, plan));
  }
  return spec.families.map((family) => made.get(family) as T);
}

function planOf(spec: CompleteSpec, roster: Roster, units: readonly Unit[], memory?: Memory): Plan {
  const placement = placeBlocks(roster, units, spec.ladder.length, (members) =>
    isSafeGroup(spec, units, members, memory),
  );
  const withheld = memory?.withheld(placement.blocks);
  const published = placement.blocks.filter((_, index) => !withheld?.has(index));
  const held = placement.blocks.filter((_, index) => withheld?.has(index));
  return {
    groups: planCohorts(spec, roster, units, published),
    written: {
      blocks: published.map((block) => writtenBlock(block, units)),
      unplaced: idsOf(placement.unplaced, units),
      withheld: held.map((block) => writtenBlock(block, units)),
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
  { groups, written }: Plan,
  columns: ReadonlyMap<string, Float64Array>,
  figuresIn: FiguresIn,
): BuiltFamily {
  const figures = family.indicators.map((indicator) => {
    const described = spec.indicators.find(({ id }) => id === indicator) as Required<IndicatorSpec>;
    return { indicator, byCohort: figuresIn(groups, columns.get(indicator) as Float64Array, described) };
  });
  return {
    cohorts: groups.cohorts.map((cohort, position) => ({
      ...heading(family, cohort),
      figures: Object.fromEntries(
        figures.map(({ indicator, byCohort }) => [indicator, byCohort[position] as PublishedFigure]),
      ),
    })),
    blocks: { id: family.id, ...written },
  };
}

const heading = (family: FamilySpec, { dimensions, nBand, coverage }: PlannedCohort) => ({
  family: family.id,
  dimensions: { ...dimensions },
  nBand,
  coverage,
});

type FiguresIn = (
  groups: PlannedCohorts,
  values: Float64Array,
  indicator: Required<IndicatorSpec>,
) => PublishedFigure[];

/**
 * The figures of one indicator in every cohort, from a single sort: the ascending walk deals each value to the unit's
 * cohort of each node, which thereby receives its own values already sorted.
 *
 * @param capacity the most units; the memory serves all indicators, one after the other
 */
function figuresMaker(capacity: number, nodes: number): FiguresIn {
  const sort = columnSorter(capacity);
  const dealt = new Float64Array(capacity * nodes);
  return ({ cohorts, cohortOf }, values, indicator) => {
    const { sorted, order } = sort(values);
    const ends = new Uint32Array(cohorts.length);
    for (let cohort = 1; cohort < ends.length; cohort++)
      ends[cohort] = (ends[cohort - 1] as number) + (cohorts[cohort - 1] as PlannedCohort).units;
    const starts = ends.slice();
    for (let place = 0; place < order.length; place++) {
      const value = sorted[place] as number;
      const first = (order[place] as number) * nodes;
      for (let node = first; node < first + nodes; node++) {
        const cohort = cohortOf[node] as number;
        if (cohort < 0) continue;
        const next = ends[cohort] as number;
        ends[cohort] = next + 1;
        dealt[next] = value;
      }
    }
    return cohorts.map((_, cohort) => figureOf(dealt.subarray(starts[cohort], ends[cohort]), indicator));
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
  const members = membersOfMemberships(complete, memberships);
  checkMembers(complete, members);
  const families = planned(complete, members, (family, _, plan) => {
    const { groups, written } = plan();
    return {
      cohorts: groups.cohorts.map((cohort) => ({ ...heading(family, cohort), tier: tierOf(cohort.units).tier })),
      blocks: { id: family.id, ...written },
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
