import { build, figureOf } from './cases/cases.js';
import {
  buildRelease,
  serializeBlocks,
  serializeRelease,
  type FirmRecord,
  type IndicatorSpec,
  type ReleaseSpec,
} from './index.js';

const specOf = (indicator: Partial<IndicatorSpec> = {}, over: Partial<ReleaseSpec> = {}): ReleaseSpec => ({
  round: '2024',
  dimensions: ['sector', 'country'],
  ladder: [['sector', 'country', 'associations'], ['sector', 'country'], ['sector'], []],
  cohorts: [['sector', 'country'], ['sector'], ['country'], []],
  families: [{ id: 'f', indicators: ['a'] }],
  indicators: [{ id: 'a', polarity: 'higher', displayStep: 1, ...indicator }],
  ...over,
});
const firm = (id: string, a: number, over: Partial<FirmRecord> = {}): FirmRecord => ({
  id,
  group: '',
  associations: ['X'],
  dimensions: { sector: '25', country: 'AT' },
  values: { a },
  ...over,
});
const firms = (count: number, value: (index: number) => number = (index) => index): FirmRecord[] =>
  Array.from({ length: count }, (_, index) => firm(`f${index}`, value(index)));
const figure = (records: FirmRecord[], indicator: Partial<IndicatorSpec> = {}) => {
  const [cohort] = build(specOf(indicator), records).cohorts;
  return cohort && figureOf(cohort);
};

describe('tiers', () => {
  test.each([
    [5, '5-11', ['tier', 'grid', 'P50'], 5],
    [11, '5-11', ['tier', 'grid', 'P50'], 5],
    [12, '12-19', ['tier', 'grid', 'P25', 'P50', 'P75'], 2],
    [20, '20-29', ['tier', 'grid', 'P25', 'P50', 'P75'], 2],
    [29, '20-29', ['tier', 'grid', 'P25', 'P50', 'P75'], 2],
    [30, '30-49', ['tier', 'grid', 'P10', 'P25', 'P50', 'P75', 'P90', 'trimmedMean'], 1],
    [50, '50-99', ['tier', 'grid', 'P10', 'P25', 'P50', 'P75', 'P90', 'trimmedMean'], 1],
    [99, '50-99', ['tier', 'grid', 'P10', 'P25', 'P50', 'P75', 'P90', 'trimmedMean'], 1],
    [100, '100+', ['tier', 'grid', 'P5', 'P10', 'P25', 'P50', 'P75', 'P90', 'P95', 'trimmedMean'], 1],
  ])('%d units: band %s', (count, nBand, keys, grid) => {
    const [cohort] = build(
      specOf(),
      firms(count, (index) => index * 3),
    ).cohorts;
    expect(cohort?.nBand).toBe(nBand);
    expect(cohort && Object.keys(figureOf(cohort))).toEqual(keys);
    expect(cohort && figureOf(cohort)).toMatchObject({ grid });
  });

  test('four units: nothing, not even their count', () => {
    const { release, blocks } = buildRelease(specOf(), firms(4));
    expect(release.cohorts).toEqual([]);
    expect(blocks.families[0]?.unplaced).toEqual(['f0', 'f1', 'f2', 'f3']);
  });

  test('a stricter minimum holds for blocks and cohorts', () => {
    const strict = specOf({}, { parameters: { minUnits: 10 } });
    expect(build(strict, firms(9)).cohorts).toEqual([]);
    expect(build(strict, firms(10)).cohorts).toHaveLength(4);
  });
});

describe('kinds', () => {
  test('levels of size wait for thirty units', () => {
    expect(figure(firms(29), { kind: 'level' })).toEqual({ suppressed: 'size-level' });
    expect(figure(firms(30), { kind: 'level' })).toMatchObject({ tier: 'T30', P50: 15 });
  });

  test.each([
    [8, 0, 'under 25'],
    [8, 1, 'under 25'],
    [8, 2, '25-50'],
    [8, 4, '50-75'],
    [8, 6, 'over 75'],
    [8, 8, 'over 75'],
    [29, 7, 'under 25'],
    [30, 2, 'under 10'],
    [30, 3, '10-20'],
    [30, 21, '70-80'],
    [30, 27, 'over 90'],
    [30, 30, 'over 90'],
    [100, 29, '20-30'],
  ])('%d units with %d yes: %s', (count, yes, shareBand) => {
    expect(
      figure(
        firms(count, (index) => (index < yes ? 1 : 0)),
        { kind: 'yesno' },
      ),
    ).toEqual({ tier: count < 12 ? 'T5' : count < 30 ? 'T12' : count < 100 ? 'T30' : 'T100', shareBand });
  });

  test('a group says yes if at least half of it does', () => {
    const group = (half: number) => [
      ...firms(5, () => 0),
      ...[0, 1].flatMap((unit) => [
        firm(`r${unit}`, 1, { group: `g${unit}` }),
        firm(`s${unit}`, half, { group: `g${unit}` }),
      ]),
    ];
    expect(figure(group(0), { kind: 'yesno' })).toMatchObject({ shareBand: '25-50' });
  });
});

describe('the wide band', () => {
  const alike = (count: number, value: number) => firms(count, () => value);

  test('hides a cell that holds half of the cohort', () => {
    expect(figure(alike(12, 25))).toEqual({ tier: 'T12', grid: 2, wideBand: [20, 40] });
    expect(figure(alike(30, -3))).toEqual({ tier: 'T30', grid: 1, wideBand: [-10, 0] });
    expect(figure(alike(12, 0.7), { displayStep: 0.05 })).toEqual({ tier: 'T12', grid: 0.1, wideBand: [0, 1] });
  });
  test('includes its lower edge', () => expect(figure(alike(12, 40))).toMatchObject({ wideBand: [40, 60] }));
  test('does not concern class C nor a lone median', () => {
    expect(figure(alike(12, 25), { sensitivity: 'C' })).toEqual({ tier: 'T12', grid: 2, P25: 26, P50: 26, P75: 26 });
    expect(figure(alike(11, 25))).toEqual({ tier: 'T5', grid: 5, P50: 25 });
  });
});

describe('units and cohorts', () => {
  test('a group counts once with its mean; its mixed dimension meets no filter', () => {
    const twoCountries = [
      firm('r1', 10, { group: 'G' }),
      firm('r2', 20, { group: 'G', dimensions: { sector: '25', country: 'DE' } }),
    ];
    const { blocks, cohorts } = build(specOf(), [...firms(4, () => 15), ...twoCountries]);
    expect(blocks.families[0]?.blocks).toEqual([{ level: 2, label: ['25'], units: ['G', 'f0', 'f1', 'f2', 'f3'] }]);
    expect(cohorts.map(({ dimensions, coverage }) => ({ dimensions, coverage }))).toEqual([
      { dimensions: { sector: '25' }, coverage: 'all' },
      { dimensions: {}, coverage: 'all' },
    ]);
    expect(cohorts[0] && figureOf(cohorts[0])).toMatchObject({ P50: 15 });
  });

  test('mixed units group with one another', () => {
    const mixed = [0, 1, 2, 3, 4].flatMap((unit) =>
      ['AT', 'DE'].map((country) =>
        firm(`${country}${unit}`, unit, { group: `g${unit}`, dimensions: { sector: '25', country } }),
      ),
    );
    expect(build(specOf(), mixed).blocks.families[0]?.blocks).toEqual([
      { level: 0, label: ['25', '*', 'X'], units: ['g0', 'g1', 'g2', 'g3', 'g4'] },
    ]);
  });

  test('a record without a group belongs to the group of its name', () => {
    const records = [firm('G', 1), firm('r', 3, { group: 'G' }), ...firms(4, () => 2)];
    expect(build(specOf(), records).blocks.families[0]?.blocks[0]?.units).toEqual(['G', 'f0', 'f1', 'f2', 'f3']);
  });

  test('a cohort says that it covers only part of those who match', () => {
    const few = firms(2).map((record) => ({
      ...record,
      id: `d${record.id}`,
      dimensions: { sector: '25', country: 'DE' },
    }));
    const { cohorts } = build(specOf(), [...firms(6), ...few]);
    expect(cohorts.map(({ dimensions, coverage }) => [dimensions, coverage])).toEqual([
      [{ sector: '25', country: 'AT' }, 'all'],
      [{ sector: '25' }, 'part'],
      [{ country: 'AT' }, 'all'],
      [{}, 'part'],
    ]);
  });

  test('only records complete for the family take part, also in a group', () => {
    const spec = specOf(
      {},
      {
        families: [{ id: 'f', indicators: ['a', 'b'] }],
        indicators: ['a', 'b'].map((id) => ({ id, polarity: 'higher', displayStep: 1 })),
      },
    );
    const both = firms(5).map((record) => ({ ...record, values: { a: 10, b: 20 } }));
    const half = firm('h', 1000, { group: 'f0', associations: ['Y'] });
    const { blocks, cohorts } = build(spec, [...both, half]);
    expect(blocks.families[0]?.blocks[0]).toEqual({
      level: 0,
      label: ['25', 'AT', 'X'],
      units: ['f0', 'f1', 'f2', 'f3', 'f4'],
    });
    expect(cohorts[0]?.figures).toEqual({ a: { tier: 'T5', grid: 5, P50: 10 }, b: { tier: 'T5', grid: 5, P50: 20 } });
  });

  test('labels stand in code-point order, also beyond the basic plane', () => {
    const sectors = ['\u{1F600}', '\uFFFD', 'b', 'B', 'a|b'];
    const records = sectors.flatMap((sector) =>
      firms(5).map((record) => ({ ...record, id: `${sector}${record.id}`, dimensions: { sector, country: 'AT' } })),
    );
    const { cohorts } = build(specOf(), records);
    expect(cohorts.slice(0, 5).map(({ dimensions }) => dimensions['sector'])).toEqual([
      'B',
      'a|b',
      'b',
      '\uFFFD',
      '\u{1F600}',
    ]);
  });

  test('labels that look alike once joined stay apart', () => {
    const at = (sector: string, country: string) =>
      firms(5).map((record) => ({
        ...record,
        id: `${sector}/${country}/${record.id}`,
        dimensions: { sector, country },
      }));
    expect(
      build(specOf(), [...at('a,b', 'c'), ...at('a', 'b,c'), ...at('a","b', 'c')]).blocks.families[0]?.blocks,
    ).toHaveLength(3);
  });
});

test('the files are one-space JSON with a line end, keys in the documented order', () => {
  const { release, blocks } = buildRelease(
    specOf({ displayStep: 0.05 }, { cohorts: [['sector', 'country']] }),
    firms(12, (index) => 2 + index / 10),
  );
  expect(serializeRelease(release)).toBe(`{
 "method": "gauge-release/1",
 "round": "2024",
 "cohorts": [
  {
   "family": "f",
   "dimensions": {
    "sector": "25",
    "country": "AT"
   },
   "nBand": "12-19",
   "coverage": "all",
   "figures": {
    "a": {
     "tier": "T12",
     "grid": 0.1,
     "P25": 2.3,
     "P50": 2.6,
     "P75": 2.9
    }
   }
  }
 ]
}
`);
  expect(JSON.parse(serializeBlocks(blocks))).toEqual(blocks);
  expect(Object.keys(blocks.families[0] ?? {})).toEqual(['id', 'blocks', 'unplaced', 'withheld']);
});
