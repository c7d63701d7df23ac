import { Inject, Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { profilesATurn, refreshSuggestions } from '@gauge/core/network';
import type { Database } from '@gauge/db';
import { Loop } from './loop.js';
import { DATABASE, timing } from './settings.js';

/** Looks for partners of published profiles whose turn it is, as their firms would. */
@Injectable()
export class Suggestions implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly loop = new Loop('suggestions', timing.suggest, () => this.look());

  constructor(@Inject(DATABASE) private readonly database: Database) {}

  private async look(): Promise<void> {
    if ((await refreshSuggestions(this.database)) === profilesATurn) this.loop.nudge();
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.loop.stop();
  }
}
