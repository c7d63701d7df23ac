import { stationOf } from './course.js';

const at = '2026-01-01T00:00:00Z';
const step = (move: 'ask' | 'endorse' | 'pass_on' | 'accept' | 'withdraw') =>
  ({ move, by: 'asker_firm', at, note: null }) as const;

test('under way it stands where it says; ended early, where it ended', () => {
  expect(stationOf({ status: 'decision', steps: [step('ask')] })).toBe('decision');
  expect(stationOf({ status: 'closed', steps: [] })).toBe('closed');
  expect(stationOf({ status: 'withdrawn', steps: [step('ask'), step('endorse'), step('withdraw')] })).toBe(
    'asked_review',
  );
  expect(stationOf({ status: 'lapsed', steps: [step('ask')] })).toBe('asker_review');
  expect(stationOf({ status: 'declined', steps: [] })).toBe('asker_review');
});
