import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { freePort } from '@gauge/db';
import { mainOf, suiteDatabase, type SuiteDatabase } from '@gauge/db/testing';
import { makeWorld, type Tenant } from './world.js';

let database: SuiteDatabase;
let a: Tenant;
beforeAll(async () => {
  database = await suiteDatabase();
  ({ a } = await makeWorld(database.owner));
});
afterAll(() => database.drop());

const app = new URL('..', import.meta.url);
function start(env: Record<string, string>) {
  const child = spawn(process.execPath, mainOf(app), {
    cwd: fileURLToPath(app),
    env: { PATH: process.env.PATH ?? '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += String(chunk)));
  const listening = new Promise<void>((resolve) =>
    child.stdout.on('data', () => said.includes('listening') && resolve()),
  );
  return { child, listening, exit: once(child, 'exit') as Promise<[number | null]>, said: () => said };
}

test('a terminated process fails no request and exits cleanly', async () => {
  const port = String(await freePort());
  const api = start({ DATABASE_URL: database.app, PORT: port });
  await Promise.race([api.listening, api.exit]);
  const url = `http://127.0.0.1:${port}/api/associations/${a.associationId}/members`;
  const headers = { cookie: `__Host-gauge=${a.sessionOf('association_administrator')}` };

  // what each request came to: a status, or the reason why there is none
  const outcomes: (number | string)[] = [];
  let leaving = false;
  const ask = async () => {
    try {
      const reply = await fetch(url, { headers });
      await reply.arrayBuffer();
      // told that this process is leaving, a client or balancer goes to another one
      leaving ||= reply.headers.get('connection') === 'close';
      return reply.status;
    } catch (error) {
      return String((error as { cause?: { code?: string } }).cause?.code ?? error);
    }
  };
  const underLoad = new Promise<void>((resolve) => {
    const reader = async () => {
      while (!leaving) if (outcomes.push(await ask()) === 50) resolve();
    };
    void Promise.all([1, 2, 3, 4].map(reader));
  });
  await underLoad;
  api.child.kill('SIGTERM');
  const [code] = await api.exit;
  expect([code, leaving, new Set(outcomes)]).toEqual([0, true, new Set([200])]);
});

test('a process with a wrong environment says what is wrong and does not start', async () => {
  const api = start({ PORT: 'eighty', DATABASE_URL: 'nonsense' });
  const [code] = await api.exit;
  expect(code).not.toBe(0);
  expect(api.said()).toMatch(/PORT[\s\S]*DATABASE_URL|DATABASE_URL[\s\S]*PORT/);
});
