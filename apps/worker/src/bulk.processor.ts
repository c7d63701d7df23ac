import { Inject, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { OnWorkerEvent, WorkerHost } from '@nestjs/bullmq';
import { memberWorks } from '@gauge/core/associations';
import { runBulkJob } from '@gauge/core/platform';
import { importWorks } from '@gauge/core/rounds';
import type { Database } from '@gauge/db';
import { UnrecoverableError, type Job } from 'bullmq';
import { Handles, payloadOf } from './handler.js';
import { DATABASE, TENANT_DATABASE } from './settings.js';

const works = { ...memberWorks, ...importWorks };

/** Two associations at a time a process: the items are short, and mostly wait for the database. */
@Handles('run-bulk-job', 2)
export class BulkProcessor extends WorkerHost implements BeforeApplicationShutdown {
  private readonly logger = new Logger('bulk job');
  private readonly stop = new AbortController();

  constructor(
    @Inject(DATABASE) private readonly across: Database,
    @Inject(TENANT_DATABASE) private readonly within: Database,
  ) {
    super();
  }

  async process(job: Job): Promise<string> {
    const { jobId } = payloadOf('run-bulk-job', job);
    const databases = { across: this.across, within: this.within };
    const outcome = await runBulkJob(databases, jobId, works, { signal: this.stop.signal });
    if (outcome.state === 'failed') throw new UnrecoverableError(outcome.errorCode);
    return outcome.state;
  }

  /** What is made stays made: the next worker goes on behind it. */
  beforeApplicationShutdown(): void {
    this.stop.abort(new Error('the worker stops; the job is handed back'));
  }

  @OnWorkerEvent('failed')
  failed(job: Job | undefined, error: Error): void {
    this.logger.warn(`${job?.id} try ${job?.attemptsMade}: ${error.message}`);
  }

  @OnWorkerEvent('error')
  error(error: Error): void {
    this.logger.warn(error.message);
  }
}
