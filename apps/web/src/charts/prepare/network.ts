import type { DirectoryEntry } from '@gauge/contracts';
import { placeOf } from '../marks/world.js';

export type MapPoint = {
  id: string;
  x: number;
  y: number;
  radius: number;
  tie: 'own' | 'allied' | 'other';
  /** What a pointer at rest is told. */ words: string;
  name: string;
  nameAt: { dx: number; dy: number; anchor: 'start' | 'end' };
};

const radii: Record<NonNullable<DirectoryEntry['firms']>, number> = {
  '5-11': 5,
  '12-19': 5.5,
  '20-29': 6,
  '30-49': 7,
  '50-99': 8.5,
  '100+': 10,
};
const SMALLEST = 4.5;
/** Circles of one country stand this far apart. */
const APART = 22;
/** A name that would run into a circle as near as this stands on the other side. */
const [NEAR_X, NEAR_Y] = [150, 20];

/** Where each association stands on the map; several of a country side by side, and no name on another. */
export function pointsOf(entries: readonly DirectoryEntry[], wordsOf: (entry: DirectoryEntry) => string): MapPoint[] {
  const points: MapPoint[] = [];
  const inCountry = new Map<string, number>();
  const placed = entries.flatMap((entry) => {
    const place = placeOf(entry.country);
    if (!place) return [];
    const before = inCountry.get(entry.country) ?? 0;
    inCountry.set(entry.country, before + 1);
    return [{ entry, place, x: place.x + before * APART }];
  });
  // from the right, so that a name gives way to what stands in its way already
  for (const { entry, place, x } of placed.sort((a, b) => b.x - a.x)) {
    const radius = entry.firms === null ? SMALLEST : radii[entry.firms];
    const side = points.some((one) => Math.abs(one.y - place.y) < NEAR_Y && one.x - x < NEAR_X)
      ? ('end' as const)
      : ('start' as const);
    points.push({
      id: entry.id,
      x,
      y: place.y,
      radius,
      tie: entry.own ? 'own' : entry.allowed.length > 0 ? 'allied' : 'other',
      words: wordsOf(entry),
      name: shortName(entry.name),
      nameAt: { dx: side === 'start' ? radius + 8 : -radius - 8, dy: 5, anchor: side },
    });
  }
  // the own one on top
  return points.sort((a, b) => Number(a.tie === 'own') - Number(b.tie === 'own'));
}

const LONGEST = 24;

/** A long name by the initials of its words, as associations call themselves. */
function shortName(name: string): string {
  if (name.length <= LONGEST) return name;
  const initials = name
    .split(/[\s-]+/)
    .filter((word) => /^\p{Lu}/u.test(word))
    .map((word) => word[0])
    .join('');
  return initials.length >= 3 ? initials : `${name.slice(0, LONGEST)}…`;
}
