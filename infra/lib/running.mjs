import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { runs } from './checks.mjs';
import { dataDir, inData } from './layout.mjs';
import { PlainError, say } from './lifecycle.mjs';

const file = () => inData('running.json');
const supervisor = 'infra/start.mjs';

/**
 * One demo a data folder: a second one would stop the first one's database. What a killed demo left running is
 * stopped. To be called before anything in the data folder is touched, and before the port is looked at.
 */
export async function checkNotRunning() {
  if (!existsSync(file())) return;
  const { pid, port, services } = JSON.parse(readFileSync(file(), 'utf8'));
  if (pid !== process.pid && runs(pid, supervisor)) {
    throw new PlainError(
      `Gauge already runs from ${dataDir} on port ${port}; stop that one, or choose another PORT and another GAUGE_DATA.`,
    );
  }
  const left = Object.entries(services ?? {}).filter(([name, id]) => runs(id, `apps/${name}/dist/main.js`));
  for (const [name, id] of left) {
    say(`stopping the ${name} that an interrupted run left behind`);
    process.kill(id, 'SIGTERM');
    for (let i = 0; i < 500 && runs(id, `apps/${name}/dist/main.js`); i++) await delay(50);
  }
}

export function noteRunning(state, onStop) {
  writeFileSync(file(), JSON.stringify({ pid: process.pid, ...state }));
  onStop?.(async () => rmSync(file(), { force: true }));
}
