import { execFileSync } from 'node:child_process';
import { connected } from './provision.js';
import { openDatabase, type Database, type Tx } from './tenant.js';
import { suiteDatabase, type SuiteDatabase } from './testing.js';

let suite: SuiteDatabase;
let database: Database;
beforeAll(async () => {
  suite = await suiteDatabase();
  database = openDatabase(suite.app, { max: 1 });
});
afterAll(async () => {
  await database.close();
  await suite.drop();
});

const names = ['app.tenant', 'app.firm', 'app.user', 'app.scope'];

async function settings(tx: Tx): Promise<(string | null)[]> {
  const [row] = await tx.$queryRaw<{ settings: (string | null)[] }[]>`
    select array(select current_setting(name, true) from unnest(${names}::text[]) with ordinality as n (name, i) order by i) as settings`;
  return row?.settings ?? [];
}

test('the settings hold inside the transaction and are gone after it', async () => {
  const within = await database.transaction({ tenant: 't', firm: 'f', user: 'u', scope: 's' }, settings);
  expect(within).toEqual(['t', 'f', 'u', 's']);
  // the pool has one connection, so this is the same one
  expect(await database.client.$transaction(settings)).toEqual(['', '', '', '']);
});

test('what is not given is the empty string, also on a connection that had it', async () => {
  await database.transaction({ tenant: 't', firm: 'f' }, settings);
  expect(await database.transaction({ user: 'u' }, settings)).toEqual(['', '', 'u', '']);
});

test('a statement asked again and again keeps its plan, and each transaction still sees only its own rows', async () => {
  const users = await connected(suite.owner, async (owner) => {
    const { rows } = await owner.query<{ id: string }>(
      `insert into app_user (id, email, name, password_hash) select gen_random_uuid(), n || '@example.org', n, '' from unnest(array['a', 'b']) n returning id`,
    );
    await owner.query(
      `insert into session (id_hash, user_id, expires_at) select id::text, id, now() + interval '1 day' from app_user`,
    );
    return rows.map(({ id }) => id);
  });
  const seen = (user: string) =>
    database.transaction({ user }, async (tx) =>
      (await tx.session.findMany({ select: { userId: true } })).map(({ userId }) => userId),
    );
  // five custom plans are what PostgreSQL makes before it thinks of a general one
  for (let times = 0; times < 10; times++) for (const user of users) expect(await seen(user)).toEqual([user]);
  const plans = await database.client.$queryRaw<{ generic: bigint }[]>`
    select generic_plans as generic from pg_prepared_statements where statement like '%"session"%'`;
  expect(plans).toHaveLength(1);
  expect(Number(plans[0]?.generic)).toBeGreaterThan(0);
});

test('an error rolls back what the transaction wrote and reaches the caller', async () => {
  const failing = database.transaction({}, async (tx) => {
    await tx.$executeRaw`create temporary table written (id int)`;
    throw new Error('after the write');
  });
  await expect(failing).rejects.toThrow('after the write');
  const [row] = await database.client.$queryRaw<
    { found: boolean }[]
  >`select to_regclass('written') is not null as found`;
  expect(row).toEqual({ found: false });
});

test('a statement that takes longer than the transaction may is cancelled by the server', async () => {
  const slow = database.transaction({}, (tx) => tx.$queryRaw`select 1 from pg_sleep(30)`, { timeout: 300 });
  await expect(slow).rejects.toThrow();
  expect(await database.transaction({ user: 'u' }, settings)).toEqual(['', '', 'u', '']);
}, 10_000);

test('a process that stops in the middle of a transaction keeps its locks no longer than it said it may be silent', async () => {
  let taken = false;
  const stopped = database.transaction(
    {},
    async (tx) => {
      await tx.$queryRaw`select 1 from pg_advisory_xact_lock(1)`;
      // nothing of this process moves while the other one waits for the lock, as if it had been stopped
      execFileSync(process.execPath, ['--input-type=module', '--eval', asks('select pg_advisory_xact_lock(1)')]);
      taken = true;
      await tx.$queryRaw`select 1`;
    },
    { timeout: 60_000, silence: 300 },
  );
  await expect(stopped).rejects.toThrow();
  expect(taken).toBe(true);
  // its connection is gone, another takes its place
  expect(await database.transaction({ user: 'u' }, settings)).toEqual(['', '', 'u', '']);
});

/** A program that asks the same database, and fails when it has to wait for long. */
const asks = (statement: string) => `
  import pg from 'pg';
  const client = new pg.Client(${JSON.stringify(suite.owner)});
  await client.connect();
  await client.query("set lock_timeout = '10s'");
  await client.query(${JSON.stringify(statement)});
  await client.end();`;

async function copied(query: string): Promise<string[]> {
  const values: string[] = [];
  for await (const value of database.copied(query)) values.push(value.toString('hex'));
  return values;
}

test('a copy gives the bytes of each row, however long and whatever is in them', async () => {
  expect(await copied(`select bytes from (values ('\\x'::bytea), ('\\x00ff0a'), ('\\xffff')) as row (bytes)`)).toEqual([
    '',
    '00ff0a',
    'ffff',
  ]);
  const [long] = await copied(`select decode(repeat('0102', 400000), 'hex')`);
  expect(long).toBe('0102'.repeat(400_000));
});

test('a copy that fails or is left leaves a connection to work with', async () => {
  await expect(copied('select null::bytea')).rejects.toThrow('one value a row');
  await expect(copied(`select ''::bytea, ''::bytea`)).rejects.toThrow('one value a row');
  await expect(copied('select nothing from nowhere')).rejects.toThrow('nowhere');
  for await (const first of database.copied(`select int4send(n) from generate_series(1, 100000) as n`)) {
    expect(first.readInt32BE()).toBe(1);
    break;
  }
  expect(await copied(`select int4send(7)`)).toEqual(['00000007']);
});
