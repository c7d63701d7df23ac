import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { freePort } from '@gauge/db';
import { Redis } from 'ioredis';
import { until } from './world.js';

export type TestRedis = { url: string; client: Redis; stop(): Promise<void> };

const program = (process.env.PATH ?? '')
  .split(delimiter)
  .map((folder) => join(folder, 'redis-server'))
  .find((file) => existsSync(file));

/** Where a Redis for tests comes from; null: nowhere here. The one of `TEST_REDIS_URL` is emptied again and again. */
export const redisSource = process.env.TEST_REDIS_URL ?? program ?? null;

/** A Redis of the suite's own, with these settings; on `TEST_REDIS_URL` it is the one that runs there. */
export async function startRedis(settings: Record<string, string> = {}): Promise<TestRedis> {
  if (process.env.TEST_REDIS_URL) return connect(process.env.TEST_REDIS_URL, async () => {});
  if (!program) throw new Error('no redis-server on the path');
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), 'gauge-redis-'));
  const chosen = { appendonly: 'yes', 'maxmemory-policy': 'noeviction', save: '', ...settings };
  const args = Object.entries({ port: String(port), bind: '127.0.0.1', dir: folder, ...chosen });
  const server = spawn(
    program,
    args.flatMap(([name, value]) => [`--${name}`, value]),
    { stdio: 'ignore' },
  );
  const gone = new Promise((done) => server.once('close', done));
  return connect(`redis://127.0.0.1:${port}`, async () => {
    server.kill('SIGKILL');
    await gone;
    rmSync(folder, { recursive: true, force: true });
  });
}

async function connect(url: string, stop: () => Promise<void>): Promise<TestRedis> {
  const client = new Redis(url, { maxRetriesPerRequest: null, retryStrategy: () => 50 });
  client.on('error', () => {});
  await until(async () => (await client.ping()) === 'PONG');
  return {
    url,
    client,
    async stop() {
      client.disconnect();
      await stop();
    },
  };
}
