import { importLimits } from '@gauge/contracts';
import { inviteMembers } from '@gauge/core/associations';
import { commitImport, previewImport } from '@gauge/core/rounds';
import { readTable } from '@gauge/core/tables';
import { connected, openDatabase, type Database } from '@gauge/db';
import { addRound, atAssociation, userId } from '../../../packages/core/test/benchmarks.js';
import { startWorker, type RunningWorker } from '../src/worker.js';
import { makeWorld, spawnWorker, until, type Child, type World } from './world.js';

const members = 60;
let world: World;
let app: Database;
const children: Child[] = [];
const workers: RunningWorker[] = [];

const start = async () => void workers.push(await startWorker(world.settings));
const spawned = async (): Promise<Child> => {
  const child = spawnWorker(world);
  children.push(child);
  await child.ready;
  return child;
};
const kill = async (child: Child) => {
  child.process.kill('SIGKILL');
  await child.exit;
};

beforeAll(async () => {
  world = await makeWorld(members * 2);
  app = openDatabase(world.urls.app, { max: 2 });
});
beforeEach(async () => {
  await world.sql('delete from bulk_job');
  await world.sql('delete from invitation');
  await world.sql('delete from mail');
  await world.sql('delete from role_grant');
  await world.sql(
    `insert into app_user (id, email, name) values ($1, 'office@lead.example', 'Some Body') on conflict do nothing`,
    [userId],
  );
  await world.sql(
    `insert into role_grant (user_id, role, association_id) values ($1, 'association_administrator', $2)`,
    [userId, world.network.lead],
  );
  await world.sql(`update membership set contact_email = lower(replace(member_no, ' ', '')) || '@member.example'`);
});
afterEach(async () => {
  for (const child of children.splice(0)) await kill(child);
  for (const worker of workers.splice(0)) await worker.stop();
});
afterAll(async () => {
  await app.close();
  await world.close();
});

type Job = { status: string; done: number; skipped: number; failed: number; fence: number; error_code: string | null };
const job = async (id: string) =>
  (
    await world.sql<Job>('select status, done, skipped, failed, fence, error_code from bulk_job where id = $1', [id])
  )[0]!;
const ask = async (what: 'invite' | 'remind' | 'withdraw') =>
  (
    await atAssociation(app, world.network.lead, 'association_administrator', (ctx) =>
      inviteMembers(ctx, { what, filter: { search: '' } }, 'http://gauge.example'),
    )
  ).id;
const settled = (id: string) => until(async () => ['done', 'failed'].includes((await job(id)).status) && job(id));
const mails = () =>
  world.sql<{ to_address: string; n: number }>('select to_address, count(*)::int as n from mail group by 1');
const invited = () =>
  world.sql<{ n: number }>(
    'select count(*)::int as n from invitation where accepted_at is null and revoked_at is null',
  );
const audited = () =>
  world.sql<{ n: number }>(`select count(*)::int as n from audit_entry where action = 'invitation.made'`);

test('killed in the middle and started again: one mail, one invitation and one entry a member', async () => {
  const before = (await audited())[0]!.n;
  const id = await ask('invite');
  // caught with a transaction open: mail, invitation and entry of the thirtieth are written, its mark has to wait
  await connected(world.urls.owner, async (owner) => {
    await owner.query('begin');
    await owner.query('select 1 from bulk_item where job_id = $1 and position = 30 for update', [id]);
    const first = await spawned();
    await until(async () => {
      const { rowCount } = await owner.query(
        `select 1 from pg_locks l join pg_stat_activity a on a.pid = l.pid and a.datname = current_database() where not l.granted`,
      );
      return rowCount !== 0 && (await job(id)).done === 29;
    });
    await kill(first);
    await owner.query('commit');
  });
  expect(await job(id)).toMatchObject({ status: 'running', done: 29, fence: 1 });

  await spawned();
  expect(await settled(id)).toMatchObject({ status: 'done', done: members, skipped: 0, failed: 0 });
  expect((await job(id)).fence).toBeGreaterThan(1);
  const sent = await mails();
  expect(sent).toHaveLength(members);
  expect(sent.filter(({ n }) => n !== 1)).toEqual([]);
  expect(await invited()).toEqual([{ n: members }]);
  expect((await audited())[0]!.n - before).toBe(members);
});

test('an import killed in the middle and started again: every firm once, with one entry, and nothing twice', async () => {
  const roundId = await addRound(world.urls.owner, world.network, {
    name: 'import',
    periodEnd: '2025-12-31',
    status: 'open',
    answering: [],
  });
  const numbers = await world.sql<{ no: string }>('select member_no as no from membership where association_id = $1', [
    world.network.lead,
  ]);
  // two batches
  const lines = numbers.map(({ no }, at) => `${no},${1_000_000 + at},${20 + at}`);
  const file = ['member_no,turnover,fte', ...lines].join('\n');
  const table = await readTable(Buffer.from(file), importLimits);
  const within = <T>(work: Parameters<typeof atAssociation<T>>[3]) =>
    atAssociation(app, world.network.lead, 'association_administrator', work);
  const { id: importId } = await previewImport(within, roundId, 'answers.csv', table);
  const { job: queued } = await within((ctx) => commitImport(ctx, roundId, importId));
  const id = queued?.id ?? '';

  // caught in the second batch: its firms are written, and their marks have to wait
  await connected(world.urls.owner, async (owner) => {
    await owner.query('begin');
    await owner.query('select 1 from bulk_item where job_id = $1 and position = 55 for update', [id]);
    const first = await spawned();
    await until(async () => {
      const { rowCount } = await owner.query(
        `select 1 from pg_locks l join pg_stat_activity a on a.pid = l.pid and a.datname = current_database() where not l.granted`,
      );
      return rowCount !== 0 && (await job(id)).done === 50;
    });
    await kill(first);
    await owner.query('commit');
  });
  expect(await job(id)).toMatchObject({ status: 'running', done: 50, fence: 1 });

  await spawned();
  expect(await settled(id)).toMatchObject({ status: 'done', done: members, skipped: 0, failed: 0 });
  const [written] = await world.sql(
    `select count(*)::int as firms, max(version) as version, (select count(*)::int from answer where round_id = $1) as answers,
       (select max(version) from answer where round_id = $1) as "answerVersion",
       (select count(*)::int from audit_entry where action = 'assessment.imported') as entries
     from assessment where round_id = $1`,
    [roundId],
  );
  expect(written).toEqual({ firms: members, version: 1, answers: members * 2, answerVersion: 1, entries: members });
});

test('a member that cannot be invited fails alone; who answered meanwhile is passed over; reminders replace links', async () => {
  await world.sql(`update membership set status = 'ended' where firm_id = $1`, [world.network.firms[0]!.id]);
  const id = await ask('invite');
  // between asking and doing: one joined, one has no contact any more
  await world.sql(`insert into role_grant (user_id, role, firm_id) values ($1, 'firm_administrator', $2)`, [
    userId,
    world.network.firms[2]!.id,
  ]);
  await world.sql(`update membership set contact_email = null where firm_id = $1`, [world.network.firms[4]!.id]);
  await start();
  expect(await settled(id)).toMatchObject({ status: 'done', done: members - 3, skipped: 2, failed: 0 });

  await world.sql(`update membership set contact_email = 'right@member.example' where firm_id = $1`, [
    world.network.firms[6]!.id,
  ]);
  expect(await settled(await ask('remind'))).toMatchObject({ status: 'done', done: members - 3 });
  expect(await invited()).toEqual([{ n: members - 3 }]);
  const [corrected] = await world.sql(
    `select array_agg(email) as open from invitation where firm_id = $1 and revoked_at is null`,
    [world.network.firms[6]!.id],
  );
  expect(corrected).toEqual({ open: ['right@member.example'] });

  expect(await settled(await ask('withdraw'))).toMatchObject({ status: 'done', done: members - 3 });
  expect(await invited()).toEqual([{ n: 0 }]);
  await world.sql(`update membership set status = 'verified' where firm_id = $1`, [world.network.firms[0]!.id]);
});

test('whoever lost the right to invite invites nobody, also with a job that was asked for before', async () => {
  const id = await ask('invite');
  await expect(ask('invite')).rejects.toMatchObject({ code: 'bulk_job_running' });
  await world.sql('delete from role_grant where user_id = $1', [userId]);
  await start();
  expect(await settled(id)).toMatchObject({ status: 'failed', error_code: 'forbidden', done: 0 });
  expect(await mails()).toEqual([]);
});
