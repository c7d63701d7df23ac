import {
  Inject,
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import type { Database } from '@gauge/db';
import pg from 'pg';
import { Doorbell, jobIn } from './doorbell.js';
import { Loop } from './loop.js';
import { DATABASE, SETTINGS, timing, type Settings } from './settings.js';

type Row = { id: bigint; topic: string; payload: unknown };
const batch = 50;

/** Carries the outbox to the queue, as soon as the database says that something is in it, and every two seconds. */
@Injectable()
export class Relay implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly loop = new Loop('relay', timing.relayPoll, () => this.carryAll());
  private readonly logger = new Logger('relay');
  private listener: pg.Client | undefined;

  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly doorbell: Doorbell,
  ) {}

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.loop.stop();
    await this.listener?.end();
  }

  private async carryAll(): Promise<void> {
    await this.listen();
    while ((await this.carry()) === batch);
  }

  /** Two relays never carry the same row: each skips what the other holds. */
  private carry(): Promise<number> {
    return this.database.transaction({}, async (tx) => {
      const rows = await tx.$queryRaw<Row[]>`
        select id, topic, payload from outbox where delivered_at is null order by id limit ${batch} for update skip locked`;
      for (const row of rows) await this.deliver(row);
      const ids = rows.map(({ id }) => id);
      await tx.$executeRaw`update outbox set delivered_at = clock_timestamp() where id = any(${ids}::bigint[])`;
      return rows.length;
    });
  }

  private async deliver({ id, topic, payload }: Row): Promise<void> {
    const job = jobIn(topic, payload);
    if (job) await this.doorbell.ring(job.name, job.payload);
    else this.logger.error(`outbox row ${id} (${topic}) is no job and is passed over`);
  }

  /** A connection of its own, opened again when it breaks. */
  private async listen(): Promise<void> {
    if (this.listener) return;
    const client = new pg.Client({
      connectionString: this.settings.releaseDatabaseUrl,
      keepAlive: true,
      // a server that accepts and then says nothing would else hold up what can be carried without it
      connectionTimeoutMillis: 5_000,
    });
    const lose = () => (this.listener = this.listener === client ? undefined : this.listener);
    client.on('error', lose);
    client.on('end', lose);
    client.on('notification', () => this.loop.nudge());
    try {
      await client.connect();
      await client.query('listen gauge_outbox');
    } catch (error) {
      // a next turn opens another: this one is not left behind
      await client.end().catch(() => {});
      throw error;
    }
    this.listener = client;
  }
}
