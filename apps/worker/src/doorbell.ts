import { getQueueToken } from '@nestjs/bullmq';
import { Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { jobs, type JobName, type JobPayload } from '@gauge/contracts';
import type { Queue } from 'bullmq';

/** The queue refuses ids of digits only and ids with a colon. One id a row: ringing twice is one job. */
const idOf: { [N in JobName]: (payload: JobPayload<N>) => string } = {
  'release-round': ({ runId }) => `release-${runId}`,
  'make-report': ({ reportId }) => `report-${reportId}`,
  'send-mail': ({ mailId }) => `mail-${mailId}`,
  'run-bulk-job': ({ jobId }) => `bulk-${jobId}`,
};

const patienceMs = 5_000;

/** The only one who adds jobs. A queue that is down makes it wait, which a request must never do. */
@Injectable()
export class Doorbell {
  constructor(private readonly modules: ModuleRef) {}

  /**
   * Makes sure that the job is waiting, running or done. A job that had failed is tried again.
   *
   * @throws Error when the queue does not answer; the row stays, so nothing is lost
   */
  async ring<N extends JobName>(name: N, payload: JobPayload<N>): Promise<void> {
    const late = AbortSignal.timeout(patienceMs);
    const tooLate = new Promise<never>((_, fail) =>
      late.addEventListener('abort', () => fail(new Error('the queue does not answer'))),
    );
    await Promise.race([this.add(name, payload), tooLate]);
  }

  private async add<N extends JobName>(name: N, payload: JobPayload<N>): Promise<void> {
    const queue = this.modules.get<Queue>(getQueueToken(name), { strict: false });
    const id = idOf[name](payload);
    const known = await queue.getJob(id);
    if (known && (await known.isFailed())) await known.retry('failed', { resetAttemptsMade: true });
    else await queue.add(name, payload, { jobId: id });
  }
}

/** A topic and payload as they lie in the outbox, if they are a job. */
export function jobIn(topic: string, payload: unknown): { name: JobName; payload: JobPayload<JobName> } | undefined {
  const name = (Object.keys(jobs) as JobName[]).find((known) => known === topic);
  if (!name) return undefined;
  const parsed = jobs[name].safeParse(payload);
  return parsed.success ? { name, payload: parsed.data } : undefined;
}
