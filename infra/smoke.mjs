// The demo on whatever Node runs this: boots it on fresh data, asks for its health, signs in, and does the journeys
// that are tagged @smoke. After `npm test`, which installs and builds. Closes with `N passed, N failed`.
import { bootDemo } from './lib/booted.mjs';
import { browser } from './lib/browser.mjs';
import { checkNode } from './lib/checks.mjs';
import { loadDemo } from './lib/demo.mjs';
import { inRoot } from './lib/layout.mjs';
import { run, say } from './lib/lifecycle.mjs';
import { readResults } from './lib/results.mjs';
import { setup } from './lib/setup.mjs';
import { pnpm } from './lib/tools.mjs';

async function healthy(address) {
  const reply = await fetch(`${address}/api/health`);
  return reply.ok && (await reply.json()).status === 'ok';
}

async function signsIn(address) {
  const { demoAccounts = [] } = await loadDemo();
  const [{ email, password }] = demoAccounts;
  const reply = await fetch(`${address}/api/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: address },
    body: JSON.stringify({ email, password }),
  });
  return reply.ok && reply.headers.get('set-cookie') !== null;
}

await run(async (life) => {
  const { signal, lastLine } = life;
  checkNode();
  await setup(signal);
  say(`booting the demo on Node ${process.versions.node}`);
  const { freePort } = await import(inRoot('packages/db/dist/index.js'));
  const address = await bootDemo(freePort, life);
  const tally = { passed: 0, failed: 0 };
  const count = (name, ok) => {
    say(`${name}: ${ok ? 'passed' : 'failed'}`);
    tally[ok ? 'passed' : 'failed'] += 1;
  };
  count('health', await healthy(address).catch(() => false));
  count('sign in', await signsIn(address).catch(() => false));

  const report = inRoot('.results/smoke/e2e.json');
  const env = { BASE_URL: address, CHROMIUM_PATH: await browser(signal), E2E_REPORT: report };
  const journeys = ['--dir', 'e2e', 'exec', 'playwright', 'test', '--grep', '@smoke'];
  const { code } = await pnpm(journeys, { signal, show: true, env });
  const { passed, failed } = readResults(inRoot('.results/smoke'));
  tally.passed += passed;
  tally.failed += failed === 0 && code !== 0 ? 1 : failed;
  lastLine(`${tally.passed} passed, ${tally.failed} failed`);
  return tally.failed === 0 ? 0 : 1;
});
