// How much slower hostile values are than ordinary ones.
import { rankGroups } from '../../packages/statistics/dist/index.js';
import { roomFor } from './grouped.mjs';
import { alternate, normalOf, randomOf, sharedDoubles, sharedIntegers } from './measure.mjs';

const random = randomOf(42);
const normal = normalOf(random);
const anyDouble = () => {
  const words = new Uint32Array([random() * 2 ** 32, random() * 2 ** 32]);
  const [value] = new Float64Array(words.buffer);
  return Number.isFinite(value) ? value : 0;
};
/** By the place of a value within its group. */
const shapes = {
  'normal (typical)': normal,
  uniform: random,
  lognormal: () => Math.exp(normal()),
  'many orders of magnitude': () => Math.exp(8 * normal()),
  'any 64 bits': anyDouble,
  constant: () => 3,
  'ten different values': () => Math.floor(random() * 10),
  'nine in ten zero': () => (random() < 0.9 ? 0 : normal()),
  sorted: (place) => place,
  reversed: (place) => -place,
  'equal top bits': () => 1 + Math.floor(random() * 1e9) * Number.EPSILON,
  'one outlier': (place) => (place === 7 ? 1e300 : random()),
  'an outlier at every level': (place) => (place < 3 ? 1e100 ** (3 - place) : 1 + random() * 1e-9),
  'outliers against values and bits': (place) =>
    [1e300, 1e150, 1.5, 1.0001, 1 + 1e-8][place] ?? 1 + Math.floor(random() * 1000) * Number.EPSILON,
};

export async function compareShapes({ count, rounds, say }) {
  const column = (perGroup, shape) => {
    const groupCount = Math.ceil(count / perGroup);
    const values = sharedDoubles(count);
    const groups = sharedIntegers(count);
    const place = new Uint32Array(groupCount);
    for (let i = 0; i < count; i++) {
      const group = Math.floor(random() * groupCount);
      groups[i] = group;
      values[i] = shape(place[group]++);
    }
    return roomFor({ values, groups, groupCount });
  };
  const contestants = Object.entries(shapes).map(([name, shape]) => {
    const own = column(2000, shape);
    return { name, run: () => rankGroups(own) };
  });
  for (const perGroup of [5, 50]) {
    const own = column(perGroup, normal);
    contestants.push({ name: `normal, groups of about ${perGroup}`, run: () => rankGroups(own) });
  }
  const single = column(count, normal);
  contestants.push({ name: 'normal, one group', run: () => rankGroups(single) });
  return alternate(contestants, rounds, say);
}
