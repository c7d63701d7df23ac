import {
  buildReleaseFromColumns,
  InputError,
  serializeBlocks,
  serializeRelease,
  type RecordColumns,
  type ReleaseSpec,
} from '@gauge/disclosure';
import { buildInThreads } from './build.js';

const families = Array.from({ length: 4 }, (_, k) => ({ id: `f${k}`, indicators: [`i${k}`] }));
const spec: ReleaseSpec = {
  round: 'r',
  dimensions: ['sector'],
  ladder: [['sector', 'associations'], ['sector'], []],
  cohorts: [[], ['sector']],
  families,
  indicators: families.map(({ indicators }) => ({ id: indicators[0] as string, polarity: 'higher', displayStep: 0.1 })),
};

const firms = 80;
const shared = (valueOf: (firm: number) => number): Float64Array => {
  const column = new Float64Array(new SharedArrayBuffer(firms * 8));
  return column.map((_, firm) => valueOf(firm));
};
const columns = (spoilt?: string): RecordColumns => ({
  ids: Array.from({ length: firms }, (_, firm) => `firm ${firm}`),
  groups: Array.from({ length: firms }, () => ''),
  profiles: [
    { associations: ['x'], dimensions: { sector: 'metal' } },
    { associations: ['y'], dimensions: { sector: 'metal' } },
    { associations: ['x'], dimensions: { sector: 'wood' } },
  ],
  profileOf: Uint32Array.from({ length: firms }, (_, firm) => firm % 3),
  values: new Map(
    families.map(({ indicators: [id = ''] }, k) => [
      id,
      shared((firm) => (id === spoilt && firm === 7 ? Infinity : ((firm * (k + 3)) % 17) / 10)),
    ]),
  ),
});

test('threads give the release that one thread gives, byte for byte', async () => {
  const whole = buildReleaseFromColumns(spec, columns());
  expect(whole.release.cohorts.length).toBeGreaterThan(4);
  for (const threads of [1, 2, 3]) {
    const built = await buildInThreads({ spec, columns: columns(), history: [] }, [], threads);
    expect(serializeRelease(built.release)).toBe(serializeRelease(whole.release));
    expect(serializeBlocks(built.blocks)).toBe(serializeBlocks(whole.blocks));
  }
});

test('what any thread objects to is said with its code and place', async () => {
  for (const { indicators } of families) {
    const input = { spec, columns: columns(indicators[0]), history: [] };
    const refused = buildInThreads(input, [], 2);
    await expect(refused).rejects.toBeInstanceOf(InputError);
    await expect(refused).rejects.toMatchObject({ code: 'not_finite', place: { index: 7, column: indicators[0] } });
  }
});
