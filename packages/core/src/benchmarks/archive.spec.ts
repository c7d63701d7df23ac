import { gzipSync } from 'node:zlib';
import { buildReleaseFromColumns, type RecordColumns, type ReleaseSpec } from '@gauge/disclosure';
import { packBlocks, packColumns, recordsOf, unpackHistory } from './archive.js';

const columns: RecordColumns = {
  ids: Array.from({ length: 13 }, (_, i) => `firm ${i} ü`),
  groups: Array.from({ length: 13 }, (_, i) => (i < 2 ? 'one house' : '')),
  profiles: [
    { associations: ['a'], dimensions: { size: 'small' } },
    { associations: ['a', 'b'], dimensions: { size: 'large' } },
  ],
  profileOf: Uint32Array.from({ length: 13 }, (_, i) => i % 2),
  values: new Map([
    ['cost', Float64Array.from({ length: 13 }, (_, i) => (i === 3 ? Number.NaN : i / 7))],
    ['yield', Float64Array.from({ length: 13 }, (_, i) => (i + 1) * -1e9)],
  ]),
};
const spec: ReleaseSpec = {
  round: 'r',
  dimensions: ['size'],
  ladder: [['size'], []],
  cohorts: [[], ['size']],
  families: [
    { id: 'costs', indicators: ['cost'] },
    { id: 'yields', indicators: ['yield'] },
    { id: 'both', indicators: ['extra'] },
  ],
  indicators: ['cost', 'yield', 'extra'].map((id) => ({ id, polarity: 'higher' as const, displayStep: 0.1 })),
};

test('what lies in the archive is read as the records and blocks of the release, bit for bit', () => {
  const { blocks } = buildReleaseFromColumns(spec, columns);
  const read = unpackHistory({
    records: packColumns(columns),
    blocks: packBlocks(blocks),
    families: spec.families,
  });
  expect(read.records).toEqual(recordsOf(columns));
  expect(read.records[3]).toEqual({
    id: 'firm 3 ü',
    group: '',
    associations: ['a', 'b'],
    dimensions: { size: 'large' },
    values: { yield: -4e9 },
  });
  expect(read.records[5]?.values['cost']).toBe(5 / 7);
  expect(read.blocks).toEqual(blocks);
  expect(read.families).toEqual(spec.families);
});

test('bytes that are no archive of ours are refused', () => {
  const none = { records: gzipSync('[]'), blocks: gzipSync('{}'), families: [] };
  expect(() => unpackHistory(none)).toThrow('not in the form');
});
