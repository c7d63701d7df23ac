import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres, type EmbeddedPostgres } from './embedded.js';
import { freePort } from './ports.js';
import { connected } from './provision.js';

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'gauge-embedded-'));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

const password = 'superuser';
const quick = { fsync: 'off', shared_buffers: '8MB', max_connections: '10' };

async function start(): Promise<EmbeddedPostgres> {
  const data = join(home, 'data', 'postgres');
  return startPostgres({ data, port: await freePort(), password, settings: quick });
}

async function rowsKept(server: EmbeddedPostgres): Promise<unknown[]> {
  return connected(server.url('postgres'), async (client) => {
    await client.query('create table if not exists kept (at int); insert into kept values (1)');
    return (await client.query<{ n: number; lower: string }>(`select count(*)::int as n, lower('ÇÁÉ') from kept`)).rows;
  });
}

test('starts where only its own user may enter, keeps its data, and reports its end', async () => {
  chmodSync(home, 0o700);
  const first = await start();
  await rowsKept(first);
  await first.stop();
  expect(await first.exited).toContain('database system is shut down');

  const second = await start();
  expect(await rowsKept(second)).toEqual([{ n: 2, lower: 'çáé' }]);
  await second.stop();
}, 30_000);

test('stops the cluster that a killed supervisor left behind, and starts on its data', async () => {
  const orphan = await start();
  await rowsKept(orphan);
  const next = await start();
  expect(await orphan.exited).toContain('database system is shut down');
  expect(await rowsKept(next)).toEqual([{ n: 2, lower: 'çáé' }]);
  await next.stop();
}, 30_000);
