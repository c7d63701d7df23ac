import { randomUUID } from 'node:crypto';
import { permissionsOf, type Role } from '@gauge/contracts';
import { openDatabase, type Database } from '@gauge/db';
import { suiteDatabase, type SuiteDatabase } from '@gauge/db/testing';
import pg from 'pg';
import { builtInInstrument } from '../src/instruments/index.js';
import { sha256, type Ctx } from '../src/platform/index.js';

export interface TestFirm {
  id: string;
  name: string;
  memberNo: string;
}

/** One association with its people and members. */
export interface TestAssociation {
  id: string;
  name: string;
  country: string;
  administrator: string;
  firms: TestFirm[];
}

/** What a suite works with: two allied associations and a stranger, all on one database of the suite's own. */
export interface TestNetwork {
  urls: SuiteDatabase;
  database: Database;
  lead: TestAssociation;
  ally: TestAssociation;
  stranger: TestAssociation;
  /** Instrument version ids by instrument code. */
  instruments: { competitiveness: string; 'gender-wba': string };
  /** Runs in one transaction as an administrator of the association. */
  asAssociation<T>(association: TestAssociation, work: (ctx: Ctx) => Promise<T>): Promise<T>;
  /** Runs in one transaction as a member of the firm; another `user` is a colleague. */
  asFirm<T>(firm: { id: string }, work: (ctx: Ctx) => Promise<T>, user?: string): Promise<T>;
  /** Straight SQL as the owner, who sees every row. */
  sql<R extends pg.QueryResultRow>(text: string, values?: unknown[]): Promise<R[]>;
  close(): Promise<void>;
}

export interface NetworkOptions {
  /** Members of each association; 6 by default. */
  firms?: number;
}

export async function makeNetwork({ firms = 6 }: NetworkOptions = {}): Promise<TestNetwork> {
  const urls = await suiteDatabase();
  const owner = new pg.Client({ connectionString: urls.owner });
  await owner.connect();
  const sql: TestNetwork['sql'] = async <R extends pg.QueryResultRow>(text: string, values?: unknown[]) =>
    (await owner.query<R>(text, values)).rows;
  const database = openDatabase(urls.app, { max: 8, timeout: 20_000 });
  const colleagues = new Map<string, string>();

  const lead = await addAssociation(sql, 'Lead Association', 'DE', firms);
  const ally = await addAssociation(sql, 'Allied Association', 'IN', firms);
  const stranger = await addAssociation(sql, 'Strange Association', 'TR', firms);
  await addAlliance(sql, lead.id, ally.id);

  return {
    urls,
    database,
    lead,
    ally,
    stranger,
    instruments: {
      competitiveness: await addInstrument(sql, 'competitiveness'),
      'gender-wba': await addInstrument(sql, 'gender-wba'),
    },
    sql,
    asAssociation: (association, work) =>
      run(
        database,
        'association_administrator',
        { associationId: association.id, user: association.administrator },
        work,
      ),
    asFirm(firm, work, user) {
      const person = user ?? colleagues.get(firm.id) ?? randomUUID();
      colleagues.set(firm.id, person);
      return run(database, 'firm_administrator', { firmId: firm.id, user: person }, work);
    },
    async close() {
      await database.close();
      await owner.end();
      await urls.drop();
    },
  };
}

type Place = { associationId?: string; firmId?: string; user: string };

function run<T>(
  database: Database,
  role: Role,
  { associationId, firmId, user }: Place,
  work: (ctx: Ctx) => Promise<T>,
): Promise<T> {
  const scope = associationId ? 'association' : 'firm';
  return database.transaction({ tenant: associationId ?? '', firm: firmId ?? '', user, scope }, (tx) =>
    work({
      actor: { id: user, name: 'Somebody' },
      associationId: associationId ?? null,
      firmId: firmId ?? null,
      permissions: new Set(permissionsOf[role]),
      tx,
      now: new Date(),
    }),
  );
}

type Sql = TestNetwork['sql'];

async function addAssociation(sql: Sql, name: string, country: string, count: number): Promise<TestAssociation> {
  const id = randomUUID();
  const administrator = randomUUID();
  await sql(`insert into association (id, name, country, contact_email) values ($1, $2, $3, 'office@example.org')`, [
    id,
    name,
    country,
  ]);
  await sql(`insert into app_user (id, email, name) values ($1, $2, 'Administrator')`, [
    administrator,
    `${administrator}@example.org`,
  ]);
  await sql(`insert into role_grant (user_id, role, association_id) values ($1, 'association_administrator', $2)`, [
    administrator,
    id,
  ]);
  const association = { id, name, country, administrator, firms: [] };
  await addFirms(sql, association, count);
  return association;
}

const sectors = ['2211', '2431', '2592', '2930'];
const sizes = ['small', 'medium', 'large', null];

/** Verified members `name 1 ..`, numbered `M001 ..` after those the association has. */
export async function addFirms(sql: Sql, association: TestAssociation, count: number): Promise<TestFirm[]> {
  const first = association.firms.length + 1;
  const added = Array.from({ length: count }, (_, at) => ({
    id: randomUUID(),
    name: `${association.name} firm ${first + at}`,
    memberNo: `M${String(first + at).padStart(3, '0')}`,
  }));
  await sql(
    `insert into firm (id, name, country, sector_code, size)
     select * from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[])`,
    [
      added.map(({ id }) => id),
      added.map(({ name }) => name),
      added.map(() => association.country),
      added.map((_, at) => sectors[at % sectors.length]),
      added.map((_, at) => sizes[at % sizes.length]),
    ],
  );
  await sql(
    `insert into membership (association_id, firm_id, member_no, status, verified_at)
     select $1, firm_id, member_no, 'verified', now() from unnest($2::uuid[], $3::text[]) as m (firm_id, member_no)`,
    [association.id, added.map(({ id }) => id), added.map(({ memberNo }) => memberNo)],
  );
  association.firms.push(...added);
  return added;
}

async function addAlliance(sql: Sql, one: string, other: string): Promise<void> {
  const [first, second] = [one, other].sort();
  await sql(
    `insert into alliance (first_id, second_id, proposed_by, purposes, status, valid_from)
     values ($1, $2, $3, '{pooled_benchmark}', 'accepted', '2020-01-01')`,
    [first, second, one],
  );
}

async function addInstrument(sql: Sql, code: string): Promise<string> {
  const definition = builtInInstrument(code);
  const instrument = randomUUID();
  const version = randomUUID();
  const text = JSON.stringify(definition);
  await sql('insert into instrument (id, code, title) values ($1, $2, $3)', [instrument, code, definition.title]);
  await sql(
    'insert into instrument_version (id, instrument_id, version, definition, content_hash) values ($1, $2, $3, $4, $5)',
    [version, instrument, definition.version, text, sha256(text)],
  );
  return version;
}
