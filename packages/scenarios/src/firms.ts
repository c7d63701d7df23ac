import { places, type Place } from './places.js';
import { Dice, stableId } from './random.js';

export type Size = 'micro' | 'small' | 'medium' | 'large';
export type DemoFirm = {
  id: string;
  key: string;
  name: string;
  place: Place;
  country: string;
  sectorCode: string;
  service: boolean;
  size: Size;
  groupId: string | null;
  memberNo: string;
  /** A second association the firm belongs to. */
  also: Place | null;
  /** Quality in standard deviations: country, size and luck. */
  quality: number;
  /** Average staff in the first year. */
  staff: number;
  /** Reference years in which it answers. */
  answers: ReadonlySet<number>;
};
export type DemoGroup = { id: string; name: string };

/** ISIC Rev. 4 classes of the demo with their share of firms and what their names say. */
const trades = {
  '2930': {
    share: 0.27,
    words: ['Clutch Works', 'Brake Systems', 'Axle Components', 'Gear Technik', 'Steering Parts', 'Driveline'],
  },
  '2219': { share: 0.07, words: ['Rubber Products', 'Seals', 'Mouldings', 'Hoses'] },
  '2220': { share: 0.1, words: ['Plastics', 'Polymers', 'Injection Parts', 'Trim'] },
  '2431': { share: 0.08, words: ['Iron Foundry', 'Castings', 'Foundry'] },
  '2432': { share: 0.07, words: ['Aluminium Castings', 'Die Casting', 'Light Metals'] },
  '2591': { share: 0.11, words: ['Forgings', 'Pressings', 'Stampings'] },
  '2592': { share: 0.12, words: ['Precision Machining', 'Heat Treatment', 'CNC Parts', 'Surface Coating'] },
  '2599': { share: 0.05, words: ['Springs', 'Fasteners', 'Wire Products'] },
  '2740': { share: 0.03, words: ['Lighting', 'Lamps'] },
  '2790': { share: 0.05, words: ['Wiring Systems', 'Auto Electricals', 'Sensors'] },
  '2822': { share: 0.03, words: ['Tooling', 'Machine Tools', 'Dies and Fixtures'] },
  '7120': { share: 0.02, words: ['Testing Services', 'Metrology', 'Quality Services'] },
} as const;
type Trade = keyof typeof trades;
const tradeShares = Object.fromEntries(Object.entries(trades).map(([code, t]) => [code, t.share])) as Record<
  Trade,
  number
>;

const sizes: Record<Size, { share: number; staff: [number, number]; quality: number }> = {
  micro: { share: 0.16, staff: [4, 9], quality: -0.35 },
  small: { share: 0.42, staff: [10, 48], quality: -0.1 },
  medium: { share: 0.31, staff: [52, 240], quality: 0.2 },
  large: { share: 0.11, staff: [255, 900], quality: 0.45 },
};
const sizeShares = Object.fromEntries(Object.entries(sizes).map(([size, s]) => [size, s.share])) as Record<
  Size,
  number
>;

export const years = [2023, 2024, 2025] as const;

/** The whole network: about 900 firms with their groups, always the same. */
export function demoNetwork(): { firms: DemoFirm[]; groups: DemoGroup[] } {
  const names = new Set<string>();
  const firms = places.flatMap((place) => Array.from({ length: place.firms }, (_, i) => makeFirm(place, i, names)));
  return { firms, groups: formGroups(firms) };
}

function makeFirm(place: Place, index: number, names: Set<string>): DemoFirm {
  const key = `${place.slug}-${index}`;
  const dice = new Dice('firm', key);
  const hero = heroes[key];
  const size = hero?.size ?? dice.weighted(sizeShares);
  const sectorCode = hero?.sectorCode ?? dice.weighted(tradeShares);
  const [low, high] = sizes[size].staff;
  return {
    id: stableId('firm', key),
    key,
    name: hero?.name ?? newName(place, trades[sectorCode].words, dice, names),
    place,
    country: place.country,
    sectorCode,
    service: sectorCode === '7120',
    size,
    groupId: null,
    memberNo: `${place.slug.toUpperCase()}-${String(index + 1).padStart(4, '0')}`,
    also: !hero && dice.chance(0.02) ? dice.pick(places.filter((p) => p !== place)) : null,
    quality: hero?.quality ?? place.quality + sizes[size].quality + 0.8 * dice.normal(),
    staff: Math.round(low * (high / low) ** dice.uniform()),
    answers: hero ? new Set(hero.answers) : participation(dice),
  };
}

/** The people of the story have firms of their own; the clutch maker has not answered the open round yet. */
const heroes: Record<
  string,
  { name: string; sectorCode: Trade; size: Size; quality: number; answers: number[] } | undefined
> = {
  'bacg-0': {
    name: 'Kovai Clutch Works Pvt Ltd',
    sectorCode: '2930',
    size: 'small',
    quality: -0.2,
    answers: [2023, 2024],
  },
  'bacg-1': {
    name: 'Nilgiri Gear Technik Pvt Ltd',
    sectorCode: '2930',
    size: 'small',
    quality: 0.3,
    answers: [2023, 2024, 2025],
  },
  'vfm-0': {
    name: 'Oberle Kupplungstechnik GmbH',
    sectorCode: '2930',
    size: 'medium',
    quality: 0.9,
    answers: [2023, 2024, 2025],
  },
  'aai-0': {
    name: 'Serra Azul Autopeças Ltda',
    sectorCode: '2591',
    size: 'small',
    quality: 0.1,
    answers: [2023, 2024],
  },
};

/** Most firms stay, some join later, some leave, some miss a year; the open round is half answered. */
function participation(dice: Dice): Set<number> {
  const answers = new Set<number>();
  const joins = dice.weighted({ 2023: 0.8, 2024: 0.12, 2025: 0.08 });
  const leaves = dice.chance(0.08) ? 2024 : 2026;
  for (const year of years) {
    if (year < Number(joins) || year >= leaves) continue;
    if (dice.chance(year === 2025 ? 0.62 : 0.88)) answers.add(year);
  }
  return answers;
}

function newName(place: Place, words: readonly string[], dice: Dice, names: Set<string>): string {
  const name = `${dice.pick(place.names)} ${dice.pick(words)}`;
  const unique = names.has(name) ? `${name} ${dice.pick(place.towns)}` : name;
  const legal = dice.pick(place.legal);
  for (let n = 1; ; n++) {
    const candidate = n === 1 ? unique : `${unique} ${n}`;
    if (names.has(candidate)) continue;
    names.add(candidate);
    return `${candidate} ${legal}`;
  }
}

/** Enterprise groups of two to four firms, every third across a border. */
function formGroups(firms: DemoFirm[]): DemoGroup[] {
  const free = firms.filter((firm) => firm.size !== 'micro' && !heroes[firm.key]);
  const groups: DemoGroup[] = [];
  for (let g = 0; g < 45; g++) {
    const dice = new Dice('group', g);
    const parent = dice.pick(free);
    if (parent.groupId) continue;
    const abroad = g % 3 === 0;
    const partners = free.filter(
      (f) => !f.groupId && f !== parent && (abroad ? f.country !== parent.country : f.country === parent.country),
    );
    const group = { id: stableId('group', g), name: `${parent.name.split(' ')[0]} Holding` };
    const count = Number(dice.weighted({ 1: 0.6, 2: 0.3, 3: 0.1 }));
    for (const member of [parent, ...Array.from({ length: count }, () => dice.pick(partners))])
      member.groupId = group.id;
    groups.push(group);
  }
  return groups;
}
