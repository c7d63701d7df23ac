import { Inject, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { OnWorkerEvent, WorkerHost } from '@nestjs/bullmq';
import { makeReport } from '@gauge/core/reports';
import type { Database } from '@gauge/db';
import { UnrecoverableError, type Job } from 'bullmq';
import { Handles, payloadOf } from './handler.js';
import { DATABASE, TENANT_DATABASE, timing } from './settings.js';

/** One report at a time a process: printing takes a second or two of a core. */
@Handles('make-report', 1)
export class ReportProcessor extends WorkerHost implements BeforeApplicationShutdown {
  private readonly logger = new Logger('report');
  private readonly stop = new AbortController();

  constructor(
    @Inject(DATABASE) private readonly across: Database,
    @Inject(TENANT_DATABASE) private readonly within: Database,
  ) {
    super();
  }

  async process(job: Job): Promise<string> {
    const { reportId } = payloadOf('make-report', job);
    const { across, within } = this;
    const outcome = await makeReport({ across, within }, reportId, { signal: this.stop.signal });
    if (typeof outcome === 'object') throw new UnrecoverableError(outcome.failed);
    if (outcome === 'superseded')
      this.logger.warn(`report ${reportId} is settled or another worker's; nothing written`);
    return outcome;
  }

  /** A report near its end may finish; else it goes back into the queue for another worker. */
  beforeApplicationShutdown(): void {
    setTimeout(() => this.stop.abort(new Error('the worker stops; the report is handed back')), timing.finish).unref();
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
