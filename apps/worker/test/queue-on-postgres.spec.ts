import { randomUUID } from 'node:crypto';
import { jobs } from '@gauge/contracts';
import { createPostgresBackend, Queue, type ConnectionOptions } from 'bullmq';
import pg from 'pg';
import { handlerFaults } from '../src/handler.js';
import { startWorker, type RunningWorker } from '../src/worker.js';
import { makeWorld, settled, until, type World } from './world.js';

let world: World;
const workers: RunningWorker[] = [];
const start = async (port?: number) => {
  const worker = await startWorker({ ...world.settings, port });
  workers.push(worker);
  return worker;
};

beforeAll(async () => {
  world = await makeWorld();
});
afterEach(async () => {
  for (const worker of workers.splice(0)) await worker.stop();
});
afterAll(() => world.close());

test('a release that is asked for is published, without Redis', async () => {
  expect((await start()).backend).toBe('PostgreSQL');
  const round = await world.round('one');
  const run = await world.request(round);
  expect(await settled(world, run)).toMatchObject({ status: 'published', progress: 100, fence: 1 });
  expect(await world.sql('select status from round where id = $1', [round])).toEqual([{ status: 'released' }]);
});

test('two workers at once: each release is made once', async () => {
  await Promise.all([start(), start()]);
  const runs: string[] = [];
  for (const name of ['two', 'three']) runs.push(await world.request(await world.round(name)));
  for (const run of runs) expect(await settled(world, run)).toMatchObject({ status: 'published' });
  const releases = await world.sql('select run_id from release where run_id = any($1)', [runs]);
  expect(releases).toHaveLength(2);
  const fences = await world.sql<{ fence: number }>('select fence from release_run where id = any($1)', [runs]);
  // building at the same moment, one of them may have had to build again upon the other
  for (const { fence } of fences) expect(fence).toBeLessThanOrEqual(3);
});

test('what is no job in the outbox is passed over, and what stands behind it is done', async () => {
  await world.sql(`insert into outbox (topic, payload) values ('unheard-of', '{}'), ('release-round', '{"runId": 7}')`);
  const run = await world.request(await world.round('four'));
  await start();
  expect(await settled(world, run)).toMatchObject({ status: 'published' });
  await until(async () => (await world.undelivered()) === 0);
});

test('a run whose ring was lost is found again', async () => {
  const run = await world.request(await world.round('five'));
  await world.sql('delete from outbox');
  await world.sql(`update release_run set requested_at = now() - interval '1 minute' where id = $1`, [run]);
  await start();
  expect(await settled(world, run)).toMatchObject({ status: 'published' });
});

test('a job that carries something else than its contract says is not tried again', async () => {
  await start();
  const pool = new pg.Pool({ connectionString: world.urls.app, max: 2, options: '-c search_path=bullmq' });
  const connection = pool as unknown as ConnectionOptions;
  const queue = new Queue('release-round', { connection, backendFactory: createPostgresBackend } as never);
  const job = await queue.add('release-round', { runId: 'x' }, { jobId: 'bad-one', attempts: 5 });
  await until(async () => job.isFailed());
  expect(await queue.getJob('bad-one')).toMatchObject({ attemptsMade: 1 });
  await queue.close();
  await pool.end();
});

test('a mail without a mail server stays where the demo shows it', async () => {
  const id = randomUUID();
  await world.sql(`insert into mail (id, to_address, subject, text) values ($1, 'a@example.org', 'Hello', 'A line.')`, [
    id,
  ]);
  await world.sql(`insert into outbox (topic, payload) values ('send-mail', $1)`, [JSON.stringify({ mailId: id })]);
  await start();
  await until(async () => (await world.undelivered()) === 0);
  expect(await world.sql('select status from mail where id = $1', [id])).toEqual([{ status: 'queued' }]);
});

test('every job has exactly one handler', () => {
  const declared = Object.keys(jobs);
  expect(handlerFaults(declared, declared)).toEqual([]);
  expect(handlerFaults(['release-round', 'release-round', 'other'], ['release-round', 'send-mail'])).toEqual([
    'release-round has 2 handlers',
    'send-mail has no handler',
    'other is no job of the contracts',
  ]);
});
