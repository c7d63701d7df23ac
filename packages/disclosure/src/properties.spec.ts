import { gridCount, gridMultiple } from '@gauge/statistics';
import fc from 'fast-check';
import { build, type Build } from './cases/cases.js';
import { runs } from './cases/runs.js';
import {
  buildRelease,
  isSafe,
  previewPublishability,
  membershipOf,
  serializeBlocks,
  serializeRelease,
  watched,
  type FirmRecord,
  type Parameters,
  type PublishedFigure,
  type ReleaseSpec,
} from './index.js';

const parameters: Parameters = { minUnits: 5, minOutside: 5, observerCoalition: 1 };

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
  families: [
    { id: 'money', indicators: ['margin', 'turnover'] },
    { id: 'green', indicators: ['certified', 'wage'] },
  ],
  indicators: [
    { id: 'margin', polarity: 'higher', displayStep: 0.5 },
    { id: 'turnover', polarity: 'higher', displayStep: 10, kind: 'level' },
    { id: 'certified', polarity: 'higher', displayStep: 1, kind: 'yesno', sensitivity: 'C' },
    { id: 'wage', polarity: 'lower', displayStep: 0.2, sensitivity: 'C' },
  ],
};

const value = fc.oneof(fc.integer({ min: -20, max: 20 }), fc.double({ min: -50, max: 50, noNaN: true }));
const recordParts = fc.record({
  group: fc.oneof(
    { weight: 6, arbitrary: fc.constant('') },
    { weight: 1, arbitrary: fc.constantFrom('g1', 'g2', 'g3') },
  ),
  associations: fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom(['X'], ['Y'], ['Z']) },
    { weight: 1, arbitrary: fc.constantFrom(['X', 'Y'], ['Y', 'Z'], ['W']) },
  ),
  sector: fc.constantFrom('25', '28'),
  country: fc.constantFrom('AT', 'DE'),
  size: fc.constantFrom('small', 'large'),
  margin: fc.option(value, { nil: undefined, freq: 20 }),
  turnover: value,
  certified: fc.constantFrom(0, 1),
  wage: fc.option(value, { nil: undefined, freq: 20 }),
});
const network: fc.Arbitrary<FirmRecord[]> = fc
  .array(recordParts, { minLength: 0, maxLength: 130, size: 'max' })
  .map((rows) =>
    rows.map(({ group, associations, sector, country, size, ...values }, index) => ({
      id: `f${index}`,
      group,
      associations: [...associations],
      dimensions: { sector, country, size },
      values: Object.fromEntries(
        Object.entries(values).flatMap(([key, one]) => (one === undefined ? [] : [[key, one]])),
      ),
    })),
  );
const networks = (check: (records: FirmRecord[], built: Build) => void): void =>
  fc.assert(
    fc.property(network, (records) => check(records, build(spec, records))),
    runs(200),
  );

const completeFor = (family: string, record: FirmRecord): boolean =>
  spec.families.find(({ id }) => id === family)?.indicators.every((indicator) => indicator in record.values) ?? false;
const unitOf = ({ id, group }: FirmRecord): string => group || id;
const watchedUnits = (units: readonly string[], family: string, records: readonly FirmRecord[]) =>
  units.map((unit) =>
    watched(
      records
        .filter((record) => unitOf(record) === unit && completeFor(family, record))
        .map(({ associations }) => associations),
    ),
  );

/** The units of each family by the cohorts they lie in, for any choice of cohorts. */
function atoms(built: Build, family: string, chosen: readonly boolean[]): string[][] {
  const cohorts = built.cohorts.filter((cohort, index) => cohort.family === family && chosen[index % chosen.length]);
  const places = new Map<string, string>();
  cohorts.forEach(({ members }, index) =>
    members.forEach((unit) => places.set(unit, `${places.get(unit) ?? ''},${index}`)),
  );
  return [...new Set(places.values())].map((place) =>
    [...places].filter(([, where]) => where === place).map(([unit]) => unit),
  );
}

const figures = (built: Build): PublishedFigure[] => built.cohorts.flatMap((cohort) => Object.values(cohort.figures));
const numbersOf = (figure: PublishedFigure): number[] =>
  Object.entries(figure).flatMap(([key, one]) =>
    key === 'grid' || key === 'tier' ? [] : [one].flat().filter((part): part is number => typeof part === 'number'),
  );

test('equal input in any order gives equal bytes', () => {
  fc.assert(
    fc.property(
      network.chain((records) =>
        fc.tuple(fc.constant(records), fc.shuffledSubarray(records, { minLength: records.length })),
      ),
      ([records, shuffled]) => {
        const [one, other] = [buildRelease(spec, records), buildRelease(spec, shuffled)];
        expect(serializeRelease(other.release)).toBe(serializeRelease(one.release));
        expect(serializeBlocks(other.blocks)).toBe(serializeBlocks(one.blocks));
      },
    ),
    runs(200),
  );
});

test('P1: permuting the values of units inside a block leaves the release unchanged', () => {
  const single = network.map((records) => records.map((record) => ({ ...record, group: '' })));
  fc.assert(
    fc.property(single, fc.infiniteStream(fc.nat()), (records, randomness) => {
      const { blocks, release } = buildRelease(spec, records);
      const [money, green] = blocks.families;
      const permuted = new Map(records.map((record) => [record.id, { ...record.values }]));
      for (const family of [money, green]) {
        for (const { units } of family?.blocks ?? []) {
          const turn = (randomness.next().value as number) % units.length;
          for (const indicator of spec.families.find(({ id }) => id === family?.id)?.indicators ?? []) {
            units.forEach((unit, index) => {
              const from = records.find(({ id }) => id === units[(index + turn) % units.length]);
              (permuted.get(unit) as Record<string, number>)[indicator] = from?.values[indicator] as number;
            });
          }
        }
      }
      expect(
        buildRelease(
          spec,
          records.map((record) => ({ ...record, values: permuted.get(record.id) ?? {} })),
        ).release,
      ).toEqual(release);
    }),
    runs(200),
  );
});

test('P2: every atom of any set of released cohorts is safe', () => {
  fc.assert(
    fc.property(network, fc.array(fc.boolean(), { minLength: 1, maxLength: 13 }), (records, chosen) => {
      const built = build(spec, records);
      for (const family of ['money', 'green']) {
        for (const atom of atoms(built, family, chosen))
          expect({ atom, safe: isSafe(watchedUnits(atom, family, records), parameters) }).toMatchObject({ safe: true });
      }
    }),
    runs(200),
  );
});

test('P3: taking away what an observer sees leaves no combination of fewer than five units', () => {
  networks((records, built) => {
    for (const family of ['money', 'green']) {
      for (const observer of ['X', 'Y', 'Z', 'W']) {
        const sees = (unit: string): boolean =>
          records.some(
            (record) =>
              unitOf(record) === unit && completeFor(family, record) && record.associations.includes(observer),
          );
        for (const atom of atoms(built, family, [true])) {
          const left = atom.filter((unit) => !sees(unit)).length;
          const own = watchedUnits(atom, family, records).every(({ sights }) =>
            sights.every(({ ways }) => ways.every((all) => all.every((seen) => seen.includes(observer)))),
          );
          expect(own || left >= 5).toBe(true);
        }
      }
    }
  });
});

test('P3 for two observers who pool, where the parameter asks for it', () => {
  fc.assert(
    fc.property(network, (records) => {
      const tight: Parameters = { ...parameters, observerCoalition: 2 };
      const built = build({ ...spec, parameters: tight }, records);
      for (const family of ['money', 'green']) {
        for (const atom of atoms(built, family, [true])) {
          for (const pair of [
            ['X', 'Y'],
            ['X', 'Z'],
            ['Y', 'Z'],
            ['X', 'W'],
          ]) {
            const own = records.filter((record) => atom.includes(unitOf(record)) && completeFor(family, record));
            const seen = own.filter(({ associations }) => associations.some((one) => pair.includes(one)));
            const touched = new Set(seen.map(unitOf));
            expect(seen.length === own.length || atom.length - touched.size >= 5).toBe(true);
          }
        }
      }
    }),
    runs(200),
  );
});

test('P5: no figure is finer than its grid, and none is -0', () => {
  networks((_records, built) => {
    for (const figure of figures(built)) {
      if (!('grid' in figure)) continue;
      for (const number of numbersOf(figure)) {
        expect(gridMultiple(gridCount(number, figure.grid), figure.grid)).toBe(number);
        expect(Object.is(number, -0)).toBe(false);
      }
    }
  });
});

test('P7: other values leave the set of figures unchanged, but for the wide band', () => {
  const shape = (built: Build): unknown =>
    built.cohorts.map(({ figures: all, ...cohort }) => ({
      ...cohort,
      figures: Object.entries(all).map(([indicator, figure]) => [
        indicator,
        'wideBand' in figure || 'P50' in figure ? { tier: figure.tier, grid: figure.grid } : Object.keys(figure),
      ]),
    }));
  networks((records, built) => {
    const other = records.map((record, index) => ({
      ...record,
      values: Object.fromEntries(
        Object.keys(record.values).map((key) => [key, key === 'certified' ? index % 2 : ((index * 37) % 101) / 7]),
      ),
    }));
    expect(shape(build(spec, other))).toEqual(shape(built));
  });
});

test('a preview made without values names the blocks, cohorts and tiers that come out', () => {
  networks((records, built) => {
    const preview = previewPublishability(spec, records.map(membershipOf));
    expect(preview.blocks).toEqual(built.blocks);
    expect(preview.cohorts.map(({ tier: _tier, ...cohort }) => cohort)).toEqual(
      built.release.cohorts.map(({ figures: _figures, ...cohort }) => cohort),
    );
  });
});

test('blocks and the unplaced part the units of each family', () => {
  networks((records, built) => {
    for (const { id, blocks, unplaced } of built.blocks.families) {
      const all = [...blocks.flatMap(({ units }) => units), ...unplaced].sort();
      expect(all).toEqual([...new Set(records.filter((record) => completeFor(id, record)).map(unitOf))].sort());
    }
  });
});

test('after any change of some firms, what the releases show together differs by safe sets only', () => {
  fc.assert(
    fc.property(
      network,
      fc.array(fc.nat({ max: 129 }), { maxLength: 12 }),
      fc.array(fc.nat({ max: 129 }), { maxLength: 4 }),
      (records, edits, leavers) => {
        const alone = records.map((record) => ({ ...record, group: '' }));
        const first = build(spec, alone);
        const later = alone
          .filter((_, index) => !leavers.includes(index))
          .map((record) =>
            edits.includes(Number(record.id.slice(1)))
              ? { ...record, values: { ...record.values, margin: 1000 } }
              : record,
          );
        const second = build(spec, later, [first.entry]);
        const blocksOf = (built: Build): string[][] =>
          built.blocks.families
            .filter(({ id }) => id === 'money')
            .flatMap(({ blocks }) => blocks.map(({ units }) => units));
        const valueIn = (rows: FirmRecord[], unit: string): number | undefined =>
          rows.find(({ id }) => id === unit)?.values['margin'];
        for (const now of blocksOf(second)) {
          const linked = blocksOf(first).filter((before) =>
            before.some((unit) => now.includes(unit) && valueIn(alone, unit) === valueIn(later, unit)),
          );
          if (linked.length !== 1) continue;
          const before = linked[0] as string[];
          const changed = [...new Set([...now, ...before])].filter(
            (unit) => !now.includes(unit) || !before.includes(unit) || valueIn(alone, unit) !== valueIn(later, unit),
          );
          expect(changed.length === 0 || changed.length >= 5).toBe(true);
        }
      },
    ),
    runs(200),
  );
});
