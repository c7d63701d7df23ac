import fc from 'fast-check';
import { auditRelease } from '../audit.js';
import { cases, recordsOf, specOf } from '../cases/cases.js';
import { runs } from '../cases/runs.js';
import {
  buildRelease,
  type Built,
  type FirmRecord,
  type HistoryEntry,
  type PublishedCohort,
  type ReleaseFile,
  type ReleaseSpec,
} from '../index.js';

/** Builder and audit were written apart from one text; on whatever network they must agree. */
const word = (...options: string[]) => fc.constantFrom(...options);
const grid = fc.constantFrom(0.05, 0.1, 0.5, 1);
const value = fc.oneof(
  fc.integer({ min: -20, max: 60 }).map((whole) => whole / 20),
  fc.double({ min: -50, max: 50, noNaN: true }),
  fc.constant(2.5),
);

const network = fc.record({
  firms: fc.array(
    fc.record({
      group: word('', '', '', '', 'g1', 'g2', 'g3'),
      associations: fc.array(word('x', 'y', 'z', 'w'), { minLength: 1, maxLength: 2 }),
      sector: word('A', 'A', 'B', '\u{1F529}', '\uFFFD'),
      country: word('AT', 'DE'),
      margin: value,
      cost: fc.option(value, { freq: 6 }),
      iso: fc.option(word('0', '1'), { freq: 5 }),
      turnover: fc.option(value, { freq: 8 }),
    }),
    { minLength: 4, maxLength: 130 },
  ),
  step: grid,
  parameters: fc.record({
    minUnits: fc.constantFrom(5, 5, 6),
    minOutside: fc.constantFrom(5, 5, 7),
    observerCoalition: fc.constantFrom(1 as const, 1 as const, 2 as const),
  }),
});
type Network = typeof network extends fc.Arbitrary<infer T> ? T : never;

const ladders = [
  [['sector', 'country', 'associations'], ['sector', 'country'], ['sector'], []],
  [['sector', 'country', 'associations'], ['country', 'sector'], ['country']],
  [['associations'], []],
];
const specFor = ({ step, parameters }: Network, ladder: number, sensitivity: 'A' | 'C'): ReleaseSpec => ({
  round: 'r0',
  dimensions: ['sector', 'country'],
  ladder: ladders[ladder] ?? [],
  cohorts: [['sector', 'country'], ['country'], ['sector'], []],
  families: [
    { id: 'pair', indicators: ['margin', 'cost'] },
    { id: 'size', indicators: ['turnover'] },
    { id: 'iso', indicators: ['iso'] },
  ],
  indicators: [
    { id: 'margin', polarity: 'higher', displayStep: step, sensitivity },
    { id: 'cost', polarity: 'lower', displayStep: step, sensitivity },
    { id: 'turnover', polarity: 'neutral', displayStep: step, kind: 'level', sensitivity },
    { id: 'iso', polarity: 'higher', displayStep: 0.5, kind: 'yesno', sensitivity },
  ],
  parameters,
});

const recordsFor = ({ firms }: Network): FirmRecord[] =>
  firms.map(({ group, associations, sector, country, margin, cost, iso, turnover }, place) => ({
    id: `f${place}`,
    group,
    associations,
    dimensions: { sector, country },
    values: {
      margin,
      ...(cost === null ? {} : { cost }),
      ...(iso === null ? {} : { iso: Number(iso) }),
      ...(turnover === null ? {} : { turnover }),
    },
  }));

/** What happens to a firm between two rounds. */
const fate = word(
  ...['stays', 'stays', 'stays', 'stays', 'stays', 'stays', 'stays', 'leaves', 'moves', 'edits', 'nudges', 'joins'],
  ...['forgets', 'remembers'],
);
const next = (records: readonly FirmRecord[], fates: readonly string[], step: number, round = 0): FirmRecord[] =>
  records.flatMap((record, place) => {
    const happens = fates[place % fates.length];
    const edited = (by: number): FirmRecord => ({
      ...record,
      values: { ...record.values, margin: (record.values['margin'] ?? 0) + by },
    });
    if (happens === 'leaves') return [];
    if (happens === 'moves') return [{ ...record, associations: ['x'] }];
    if (happens === 'edits') return [edited(7)];
    if (happens === 'nudges') return [edited(step * 0.7)];
    const { cost: _, ...others } = record.values;
    if (happens === 'forgets') return [{ ...record, values: others }];
    if (happens === 'remembers') return [{ ...record, values: { cost: 1, ...record.values } }];
    if (happens === 'joins') return [record, { ...record, id: `${record.id}+${round}`, group: '' }];
    return [record];
  });

const complaints = (
  built: Built,
  records: readonly FirmRecord[],
  history: readonly HistoryEntry[],
  spec?: ReleaseSpec,
): string[] =>
  auditRelease({ ...built, records, history, ...(spec ? { spec } : {}) }).violations.map(
    ({ code, message }) => `${code}: ${message}`,
  );

const merged = [
  { id: 'pair', indicators: ['cost'] },
  { id: 'size', indicators: ['turnover', 'margin'] },
  { id: 'iso', indicators: ['iso'] },
];
const separate = [
  { id: 'margin', indicators: ['margin'] },
  { id: 'pair', indicators: ['cost', 'turnover'] },
  { id: 'iso', indicators: ['iso'] },
];

test('every built release passes the audit, over three rounds', () => {
  const stories = fc.tuple(
    network,
    fc.nat({ max: ladders.length - 1 }),
    fc.constantFrom('A' as const, 'A' as const, 'C' as const),
    fc.array(fc.array(fate, { minLength: 1, maxLength: 12 }), { minLength: 2, maxLength: 2 }),
    fc.boolean(),
    fc.boolean(),
  );
  fc.assert(
    fc.property(stories, ([drawn, ladder, sensitivity, fates, erases, isWritten]) => {
      const spec = specFor(drawn, ladder, sensitivity);
      const history: HistoryEntry[] = [];
      let records = recordsFor(drawn);
      for (const round of [0, 1, 2]) {
        const own = { ...spec, round: `r${round}` };
        const built = buildRelease(own, records, history);
        expect(complaints(built, records, history, own)).toEqual([]);
        if (sensitivity === 'A' && ladder === 0) expect(complaints(built, records, history)).toEqual([]);
        // an erased firm is gone from the rows of earlier rounds too
        history.push({
          records: erases ? records.slice(1) : records,
          blocks: built.blocks,
          ...(isWritten ? { families: own.families } : {}),
        });
        records = next(records, fates[round] ?? ['stays'], drawn.step, round);
        // an indicator may change its family from one round to the next
        if (ladder === 1) spec.families = round === 0 ? merged : separate;
      }
    }),
    runs(600),
  );
});

test('a release with a change that was not computed never passes', () => {
  const worse: ((cohorts: PublishedCohort[], place: number) => unknown)[] = [
    (cohorts, place) => cohorts.splice(place, 1),
    (cohorts, place) => cohorts.push(structuredClone(cohorts[place]!)),
    (cohorts, place) => (cohorts[place]!.nBand = cohorts[place]!.nBand === '5-11' ? '12-19' : '5-11'),
    (cohorts, place) => (cohorts[place]!.coverage = cohorts[place]!.coverage === 'all' ? 'part' : 'all'),
    (cohorts, place) => (cohorts[place]!.dimensions = { ...cohorts[place]!.dimensions, size: 'small' }),
    (cohorts, place) => Object.assign(cohorts[place]!, { n: 5 }),
    (cohorts, place) => {
      const figure = Object.values(cohorts[place]!.figures)[0]!;
      if ('P50' in figure && figure.P50 !== undefined) figure.P50 += figure.grid;
      else if ('shareBand' in figure) figure.shareBand = figure.shareBand === '25-50' ? '50-75' : '25-50';
      else Object.assign(figure, { P50: 1 });
    },
  ];
  fc.assert(
    fc.property(network, fc.nat(), fc.nat({ max: worse.length - 1 }), (drawn, seed, change) => {
      const spec = specFor(drawn, 0, 'A');
      const records = recordsFor(drawn);
      const { release, blocks } = buildRelease(spec, records);
      fc.pre(release.cohorts.length > 0);
      const tampered: ReleaseFile = structuredClone(release);
      worse[change]!(tampered.cohorts, seed % tampered.cohorts.length);
      expect(auditRelease({ spec, records, blocks, release: tampered }).ok).toBe(false);
    }),
    runs(600),
  );
});

test('a block withheld by the history rule may not be published', () => {
  fc.assert(
    fc.property(network, fc.array(fate, { minLength: 1, maxLength: 12 }), (drawn, fates) => {
      const spec = specFor(drawn, 0, 'A');
      const before = recordsFor(drawn);
      const after = next(before, fates, drawn.step);
      const history = [{ records: before, blocks: buildRelease(spec, before).blocks }];
      const later = { ...spec, round: 'r1' };
      const held = buildRelease(later, after, history).blocks.families.flatMap(({ withheld }) => withheld);
      const careless = buildRelease(later, after);
      const found = complaints(careless, after, history, later);
      fc.pre(held.length > 0);
      expect(found).not.toEqual([]);
    }),
    runs(60),
  );
});

test.each(cases.map((one) => [one.id, one] as const))('the release of attack %s passes', (_, one) => {
  const spec = specOf(one);
  const records = recordsOf(one);
  const built = buildRelease(spec, records);
  expect(complaints(built, records, [], spec)).toEqual([]);
  expect(complaints(built, records, [])).toEqual([]);
});
