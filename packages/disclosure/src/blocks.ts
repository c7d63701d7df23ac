import type { Block } from './format.js';
import type { CompleteSpec } from './spec.js';
import { byCodePoint, byCodePoints } from './text-order.js';
import { labelOf, type Unit } from './units.js';

/** A block while it is being worked with: its units as positions in the family's units. */
export type PlacedBlock = { level: number; label: string[]; members: number[] };

/** The family's units divided into blocks; `unplaced` wait for a later release. */
export type Placement = { blocks: PlacedBlock[]; unplaced: number[] };

/**
 * Builds the blocks bottom-up (method.md section 3, step 3), from the finest key of the ladder to the coarsest: each group
 * that is safe becomes a block, the rest is tried again one level up. Blocks stand by level, then by label in code-point
 * order, their units by id, so that the order of input cannot show.
 *
 * @param isSafeGroup judges positions in `units`
 */
export function placeBlocks(
  spec: CompleteSpec,
  units: readonly Unit[],
  isSafeGroup: (members: readonly number[]) => boolean,
): Placement {
  const blocks: PlacedBlock[] = [];
  let left = units.map((_, index) => index);
  spec.ladder.forEach((key, level) => {
    const groups = new Map<string, { label: string[]; members: number[] }>();
    for (const index of left) {
      const label = labelOf(units[index] as Unit, key, spec.dimensions);
      const name = JSON.stringify(label);
      const group = groups.get(name);
      if (group) group.members.push(index);
      else groups.set(name, { label, members: [index] });
    }
    const found = [...groups.values()]
      .filter(({ members }) => isSafeGroup(members))
      .sort((a, b) => byCodePoints(a.label, b.label));
    const placed = new Set(found.flatMap(({ members }) => members));
    for (const { label, members } of found) blocks.push({ level, label, members });
    left = left.filter((index) => !placed.has(index));
  });
  return { blocks, unplaced: left };
}

/** The block as blocks.json holds it. */
export const writtenBlock = ({ level, label, members }: PlacedBlock, units: readonly Unit[]): Block => ({
  level,
  label,
  units: idsOf(members, units),
});

export const idsOf = (members: readonly number[], units: readonly Unit[]): string[] =>
  members.map((index) => (units[index] as Unit).id).sort(byCodePoint);
