import { Inject, Logger } from '@nestjs/common';
import { OnWorkerEvent, WorkerHost } from '@nestjs/bullmq';
import { deliverMail } from '@gauge/core/notifications';
import type { Database } from '@gauge/db';
import type { Job } from 'bullmq';
import { Handles, payloadOf } from './handler.js';
import { DATABASE, SETTINGS, type Settings } from './settings.js';

@Handles('send-mail', 4)
export class MailProcessor extends WorkerHost {
  private readonly logger = new Logger('mail');

  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {
    super();
  }

  process(job: Job): Promise<string> {
    const { mailId } = payloadOf('send-mail', job);
    return deliverMail(this.database, mailId, this.settings.smtpUrl, this.settings.mailFrom);
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
