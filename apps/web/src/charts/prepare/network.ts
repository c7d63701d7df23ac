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
  nameAt: { dx: number; dy: number; anchor: 'start' | 'middle' | 'end' };
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
/** Where each association stands on the map; several of a country side by side, and no name on another. */
export function pointsOf(entries: readonly DirectoryEntry[], wordsOf: (entry: DirectoryEntry) => string): MapPoint[] {
  const inCountry = new Map<string, number>();
  const circles = entries.flatMap((entry) => {
    const place = placeOf(entry.country);
    if (!place) return [];
    const before = inCountry.get(entry.country) ?? 0;
    inCountry.set(entry.country, before + 1);
    const radius = entry.firms === null ? SMALLEST : radii[entry.firms];
    const circle = { x: place.x + before * APART, y: place.y, radius };
    return [{ entry, circle, box: boxOfCircle(circle) }];
  });
  const taken = circles.map(({ box }) => box);
  // from the right, so that a name gives way to what stands in its way already
  const points = circles
    .sort((a, b) => b.circle.x - a.circle.x)
    .map(({ entry, circle, box: own }): MapPoint => {
      const name = shortName(entry.name);
      const places = nameOn(circle);
      const free = places.find((at) => {
        const box = boxOfName(circle, at, name);
        return !taken.some((one) => one !== own && overlap(box, one));
      });
      const nameAt = free ?? places[0]!;
      taken.push(boxOfName(circle, nameAt, name));
      return {
        id: entry.id,
        ...circle,
        tie: entry.own ? 'own' : entry.allowed.length > 0 ? 'allied' : 'other',
        words: wordsOf(entry),
        name,
        nameAt,
      };
    });
  // the own one on top
  return points.sort((a, b) => Number(a.tie === 'own') - Number(b.tie === 'own'));
}

type Circle = Pick<MapPoint, 'x' | 'y' | 'radius'>;
type Box = { left: number; right: number; top: number; bottom: number };

/** Of the letters a name is set in. */
const [LETTER, LINE] = [9, 18];

/** A name stands beside its circle, to the right if it can; above or below it where both sides are taken. */
const nameOn = ({ radius }: Circle): MapPoint['nameAt'][] => [
  { dx: radius + 8, dy: 5, anchor: 'start' },
  { dx: -radius - 8, dy: 5, anchor: 'end' },
  { dx: 0, dy: -radius - 8, anchor: 'middle' },
  { dx: 0, dy: radius + LINE, anchor: 'middle' },
];

function boxOfName({ x, y }: Circle, { dx, dy, anchor }: MapPoint['nameAt'], name: string): Box {
  const width = name.length * LETTER;
  const left = x + dx - { start: 0, middle: width / 2, end: width }[anchor];
  return { left, right: left + width, top: y + dy - LINE + 4, bottom: y + dy + 4 };
}

const boxOfCircle = ({ x, y, radius }: Circle): Box => ({
  left: x - radius,
  right: x + radius,
  top: y - radius,
  bottom: y + radius,
});

const overlap = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

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
