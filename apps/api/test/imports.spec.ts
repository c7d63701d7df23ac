import { importLimits } from '@gauge/contracts';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { memberWorks } from '@gauge/core/associations';
import { builtInInstrument } from '@gauge/core/instruments';
import { runBulkJob } from '@gauge/core/platform';
import { importWorks } from '@gauge/core/rounds';
import { readTable } from '@gauge/core/tables';
import { connected, openDatabase } from '@gauge/db';
import { clientOf, type Client } from './client.js';
import { startServer, type TestServer } from './server.js';
import { makeWorld, sha256, type Tenant } from './world.js';

const file = readFileSync(new URL('../../../packages/scenarios/data/wba_gender_2023_2024.csv', import.meta.url));
let server: TestServer;
let client: Client;
let a: Tenant;
let b: Tenant;
let cookie: string;
let versionId: string;
beforeAll(async () => {
  server = await startServer();
  client = clientOf(server.base);
  ({ a, b } = await makeWorld(server.database.owner));
  cookie = a.sessionOf('association_administrator');
  versionId = await addGenderAssessment(server.database.owner, a.associationId);
});
afterAll(() => server.stop());

/** The companies of the file as members, by the names it gives them. */
async function addGenderAssessment(ownerUrl: string, associationId: string): Promise<string> {
  const { rows } = await readTable(file, importLimits);
  const companies = rows.map(({ cells }) => ({
    id: randomUUID(),
    name: cells[0],
    region: cells[2],
    industry: cells[3],
  }));
  const version = randomUUID();
  await connected(ownerUrl, async (owner) => {
    const definition = JSON.stringify(builtInInstrument('gender-wba'));
    const instrument = randomUUID();
    await owner.query(`insert into instrument (id, code, title) values ($1, 'gender-wba', 'Gender')`, [instrument]);
    await owner.query(
      `insert into instrument_version (id, instrument_id, version, definition, content_hash) values ($1, $2, 1, $3, $4)`,
      [version, instrument, definition, sha256(definition)],
    );
    await owner.query(
      `insert into firm (id, name, country, region, sector_scheme, sector_code)
       select id, name, 'US', region, 'WBA2023', industry
       from jsonb_to_recordset($1::jsonb) as c (id uuid, name text, region text, industry text)`,
      [JSON.stringify(companies)],
    );
    await owner.query(
      `insert into membership (association_id, firm_id, member_no, status)
       select $1, id, 'C' || row_number() over (), 'verified' from jsonb_to_recordset($2::jsonb) as c (id uuid)`,
      [associationId, JSON.stringify(companies)],
    );
  });
  return version;
}

const rounds = (tenant: Tenant) => `/api/associations/${tenant.associationId}/rounds`;

async function openRound(): Promise<string> {
  const body = {
    instrumentVersionId: versionId,
    name: 'Gender 2023',
    periodStart: '2023-01-01',
    periodEnd: '2023-12-31',
    opensOn: '2024-01-15',
    closesOn: '2024-04-30',
  };
  const made = await client.post(rounds(a), { cookie, body });
  expect(made).toMatchObject({ status: 201, body: { status: 'draft', mine: true } });
  const roundId = String(made.body['id']);
  const opened = await client.post(`${rounds(a)}/${roundId}/moves`, { cookie, body: { move: 'open' } });
  expect(opened).toMatchObject({ status: 200, body: { status: 'open' } });
  return roundId;
}

async function upload(roundId: string, content: Uint8Array, { session = cookie, tenant = a } = {}) {
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(content)]), 'wba.csv');
  const reply = await fetch(`${server.base}${rounds(tenant)}/${roundId}/imports`, {
    method: 'POST',
    headers: { cookie: `__Host-gauge=${session}` },
    body: form,
  });
  return { status: reply.status, body: (await reply.json()) as Record<string, unknown> };
}

/** What the worker does with the job of an import. */
async function work(jobId: string): Promise<void> {
  const across = openDatabase(server.database.release, { max: 1 });
  const within = openDatabase(server.database.app, { max: 1 });
  await runBulkJob({ across, within }, jobId, { ...memberWorks, ...importWorks });
  await Promise.all([across.close(), within.close()]);
}

test('two thousand companies go in by their file as it is, and the round shows them', async () => {
  const roundId = await openRound();
  const previewed = await upload(roundId, file);
  expect(previewed).toMatchObject({
    status: 201,
    body: {
      status: 'ready',
      fileName: 'wba.csv',
      rows: 2000,
      problemCount: 0,
      ignoredColumns: ['country', 'region', 'industry', 'ownership', 'year'],
    },
  });
  const place = `${rounds(a)}/${roundId}/imports/${String(previewed.body['id'])}`;
  const committed = await client.post(`${place}/commit`, { cookie });
  expect(committed).toMatchObject({ status: 200, body: { status: 'writing', answers: 46_000, job: { total: 2000 } } });
  const { id: jobId } = committed.body['job'] as unknown as { id: string };
  await work(jobId);
  expect(await client.get(place, { cookie })).toMatchObject({ body: { status: 'committed', job: { done: 2000 } } });
  const list = await client.get(`${rounds(a)}/${roundId}/imports`, { cookie });
  expect(list.body['items']).toMatchObject([{ fileName: 'wba.csv', status: 'committed', rows: 2000 }]);
  expect(await client.post(`${place}/commit`, { cookie })).toMatchObject({
    status: 409,
    body: { code: 'import_already_committed' },
  });
  const round = await client.get(`${rounds(a)}/${roundId}`, { cookie });
  expect(round.body['own']).toMatchObject({ started: 2000 });
});

test('a faulty file answers with its problems, an unreadable one with a reason', async () => {
  const roundId = await openRound();
  const faulty = await upload(roundId, Buffer.from('company,score\n3M,eleven\nNobody & Sons,3\n'));
  expect(faulty).toMatchObject({
    status: 201,
    body: {
      status: 'refused',
      problems: [
        { row: 2, column: 'score', value: 'eleven', code: 'not_a_number' },
        { row: 3, column: 'company', code: 'unknown_firm' },
      ],
    },
  });
  expect(await upload(roundId, Buffer.from([0, 1, 2, 3]))).toMatchObject({ status: 415, body: { code: 'file_type' } });
  expect(await upload(roundId, Buffer.alloc(20_000_001, 'x'))).toMatchObject({
    status: 413,
    body: { code: 'file_too_large' },
  });
});

test('another association finds neither the round nor the import', async () => {
  const roundId = await openRound();
  const session = b.sessionOf('association_administrator');
  const content = Buffer.from('company,score\n3M,11\n');
  expect(await upload(roundId, content, { session, tenant: b })).toMatchObject({ status: 404 });
  expect(await upload(roundId, content, { session })).toMatchObject({ status: 404 });
});
