import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { inRoot } from './layout.mjs';
import { PlainError, say } from './lifecycle.mjs';
import { onPath, pnpm, tool } from './tools.mjs';

const onMac = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';

/** The Chromium or Chrome that the browser tests use; installs one when there is none. */
export async function browser(signal) {
  const found = installed() ?? downloaded();
  if (found) return found;
  say('installing a browser for the tests');
  if (process.getuid?.() === 0 && onPath('apt-get')) {
    await aptInstall(['chromium'], signal);
    if (installed()) return installed();
  }
  await pnpm(['--dir', 'e2e', 'exec', 'playwright', 'install', 'chromium'], { signal, timeout: 300_000 });
  const now = downloaded();
  if (now) return now;
  throw new PlainError('No Chromium or Chrome on the path, and none could be installed; install one and start again.');
}

export async function aptInstall(packages, signal) {
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await tool('apt-get', ['update'], { signal, env });
  return tool('apt-get', ['install', '-y', '--no-install-recommends', ...packages], { signal, env });
}

function installed() {
  const named =
    process.env.CHROMIUM_PATH ?? onPath('chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable');
  return named ?? (existsSync(onMac) ? onMac : undefined);
}

function downloaded() {
  const { chromium } = createRequire(inRoot('e2e/package.json'))('@playwright/test');
  const file = chromium.executablePath();
  return existsSync(file) ? file : undefined;
}
