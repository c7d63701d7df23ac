import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inRoot, root } from './layout.mjs';

/**
 * Boots a demo of its own: fresh data in a temporary folder, a free port, embedded PostgreSQL whatever the
 * environment says. Returns its address; it stops with the command.
 */
export async function bootDemo(freePort, { onStop, signal }) {
  const data = mkdtempSync(join(tmpdir(), 'gauge-demo-'));
  const port = await freePort();
  const { DATABASE_URL: _app, OWNER_DATABASE_URL: _owner, RELEASE_DATABASE_URL: _release, ...env } = process.env;
  const child = spawn(process.execPath, [inRoot('infra/start.mjs')], {
    cwd: root,
    env: { ...env, PORT: String(port), GAUGE_DATA: data },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    detached: true,
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
  const gone = new Promise((done) => child.once('close', done));
  onStop(async () => {
    child.kill('SIGTERM');
    await gone;
    rmSync(data, { recursive: true, force: true });
  });
  await new Promise((ready, fail) => {
    child.once('message', ready);
    child.once('error', fail);
    signal.addEventListener('abort', () => fail(new Error('stopped')));
    void gone.then(() => fail(new Error(`The demo did not start:\n${output}`)));
  });
  return `http://localhost:${port}`;
}
