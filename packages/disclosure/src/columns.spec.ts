import fc from 'fast-check';
import {
  buildRelease,
  buildReleaseFromColumns,
  InputError,
  joinShares,
  shareRelease,
  type Built,
  type FirmRecord,
  type RecordColumns,
  type ReleaseSpec,
} from './index.js';
import { columnsOfRecords } from './columns.js';
import { parseSpec } from './spec.js';

const spec: ReleaseSpec = {
  round: 'r',
  dimensions: ['sector', 'size'],
  ladder: [['sector', 'size', 'associations'], ['sector', 'size'], ['sector'], []],
  cohorts: [[], ['sector'], ['size'], ['sector', 'size']],
  families: [
    { id: 'one', indicators: ['a', 'b'] },
    { id: 'two', indicators: ['c'] },
    { id: 'three', indicators: ['d'] },
  ],
  indicators: [
    { id: 'a', polarity: 'higher', displayStep: 0.1 },
    { id: 'b', polarity: 'lower', displayStep: 1, kind: 'level' },
    { id: 'c', polarity: 'higher', displayStep: 1, kind: 'yesno' },
    { id: 'd', polarity: 'higher', displayStep: 0.01, sensitivity: 'C' },
  ],
};

const record = fc.record({
  group: fc.constantFrom('', '', '', 'g1', 'g2', 'g3'),
  associations: fc.constantFrom<string[]>(['x'], ['y'], ['x', 'y'], ['z']),
  dimensions: fc.record({ sector: fc.constantFrom('metal', 'wood'), size: fc.constantFrom('small', 'large') }),
  values: fc.record(
    {
      a: fc.double({ min: -1e6, max: 1e6, noNaN: true }),
      b: fc.integer({ min: 0, max: 50 }),
      c: fc.constantFrom(0, 1),
      d: fc.constantFrom(0, -0, 1, 1.005, 2),
    },
    { requiredKeys: [] },
  ),
});
const network = fc
  .array(record, { minLength: 20, maxLength: 120 })
  .map((list) => list.map((one, index): FirmRecord => ({ id: `firm ${index}`, ...one })));

test('columns and records give the same release and the same blocks, byte for byte, in any order of input', () => {
  fc.assert(
    fc.property(network, network, fc.boolean(), (records, earlier, remembers) => {
      const history = remembers ? [{ records: earlier, blocks: buildRelease(spec, earlier).blocks }] : [];
      const expected = JSON.stringify(buildRelease(spec, records, history));
      const columns = columnsOfRecords(parseSpec(spec), [...records].reverse());
      expect(JSON.stringify(buildReleaseFromColumns(spec, columns, history))).toBe(expected);
    }),
    { numRuns: 200 },
  );
});

test('a release built in shares is the release built whole, byte for byte, and no share takes all', () => {
  fc.assert(
    fc.property(network, network, fc.integer({ min: 1, max: 4 }), (records, earlier, parts) => {
      const history = [{ records: earlier, blocks: buildRelease(spec, earlier).blocks }];
      const columns = columnsOfRecords(parseSpec(spec), records);
      const shares = shareRelease(spec, columns, parts);
      expect(shares.length).toBeLessThanOrEqual(parts);
      expect(shares.flatMap(({ families }) => families.map(({ id }) => id)).toSorted()).toEqual([
        'one',
        'three',
        'two',
      ]);
      const built = shares.map((share) => buildReleaseFromColumns(share, columns, history)) as [Built, ...Built[]];
      expect(JSON.stringify(joinShares(spec, built))).toBe(
        JSON.stringify(buildReleaseFromColumns(spec, columns, history)),
      );
    }),
    { numRuns: 200 },
  );
});

test('shares are of about equal work, and families with the same firms stay together', () => {
  const families = Array.from({ length: 10 }, (_, k) => ({ id: `f${k}`, indicators: [`i${k}`, `j${k}`] }));
  const many = {
    ...spec,
    families,
    indicators: families.flatMap(({ indicators }) =>
      indicators.map((id) => ({ id, polarity: 'higher' as const, displayStep: 1 })),
    ),
  };
  // families with an even number are answered by all, the others by every second firm
  const column = (id: string) =>
    Float64Array.from({ length: 100 }, (_, firm) => (Number(id.slice(1)) % 2 && firm % 2 ? Number.NaN : firm));
  const values = new Map(many.indicators.map(({ id }) => [id, column(id)]));
  const shares = shareRelease(many, { values }, 2).map((share) => share.families.map(({ id }) => id));
  expect(shares).toEqual([
    ['f0', 'f2', 'f4', 'f6', 'f8'],
    ['f1', 'f3', 'f5', 'f7', 'f9'],
  ]);
});

describe('columns that cannot be released', () => {
  const sound = (): RecordColumns => ({
    ids: ['f1', 'f2', 'f3'],
    groups: ['', '', ''],
    profiles: [
      { associations: ['x'], dimensions: { sector: 'metal', size: 'small' } },
      { associations: ['y'], dimensions: { sector: 'wood', size: 'small' } },
    ],
    profileOf: Uint32Array.of(0, 1, 0),
    values: new Map([['a', Float64Array.of(1, Number.NaN, 3)]]),
  });
  const faults: [string, Partial<RecordColumns>, object][] = [
    ['not_finite', { values: new Map([['a', Float64Array.of(1, 2, Infinity)]]) }, { index: 2, column: 'a' }],
    ['not_yes_no', { values: new Map([['c', Float64Array.of(1, 0.5, 0)]]) }, { index: 1, column: 'c' }],
    ['column_length', { values: new Map([['a', Float64Array.of(1)]]) }, { column: 'a' }],
    ['id_twice', { ids: ['f1', 'f2', 'f1'] }, { index: 2, column: 'unit_id' }],
    [
      'dimension_missing',
      { profiles: [sound().profiles[0]!, { associations: ['y'], dimensions: { sector: 'wood' } }] },
      { index: 1, column: 'size' },
    ],
    [
      'associations',
      { profiles: [sound().profiles[0]!, { associations: [], dimensions: { sector: 'wood', size: 'small' } }] },
      { index: 1, column: 'associations' },
    ],
  ];

  test.each(faults)('%s, with its place', (code, fault, place) => {
    const build = () => buildReleaseFromColumns(spec, { ...sound(), ...fault });
    expect(build).toThrow(InputError);
    expect(build).toThrow(expect.objectContaining({ code, place }));
  });

  test('a missing value is none of them', () => {
    expect(buildReleaseFromColumns(spec, sound()).blocks.families.map(({ unplaced }) => unplaced)).toEqual([
      [],
      [],
      [],
    ]);
  });
});
