import type { Block } from './format.js';
import { byCodePoints } from './text-order.js';
import type { Roster, Unit } from './units.js';

/** A block while it is being worked with: its units as positions in the family's units, ascending. */
export type PlacedBlock = { level: number; label: readonly string[]; members: readonly number[] };

/** The family's units divided into blocks; `unplaced` wait for a later release. */
export type Placement = { blocks: PlacedBlock[]; unplaced: number[] };

/**
 * Builds the blocks bottom-up (method.md section 3, step 3), from the finest key of the ladder to the coarsest: each group
 * that is safe becomes a block, the rest is tried again one level up. Blocks stand by level, then by label in code-point
 * order, their units by id, so that the order of input cannot show.
 *
 * @param units the family's, in the order of their ids
 * @param isSafeGroup judges positions in `units`
 */
export function placeBlocks(
  roster: Roster,
  units: readonly Unit[],
  levels: number,
  isSafeGroup: (members: readonly number[]) => boolean,
): Placement {
  const blocks: PlacedBlock[] = [];
  let left = units.map((_, index) => index);
  for (let level = 0; level < levels; level++) {
    const groups: (number[] | undefined)[] = new Array<undefined>(roster.groupCount());
    for (const index of left) {
      const group = (units[index] as Unit).ladderGroups[level] as number;
      const members = groups[group];
      if (members) members.push(index);
      else groups[group] = [index];
    }
    const found = groups.flatMap((members, group) =>
      members && isSafeGroup(members) ? [{ level, label: roster.labelOf(group), members }] : [],
    );
    blocks.push(...found.sort((a, b) => byCodePoints(a.label, b.label)));
    const placed = new Uint8Array(units.length);
    for (const { members } of found) for (const index of members) placed[index] = 1;
    left = left.filter((index) => placed[index] === 0);
  }
  return { blocks, unplaced: left };
}

/** The block as blocks.json holds it. */
export const writtenBlock = ({ level, label, members }: PlacedBlock, units: readonly Unit[]): Block => ({
  level,
  label: [...label],
  units: idsOf(members, units),
});

export const idsOf = (members: readonly number[], units: readonly Unit[]): string[] =>
  members.map((index) => (units[index] as Unit).id);
