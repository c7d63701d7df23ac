import { Inject, Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { sendAlerts, sendReminders } from '@gauge/core/network';
import type { Database } from '@gauge/db';
import { Loop } from './loop.js';
import { DATABASE, timing } from './settings.js';

/** Looks now and then for what runs out, waits or is new, and says so. What was said stands in a row and is not said again. */
@Injectable()
export class Reminders implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly loop = new Loop('reminders', timing.remind, () => this.look());

  constructor(@Inject(DATABASE) private readonly database: Database) {}

  private async look(): Promise<void> {
    await sendReminders(this.database);
    await sendAlerts(this.database);
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.loop.stop();
  }
}
