import { connected, openDatabase, type Database } from '@gauge/db';
import { suiteDatabase, type SuiteDatabase } from '@gauge/db/testing';
import { addRound, makeNetwork, type Network } from '../../test/benchmarks.js';
import { collect, readColumns } from './source.store.js';

// an open round, for in a frozen one no answer changes any more; what packs and reads does not look at the state

let urls: SuiteDatabase;
let release: Database;
let network: Network;
let round: string;

beforeAll(async () => {
  urls = await suiteDatabase();
  release = openDatabase(urls.release);
  network = await makeNetwork(urls.owner, { firms: 12 });
  round = await addRound(urls.owner, network, { name: 'packed', periodEnd: '2025-01-01', status: 'open' });
});
afterAll(async () => {
  await release.close();
  await urls.drop();
});

const sql = <R>(text: string, values: unknown[] = []): Promise<R[]> =>
  connected(urls.owner, async (owner) => (await owner.query(text, values)).rows as R[]);
const rows = () =>
  sql<{ firm: string; values: Record<string, number> }>(
    `select firm_id as firm, "values" from assessment where round_id = $1 and status = 'accepted' order by firm_id`,
    [round],
  );
const codesOf = async () => Object.keys((await rows())[0]?.values ?? {}).slice(0, 2);

async function expectColumnsAsRows(indicators: string[]) {
  const columns = await readColumns(release, await collect(release, round), indicators);
  expect([...columns.keys()]).toEqual(indicators);
  const due = await rows();
  for (const [code, column] of columns) {
    expect(column.buffer).toBeInstanceOf(SharedArrayBuffer);
    expect(Array.from(column)).toEqual(due.map(({ values }) => values[code] ?? Number.NaN));
  }
}
const stamps = () => sql<{ indicator: string; stamp: string }>('select indicator, stamp from round_column order by 1');

test('the first reading packs the rows, the second finds them packed, a further indicator is added', async () => {
  const [one, other] = (await codesOf()) as [string, string];
  await expectColumnsAsRows([one]);
  const first = await stamps();
  expect(first).toHaveLength(1);
  await expectColumnsAsRows([one]);
  await expectColumnsAsRows([one, other]);
  const both = await stamps();
  expect(both).toHaveLength(2);
  expect(both).toEqual(expect.arrayContaining(first));
});

test('a changed value, a missing one, a lost row: the stamp no longer holds and all is packed anew', async () => {
  const [one, other] = (await codesOf()) as [string, string];
  const [firm, gone] = (await rows()).map((row) => row.firm);
  const change = [
    [
      `update assessment set "values" = "values" || jsonb_build_object($3::text, 0.1 + 0.2) where round_id = $1 and firm_id = $2`,
      firm,
      one,
    ],
    [`update assessment set "values" = "values" - $3::text where round_id = $1 and firm_id = $2`, firm, other],
    [`delete from assessment where round_id = $1 and firm_id = $2 and $3::text is not null`, gone, ''],
  ] as const;
  for (const [text, ...values] of change) {
    const before = await stamps();
    await sql(text, [round, ...values]);
    await expectColumnsAsRows([one, other]);
    const after = await stamps();
    expect(after).toHaveLength(2);
    expect(after[0]?.stamp).not.toBe(before[0]?.stamp);
  }
});

test('an erased firm is gone from the packed values at once', async () => {
  const [one] = (await codesOf()) as [string];
  await expectColumnsAsRows([one]);
  const [erased] = await rows();
  await sql('delete from firm where id = $1', [erased?.firm]);
  expect(await stamps()).toEqual([]);
  await expectColumnsAsRows([one]);
});

test('rows that change after collecting: the packed values of that moment are read, and nothing is packed as theirs', async () => {
  const [one, other] = (await codesOf()) as [string, string];
  await expectColumnsAsRows([one]);
  const collected = await collect(release, round);
  const before = await stamps();
  const due = await rows();
  await sql(`update assessment set "values" = "values" || jsonb_build_object($2::text, 77) where round_id = $1`, [
    round,
    one,
  ]);
  const columns = await readColumns(release, collected, [one]);
  expect([...(columns.get(one) ?? [])]).toEqual(due.map(({ values }) => values[one] ?? Number.NaN));
  await expect(readColumns(release, collected, [one, other])).rejects.toThrow('changed');
  expect(await stamps()).toEqual(before);
});

test('members are those of the rows, equal profiles once', async () => {
  await sql(
    `with one as (insert into enterprise_group (id, name, registered_by) values (gen_random_uuid(), 'Group', $1) returning id)
     update assessment set group_id = one.id from one where assessment.id = (select id from assessment where round_id = $2 limit 1)`,
    [network.lead, round],
  );
  const { members } = await collect(release, round);
  const due = await sql<{ firm: string; group: string; observers: string[]; dimensions: Record<string, string> }>(
    `select a.firm_id as firm, coalesce(a.group_id::text, '') as "group", a.observers::text[] as observers, a.dimensions
     from assessment a where round_id = $1 and a.status = 'accepted' order by 1`,
    [round],
  );
  expect(members.ids).toEqual(due.map(({ firm }) => firm));
  expect(members.groups).toEqual(due.map(({ group }) => group));
  const profiles = [...members.profileOf].map((profile) => members.profiles[profile]);
  expect(profiles).toEqual(due.map(({ observers, dimensions }) => ({ associations: observers, dimensions })));
  expect(new Set(members.profiles.map((profile) => JSON.stringify(profile))).size).toBe(members.profiles.length);
  expect(members.profiles.length).toBeLessThan(members.ids.length);
  expect(members.groups.filter((group) => group !== '')).toHaveLength(1);
});

test('a code is a name and never SQL', async () => {
  const odd = `x float8); drop table round_column; --"`;
  const columns = await readColumns(release, await collect(release, round), [odd]);
  expect(columns.get(odd)?.every(Number.isNaN)).toBe(true);
  expect((await stamps()).length).toBeGreaterThan(0);
});

test('requests cannot read packed values', async () => {
  const app = openDatabase(urls.app);
  await expect(
    app.transaction({ tenant: network.lead }, (tx) => tx.roundColumn.findMany({ where: { roundId: round } })),
  ).rejects.toThrow(/permission denied/);
  await app.close();
});
