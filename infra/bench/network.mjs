import { normalOf, randomOf, sharedDoubles } from './measure.mjs';

const SECTORS = 24;
const COUNTRIES = 50;
const SIZES = ['micro', 'small', 'medium', 'large'];
const ASSOCIATIONS = 120;

/** The layout of a broad instrument: eight lattice nodes, blocks from one association's members up to everyone. */
export function networkSpec(indicatorCount, round = 'round') {
  const indicators = Array.from({ length: indicatorCount }, (_, k) => ({
    id: `i${k}`,
    polarity: k % 3 === 0 ? 'lower' : 'higher',
    sensitivity: k % 5 === 0 ? 'A' : 'B',
    displayStep: k % 10 === 9 ? 1 : 0.5,
    kind: k % 10 === 9 ? 'yesno' : 'ratio',
  }));
  const families = [];
  for (let k = 0; k < indicatorCount; k += 4)
    families.push({ id: `f${families.length}`, indicators: indicators.slice(k, k + 4).map(({ id }) => id) });
  return {
    round,
    dimensions: ['sector', 'division', 'country', 'region', 'size'],
    ladder: [
      ['sector', 'division', 'country', 'region', 'size', 'associations'],
      ['sector', 'division', 'country', 'region', 'size'],
      ['sector', 'division', 'country', 'region'],
      ['sector', 'division', 'region'],
      ['division'],
      [],
    ],
    cohorts: [
      [],
      ['division'],
      ['sector'],
      ['country'],
      ['size'],
      ['sector', 'size'],
      ['sector', 'country'],
      ['sector', 'country', 'size'],
    ],
    families,
    indicators,
  };
}

/** Who the firms are: three in a hundred belong to a group of companies, a tenth to two associations. */
export function networkMembers(firms) {
  const random = randomOf(firms);
  const pick = (count) => Math.floor(random() * count);
  const numbers = new Map();
  const profiles = [];
  const profileOf = new Uint32Array(firms);
  const [ids, groups] = [[], []];
  for (let i = 0; i < firms; i++) {
    const [sector, country, size] = [pick(SECTORS), pick(COUNTRIES), pick(SIZES.length)];
    const home = (country * 2 + pick(2)) % ASSOCIATIONS;
    const second = random() < 0.1 ? (home + 1 + pick(3)) % ASSOCIATIONS : home;
    const name = `${sector} ${country} ${size} ${home} ${second}`;
    let number = numbers.get(name);
    if (number === undefined) {
      number = profiles.length;
      numbers.set(name, number);
      profiles.push({
        associations: home === second ? [`assoc-${home}`] : [`assoc-${home}`, `assoc-${second}`],
        dimensions: {
          sector: `sector-${sector}`,
          division: `division-${sector >> 2}`,
          country: `country-${country}`,
          region: `region-${country % 5}`,
          size: SIZES[size],
        },
      });
    }
    profileOf[i] = number;
    ids.push(`firm-${String(i).padStart(8, '0')}`);
    groups.push(random() < 0.03 ? `group-${pick(Math.ceil(firms / 100))}` : '');
  }
  return { ids, groups, profiles, profileOf };
}

/** One indicator: the first 40 % of them are on the short form, which everyone answers; 3 firms in 5 go on to the rest. */
export function networkColumn(firms, indicatorCount, k) {
  const random = randomOf(1000 + k);
  const normal = normalOf(random);
  const forms = randomOf(7);
  const values = sharedDoubles(firms);
  const short = k < 0.4 * indicatorCount;
  for (let i = 0; i < firms; i++) {
    const answers = short || forms() < 0.6;
    const value = k % 10 === 9 ? (random() < 0.4 ? 1 : 0) : k % 2 ? Math.exp(2 + normal()) : 50 + 20 * normal();
    values[i] = answers ? value : Number.NaN;
  }
  return values;
}
