import { Inject, Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { previewKeptHours } from '@gauge/contracts';
import { clearOldMemberImports } from '@gauge/core/associations';
import { clearExpired, silentReports } from '@gauge/core/reports';
import { clearOldImports } from '@gauge/core/rounds';
import type { Database } from '@gauge/db';
import { Doorbell } from './doorbell.js';
import { Loop } from './loop.js';
import { DATABASE, SETTINGS, timing, type Settings } from './settings.js';

const batch = 100;

/** The rows are the truth: whatever is not done by its deadline is rung for again, whether the queue lost it or not. */
@Injectable()
export class Reconciler implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly loop = new Loop('reconciler', timing.reconcile, () => this.reconcile());

  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly doorbell: Doorbell,
  ) {}

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.loop.stop();
  }

  private async reconcile(): Promise<void> {
    for (const runId of await this.silentRuns()) await this.doorbell.ring('release-round', { runId });
    for (const jobId of await this.silentJobs()) await this.doorbell.ring('run-bulk-job', { jobId });
    for (const reportId of await silentReports(this.database, timing.silent / 1000))
      await this.doorbell.ring('make-report', { reportId });
    // without a mail server mails stay where they are, on purpose
    if (this.settings.smtpUrl)
      for (const mailId of await this.waitingMails()) await this.doorbell.ring('send-mail', { mailId });
    await this.clearOutbox();
    await clearExpired(this.database);
    await clearOldImports(this.database, previewKeptHours);
    await clearOldMemberImports(this.database, previewKeptHours);
  }

  private async silentRuns(): Promise<string[]> {
    const rows = await this.database.client.$queryRaw<{ id: string }[]>`
      select id from release_run where status in ('queued', 'running')
        and coalesce(beat_at, requested_at) < clock_timestamp() - make_interval(secs => ${timing.silent / 1000})
      order by requested_at limit ${batch}`;
    return rows.map(({ id }) => id);
  }

  private async silentJobs(): Promise<string[]> {
    const rows = await this.database.client.$queryRaw<{ id: string }[]>`
      select id from bulk_job where status in ('queued', 'running')
        and coalesce(beat_at, requested_at) < clock_timestamp() - make_interval(secs => ${timing.silent / 1000})
      order by requested_at limit ${batch}`;
    return rows.map(({ id }) => id);
  }

  /** Older than a day is given up: nobody wants yesterday's password link. */
  private async waitingMails(): Promise<string[]> {
    const rows = await this.database.client.$queryRaw<{ id: string }[]>`
      select id from mail where status = 'queued' and created_at > clock_timestamp() - interval '1 day'
        and created_at < clock_timestamp() - make_interval(secs => ${timing.mailWaits / 1000})
      order by created_at limit ${batch}`;
    return rows.map(({ id }) => id);
  }

  private async clearOutbox(): Promise<void> {
    await this.database.client.$executeRaw`
      delete from outbox where id in (
        select id from outbox where delivered_at < clock_timestamp() - interval '7 days' order by id limit 1000)`;
  }
}
