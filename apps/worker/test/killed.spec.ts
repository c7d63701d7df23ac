import { freePort } from '@gauge/db';
import { holding, makeWorld, settled, spawnWorker, until, type Child, type World } from './world.js';

let world: World;
let undisturbed: string;
const children: Child[] = [];

async function start(env?: Record<string, string>): Promise<Child> {
  const child = spawnWorker(world, env);
  children.push(child);
  await child.ready;
  return child;
}
const kill = async (child: Child) => {
  child.process.kill('SIGKILL');
  await child.exit;
};
const hashOf = async (in_: World, run: string) => {
  const rows = await in_.sql<{ content_hash: string }>('select content_hash from release where run_id = $1', [run]);
  return rows.map(({ content_hash }) => content_hash);
};
const reached = (run: string, stage: string) => until(async () => (await world.run(run)).stage === stage);

beforeAll(async () => {
  // the first release of a network, made in peace: what every disturbed one must equal byte for byte
  world = await makeWorld();
  const worker = await start();
  const run = await world.request(await world.round('the round'));
  await settled(world, run);
  [undisturbed = ''] = await hashOf(world, run);
  await kill(worker);
  await world.close();
});
beforeEach(async () => {
  world = await makeWorld();
});
afterEach(async () => {
  for (const child of children.splice(0)) await kill(child);
  await world.close();
});

const moments = [
  { table: 'assessment', mode: 'access exclusive', stage: 'collect' },
  { table: 'release', mode: 'share', stage: 'publish' },
] as const;

test.each(moments)('killed at $stage and started again: published once, with the same bytes', async (moment) => {
  const first = await start();
  const run = await world.request(await world.round('the round'));
  await holding(world, moment.table, moment.mode, async () => {
    await until(async () => {
      const { stage, status } = await world.run(run);
      return stage === moment.stage && status === 'running';
    });
    await kill(first);
  });
  expect(await hashOf(world, run)).toEqual([]);

  await start();
  expect(await settled(world, run)).toMatchObject({ status: 'published', fence: 2 });
  expect(await hashOf(world, run)).toEqual([undisturbed]);
});

test('killed while it builds: the same', async () => {
  const first = await start();
  const run = await world.request(await world.round('the round'));
  await reached(run, 'build');
  await kill(first);
  await start();
  expect(await settled(world, run)).toMatchObject({ status: 'published' });
  expect(await hashOf(world, run)).toEqual([undisturbed]);
});

test('stopped past its lock, halfway through a sign of life, and then continued: it writes nothing', async () => {
  const zombie = await start();
  const run = await world.request(await world.round('the round'));
  await holding(world, 'assessment', 'access exclusive', async () => {
    await until(async () => (await world.run(run)).status === 'running');
    await holding(world, 'release_run', 'share', async () => {
      await until(() => world.waiting('release_run'));
      zombie.process.kill('SIGSTOP');
    });
  });
  await start();
  expect(await settled(world, run)).toMatchObject({ status: 'published', fence: 2 });
  zombie.process.kill('SIGCONT');
  await until(async () => zombie.output().includes('nothing written'));
  expect(await hashOf(world, run)).toEqual([undisturbed]);
  expect(await world.run(run)).toMatchObject({ status: 'published', fence: 2 });
});

test('SIGTERM: not well at once, hands nothing over half-done, exit 0 in time', async () => {
  const port = await freePort();
  const worker = await start({ WORKER_PORT: String(port) });
  const health = () => fetch(`http://127.0.0.1:${port}/health`).then(({ status }) => status);
  await until(async () => (await health()) === 200);
  const run = await world.request(await world.round('the round'));
  await until(async () => (await world.run(run)).status === 'running');
  worker.process.kill('SIGTERM');
  // past its time (`timing.exit`) a worker that hangs ends itself, with 1
  expect(await worker.exit).toBe(0);
  const { status } = await world.run(run);
  expect(['published', 'queued']).toContain(status);
  expect(await hashOf(world, run)).toEqual(status === 'published' ? [undisturbed] : []);
});
