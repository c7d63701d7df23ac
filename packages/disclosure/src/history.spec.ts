import { build } from './cases/cases.js';
import {
  buildRelease,
  InputError,
  isSafe,
  watched,
  type FirmRecord,
  type HistoryEntry,
  type Parameters,
  type ReleaseSpec,
} from './index.js';

const parameters: Parameters = { minUnits: 5, minOutside: 5, observerCoalition: 1 };
const spec: ReleaseSpec = {
  round: 'now',
  dimensions: ['size'],
  ladder: [['size', 'associations'], ['size'], []],
  cohorts: [['size'], []],
  families: [{ id: 'f', indicators: ['a'] }],
  indicators: [{ id: 'a', polarity: 'higher', displayStep: 1 }],
};
const firm = (id: string, a: number, over: Partial<FirmRecord> = {}): FirmRecord => ({
  id,
  group: '',
  associations: ['X'],
  dimensions: { size: 's' },
  values: { a },
  ...over,
});
const firms = (from: number, to: number, value = (index: number): number => index * 10): FirmRecord[] =>
  Array.from({ length: to - from }, (_, place) => firm(`f${from + place}`, value(from + place)));
const entry = (records: FirmRecord[], history: HistoryEntry[] = [], over: Partial<ReleaseSpec> = {}): HistoryEntry =>
  build({ ...spec, ...over }, records, history).entry;
const outcome = (records: FirmRecord[], history: HistoryEntry[], over: Partial<ReleaseSpec> = {}) => {
  const { blocks, cohorts } = build({ ...spec, ...over }, records, history);
  return {
    published: blocks.families.flatMap((family) => family.blocks).length,
    withheld: blocks.families.flatMap((family) => family.withheld).length,
    cohorts: cohorts.length,
  };
};
const shown = { published: 1, withheld: 0, cohorts: 2 };
const held = { published: 0, withheld: 1, cohorts: 0 };

describe('one old and one new block', () => {
  const before = entry(firms(0, 10));

  test('nothing changed: published', () => expect(outcome(firms(0, 10), [before])).toEqual(shown));
  test('one left: withheld', () => expect(outcome(firms(0, 9), [before])).toEqual(held));
  test('four joined: withheld', () => expect(outcome(firms(0, 14), [before])).toEqual(held));
  test('five joined: published', () => expect(outcome(firms(0, 15), [before])).toEqual(shown));
  test('three left and two joined: five in all, published', () =>
    expect(outcome(firms(3, 12), [before])).toEqual(shown));
  test('everything changed: nothing links them, published', () =>
    expect(
      outcome(
        firms(0, 9, (index) => index * 10 + 5),
        [before],
      ),
    ).toEqual(shown));
  test('all values moved by one step: to the second check the leaver is alone', () =>
    expect(
      outcome(
        firms(0, 9, (index) => index * 10 + 1),
        [before],
      ),
    ).toEqual(held));
  test('all values moved by more than a step: published', () =>
    expect(
      outcome(
        firms(0, 9, (index) => index * 10 + 1.1),
        [before],
      ),
    ).toEqual(shown));

  test('a step is a step in decimals too', () => {
    const fine = { indicators: [{ id: 'a', polarity: 'higher' as const, displayStep: 0.1 }] };
    const old = entry(
      firms(0, 10, (index) => index + 1),
      [],
      fine,
    );
    expect(
      outcome(
        firms(0, 9, (index) => index + 1.1),
        [old],
        fine,
      ),
    ).toEqual(held);
  });
});

describe('what counts as earlier', () => {
  test('withheld blocks do', () => {
    const first = entry(firms(0, 10));
    const second = entry(firms(0, 9), [first]);
    expect(second.blocks.families[0]?.withheld).toHaveLength(1);
    // next to the withheld nine these fourteen differ by five, but next to the first ten by six of which one is alone
    expect(outcome(firms(0, 14), [first, second])).toEqual(held);
    expect(outcome(firms(0, 14), [{ ...second, blocks: { ...second.blocks, families: [] } }])).toEqual(shown);
  });

  test('a family that was renamed does not start afresh', () => {
    const renamed = { families: [{ id: 'renamed', indicators: ['a'] }] };
    expect(outcome(firms(0, 9), [entry(firms(0, 10), [], renamed)])).toEqual(held);
  });

  const two = (held: string[][]): Partial<ReleaseSpec> => ({
    families: held.map((indicators, place) => ({ id: `f${place}`, indicators })),
    indicators: held.flat().map((id) => ({ id, polarity: 'higher' as const, displayStep: 1 })),
  });
  const answering = (records: FirmRecord[], ...indicators: string[]): FirmRecord[] =>
    records.map((record) => ({
      ...record,
      values: Object.fromEntries(indicators.map((id) => [id, record.values['a'] ?? 0])),
    }));

  test('an indicator that changed its family takes its blocks along, where they say who held it or it shows', () => {
    const apart = two([['a'], ['b']]);
    const then = [...answering(firms(0, 9), 'a', 'b'), ...answering(firms(9, 10), 'a')];
    const before = entry(then, [], apart);
    const together = two([['c'], ['a', 'b']]);
    const now = answering(firms(0, 9), 'a', 'b', 'c');
    // f9 answered a alone: its block of ten less the present nine would be f9
    expect(outcome(now, [{ ...before, families: apart.families ?? [] }], together)).toMatchObject({ withheld: 1 });
    const moved = two([['b'], ['c'], ['a']]);
    expect(outcome(now, [before], moved)).toMatchObject({ withheld: 1 });
  });

  test('a family that is all class C is exempt', () => {
    const classC = {
      indicators: [{ id: 'a', polarity: 'higher' as const, displayStep: 1, sensitivity: 'C' as const }],
    };
    expect(outcome(firms(0, 9), [entry(firms(0, 10))], classC)).toEqual(shown);
  });

  test('an indicator that was not asked then links nothing', () => {
    const records = firms(0, 9).map((record) => ({ ...record, values: { b: 1 } }));
    const other = {
      families: [{ id: 'f', indicators: ['b'] }],
      indicators: [{ id: 'b', polarity: 'higher' as const, displayStep: 1 }],
    };
    expect(outcome(records, [entry(firms(0, 10))], other)).toEqual(shown);
  });

  test('three chained releases of which each step is safe are judged together', () => {
    const block = (ids: string[], value: number): FirmRecord[] => ids.map((id) => firm(id, value));
    const before = entry([firm('a1', 500), ...block(['b1', 'b2', 'b3', 'b4'], 100)]);
    const between = entry([...block(['b1', 'b2', 'b3', 'b4'], 100), ...block(['d1', 'd2', 'd3', 'd4'], 200)], [before]);
    expect(between.blocks.families[0]?.blocks).toHaveLength(1);
    // before - between + now would be the sum of a1 and e1
    expect(outcome([...block(['d1', 'd2', 'd3', 'd4'], 200), firm('e1', 900)], [before, between])).toEqual(held);
  });
});

test('an association that stands twice in a record counts once', () => {
  const seenBy = (association: string, from: number): FirmRecord[] =>
    firms(from, from + 5).map((record) => ({ ...record, associations: [association, association] }));
  const ladder = { ladder: [[]] };
  const past = entry(
    ['X', 'Y', 'Z', 'W'].flatMap((name, place) => seenBy(name, place * 5)),
    [],
    ladder,
  );
  const rest = ['Z', 'W'].flatMap((name, place) => seenBy(name, 10 + place * 5));
  expect(outcome(rest, [past], ladder)).toEqual(shown);
});

describe('erased rows', () => {
  const before = entry(firms(0, 10));
  const without = (...ids: string[]): HistoryEntry => ({
    ...before,
    records: before.records.filter(({ id }) => !ids.includes(id)),
  });

  test('count as a firm that left', () => expect(outcome(firms(1, 10), [without('f0')])).toEqual(held));
  test('hide nobody, since nobody knows who saw them', () => {
    expect(outcome(firms(5, 10), [before])).toEqual(shown);
    expect(outcome(firms(5, 10), [without('f0', 'f1', 'f2', 'f3', 'f4')])).toEqual(held);
  });
});

describe('observers', () => {
  test('an answer is remembered although its record was incomplete then and in no block', () => {
    const pair = {
      families: [{ id: 'f', indicators: ['a', 'b'] }],
      indicators: ['a', 'b'].map((id) => ({ id, polarity: 'higher' as const, displayStep: 1 })),
    };
    const answered = (id: string, association: string, values: Record<string, number>) =>
      firm(id, 0, { associations: [association], values });
    const four = [0, 1, 2, 3];
    const past = entry(
      [
        ...four.map((index) => answered(`u${index}`, 'X', { a: index * 10 })),
        ...firms(0, 5).map((record) => ({ ...record, values: { a: 900, b: 900 } })),
      ],
      [],
      pair,
    );
    const now = (u: string) => [
      ...four.map((index) => answered(`${u}${index}`, 'Y', { a: index * 10, b: index })),
      ...four.map((index) => answered(`v${index}`, 'Y', { a: 500, b: 500 })),
    ];
    expect(outcome(now('u'), [past], pair)).toEqual({ published: 0, withheld: 0, cohorts: 0 });
    expect(outcome(now('w'), [past], pair)).toEqual(shown);
  });

  test('who saw an unchanged value before still sees it, once it changed no more', () => {
    const moved = (value: number): FirmRecord[] =>
      [...Array(4).keys()].map((index) => firm(`u${index}`, index + value, { associations: ['Y'] }));
    const own = [...Array(4).keys()].map((index) => firm(`v${index}`, 30 + index, { associations: ['Y'] }));
    const past = entry(moved(10).map((record) => ({ ...record, associations: ['X'] })));
    expect(past.blocks.families[0]?.unplaced).toHaveLength(4);
    expect(outcome([...moved(10), ...own], [past])).toEqual({ published: 0, withheld: 0, cohorts: 0 });
    expect(outcome([...moved(100), ...own], [past])).toEqual(shown);
  });

  test('a changed set that one association sees but for one unit is not safe', () => {
    const mixed = (edit: number): FirmRecord[] => [
      ...firms(0, 5, (index) => index * 10 + (index < 4 ? edit : 0)),
      ...firms(5, 10, (index) => index * 10 + (index === 5 ? edit : 0)).map((record) => ({
        ...record,
        associations: ['Y'],
      })),
    ];
    const ladder = { ladder: [['size']] };
    expect(outcome(mixed(5), [entry(mixed(0), [], ladder)], ladder)).toEqual(held);
  });
});

test('an error in the history says in which release', () => {
  const broken: HistoryEntry = { ...entry(firms(0, 5)), records: [firm('f0', Number.NaN)] };
  const read = (): unknown => buildRelease(spec, firms(0, 5), [entry(firms(0, 5)), broken]);
  expect(read).toThrow(InputError);
  expect(read).toThrow(expect.objectContaining({ code: 'not_finite', place: { history: 1, index: 0, column: 'a' } }));
});

describe('safe', () => {
  const seenBy = (...records: string[][]) => watched(records);
  const units = (count: number, ...records: string[][]) => Array.from({ length: count }, () => seenBy(...records));

  test('five units of one association', () => {
    expect(isSafe(units(5, ['X']), parameters)).toBe(true);
    expect(isSafe(units(4, ['X']), parameters)).toBe(false);
    expect(isSafe([], parameters)).toBe(false);
  });
  test('whoever sees none of a set counts too, so it is no smaller than the distance asked for', () => {
    const far: Parameters = { ...parameters, minOutside: 7 };
    expect(isSafe(units(5, ['X']), far)).toBe(false);
    expect(isSafe(units(7, ['X']), far)).toBe(true);
  });
  test('an outsider among members needs four more', () => {
    expect(isSafe([...units(5, ['X']), ...units(4, ['Y'])], parameters)).toBe(false);
    expect(isSafe([...units(5, ['X']), ...units(5, ['Y'])], parameters)).toBe(true);
  });
  test('seeing part of a unit is neither seeing it nor not seeing it', () => {
    expect(isSafe([...units(8, ['X']), seenBy(['X'], ['Y'])], parameters)).toBe(false);
    expect(isSafe([...units(8, ['X']), seenBy(['X'], ['X', 'Y'])], parameters)).toBe(true);
    expect(isSafe([...units(8, ['X']), seenBy(['X'], ['X'])], parameters)).toBe(true);
  });
  test('two observers together may see everything, but not nearly everything', () => {
    const pooled: Parameters = { ...parameters, observerCoalition: 2 };
    expect(isSafe([...units(5, ['X']), ...units(5, ['Y'])], pooled)).toBe(true);
    expect(isSafe([...units(5, ['X']), ...units(5, ['Y']), ...units(1, ['Z'])], parameters)).toBe(true);
    expect(isSafe([...units(5, ['X']), ...units(5, ['Y']), ...units(1, ['Z'])], pooled)).toBe(false);
    expect(isSafe([...units(5, ['X']), ...units(5, ['Y']), ...units(5, ['Z'])], pooled)).toBe(true);
  });
  test('parameters tighten', () => {
    expect(isSafe(units(5, ['X']), { ...parameters, minUnits: 6 })).toBe(false);
    expect(isSafe([...units(5, ['X']), ...units(5, ['Y'])], { ...parameters, minOutside: 6 })).toBe(false);
  });
});
