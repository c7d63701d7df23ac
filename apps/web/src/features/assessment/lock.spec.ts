import type { AssessmentView } from '@gauge/contracts';
import { lockOf } from './lock.js';

const sheet = (status: string, round: string, queries: { status: string; inputs: string[] }[] = []) =>
  ({ status, round: { status: round }, queries, applicable: ['turnover', 'scrap'] }) as unknown as AssessmentView;

test.each([
  ['draft', 'open', 'none'],
  ['queried', 'open', 'none'],
  ['submitted', 'open', 'submitted'],
  ['accepted', 'open', 'accepted'],
  ['withdrawn', 'open', 'withdrawn'],
  ['draft', 'review', 'closed'],
  ['submitted', 'review', 'submitted'],
  ['submitted', 'frozen', 'frozen'],
  ['accepted', 'released', 'frozen'],
  ['withdrawn', 'released', 'withdrawn'],
] as const)('%s in a round that is %s: %s', (status, round, lock) => {
  expect(lockOf(sheet(status, round))).toBe(lock);
});

test('after the closing day what is asked about can still be mended', () => {
  expect(lockOf(sheet('queried', 'review', [{ status: 'open', inputs: ['scrap'] }]))).toBe('queriesOnly');
  expect(lockOf(sheet('queried', 'review', [{ status: 'open', inputs: ['gone'] }]))).toBe('queriedWaiting');
});
