import { memberBulkKinds, type BulkJobView, type MemberBulkKind } from '@gauge/contracts';

export type MemberJob = BulkJobView & { kind: MemberBulkKind };
export const isMemberJob = (job: BulkJobView): job is MemberJob =>
  (memberBulkKinds as readonly string[]).includes(job.kind);

export const isRunning = (job: Pick<BulkJobView, 'status'> | undefined): boolean =>
  job?.status === 'queued' || job?.status === 'running';

/** Of a hundred; an empty job is done. */
export const percentOf = ({ done, skipped, failed, total }: BulkJobView): number =>
  total === 0 ? 100 : Math.floor((100 * (done + skipped + failed)) / total);

const NEWS_MS = 10 * 60_000;

/** A job that ended a while ago is no news any more. `now`: milliseconds since 1970. */
export const showsStill = (job: BulkJobView, now: number): boolean =>
  isRunning(job) || now - Date.parse(job.finishedAt ?? job.requestedAt) < NEWS_MS;
