import { readFileSync } from 'node:fs';
import { ascending, quantile } from '@gauge/statistics';
import fc from 'fast-check';
import type { FirmRecord, HistoryEntry, ReleaseSpec } from '../index.js';
import { eliminate, intersect, subtract, type Knowledge, type Sighting } from './attacker.js';
import { build } from './cases.js';
import { runs } from './runs.js';

const spec: ReleaseSpec = {
  round: 'r',
  dimensions: ['sector', 'country', 'size'],
  ladder: [
    ['sector', 'country', 'size', 'associations'],
    ['sector', 'country', 'size'],
    ['sector', 'country'],
    ['sector'],
    [],
  ],
  cohorts: [['sector', 'country', 'size'], ['sector', 'country'], ['sector', 'size'], ['sector'], ['country'], []],
  families: [{ id: 'f', indicators: ['a'] }],
  indicators: [{ id: 'a', polarity: 'higher', displayStep: 0.5 }],
};

/** What a unit is and has, for whoever would know everything. */
type Unit = { id: string; value: number; records: FirmRecord[] };
const unitsOf = (records: readonly FirmRecord[]): Unit[] =>
  [...new Set(records.map(({ id, group }) => group || id))].map((id) => {
    const own = records.filter((record) => (record.group || record.id) === id);
    return { id, records: own, value: own.reduce((sum, { values }) => sum + (values['a'] as number), 0) / own.length };
  });

/** Our release, with the exact total of every cohort thrown in. */
function ours(round: number, records: readonly FirmRecord[], history: HistoryEntry[], over: Partial<ReleaseSpec> = {}) {
  const { cohorts, entry } = build({ ...spec, ...over }, [...records], history);
  const values = new Map(unitsOf(records).map(({ id, value }) => [id, value]));
  const sightings = cohorts.map(({ members, figures }): Sighting => {
    const numbers = Object.entries(figures['a'] ?? {}).filter(([key]) => /^P|^tri/.test(key));
    const total = members.reduce((sum, unit) => sum + (values.get(unit) as number), 0);
    return { round, members, points: Object.fromEntries(numbers), total };
  });
  return { sightings, entry };
}

/** What "at least five" alone would print: for every cell of the lattice n, the mean and quartiles of type 7. */
function naive(round: number, records: readonly FirmRecord[], nodes: string[][] = spec.cohorts): Sighting[] {
  const units = unitsOf(records);
  return nodes.flatMap((node) => {
    const cells = new Map<string, Unit[]>();
    for (const unit of units) {
      const labels = unit.records.map(({ dimensions }) => JSON.stringify(node.map((column) => dimensions[column])));
      if (new Set(labels).size === 1) cells.set(labels[0] as string, [...(cells.get(labels[0] as string) ?? []), unit]);
    }
    return [...cells.values()]
      .filter((cell) => cell.length >= 5)
      .map((cell) => {
        const sorted = ascending(cell.map(({ value }) => value));
        const points = Object.fromEntries([25, 50, 75].map((p) => [`P${p}`, quantile(sorted, p / 100, 7)]));
        const total = sorted.reduce((sum, value) => sum + value, 0);
        return { round, members: cell.map(({ id }) => id), points, total };
      });
  });
}

/** Values of a unit that are equal, or within a step of one another, are one record over the rounds. */
function knowledgeOf(
  rounds: readonly (readonly FirmRecord[])[],
  within: number,
  over: Partial<Knowledge> = {},
): Knowledge {
  const names = new Map<string, string>();
  const seen = new Map<string, { round: number; value: number }[]>();
  rounds.forEach((records, round) =>
    unitsOf(records).forEach(({ id, value }) => seen.set(id, [...(seen.get(id) ?? []), { round, value }])),
  );
  for (const [id, all] of seen) {
    let last = Number.NEGATIVE_INFINITY;
    let name = '';
    for (const { round, value } of all.sort((a, b) => a.value - b.value)) {
      if (value - last > within) name = `${id}@${round}`;
      names.set(`${id}/${round}`, name);
      last = value;
    }
  }
  const record = (unit: string, round: number): string => names.get(`${unit}/${round}`) as string;
  return { record, unitOf: (name) => name.slice(0, name.lastIndexOf('@')), ...over };
}

/** What an observer, or several who pool, has: the records of which it saw all parts in one of the rounds. */
function seenBy(rounds: readonly (readonly FirmRecord[])[], { record }: Knowledge, observers: readonly string[]) {
  const known = new Set<string>();
  rounds.forEach((records, round) => {
    for (const unit of unitsOf(records))
      if (unit.records.every(({ associations }) => associations.some((one) => observers.includes(one))))
        known.add(record(unit.id, round));
  });
  return (name: string): boolean => known.has(name);
}

const associations = ['X', 'Y', 'Z', 'W'];

/** Every way to attack, by an outsider and by each association. */
function found(sightings: readonly Sighting[], rounds: readonly (readonly FirmRecord[])[], pooled: string[][] = []) {
  return (rounds.length === 1 ? [0] : [0, 0.5]).flatMap((within) => {
    const outsider = knowledgeOf(rounds, within);
    const insiders = [...associations.map((one) => [one]), ...pooled].map((observers) => ({
      ...outsider,
      has: seenBy(rounds, outsider, observers),
    }));
    return [outsider, ...insiders].flatMap((knowledge) => [
      ...subtract(sightings, knowledge),
      ...eliminate(sightings, knowledge),
    ]);
  });
}

/** A number of its own for every seed and place, 0..1. */
const chance = (seed: number, place: number): number => {
  const mixed = Math.imul(seed * 7919 + place * 104729 + 1, 2654435761) >>> 0;
  return (Math.imul(mixed ^ (mixed >>> 15), 2246822519) >>> 0) / 2 ** 32;
};
const pick = <T>(list: readonly T[], share: number): T => list[Math.floor(share * share * list.length)] as T;

/** Firms in cells of all sizes, a few of them in groups across countries and associations; no two values alike. */
const firms = (seed: number, count: number): FirmRecord[] =>
  Array.from({ length: count }, (_, place) => {
    const draw = (kind: number): number => chance(seed, place * 11 + kind);
    return {
      id: `f${place}`,
      group: draw(0) < 0.06 ? `g${Math.floor(draw(1) * 8)}` : '',
      associations: draw(2) < 0.05 ? ['X', 'W'] : [pick(associations, draw(3))],
      dimensions: {
        sector: pick(['25', '28', '29', '30'], draw(4)),
        country: pick(['AT', 'DE', 'CH'], draw(5)),
        size: pick(['small', 'medium', 'large'], draw(6)),
      },
      values: { a: Math.round(draw(7) * 1e6) / 1e4 + place * 1e-9 },
    };
  });

const nextRound = (seed: number, round: number, records: readonly FirmRecord[], share = 0.04): FirmRecord[] =>
  records.flatMap((record, place) => {
    const lot = chance(seed + round, place * 3 + 1);
    const change = (by: number): FirmRecord => ({ ...record, values: { a: (record.values['a'] as number) + by } });
    if (lot < share) return [];
    if (lot < 2 * share) return [record, { ...change(31.7), id: `${record.id}+${round}`, group: '' }];
    if (lot < 3 * share) return [change(17.3)];
    if (lot < 4 * share) return [change(0.21)];
    // what it joins learns old values by that, which is not guaranteed against; what it leaves remembers them
    return lot < 5 * share ? [{ ...record, associations: ['V'] }] : [record];
  });

describe('one release of 200 firms', () => {
  const records = firms(7, 200);
  const truth = new Map(unitsOf(records).map(({ id, value }) => [id, value]));
  const outsider = knowledgeOf([records], 0);

  test('at least five in a cell: firms come out by subtraction and linear algebra, exactly', () => {
    const cells = naive(0, records);
    const singles = (all: { units: string[]; total?: number }[]) => all.filter(({ units }) => units.length === 1);
    const [bySubtraction, byAlgebra] = [subtract(cells, outsider), eliminate(cells, outsider)];
    expect(singles(bySubtraction).length).toBeGreaterThan(0);
    expect(byAlgebra.length).toBeGreaterThan(new Set(bySubtraction.map(({ units }) => units.join())).size);
    for (const { units, total } of [...singles(bySubtraction), ...singles(byAlgebra)])
      expect(total).toBeCloseTo(truth.get(units[0] as string) as number, 6);
    const insider = { ...outsider, has: seenBy([records], outsider, ['X']) };
    expect(eliminate(cells, insider).length).toBeGreaterThan(byAlgebra.length);
  });

  test('ours: nothing, for outsiders, associations and any two firms that pool', () => {
    const { sightings } = ours(0, records, []);
    expect(sightings.length).toBeGreaterThan(10);
    expect(found(sightings, [records])).toEqual([]);
    for (const { unit, value } of intersect(sightings, outsider)) expect(truth.get(unit)).not.toBeCloseTo(value, 6);
    for (let place = 0; place + 1 < records.length; place += 7) {
      const two = [place, place + 1].map((one) => outsider.record(records[one]?.group || `f${one}`, 0));
      const colluders = { ...outsider, fewerThan: 3, has: (name: string) => two.includes(name) };
      expect([...subtract(sightings, colluders), ...eliminate(sightings, colluders)]).toEqual([]);
    }
  });

  test('ours for two associations that pool, where the parameter asks for it; without it they find firms', () => {
    const pairs = [
      ['X', 'Y'],
      ['X', 'Z'],
      ['Y', 'Z'],
      ['X', 'W'],
    ];
    const parameters = { observerCoalition: 2 as const };
    expect(found(ours(0, records, [], { parameters }).sightings, [records], pairs)).toEqual([]);
    expect(found(ours(0, records, []).sightings, [records], pairs)).not.toEqual([]);
  });
});

test('intersection: the one firm that two cells share is their median; ours shows one of them only', () => {
  const firm = (id: string, sector: string, size: string, a: number): FirmRecord => ({
    id,
    group: '',
    associations: ['X'],
    dimensions: { sector, country: 'AT', size },
    values: { a },
  });
  const others = (sector: string, size: string): FirmRecord[] =>
    [11, 22, 44, 55].map((a, place) =>
      firm(`${sector}${size}${place}`, sector, size, a + (size === 'large' ? 0.5 : 0)),
    );
  const records = [firm('T', '25', 'large', 33.3), ...others('25', 'small'), ...others('28', 'large')];
  const outsider = knowledgeOf([records], 0);
  expect(intersect(naive(0, records, [['sector'], ['size']]), outsider)).toContainEqual({ unit: 'T', value: 33.3 });
  const { sightings } = ours(0, records, [], { cohorts: [['sector'], ['size'], []] });
  expect(new Set(sightings.map(({ members }) => members.join()))).toEqual(
    new Set(['25small0,25small1,25small2,25small3,T']),
  );
  expect([...intersect(sightings, outsider), ...found(sightings, [records])]).toEqual([]);
});

describe('three releases, firms that join, leave, edit and move in between', () => {
  const first = firms(5, 300);
  const second = nextRound(5, 1, first);
  const rounds = [first, second, nextRound(5, 2, second)];

  test('without the history rule they tell of single firms, with it of none', () => {
    const careless = rounds.flatMap((records, round) => ours(round, records, []).sightings);
    expect(found(careless, rounds).some(({ units }) => units.length === 1)).toBe(true);
    const history: HistoryEntry[] = [];
    const careful = rounds.flatMap((records, round) => {
      const { sightings, entry } = ours(round, records, [...history]);
      history.push(entry);
      return sightings;
    });
    expect(careful.map(({ round }) => round)).toEqual(expect.arrayContaining([0, 1, 2]));
    expect(found(careful, rounds)).toEqual([]);
  });

  test('on whatever network', () => {
    const stories = fc.tuple(fc.nat(), fc.integer({ min: 20, max: 160 }), fc.constantFrom(0.004, 0.02, 0.08));
    let [shown, broken] = [0, 0];
    fc.assert(
      fc.property(stories, ([seed, count, share]) => {
        const start = firms(seed, count);
        const middle = nextRound(seed, 1, start, share);
        const story = [start, middle, nextRound(seed, 2, middle, share)];
        const history: HistoryEntry[] = [];
        const sightings = story.flatMap((records, round) => {
          const release = ours(round, records, [...history]);
          history.push(release.entry);
          return release.sightings;
        });
        shown += sightings.filter(({ round }) => round > 0).length;
        expect(found(sightings, story)).toEqual([]);
        const cells = story.flatMap((records, round) => naive(round, records));
        broken += Number(eliminate(cells, knowledgeOf(story, 0)).length > 0);
      }),
      runs(60),
    );
    expect(shown).toBeGreaterThan(300);
    expect(broken).toBeGreaterThan(30);
  });
});

test('2,000 real firms (WBA Gender Assessment, CC BY 4.0): "at least five" tells of firms, ours of none', () => {
  const file = new URL('../../../scenarios/data/wba_gender_2023_2024.csv', import.meta.url);
  const [header, ...lines] = readFileSync(file, 'utf8').trim().split('\n').map(cellsOf);
  const cell = (line: string[], column: string): string => line[header?.indexOf(column) ?? -1] || 'unknown';
  const records = lines.map((line, place): FirmRecord => ({
    id: `f${place}`,
    group: '',
    associations: [associations[place % 4] as string],
    dimensions: { sector: cell(line, 'industry'), country: cell(line, 'region'), size: cell(line, 'ownership') },
    values: { a: Number(cell(line, 'score')) },
  }));
  const truth = unitsOf(records);
  const outsider = knowledgeOf([records], 0);
  const singles = eliminate(naive(0, records), outsider).filter(({ units }) => units.length === 1);
  expect(singles.length).toBeGreaterThan(10);
  for (const { units, total } of singles)
    expect(total).toBeCloseTo(truth.find(({ id }) => id === units[0])?.value as number, 6);
  const { sightings } = ours(0, records, []);
  expect(sightings.length).toBeGreaterThan(100);
  expect(found(sightings, [records])).toEqual([]);
});

const cellsOf = (line: string): string[] =>
  [...line.matchAll(/(?:^|,)(?:"([^"]*)"|([^,]*))/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');
