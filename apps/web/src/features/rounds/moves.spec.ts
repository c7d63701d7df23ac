import { mayMoveRound, roundStatuses } from '@gauge/contracts';
import { backMove, isRunning, leftOut, nextMove } from './moves.js';

test.each(roundStatuses)('the moves offered in %s are moves of the lifecycle', (status) => {
  for (const move of [nextMove(status), backMove(status)]) if (move) expect(mayMoveRound(move, status)).toBe(true);
});

test('a released round goes nowhere', () => expect(nextMove('released')).toBeNull());

test('who is left out by a freeze, by what is missing', () => {
  const own = { members: 100, started: 80, submitted: 50, queried: 6, accepted: 15, withdrawn: 2, openQueries: 9 };
  expect(leftOut(own)).toEqual([
    { reason: 'notStarted', firms: 20 },
    { reason: 'notHandedIn', firms: 7 },
    { reason: 'undecided', firms: 6 },
    { reason: 'withdrawn', firms: 2 },
  ]);
  const all = { members: 3, started: 3, submitted: 1, queried: 0, accepted: 2, withdrawn: 0, openQueries: 0 };
  expect(leftOut(all)).toEqual([]);
});

test('a run goes on until it is published or failed', () => {
  expect(isRunning(null)).toBe(false);
  const run = {
    stage: 'audit',
    progress: 10,
    id: '',
    errorCode: null,
    errorDetail: null,
    requestedAt: '',
    finishedAt: null,
  } as const;
  expect(isRunning({ ...run, status: 'queued' })).toBe(true);
  expect(isRunning({ ...run, status: 'failed' })).toBe(false);
});
