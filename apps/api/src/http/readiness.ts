import { setTimeout as delay } from 'node:timers/promises';
import { Inject, Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { Subject } from 'rxjs';
import { SETTINGS, type Settings } from './settings.js';

/** Where the process is in its life: starting until the port is open, then serving until it is told to stop. */
@Injectable()
export class Readiness implements BeforeApplicationShutdown {
  private phase: 'starting' | 'serving' | 'stopping' = 'starting';
  /** Fires when streams have to end. */
  readonly stopping = new Subject<void>();

  constructor(@Inject(SETTINGS) private readonly settings: Settings) {}

  get ready(): boolean {
    return this.phase === 'serving';
  }

  get draining(): boolean {
    return this.phase === 'stopping';
  }

  serve(): void {
    this.phase = 'serving';
  }

  /** Not ready first; what still runs is finished by the server's own closing, which comes after this. */
  async beforeApplicationShutdown(): Promise<void> {
    this.phase = 'stopping';
    await delay(this.settings.drain);
    this.stopping.next();
  }
}
