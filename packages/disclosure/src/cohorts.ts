import { nBandOf } from './figures.js';
import type { Coverage, NBand } from './format.js';
import type { PlacedBlock } from './blocks.js';
import type { CompleteSpec } from './spec.js';
import { byCodePoints } from './text-order.js';
import type { Roster, Unit } from './units.js';

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
export function planCohorts(
  spec: CompleteSpec,
  roster: Roster,
  units: readonly Unit[],
  blocks: readonly PlacedBlock[],
): PlannedNode[] {
  return spec.cohorts.map((node, place) => planNode(spec, roster, { node, place }, units, blocks));
}

type Draft = { group: number; matching: number; covered: number };

function planNode(
  spec: CompleteSpec,
  roster: Roster,
  { node, place }: { node: readonly string[]; place: number },
  units: readonly Unit[],
  blocks: readonly PlacedBlock[],
): PlannedNode {
  const groupOf = Int32Array.from(units, ({ nodeGroups }) => nodeGroups[place] as number);
  const drafts = new Map<number, Draft>();
  for (const group of groupOf) {
    const draft = drafts.get(group);
    if (draft) draft.matching++;
    else if (group >= 0) drafts.set(group, { group, matching: 1, covered: 0 });
  }
  const inside = blocks.filter(({ members }) =>
    members.every((index) => groupOf[index] === groupOf[members[0] as number]),
  );
  for (const { members } of inside) {
    const draft = drafts.get(groupOf[members[0] as number] as number);
    if (draft) draft.covered += members.length;
  }
  const published = [...drafts.values()]
    .filter(({ covered }) => covered >= spec.parameters.minUnits)
    .sort((a, b) => byCodePoints(roster.labelOf(a.group), roster.labelOf(b.group)));
  return {
    cohorts: published.map((draft) => plannedCohort(node, roster, draft)),
    cohortOf: cohortsOfUnits(groupOf, published, inside),
  };
}

function cohortsOfUnits(groupOf: Int32Array, published: readonly Draft[], inside: readonly PlacedBlock[]): Int32Array {
  const positions = new Map(published.map(({ group }, position) => [group, position]));
  const cohortOf = new Int32Array(groupOf.length).fill(-1);
  for (const { members } of inside) {
    const position = positions.get(groupOf[members[0] as number] as number) ?? -1;
    for (const index of members) cohortOf[index] = position;
  }
  return cohortOf;
}

function plannedCohort(node: readonly string[], roster: Roster, { group, matching, covered }: Draft): PlannedCohort {
  const values = roster.labelOf(group);
  return {
    dimensions: Object.fromEntries(node.map((column, place) => [column, values[place] as string])),
    units: covered,
    nBand: nBandOf(covered),
    coverage: covered === matching ? 'all' : 'part',
  };
}
