import { nBandOf } from './figures.js';
import type { Coverage, NBand } from './format.js';
import type { PlacedBlock } from './blocks.js';
import { MIXED } from './records.js';
import type { CompleteSpec } from './spec.js';
import { byCodePoints } from './text-order.js';
import type { Unit } from './units.js';

/** A published peer group before its figures: everything that follows from memberships alone. */
export type PlannedCohort = { dimensions: Record<string, string>; units: number; nBand: NBand; coverage: Coverage };

/** The cohorts of one lattice node; no unit is in two of them. */
export type PlannedNode = {
  cohorts: PlannedCohort[];
  /** For each unit of the family its cohort's position, or -1. */
  cohortOf: Int32Array;
};

/**
 * The cohorts of every lattice node: for each combination of values that occurs, the union of the blocks all of whose units
 * match it. A mixed value matches no filter. Cohorts of a node stand in code-point order of their values.
 */
export function planCohorts(spec: CompleteSpec, units: readonly Unit[], blocks: readonly PlacedBlock[]): PlannedNode[] {
  return spec.cohorts.map((node) => planNode(spec, node, units, blocks));
}

type Draft = { values: string[]; matching: number; members: number[] };

function planNode(
  spec: CompleteSpec,
  node: readonly string[],
  units: readonly Unit[],
  blocks: readonly PlacedBlock[],
): PlannedNode {
  const columns = node.map((column) => spec.dimensions.indexOf(column));
  const drafts = new Map<string, Draft>();
  const draftOf = units.map((unit) => {
    const values = columns.map((column) => unit.dimensions[column] as string);
    if (values.includes(MIXED)) return undefined;
    const name = JSON.stringify(values);
    const draft = drafts.get(name) ?? { values, matching: 0, members: [] };
    drafts.set(name, draft);
    draft.matching++;
    return draft;
  });
  for (const { members } of blocks) {
    const draft = draftOf[members[0] as number];
    if (draft && members.every((index) => draftOf[index] === draft))
      for (const index of members) draft.members.push(index);
  }
  const published = [...drafts.values()]
    .filter(({ members }) => members.length > 0 && members.length >= spec.parameters.minUnits)
    .sort((a, b) => byCodePoints(a.values, b.values));
  const cohortOf = new Int32Array(units.length).fill(-1);
  published.forEach(({ members }, cohort) => {
    for (const index of members) cohortOf[index] = cohort;
  });
  return { cohorts: published.map((draft) => plannedCohort(node, draft)), cohortOf };
}

const plannedCohort = (node: readonly string[], { values, matching, members }: Draft): PlannedCohort => ({
  dimensions: Object.fromEntries(node.map((column, place) => [column, values[place] as string])),
  units: members.length,
  nBand: nBandOf(members.length),
  coverage: members.length === matching ? 'all' : 'part',
});
