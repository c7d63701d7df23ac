import { Inject, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { OnWorkerEvent, WorkerHost } from '@nestjs/bullmq';
import { runRelease } from '@gauge/core/benchmarks';
import type { Database } from '@gauge/db';
import { UnrecoverableError, type Job } from 'bullmq';
import { Handles, payloadOf } from './handler.js';
import { DATABASE, SETTINGS, timing, type Settings } from './settings.js';

/** One release at a time a process: it takes a core. More processes take more. */
@Handles('release-round', 1)
export class ReleaseProcessor extends WorkerHost implements BeforeApplicationShutdown {
  private readonly logger = new Logger('release');
  private readonly stop = new AbortController();

  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {
    super();
  }

  async process(job: Job): Promise<string> {
    const { runId } = payloadOf('release-round', job);
    const outcome = await runRelease(this.database, runId, {
      signal: this.stop.signal,
      threads: this.settings.releaseThreads,
    });
    if (outcome.state === 'failed') throw new UnrecoverableError(`${outcome.errorCode}: ${outcome.cause}`);
    if (outcome.state === 'superseded')
      this.logger.warn(`run ${runId} is settled or another worker's; nothing written`);
    return outcome.state;
  }

  /** A release near its end may finish; a long one goes back into the queue for another worker. */
  beforeApplicationShutdown(): void {
    setTimeout(() => this.stop.abort(new Error('the worker stops; the release is handed back')), timing.finish).unref();
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
