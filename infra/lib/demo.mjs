import { existsSync } from 'node:fs';
import { markSeeded } from './database.mjs';
import { inRoot } from './layout.mjs';
import { say } from './lifecycle.mjs';

/** What packages/scenarios knows of the demo: how to fill it and who may sign in. */
export async function loadDemo() {
  const file = inRoot('packages/scenarios/dist/index.js');
  return existsSync(file) ? import(file) : {};
}

export async function seed(demo, { owner, app, release }, signal) {
  if (!demo.seedDemo) return;
  say('filling the demo');
  await demo.seedDemo({ ownerUrl: owner, appUrl: app, releaseUrl: release, log: say });
  signal.throwIfAborted();
  markSeeded();
}

export function accountTable(accounts = []) {
  const width = (key) => Math.max(...accounts.map((account) => String(account[key]).length));
  const columns = ['role', 'email', 'password'].map((key) => [key, accounts.length ? width(key) : 0]);
  return accounts.map((account) => {
    const cells = columns.map(([key, size]) => String(account[key]).padEnd(size));
    return `  ${[...cells, account.where ?? ''].join('  ').trimEnd()}`;
  });
}
