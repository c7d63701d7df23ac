import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { manifest, root } from './layout.mjs';

const quiet = {
  CI: '1',
  DO_NOT_TRACK: '1',
  TURBO_TELEMETRY_DISABLED: '1',
  TURBO_NO_UPDATE_NOTIFIER: '1',
  npm_config_update_notifier: 'false',
  npm_config_loglevel: 'error',
};

/**
 * Runs a program to its end. Returns its exit code and, unless `show`, what it printed.
 * It gets a process group of its own, which a stop ends as a whole: package managers start chains of processes.
 */
export function tool(file, args, { signal, show = false, env = {}, cwd = root, timeout } = {}) {
  return new Promise((resolve, reject) => {
    const stdio = ['ignore', show ? 'inherit' : 'pipe', show ? 'inherit' : 'pipe'];
    const child = spawn(file, args, { cwd, stdio, detached: true, env: { ...process.env, ...env } });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (output += chunk));
    const end = () => {
      try {
        process.kill(-child.pid, 'SIGTERM');
      } catch {
        // it has just ended by itself
      }
    };
    const timer = timeout && setTimeout(end, timeout);
    signal?.addEventListener('abort', end);
    child.on('error', reject);
    child.on('close', (code) => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', end);
      if (signal?.aborted) reject(new Error('stopped'));
      else resolve({ code: code ?? 1, output });
    });
  });
}

/** pnpm in the version that package.json pins, whether or not one is installed. Turbo wants it on the path too. */
export function pnpm(args, options = {}) {
  // named as the package: inside another npx, its package is inherited through the environment and would be searched instead
  return tool('npx', ['--yes', `--package=${manifest.packageManager}`, 'pnpm', ...args], {
    ...options,
    env: { ...quiet, ...options.env },
  });
}

export function turbo(args, options) {
  return pnpm(['exec', 'turbo', 'run', ...args], options);
}

/** The first of these programs that is on the path. */
export function onPath(...names) {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const files = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return files.find(executable);
}

function executable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
