import { Inject, Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { makePreviews } from '@gauge/core/benchmarks';
import { tellFirms } from '@gauge/core/rounds';
import type { Database } from '@gauge/db';
import { Loop } from './loop.js';
import { DATABASE, SETTINGS, timing, type Settings } from './settings.js';

/** What running rounds need at their time: their firms are told what is due, their administrators what would be published. */
@Injectable()
export class RoundsLoop implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly notices = new Loop('notices', timing.notices, () => this.tell());
  private readonly previews = new Loop('previews', timing.previews, () => this.preview());

  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  onApplicationBootstrap(): void {
    this.notices.start();
    this.previews.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all([this.notices.stop(), this.previews.stop()]);
  }

  private async tell(): Promise<void> {
    if ((await tellFirms(this.database, this.settings.publicUrl)) > 0) this.notices.nudge();
  }

  private async preview(): Promise<void> {
    if ((await makePreviews(this.database)) > 0) this.previews.nudge();
  }
}
