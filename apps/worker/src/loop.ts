import { Logger } from '@nestjs/common';

/**
 * Does something again and again until stopped: after a while, or at once when woken. What goes wrong is told and tried
 * again at the next turn.
 */
export class Loop {
  private readonly stopping = new AbortController();
  private wake = (): void => {};
  private running: Promise<void> = Promise.resolve();
  private woken = false;
  /** When a turn last ended well, as `performance.now()`. */
  lastTurn = performance.now();

  constructor(
    private readonly name: string,
    private readonly everyMs: number,
    private readonly turn: () => Promise<void>,
  ) {}

  start(): void {
    this.running = this.run();
  }

  /** The next turn begins now. */
  nudge(): void {
    this.woken = true;
    this.wake();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    this.wake();
    await this.running;
  }

  private async run(): Promise<void> {
    const logger = new Logger(this.name);
    while (!this.stopping.signal.aborted) {
      this.woken = false;
      try {
        await this.turn();
        this.lastTurn = performance.now();
      } catch (error) {
        logger.warn(error instanceof Error ? error.message : String(error));
      }
      await this.rest();
    }
  }

  private rest(): Promise<void> {
    return new Promise((done) => {
      const timer = setTimeout(done, this.woken || this.stopping.signal.aborted ? 0 : this.everyMs);
      this.wake = () => {
        clearTimeout(timer);
        done();
      };
    });
  }
}
