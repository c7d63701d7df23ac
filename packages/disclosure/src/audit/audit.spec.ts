import { readdirSync, readFileSync } from 'node:fs';
import { auditRelease, columnsOf, problemsOfBlocks } from '../audit.js';
import type { BlocksFile, FirmRecord, PublishedCohort, ReleaseFile, ReleaseSpec } from '../format.js';

/** Twelve firms in two sectors; every figure below was worked out by hand. */
const spec: ReleaseSpec = {
  round: '2024',
  dimensions: ['sector'],
  ladder: [['sector', 'associations'], ['sector'], []],
  cohorts: [['sector'], []],
  families: [{ id: 'margins', indicators: ['margin'] }],
  indicators: [{ id: 'margin', polarity: 'higher', displayStep: 0.1 }],
};
const firm = (id: string, sector: string, association: string, margin: number): FirmRecord => ({
  id,
  group: '',
  associations: [association],
  dimensions: { sector },
  values: { margin },
});
const records = [
  ...[1, 2, 3, 4, 5, 6, 7].map((margin) => firm(`a${margin}`, 'A', 'x', margin)),
  ...[2.2, 3.4, 5.1, 5.3, 9].map((margin, place) => firm(`b${place}`, 'B', 'y', margin)),
];
const good = (): ReleaseFile => ({
  method: 'gauge-release/1',
  round: '2024',
  cohorts: [
    {
      family: 'margins',
      dimensions: { sector: 'A' },
      nBand: '5-11',
      coverage: 'all',
      figures: { margin: { tier: 'T5', grid: 0.5, P50: 4 } },
    },
    {
      family: 'margins',
      dimensions: { sector: 'B' },
      nBand: '5-11',
      coverage: 'all',
      figures: { margin: { tier: 'T5', grid: 0.5, P50: 4.5 } },
    },
    {
      family: 'margins',
      dimensions: {},
      nBand: '12-19',
      coverage: 'all',
      figures: { margin: { tier: 'T12', grid: 0.2, P25: 2.6, P50: 4.4, P75: 5.8 } },
    },
  ],
});
const goodBlocks = (): BlocksFile => ({
  method: 'gauge-release/1',
  round: '2024',
  families: [
    {
      id: 'margins',
      blocks: [
        { level: 0, label: ['A', 'x'], units: ['a1', 'a2', 'a3', 'a4', 'a5', 'a6', 'a7'] },
        { level: 0, label: ['B', 'y'], units: ['b0', 'b1', 'b2', 'b3', 'b4'] },
      ],
      unplaced: [],
      withheld: [],
    },
  ],
});

type Tampering = { release?: unknown; blocks?: unknown; records?: FirmRecord[]; spec?: ReleaseSpec };
const codes = (tampered: Tampering = {}): string[] => [
  ...new Set(
    auditRelease({ records, blocks: goodBlocks(), release: good(), ...tampered }).violations.map(({ code }) => code),
  ),
];
const cohortsWith = (change: (cohorts: PublishedCohort[]) => PublishedCohort[]): ReleaseFile => ({
  ...good(),
  cohorts: change(good().cohorts),
});
const replaced = (place: number, over: object): ReleaseFile =>
  cohortsWith((cohorts) => cohorts.map((cohort, index) => (index === place ? { ...cohort, ...over } : cohort)));
const figureReplaced = (place: number, margin: object): ReleaseFile => replaced(place, { figures: { margin } });
const blocksWith = (change: (blocks: BlocksFile) => void): BlocksFile => {
  const blocks = goodBlocks();
  change(blocks);
  return blocks;
};

describe('a good release', () => {
  test('passes, with the specification and without, and says how much was looked at', () => {
    const checked = { families: 1, units: 12, blocks: 2, atoms: 2, cohorts: 3, figures: 3, earlierReleases: 0 };
    expect(auditRelease({ records, blocks: goodBlocks(), release: good() })).toEqual({
      ok: true,
      violations: [],
      checked,
    });
    expect(auditRelease({ spec, records, blocks: goodBlocks(), release: good() }).violations).toEqual([]);
  });

  test('the columns an audit needs are those the release names', () => {
    expect(columnsOf(good())).toEqual({ dimensions: ['sector'], indicators: ['margin'] });
    expect(columnsOf('nothing')).toEqual({ dimensions: [], indicators: [] });
  });
});

describe('a tampered release', () => {
  const [A, , everyone] = good().cohorts;
  test.each<[string, unknown, string]>([
    ['one digit of a figure', figureReplaced(2, { tier: 'T12', grid: 0.2, P25: 2.6, P50: 4.6, P75: 5.8 }), 'figure'],
    ['a figure finer than its grid', figureReplaced(0, { tier: 'T5', grid: 0.5, P50: 4.1 }), 'schema'],
    ['a finer grid', figureReplaced(0, { tier: 'T5', grid: 0.2, P50: 4 }), 'grid'],
    ['a grid that is no 1-2-5 number', figureReplaced(0, { tier: 'T5', grid: 0.3, P50: 3.9 }), 'grid'],
    ['a richer tier', figureReplaced(0, { tier: 'T12', grid: 0.2, P25: 2, P50: 4, P75: 6 }), 'tier'],
    ['a point too many', figureReplaced(0, { tier: 'T5', grid: 0.5, P25: 2, P50: 4 }), 'figure'],
    ['a point too few', figureReplaced(2, { tier: 'T12', grid: 0.2, P25: 2.6, P50: 4.4 }), 'figure'],
    ['a maximum', figureReplaced(0, { tier: 'T5', grid: 0.5, P50: 4, max: 7 }), 'schema'],
    [
      'a trimmed mean too early',
      figureReplaced(2, { tier: 'T12', grid: 0.2, P25: 2.6, P50: 4.4, P75: 5.8, trimmedMean: 4.4 }),
      'figure',
    ],
    ['a wide band for points', figureReplaced(2, { tier: 'T12', grid: 0.2, wideBand: [4, 6] }), 'figure'],
    ['a share for points', figureReplaced(0, { tier: 'T5', shareBand: 'over 75' }), 'figure'],
    ['a suppressed figure', figureReplaced(0, { suppressed: 'size-level' }), 'figure'],
    ['a negative zero', figureReplaced(0, { tier: 'T5', grid: 0.5, P50: -0 }), 'schema'],
    ['a text for a number', figureReplaced(0, { tier: 'T5', grid: 0.5, P50: '4' }), 'schema'],
    ['keys in another order', figureReplaced(0, { grid: 0.5, tier: 'T5', P50: 4 }), 'schema'],
    ['another band', replaced(2, { nBand: '20-29' }), 'band'],
    ['an exact count', replaced(2, { nBand: '12' }), 'schema'],
    ['another coverage', replaced(0, { coverage: 'part' }), 'coverage'],
    ['a key in a cohort', replaced(0, { n: 7 }), 'schema'],
    ['a key at the top', { ...good(), note: 'seven firms' }, 'schema'],
    ['another method', { ...good(), method: 'gauge-release/0' }, 'schema'],
    ['another round', { ...good(), round: '2023' }, 'round'],
    ['no list of cohorts', { ...good(), cohorts: {} }, 'schema'],
    ['a cohort of one node removed', cohortsWith((cohorts) => cohorts.slice(1)), 'cohort_missing'],
    ['all cohorts removed', cohortsWith(() => []), 'cohort_missing'],
    [
      'a made-up cohort',
      cohortsWith((cohorts) => [...cohorts, { ...A!, dimensions: { sector: 'C' } }]),
      'cohort_made_up',
    ],
    [
      'a made-up dimension',
      cohortsWith((cohorts) => [...cohorts, { ...A!, dimensions: { owner: 'Z' } }]),
      'cohort_made_up',
    ],
    ['a cohort of another family', cohortsWith((cohorts) => [...cohorts, { ...A!, family: 'other' }]), 'families'],
    ['a cohort that stands twice', cohortsWith((cohorts) => [...cohorts, everyone!]), 'cohort_twice'],
    [
      'an indicator of its own',
      replaced(0, { figures: { ...A!.figures, cost: { tier: 'T5', grid: 0.5, P50: 1 } } }),
      'indicators',
    ],
    ['an indicator left out', replaced(0, { figures: {} }), 'indicators'],
    ['cohorts in another order', cohortsWith(([a, b, all]) => [b!, a!, all!]), 'order'],
  ])('%s is a violation, with the specification and without', (_, release, code) => {
    expect(codes({ release })).toContain(code);
    expect(codes({ release, spec })).toContain(code);
  });

  test('the specification shows what the release alone cannot', () => {
    const noEveryone = cohortsWith((cohorts) => cohorts.slice(0, 2));
    expect(codes({ release: noEveryone })).toEqual([]);
    expect(codes({ release: noEveryone, spec })).toEqual(['cohort_missing']);
    const turned = cohortsWith(([a, b, all]) => [all!, a!, b!]);
    expect(codes({ release: turned })).toEqual([]);
    expect(codes({ release: turned, spec })).toEqual(['order']);
  });

  test('where half the units share a value, only class C may show points', () => {
    const flat = records.map((record) => ({ ...record, values: { margin: 4 } }));
    const points = { tier: 'T12', grid: 0.2, P25: 4, P50: 4, P75: 4 };
    const release = cohortsWith(
      (cohorts) =>
        cohorts.map((cohort, place) => ({
          ...cohort,
          figures: { margin: place === 2 ? points : { tier: 'T5', grid: 0.5, P50: 4 } },
        })) as PublishedCohort[],
    );
    const classC: ReleaseSpec = { ...spec, indicators: [{ ...spec.indicators[0]!, sensitivity: 'C' }] };
    expect(codes({ records: flat, release })).toEqual(['figure']);
    expect(codes({ records: flat, release, spec })).toEqual(['figure']);
    expect(codes({ records: flat, release, spec: classC })).toEqual([]);
  });
});

describe('tampered blocks', () => {
  test.each<[string, BlocksFile, string]>([
    [
      'a block of four units',
      blocksWith((b) => b.families[0]!.unplaced.push(b.families[0]!.blocks[1]!.units.pop()!)),
      'block_unsafe',
    ],
    ['a unit left out', blocksWith((b) => void b.families[0]!.blocks[0]!.units.pop()), 'partition'],
    ['a unit in two blocks', blocksWith((b) => b.families[0]!.blocks[0]!.units.push('b0')), 'partition'],
    ['a unit nobody knows', blocksWith((b) => b.families[0]!.unplaced.push('ghost')), 'partition'],
    [
      'a cohort with one unit too few',
      blocksWith((b) => b.families[0]!.unplaced.push(b.families[0]!.blocks[0]!.units.pop()!)),
      'coverage',
    ],
    [
      'a block that is withheld though its cohort is shown',
      blocksWith((b) => b.families[0]!.withheld.push(b.families[0]!.blocks.pop()!)),
      'cohort_made_up',
    ],
    ['another family', blocksWith((b) => void (b.families[0]!.id = 'other')), 'families'],
  ])('%s is a violation', (_, blocks, code) => {
    expect(codes({ blocks })).toContain(code);
    expect(codes({ blocks, spec })).toContain(code);
  });

  test('a unit too many in a cohort shows in its figures', () => {
    const more = [...records, firm('a8', 'A', 'x', 30)];
    const blocks = blocksWith((b) => b.families[0]!.blocks[0]!.units.push('a8'));
    expect(codes({ records: more, blocks })).toEqual(['figure']);
    expect(codes({ records: more })).toEqual(expect.arrayContaining(['partition', 'coverage']));
  });

  test('a block that spans more than its filter puts no unit into a cohort', () => {
    const blocks = blocksWith((b) => {
      const [a, other] = b.families[0]!.blocks;
      b.families[0]!.blocks = [{ level: 2, label: [], units: [...a!.units, ...other!.units] }];
    });
    expect(codes({ blocks })).toEqual(['cohort_made_up']);
    expect(codes({ blocks, spec })).toEqual(['ladder', 'cohort_made_up']);
  });

  test('a safe group passed over, a wrong label or level is seen with the ladder', () => {
    const waiting = blocksWith((b) => {
      const block = b.families[0]!.blocks.pop()!;
      b.families[0]!.unplaced.push(...block.units);
    });
    expect(codes({ blocks: waiting, spec })).toContain('ladder');
    expect(codes({ blocks: blocksWith((b) => void (b.families[0]!.blocks[0]!.label = ['A', 'y'])), spec })).toEqual([
      'ladder',
    ]);
    expect(codes({ blocks: blocksWith((b) => void (b.families[0]!.blocks[0]!.level = 1)), spec })).toEqual(['ladder']);
  });

  test('a block without a safe distance to an observer is seen', () => {
    const watched = records.map((record, place) => (place === 0 ? { ...record, associations: ['x', 'z'] } : record));
    const most = records.map((record, place) => (place < 6 ? { ...record, associations: ['x', 'z'] } : record));
    expect(codes({ records: watched })).toEqual([]);
    expect(codes({ records: most })).toEqual(expect.arrayContaining(['block_unsafe', 'atom_unsafe']));
  });

  test.each<[string, unknown]>([
    ['no object', null],
    ['a key too many', { ...goodBlocks(), note: '' }],
    ['families that are no list', { ...goodBlocks(), families: {} }],
    [
      'a block without units',
      { ...goodBlocks(), families: [{ ...goodBlocks().families[0], blocks: [{ level: 0, label: [] }] }] },
    ],
  ])('a file of another shape is a violation: %s', (_, blocks) => {
    expect(codes({ blocks })).toEqual(['blocks_schema']);
    expect(problemsOfBlocks(blocks)).toHaveLength(1);
  });
});

test('tightened parameters bind', () => {
  expect(codes({ spec: { ...spec, parameters: { minUnits: 6 } } })).toEqual(
    expect.arrayContaining(['block_unsafe', 'cohort_made_up']),
  );
});

test('the audit shares no code with the builder', () => {
  const folder = new URL('.', import.meta.url);
  const files = readdirSync(folder).filter((name) => name.endsWith('.ts') && !name.endsWith('.spec.ts'));
  const sources = [new URL('../audit.ts', import.meta.url), ...files.map((name) => new URL(name, folder))];
  const imports = sources.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/^(?:import|export) (type )?[^;]*? from '([^']+)'/gms)].map(
      ([, type, from]) => ({
        isTypeOnly: type !== undefined,
        from,
      }),
    ),
  );
  expect(imports.length).toBeGreaterThan(10);
  const own = ['units', 'figures', 'safety', 'shape', 'rules', 'past', 'partition', 'cohorts'];
  for (const { isTypeOnly, from } of imports) {
    if (isTypeOnly && from?.endsWith('/format.js')) continue;
    expect(own).toContain(from?.replace(/^\.\/(audit\/)?/, '').replace(/\.js$/, ''));
  }
});
