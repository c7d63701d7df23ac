import type { BulkJobView } from '@gauge/contracts';

export const isRunning = (job: Pick<BulkJobView, 'status'> | undefined): boolean =>
  job?.status === 'queued' || job?.status === 'running';

/** Of a hundred; an empty job is done. */
export const percentOf = ({ done, skipped, failed, total }: BulkJobView): number =>
  total === 0 ? 100 : Math.floor((100 * (done + skipped + failed)) / total);

const NEWS_MS = 10 * 60_000;

/** A job that ended a while ago is no news any more. `now`: milliseconds since 1970. */
export const showsStill = (job: BulkJobView, now: number): boolean =>
  isRunning(job) || now - Date.parse(job.finishedAt ?? job.requestedAt) < NEWS_MS;
