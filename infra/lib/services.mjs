import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { inData, inRoot, root } from './layout.mjs';
import { PlainError } from './lifecycle.mjs';

/**
 * Starts one of the apps. In a process group of its own: Ctrl-C in a terminal reaches only us, and we stop the
 * parts in the right order.
 */
export function startService(name, env, { onStop, fail }) {
  const child = spawn(process.execPath, [inRoot('apps', name, 'dist/main.js')], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  let tail = '';
  const log = createWriteStream(inData('logs', `${name}.log`), { flags: 'a', mode: 0o600 });
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      log.write(chunk);
      tail = (tail + chunk).slice(-4000);
    });
  }
  let stopping = false;
  const gone = new Promise((done) => child.once('close', done));
  child.on('error', (error) => fail(`The ${name} could not be started: ${error.message}`));
  void gone.then(() => {
    if (!stopping) fail(`The ${name} stopped unexpectedly (${child.exitCode ?? child.signalCode}):\n${tail.trimEnd()}`);
  });
  onStop(async () => {
    stopping = true;
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGTERM');
    const hard = setTimeout(() => child.kill('SIGKILL'), 25_000);
    await gone;
    clearTimeout(hard);
  });
  return { pid: child.pid, tail: () => tail };
}

/** Waits until the address answers with success. */
export async function untilHealthy(name, url, { signal, seconds = 60 }) {
  const deadline = performance.now() + seconds * 1000;
  while (performance.now() < deadline) {
    signal.throwIfAborted();
    const reply = await fetch(url, { signal: AbortSignal.timeout(2_000) }).catch(() => undefined);
    if (reply?.ok) return;
    await delay(50);
  }
  throw new PlainError(`The ${name} was not healthy after ${seconds} seconds; see ${inData('logs', `${name}.log`)}.`);
}
