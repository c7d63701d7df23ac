import { spawn, type ChildProcess } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { requestRelease } from '@gauge/core/benchmarks';
import { connected, openDatabase, type Database } from '@gauge/db';
import { mainOf, suiteDatabase, type SuiteDatabase } from '@gauge/db/testing';
import pg from 'pg';
import { addRound, atAssociation, makeNetwork, type Network } from '../../../packages/core/test/benchmarks.js';
import type { Settings } from '../src/settings.js';

/** A network with rounds ready for release, in a database of the suite's own. */
export type World = {
  urls: SuiteDatabase;
  network: Network;
  settings: Settings;
  sql<R>(text: string, values?: unknown[]): Promise<R[]>;
  /** A frozen round old enough for everything. */
  round(name: string): Promise<string>;
  /** Asks for its release; returns the run. */
  request(roundId: string): Promise<string>;
  run(runId: string): Promise<Run>;
  /** How many rows of the outbox no bell was rung for yet. */
  undelivered(): Promise<number>;
  /** Whether anybody waits for this table. */
  waiting(table: string): Promise<boolean>;
  close(): Promise<void>;
};
export type Run = { status: string; stage: string; progress: number; fence: number; error_code: string | null };

export async function makeWorld(firms = 48): Promise<World> {
  const urls = await suiteDatabase();
  const app: Database = openDatabase(urls.app, { max: 2 });
  const network = await makeNetwork(urls.owner, { firms });
  // one connection for all that is asked while waiting: making one costs more than the worker that is waited for
  const owner = new pg.Client(urls.owner);
  await owner.connect();
  const sql = async <R>(text: string, values: unknown[] = []) => (await owner.query(text, values)).rows as R[];
  return {
    urls,
    network,
    settings: {
      databaseUrl: urls.app,
      releaseDatabaseUrl: urls.release,
      redisUrl: undefined,
      port: undefined,
      smtpUrl: undefined,
      mailFrom: undefined,
      publicUrl: 'http://localhost:4400',
      releaseThreads: 1,
    },
    sql,
    round: (name) => addRound(urls.owner, network, { name, periodEnd: '2024-12-31' }),
    async request(roundId) {
      await atAssociation(app, network.lead, 'association_administrator', (ctx) => requestRelease(ctx, roundId));
      const [run] = await sql<{ id: string }>(
        `select id from release_run where round_id = $1 order by requested_at desc limit 1`,
        [roundId],
      );
      return (run as { id: string }).id;
    },
    async run(runId) {
      const [run] = await sql<Run>('select status, stage, progress, fence, error_code from release_run where id = $1', [
        runId,
      ]);
      return run as Run;
    },
    undelivered: async () => (await sql('select 1 from outbox where delivered_at is null')).length,
    async waiting(table) {
      const found = await sql(`select 1 from pg_locks where relation = $1::regclass and not granted`, [table]);
      return found.length > 0;
    },
    async close() {
      await Promise.all([app.close(), owner.end()]);
      await urls.drop();
    },
  };
}

const patience = 90_000;
/** What the workers of this suite have said, for whoever waits for them in vain. */
const said: string[] = [];

/** Looks until it is so. @throws Error with what the workers said, when it does not come */
export async function until<T>(look: () => Promise<T | undefined | false>): Promise<T> {
  for (const end = performance.now() + patience; performance.now() < end; await delay(20)) {
    const seen = await look();
    if (seen) return seen;
  }
  throw new Error(`waited ${patience / 1000} s in vain; the workers said:\n${said.join('')}`);
}

export const settled = (world: World, runId: string): Promise<Run> =>
  until(async () => {
    const run = await world.run(runId);
    return (run.status === 'published' || run.status === 'failed') && run;
  });

/** Holds a table against everybody else while `work` runs: the moment at which a worker is caught. */
export const holding = <T>(world: World, table: string, mode: string, work: () => Promise<T>): Promise<T> =>
  connected(world.urls.owner, async (owner) => {
    await owner.query('begin');
    await owner.query(`lock table ${table} in ${mode} mode`);
    const result = await work();
    await owner.query('commit');
    return result;
  });

export type Child = { process: ChildProcess; ready: Promise<void>; exit: Promise<number | null>; output(): string };

/** A real worker process from the sources. */
export function spawnWorker({ urls }: World, env: Record<string, string> = {}): Child {
  const app = new URL('..', import.meta.url);
  const child = spawn(process.execPath, mainOf(app), {
    cwd: fileURLToPath(app),
    env: {
      PATH: process.env.PATH ?? '',
      DATABASE_URL: urls.app,
      RELEASE_DATABASE_URL: urls.release,
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  said.push(`${child.pid}: started\n`);
  const exit = new Promise<number | null>((done) => child.once('close', done));
  const ready = new Promise<void>((done, fail) => {
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk) => {
        output += String(chunk);
        said.push(`${child.pid}: ${String(chunk)}`);
        if (output.includes('worker ready')) done();
      });
    void exit.then((code) => {
      said.push(`${child.pid}: ended (${code})\n`);
      fail(new Error(`the worker ended (${code}):\n${output}`));
    });
  });
  // a worker that is killed before it is ready is no failure of its own
  ready.catch(() => {});
  return { process: child, ready, exit, output: () => output };
}
