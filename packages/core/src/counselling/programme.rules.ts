import type { UnitBand } from '@gauge/contracts';

const edges: readonly [number, UnitBand][] = [
  [100, '100+'],
  [50, '50-99'],
  [30, '30-49'],
  [20, '20-29'],
  [12, '12-19'],
  [5, '5-11'],
];

/** A count of enterprise groups as a band; nothing to four are told alike. */
export const bandOf = (units: number): UnitBand => edges.find(([edge]) => units >= edge)?.[1] ?? 'under5';

/**
 * Two counts that make up a whole, or none: where one of them is of fewer than five units, but not of none, it could be
 * told from the other and the whole.
 */
export function bandsOfParts({ moved, notMoved }: { moved: number; notMoved: number }) {
  const counts = [moved, notMoved];
  if (counts.every((count) => count === 0) || counts.some((count) => count > 0 && count < 5)) return null;
  return { moved: bandOf(moved), notMoved: bandOf(notMoved) };
}
