import { connected } from './provision.js';
import { suiteDatabase, type SuiteDatabase } from './testing.js';

let suite: SuiteDatabase;
beforeAll(async () => {
  suite = await suiteDatabase();
});
afterAll(() => suite.drop());

interface Role {
  name: string;
  rolsuper: boolean;
  rolbypassrls: boolean;
  rolcreaterole: boolean;
}

test('no role that the software connects as is above row level security', async () => {
  const roles = await connected(suite.owner, (owner) =>
    owner.query<Role>(`select rolname as name, rolsuper, rolbypassrls, rolcreaterole from pg_roles
      where rolname in ('gauge_owner', 'gauge_app', 'gauge_release') order by rolname`),
  );
  const powerless = { rolsuper: false, rolbypassrls: false, rolcreaterole: false };
  expect(roles.rows).toEqual([
    { name: 'gauge_app', ...powerless },
    { name: 'gauge_owner', ...powerless },
    { name: 'gauge_release', ...powerless },
  ]);
});

test('the application uses the queue but cannot make tables in the public schema', async () => {
  await connected(suite.app, async (app) => {
    const { rows } = await app.query<{ queue: string | null }>(
      `select (select count(*) from information_schema.tables where table_schema = 'bullmq' and table_type = 'BASE TABLE')::text as queue`,
    );
    expect(Number(rows[0]?.queue)).toBeGreaterThan(0);
    await expect(app.query('create table public.mine (id int)')).rejects.toThrow('permission denied');
  });
});

test('suites do not see each other', async () => {
  const other = await suiteDatabase();
  try {
    await connected(suite.owner, (owner) => owner.query('create table only_here (id int)'));
    const found = await connected(other.owner, (owner) => owner.query(`select to_regclass('only_here') as table`));
    expect(found.rows).toEqual([{ table: null }]);
  } finally {
    await other.drop();
  }
});
