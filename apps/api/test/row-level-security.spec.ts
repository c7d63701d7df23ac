import pg from 'pg';
import { connected } from '@gauge/db';
import { suiteDatabase, type SuiteDatabase } from '@gauge/db/testing';
import { makeWorld, operatorRole, versionId, type Tenant } from './world.js';

// Row level security alone, without any of our code: what each stranger's settings read and write of tenant alpha.

let database: SuiteDatabase;
let owner: pg.Client;
let app: pg.Client;
let a: Tenant;
let strangers: Record<string, Record<string, string>>;
let tables: string[];

beforeAll(async () => {
  database = await suiteDatabase();
  const world = await makeWorld(database.owner);
  a = world.a;
  const { b } = world;
  const person = (tenant: Tenant, role: Parameters<Tenant['userId']>[0]) => ({ user: tenant.userId(role) });
  strangers = {
    'nobody signed in': {},
    'a user without a role': { ...person(b, 'nobody'), scope: 'self' },
    'another association': { ...person(b, 'association_administrator'), tenant: b.associationId, scope: 'association' },
    'another firm': { ...person(b, 'firm_administrator'), firm: b.firmId, scope: 'firm' },
    'another association’s key': { user: b.keyId, tenant: b.associationId, scope: 'association' },
  };
  owner = new pg.Client(database.owner);
  app = new pg.Client(database.app);
  await Promise.all([owner.connect(), app.connect()]);
  const { rows } = await owner.query<{ name: string }>(
    `select tablename as name from pg_tables where schemaname = 'public' and tablename <> '_prisma_migrations' order by 1`,
  );
  tables = rows.map(({ name }) => name);
});
afterAll(async () => {
  await Promise.all([owner.end(), app.end()]);
  await database.drop();
});

/** Everything of alpha's carries one of these. */
const ownIds = () => {
  const { associationId, firmId, groupId, roundId, releaseId, assessmentId } = a;
  const people = (
    ['firm_member', 'firm_administrator', 'counsellor', 'association_administrator', 'nobody'] as const
  ).map(a.userId);
  return [associationId, firmId, groupId, roundId, releaseId, assessmentId, ...people].join('|');
};
/** Known to everybody who is signed in: who takes part in the network, and with what questionnaire. */
const openToSignedIn = new Set(['association', 'round_participant']);
/** Hold nothing of one tenant: the lines of questionnaires, counts under hashed keys, on how many profiles a code stands, what is scored of teasers, and a key of the search. */
const tenantless = new Set(['instrument', 'login_delay', 'partner_code', 'partner_index', 'partner_search_key']);
/** Anybody's request may queue work or a mail, which nobody's can read; an association may register firms, which show only to their members' associations. */
const insertable = new Set(['outbox', 'mail', 'firm']);

async function as<T>(settings: Record<string, string>, work: () => Promise<T>): Promise<T> {
  await app.query('begin');
  try {
    const { tenant = '', firm = '', user = '', scope = '' } = settings;
    await app.query(
      `select set_config('app.tenant', $1, true), set_config('app.firm', $2, true), set_config('app.user', $3, true), set_config('app.scope', $4, true)`,
      [tenant, firm, user, scope],
    );
    return await work();
  } finally {
    await app.query('rollback');
  }
}

/** Rows a statement touched; none when the role may not run it at all. */
async function touched(settings: Record<string, string>, sql: string, values: unknown[]): Promise<number> {
  return as(settings, async () => {
    try {
      return (await app.query(sql, values)).rowCount ?? 0;
    } catch (error) {
      const { code } = error as { code?: string };
      if (code === '42501') return 0;
      throw error;
    }
  });
}

test('every table forces row level security', async () => {
  const { rows } = await owner.query(
    `select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and relname <> '_prisma_migrations'
       and not (relrowsecurity and relforcerowsecurity)`,
  );
  expect(rows).toEqual([]);
});

test('the world has a row of alpha in every table, or the checks below check nothing', async () => {
  const empty: string[] = [];
  for (const table of tables.filter((name) => !tenantless.has(name))) {
    const { rowCount } = await owner.query(`select 1 from ${table} t where t::text ~ $1 limit 1`, [ownIds()]);
    if (rowCount === 0) empty.push(table);
  }
  expect(empty).toEqual([]);
});

test('P6: strangers, as the role of requests, read no row of alpha', async () => {
  const leaks: string[] = [];
  for (const table of tables.filter((name) => !tenantless.has(name)))
    for (const [who, settings] of Object.entries(strangers)) {
      if (openToSignedIn.has(table) && settings.user) continue;
      const seen = await touched(settings, `select 1 from ${table} t where t::text ~ $1`, [ownIds()]);
      if (seen > 0) leaks.push(`${who} reads ${seen} of ${table}`);
    }
  expect(leaks).toEqual([]);
});

test('strangers change and delete no row of alpha', async () => {
  const leaks: string[] = [];
  for (const table of tables.filter((name) => name !== 'login_delay')) {
    const { rows } = await owner.query<{ name: string }>(
      `select attname as name from pg_attribute where attrelid = $1::regclass and attnum = 1`,
      [table],
    );
    const column = rows[0]?.name ?? '';
    const where = tenantless.has(table) ? 'true or $1::text is null' : 't::text ~ $1';
    for (const [who, settings] of Object.entries(strangers))
      for (const sql of [
        `update ${table} t set ${column} = ${column} where ${where}`,
        `delete from ${table} t where ${where}`,
      ]) {
        // the questionnaires may be marked by an association that opens a round on them; a trigger keeps them as they are
        if (table === 'instrument_version' && settings.tenant && sql.startsWith('update')) continue;
        const count = await touched(settings, sql, [ownIds()]);
        if (count > 0) leaks.push(`${who}: ${sql.slice(0, 6)} touches ${count} of ${table}`);
      }
  }
  expect(leaks).toEqual([]);
});

test('strangers insert nothing into alpha', async () => {
  const leaks: string[] = [];
  for (const table of tables.filter((name) => !tenantless.has(name) && !insertable.has(name))) {
    const { rows } = await owner.query<{ row: unknown }>(
      `select to_jsonb(t) as row from ${table} t where t::text ~ $1 limit 1`,
      [ownIds()],
    );
    for (const [who, settings] of Object.entries(strangers)) {
      const outcome = await as(settings, async () =>
        app
          .query(`insert into ${table} select * from jsonb_populate_record(null::${table}, $1)`, [
            JSON.stringify(rows[0]?.row),
          ])
          .then(
            () => 'inserts',
            (error: { code: string }) => (error.code === '42501' ? 'refused' : `fails otherwise (${error.code})`),
          ),
      );
      if (outcome !== 'refused') leaks.push(`${who} ${outcome} into ${table}`);
    }
  }
  expect(leaks).toEqual([]);
});

test('claiming another association’s firm opens nothing', async () => {
  const settings = strangers['another association'] ?? {};
  const claim = (status: string) =>
    app.query(`insert into membership (association_id, firm_id, member_no, status) values ($1, $2, 'claimed', $3)`, [
      settings.tenant,
      a.firmId,
      status,
    ]);
  for (const status of ['verified', 'unverified'])
    await expect(as(settings, () => claim(status))).rejects.toMatchObject({ code: 'P0001' });
  const opened = await as(settings, async () => {
    await claim('pending');
    const counts: Record<string, number | null> = {};
    for (const table of ['assessment', 'answer', 'query', 'counsel_consent'])
      counts[table] = (await app.query(`select 1 from ${table} where firm_id = $1`, [a.firmId])).rowCount;
    counts.changed = (await app.query(`update firm set name = 'Mine' where id = $1`, [a.firmId])).rowCount;
    await app.query('savepoint before');
    for (const own of ['null', `'${settings.tenant}'`]) {
      await expect(
        app.query(`insert into invitation (token_hash, email, role, firm_id, association_id, invited_by, expires_at)
          values ('x', 'x@x.example', 'firm_administrator', '${a.firmId}', ${own}, '${settings.user}', now() + interval '1 day')`),
      ).rejects.toMatchObject({ code: '42501' });
      await app.query('rollback to savepoint before');
    }
    return counts;
  });
  expect(opened).toEqual({ assessment: 0, answer: 0, query: 0, counsel_consent: 0, changed: 0 });
});

test('the network’s operator reads no firm, no member, no answer and no person', async () => {
  const settings = { user: a.userId(operatorRole), scope: 'network' };
  const closed = [
    'firm',
    'membership',
    'assessment',
    'answer',
    'query',
    'query_message',
    'app_user',
    'session',
    'api_key',
    'audit_entry',
  ];
  for (const table of closed)
    expect([table, await touched(settings, `select 1 from ${table} t where t::text ~ $1`, [ownIds()])]).toEqual([
      table,
      0,
    ]);
});

test('an instrument version that a round uses cannot change, whoever asks', async () => {
  const change = `update instrument_version set definition = '{}' where id = $1`;
  for (const id of [versionId, a.otherId])
    await expect(owner.query(change, [id])).rejects.toMatchObject({ code: 'P0001' });
  const author = { user: a.userId('association_administrator'), tenant: a.associationId, scope: 'association' };
  await expect(as(author, () => app.query(change, [a.otherId]))).rejects.toMatchObject({ code: 'P0001' });
  for (const settings of [...Object.values(strangers), author])
    expect(await touched(settings, change, [versionId])).toBe(0);
});

test('connections of the application cannot take another role or switch the rules off', async () => {
  for (const sql of [
    'set role gauge_owner',
    'set role gauge_release',
    'alter table firm disable row level security',
    'set session authorization gauge_owner',
  ])
    await expect(connected(database.app, (client) => client.query(sql))).rejects.toThrow();
  const { rows } = await owner.query(`select rolbypassrls, rolsuper from pg_roles where rolname = 'gauge_app'`);
  expect(rows).toEqual([{ rolbypassrls: false, rolsuper: false }]);
});
