import { nBandOf } from './figures.js';
import type { Coverage, NBand } from './format.js';
import type { PlacedBlock } from './blocks.js';
import type { CompleteSpec } from './spec.js';
import { byCodePoints } from './text-order.js';
import type { Roster, Unit } from './units.js';

/** A published peer group before its figures: everything that follows from memberships alone. */
export type PlannedCohort = { dimensions: Record<string, string>; units: number; nBand: NBand; coverage: Coverage };

/** The cohorts of all lattice nodes, node by node; no unit is in two cohorts of a node. */
export type PlannedCohorts = {
  cohorts: PlannedCohort[];
  nodes: number;
  /** For unit u and node k at u x nodes + k the cohort's position, or -1: a unit's places lie together, as they are read. */
  cohortOf: Int32Array;
};

/**
 * The cohorts of every lattice node: for each combination of values that occurs, the union of the blocks all of whose units
 * match it. A mixed value matches no filter. Cohorts of a node stand in code-point order of their values.
 */
export function planCohorts(
  spec: CompleteSpec,
  roster: Roster,
  units: readonly Unit[],
  blocks: readonly PlacedBlock[],
): PlannedCohorts {
  const nodes = spec.cohorts.length;
  const groupOf = groupsOfUnits(units, nodes);
  const within = groupsOfBlocks(groupOf, nodes, blocks);
  const counts = countUnits(roster.groupCount(), groupOf, within, nodes, blocks);
  const cohorts: PlannedCohort[] = [];
  const positions = new Int32Array(roster.groupCount()).fill(-1);
  spec.cohorts.forEach((node, place) => {
    const published = [...new Set(blocks.map((_, block) => within[block * nodes + place] as number))]
      .filter((group) => group >= 0 && (counts.covered[group] as number) >= spec.parameters.minUnits)
      .sort((a, b) => byCodePoints(roster.labelOf(a), roster.labelOf(b)));
    for (const group of published) {
      positions[group] = cohorts.length;
      const { covered, matching } = counts;
      cohorts.push(plannedCohort(node, roster.labelOf(group), matching[group] as number, covered[group] as number));
    }
  });
  return { cohorts, nodes, cohortOf: cohortsOfUnits(units.length, positions, within, nodes, blocks) };
}

/** For unit u and node k at u x nodes + k the group, or -1 for a mixed value. */
function groupsOfUnits(units: readonly Unit[], nodes: number): Int32Array {
  const groupOf = new Int32Array(units.length * nodes);
  for (let unit = 0; unit < units.length; unit++) groupOf.set((units[unit] as Unit).nodeGroups, unit * nodes);
  return groupOf;
}

/** The same for blocks: the group that all units of the block are in, or -1. */
function groupsOfBlocks(groupOf: Int32Array, nodes: number, blocks: readonly PlacedBlock[]): Int32Array {
  const within = new Int32Array(blocks.length * nodes);
  blocks.forEach(({ members }, block) => {
    const own = within.subarray(block * nodes, (block + 1) * nodes);
    const first = (members[0] as number) * nodes;
    for (let node = 0; node < nodes; node++) own[node] = groupOf[first + node] as number;
    for (const unit of members)
      for (let node = 0; node < nodes; node++) if (groupOf[unit * nodes + node] !== own[node]) own[node] = -1;
  });
  return within;
}

/** For each group the units that match it, and those whose whole block does. */
function countUnits(
  groups: number,
  groupOf: Int32Array,
  within: Int32Array,
  nodes: number,
  blocks: readonly PlacedBlock[],
): { matching: Uint32Array; covered: Uint32Array } {
  const [matching, covered] = [new Uint32Array(groups), new Uint32Array(groups)];
  for (let i = 0; i < groupOf.length; i++) {
    const group = groupOf[i] as number;
    if (group >= 0) matching[group] = (matching[group] as number) + 1;
  }
  for (let i = 0; i < within.length; i++) {
    const group = within[i] as number;
    const block = blocks[Math.floor(i / nodes)] as PlacedBlock;
    if (group >= 0) covered[group] = (covered[group] as number) + block.members.length;
  }
  return { matching, covered };
}

function cohortsOfUnits(
  units: number,
  positions: Int32Array,
  within: Int32Array,
  nodes: number,
  blocks: readonly PlacedBlock[],
): Int32Array {
  const cohortOf = new Int32Array(units * nodes).fill(-1);
  blocks.forEach(({ members }, block) => {
    const own = Int32Array.from(within.subarray(block * nodes, (block + 1) * nodes), (group) =>
      group < 0 ? -1 : (positions[group] as number),
    );
    for (const unit of members) cohortOf.set(own, unit * nodes);
  });
  return cohortOf;
}

function plannedCohort(
  node: readonly string[],
  values: readonly string[],
  matching: number,
  covered: number,
): PlannedCohort {
  return {
    dimensions: Object.fromEntries(node.map((column, place) => [column, values[place] as string])),
    units: covered,
    nBand: nBandOf(covered),
    coverage: covered === matching ? 'all' : 'part',
  };
}
