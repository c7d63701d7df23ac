import type { BulkJobView } from '@gauge/contracts';
import { isRunning, percentOf, showsStill } from './bulk.js';

const job = (more: Partial<BulkJobView>) =>
  ({
    status: 'running',
    total: 300,
    done: 0,
    skipped: 0,
    failed: 0,
    requestedAt: '2026-01-01T10:00:00Z',
    ...more,
  }) as BulkJobView;

test('how far a job is: whole only when it is', () => {
  expect(percentOf(job({ done: 296, skipped: 2, failed: 1 }))).toBe(99);
  expect(percentOf(job({ done: 297, skipped: 2, failed: 1 }))).toBe(100);
  expect(percentOf(job({ total: 0 }))).toBe(100);
});

test('a job is shown while it runs and for a while after', () => {
  const at = (time: string) => Date.parse(`2026-01-01T${time}Z`);
  expect(isRunning(undefined)).toBe(false);
  expect(showsStill(job({ status: 'queued' }), at('23:00:00'))).toBe(true);
  const done = job({ status: 'done', finishedAt: '2026-01-01T10:05:00Z' });
  expect(showsStill(done, at('10:06:00'))).toBe(true);
  expect(showsStill(done, at('10:16:00'))).toBe(false);
});
