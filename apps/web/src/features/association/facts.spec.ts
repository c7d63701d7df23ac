import { factsOf } from './facts.js';

test('facts are shown, ids and fingerprints are not', () => {
  const payload = {
    assessmentId: 'x',
    id: 'x',
    contentHash: 'x',
    lead: '0b0e0d7e-9a37-4d2a-8b3a-0a3f3c1d2e4f',
    queries: 3,
    to: 'submitted',
    inputs: ['turnover'],
    nothing: null,
  };
  expect(factsOf(payload)).toEqual([
    { name: 'queries', value: 3 },
    { name: 'to', value: 'submitted' },
  ]);
});
