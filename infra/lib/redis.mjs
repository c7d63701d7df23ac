import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { say } from './lifecycle.mjs';
import { onPath } from './tools.mjs';

/**
 * The URL that suites against Redis get as `TEST_REDIS_URL`: that of `REDIS_URL`, else of a server started for this
 * run, else none, and they do not run.
 */
export async function testRedis(freePort, { onStop }) {
  if (process.env.REDIS_URL) return process.env.REDIS_URL;
  const server = onPath('redis-server');
  if (!server) {
    say('no redis-server on the path and no REDIS_URL: the suites against Redis do not run');
    return undefined;
  }
  const dir = mkdtempSync(join(tmpdir(), 'gauge-redis-'));
  const port = String(await freePort());
  const durable = ['--appendonly', 'yes', '--save', '', '--maxmemory-policy', 'noeviction'];
  const child = spawn(server, ['--port', port, '--bind', '127.0.0.1', '--dir', dir, ...durable], {
    stdio: ['ignore', 'pipe', 'ignore'],
    detached: true,
  });
  const gone = new Promise((done) => child.once('close', done));
  onStop(async () => {
    child.kill('SIGTERM');
    await gone;
    rmSync(dir, { recursive: true, force: true });
  });
  let log = '';
  await new Promise((ready, fail) => {
    child.stdout.on('data', (chunk) => (log += chunk).includes('Ready to accept connections') && ready());
    child.on('error', fail);
    void gone.then(() => fail(new Error(`redis-server ended: ${log}`)));
  });
  return `redis://127.0.0.1:${port}`;
}
