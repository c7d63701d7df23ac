import { csvOf, type Entry } from './record.js';

const entry = (change: Partial<Entry>): Entry => ({
  chain: 'association:a',
  seq: 1,
  at: '2026-03-01T10:00:00.000Z',
  actorName: 'A. Person',
  actorId: null,
  action: 'round.made',
  payload: { roundId: 'r' },
  prevHash: '0',
  hash: 'f',
  ...change,
});

test('a line an entry, with payload as JSON in one cell', () => {
  const lines = csvOf({ entries: [entry({}), entry({ seq: 2, actorName: null })] }).split('\r\n');
  expect(lines[0]).toBe('seq,at,actorName,actorId,action,payload,prevHash,hash');
  expect(lines[1]).toBe('1,2026-03-01T10:00:00.000Z,A. Person,,round.made,"{""roundId"":""r""}",0,f');
  expect(lines[2]).toContain('2,2026-03-01T10:00:00.000Z,,,');
  expect(lines).toHaveLength(4);
});

test.each(['=1+1', '+1', '-1', '@x', '\tx'])('%j is kept from being a formula', (actorName) =>
  expect(csvOf({ entries: [entry({ actorName })] }).split('\r\n')[1]).toContain(`'${actorName}`),
);
