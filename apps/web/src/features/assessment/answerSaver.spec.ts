import { jest } from '@jest/globals';
import type { SavedView } from '@gauge/contracts';
import { ApiProblem } from '../../lib/api.js';
import type { Edit } from './answerBook.js';
import { makeSaver } from './answerSaver.js';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

const typed = (value: number) => ({ value, skipped: false });

/** A server that takes everything, or answers with the next of `refusals`. */
function setUp(refusals: ApiProblem[] = [], keptBefore: string | null = null) {
  const requests: Record<string, Edit>[] = [];
  let kept = keptBefore;
  const saver = makeSaver({
    answers: [],
    send: (edits) => {
      requests.push(edits);
      const refusal = refusals.shift();
      if (refusal) return Promise.reject(refusal);
      const saved = Object.entries(edits).map(([input, { baseVersion }]) => ({ input, version: baseVersion + 1 }));
      return Promise.resolve({ saved, conflicts: [] } as unknown as SavedView);
    },
    onSaved: () => undefined,
    keep: { read: () => kept, write: (text) => (kept = text) },
  });
  return { saver, requests, kept: () => kept };
}

test('typing is saved once, a moment after it stops', async () => {
  const { saver, requests, kept } = setUp();
  saver.edit('turnover', typed(1));
  saver.edit('turnover', typed(12));
  await jest.advanceTimersByTimeAsync(700);
  expect(requests).toEqual([]);
  await jest.advanceTimersByTimeAsync(200);
  expect(requests).toEqual([{ turnover: { ...typed(12), baseVersion: 0 } }]);
  expect(saver.state().save.kind).toBe('saved');
  expect(kept()).toBeNull();
});

test('without a line the edits stay in the browser and go out later', async () => {
  const { saver, requests, kept } = setUp([new ApiProblem('offline', 0)]);
  saver.edit('turnover', typed(12));
  await saver.save();
  expect(saver.state().save.kind).toBe('kept');
  expect(JSON.parse(kept() ?? '')).toEqual({ turnover: { ...typed(12), baseVersion: 0 } });
  await jest.advanceTimersByTimeAsync(5_000);
  expect(requests).toHaveLength(2);
  expect(kept()).toBeNull();
});

test('edits of an earlier visit are sent', async () => {
  const { saver, requests } = setUp([], JSON.stringify({ fte: { ...typed(40), baseVersion: 2 } }));
  await saver.save();
  expect(requests).toEqual([{ fte: { ...typed(40), baseVersion: 2 } }]);
});

test('a faulty answer waits with its reason; the others are saved', async () => {
  const { saver, requests } = setUp([new ApiProblem('answer_invalid', 422, null, { fte: 'Too large.' })]);
  saver.edit('fte', typed(1e9));
  saver.edit('turnover', typed(12));
  await jest.advanceTimersByTimeAsync(1_000);
  await saver.save();
  expect(Object.keys(requests[1] ?? {})).toEqual(['turnover']);
  expect(saver.state().book.refused).toEqual({ fte: 'Too large.' });
});

test('a closed round stops the saving and says so', async () => {
  const { saver, requests } = setUp([new ApiProblem('round_frozen', 409)]);
  saver.edit('fte', typed(40));
  await saver.save();
  expect(saver.state().save).toMatchObject({ kind: 'stopped', problem: { code: 'round_frozen' } });
  await jest.advanceTimersByTimeAsync(60_000);
  expect(requests).toHaveLength(1);
});
