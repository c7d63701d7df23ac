import { askFirmReport } from '@gauge/core/reports';
import { openDatabase, type Database } from '@gauge/db';
import { atFirm } from '../../../packages/core/test/benchmarks.js';
import { holding, makeWorld, spawnWorker, until, type Child, type World } from './world.js';

let world: World;
let app: Database;
const children: Child[] = [];

beforeAll(async () => {
  world = await makeWorld();
  app = openDatabase(world.urls.app, { max: 2 });
});
afterAll(async () => {
  for (const child of children) await kill(child);
  await app.close();
  await world.close();
});

async function start(): Promise<Child> {
  const child = spawnWorker(world);
  children.push(child);
  await child.ready;
  return child;
}
const kill = async (child: Child) => {
  child.process.kill('SIGKILL');
  await child.exit;
};
type Row = { status: string; fence: number; size: number | null };
const look = async (id: string): Promise<Row> =>
  (await world.sql<Row>('select status, fence, size from report where id = $1', [id]))[0] as Row;

test('killed while it reads, a report is made by the next worker', async () => {
  await world.round('the round');
  const first = await start();
  const firm = world.network.firms[0] as World['network']['firms'][number];
  const id = await holding(world, 'answer', 'access exclusive', async () => {
    const asked = await atFirm(app, firm.id, (ctx) => askFirmReport(ctx, { kind: 'firm_answers', language: 'en' }));
    await until(async () => (await look(asked.id)).status === 'running');
    await kill(first);
    return asked.id;
  });
  expect(await look(id)).toMatchObject({ status: 'running', fence: 1, size: null });
  await start();
  const made = await until(async () => {
    const row = await look(id);
    return row.status === 'ready' && row;
  });
  expect(made).toMatchObject({ status: 'ready', fence: 2 });
  expect(made.size).toBeGreaterThan(1000);
});
