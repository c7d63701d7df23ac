import { importLimits } from '@gauge/contracts';
import { randomUUID } from 'node:crypto';
import { openDatabase, type Database } from '@gauge/db';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { addFirms, makeNetwork, type TestAssociation, type TestNetwork } from '../../test/network.js';
import { answerRound, moveRound, openRound, submitRound } from '../../test/rounds.js';
import { workbookParts, zip } from '../../test/workbook.js';
import { builtInInstrument } from '../instruments/index.js';
import { memberWorks } from '../associations/index.js';
import { runBulkJob, type Within } from '../platform/index.js';
import { readTable } from '../tables/index.js';
import * as rounds from './index.js';

let network: TestNetwork;
let across: Database;
beforeAll(async () => {
  network = await makeNetwork({ firms: 8 });
  across = openDatabase(network.urls.release, { max: 2 });
});
afterAll(async () => {
  await across.close();
  await network.close();
});

async function preview(roundId: string, file: string | Buffer, association: TestAssociation = network.lead) {
  const table = await readTable(Buffer.from(file), importLimits);
  return rounds.previewImport((work) => network.asAssociation(association, work), roundId, 'answers.csv', table);
}
const confirm = (roundId: string, importId: string, association: TestAssociation = network.lead) =>
  network.asAssociation(association, (ctx) => rounds.commitImport(ctx, roundId, importId));
const again = (roundId: string, importId: string, association: TestAssociation = network.lead) =>
  network.asAssociation(association, (ctx) => rounds.readImport(ctx, roundId, importId));
const work = (jobId: string) =>
  runBulkJob({ across, within: network.database }, jobId, { ...memberWorks, ...rounds.importWorks });
/** Confirms and has the job done at once. */
async function commit(roundId: string, importId: string, association: TestAssociation = network.lead) {
  const { job } = await confirm(roundId, importId, association);
  await work(job?.id ?? '');
  return again(roundId, importId, association);
}
const written = async (roundId: string) =>
  network.sql<{ member_no: string; status: string; form: string; currency: string; answers: Record<string, number> }>(
    `select m.member_no, a.status, a.form, a.currency, a.money_scale, a.values,
       (select jsonb_object_agg(n.input_code, n.value) from answer n where n.assessment_id = a.id) as answers
     from assessment a join membership m on m.firm_id = a.firm_id and m.association_id = $2
     where a.round_id = $1 order by 1`,
    [roundId, network.lead.id],
  );

const good = `Member No;Currency;Scale;Form;turnover;Turnover_prev;fte;joint_training;remarks
M001;EUR;1000;short;5.000,5;4800;50;yes;fine
M002;;;;2000000;;20;No;
M003;USD;;full;3000000;2900000;;;
`;

describe('a file of answers', () => {
  test('three faulty cells refuse it and are named; mended it is written whole', async () => {
    const roundId = await openRound(network);
    const faulty = good.replace('4800', '48OO').replace(';No;', ';perhaps;').replace('M003', 'M999');
    const refused = await preview(roundId, faulty);
    expect(refused).toMatchObject({ status: 'refused', rows: 3, problemCount: 3 });
    expect(refused.problems.map(({ row, column, value, code }) => [row, column, value, code])).toEqual([
      [2, 'Turnover_prev', '48OO', 'not_a_number'],
      [3, 'joint_training', 'perhaps', 'not_yes_no'],
      [4, 'Member No', 'M999', 'unknown_firm'],
    ]);
    await expect(confirm(roundId, refused.id)).rejects.toMatchObject({
      code: 'import_refused',
      errors: [{ path: 'row 2 Turnover_prev' }, {}, {}],
    });
    expect(await written(roundId)).toEqual([]);

    const ready = await preview(roundId, good);
    expect(ready).toMatchObject({
      status: 'ready',
      problemCount: 0,
      answers: 9,
      ignoredColumns: ['remarks'],
      reading: { format: 'csv', delimiter: ';', decimal: ',' },
    });
    expect(ready.usedColumns[0]).toMatchObject({ column: 'turnover', input: 'turnover' });
    expect(ready.sample[0]).toMatchObject({ row: 2, firm: 'Lead Association firm 1', answers: 4 });
    const done = await commit(roundId, ready.id);
    expect(done).toMatchObject({ status: 'committed', problemCount: 0 });
    const rows = await written(roundId);
    expect(rows).toMatchObject([
      {
        member_no: 'M001',
        status: 'submitted',
        form: 'short',
        currency: 'EUR',
        money_scale: 1000,
        answers: { turnover: 5000.5, turnover_prev: 4800, fte: 50, joint_training: 1 },
        values: { MKT01: expect.any(Number) },
      },
      { member_no: 'M002', form: 'full', currency: 'EUR', answers: { joint_training: 0, turnover: 2_000_000 } },
      { member_no: 'M003', currency: 'USD' },
    ]);
    // the release of an imported firm is that of one that typed the same
    await expect(confirm(roundId, ready.id)).rejects.toMatchObject({ code: 'import_already_committed' });
  });

  test('what cannot be right together is refused; what is doubtful becomes a query', async () => {
    const roundId = await openRound(network);
    const refused = await preview(roundId, 'firm,turnover,exports_direct\nlead association FIRM 1,100,200\n');
    expect(refused.problems).toMatchObject([{ row: 2, column: 'exports_direct', code: 'parts_exceed_whole' }]);
    const ready = await preview(roundId, 'firm,turnover,operating_profit\nLead Association firm 1,100,-80\n');
    expect(ready).toMatchObject({ status: 'ready', sample: [{ warnings: 1 }] });
    await commit(roundId, ready.id);
    expect(await written(roundId)).toMatchObject([{ status: 'queried' }]);
    const { items } = await network.asAssociation(network.lead, (ctx) =>
      rounds.queries(ctx, roundId, { page: 1, size: 10, search: '', status: 'open' }),
    );
    expect(items).toMatchObject([{ checkCode: 'OUTSIDE_PLAUSIBLE', indicator: 'FIN02' }]);
  });

  test('every kind of fault has its place in the file', async () => {
    const roundId = await openRound(network);
    const file = [
      'member_no,currency,scale,form,turnover,p_kpi_tracking,complaints,cost_of_sales,fte',
      'M001,EURO,10,long,1,9,1.5,-1,',
      `M002,,,,${'9'.repeat(2001)},,,,`,
      'M003,,,,,,,,',
      'M004,,,,1,,,,',
      'M004,,,,1,,,,',
      ',,,,1,,,,',
    ].join('\n');
    const { problems } = await preview(roundId, file);
    expect(problems.map(({ row, column, code }) => `${row} ${column} ${code}`)).toEqual([
      '2 p_kpi_tracking not_a_rating',
      '2 complaints not_whole',
      '2 cost_of_sales out_of_range',
      '2 currency unknown_currency',
      '2 scale bad_scale',
      '2 form out_of_range',
      '3 turnover cell_too_long',
      '4  empty_row',
      '6 member_no duplicate_firm',
      '7 member_no unknown_firm',
    ]);
    expect(problems.find(({ code }) => code === 'cell_too_long')?.value.length).toBeLessThanOrEqual(60);
    const unusable = await preview(roundId, 'who,what\nM001,5\n');
    expect(unusable.problems.map(({ code }) => code)).toEqual(['wrong_columns', 'wrong_columns']);
  });

  test('a workbook is read like a CSV file', async () => {
    const roundId = await openRound(network);
    const file = zip(
      workbookParts([
        ['company', 'turnover', 'joint_training'],
        ['Lead Association firm 2', 1.5e6, true],
      ]),
    );
    const ready = await preview(roundId, file);
    expect(ready).toMatchObject({ status: 'ready', reading: { format: 'xlsx', delimiter: null, decimal: '.' } });
    await commit(roundId, ready.id);
    expect(await written(roundId)).toMatchObject([{ answers: { turnover: 1_500_000, joint_training: 1 } }]);
  });
});

describe('firms that answer themselves', () => {
  test('are not overwritten, neither before the preview nor between preview and commit', async () => {
    const roundId = await openRound(network);
    const [one, two, three] = network.lead.firms;
    if (!one || !two || !three) throw new Error('three firms expected');
    await submitRound(network, one, roundId);
    const first = await preview(roundId, good);
    expect(first).toMatchObject({ status: 'refused', problems: [{ row: 2, code: 'firm_has_answered' }] });

    const second = await preview(roundId, good.replace(/M001.*\n/, ''));
    expect(second.status).toBe('ready');
    const { job } = await confirm(roundId, second.id);
    await answerRound(network, three, roundId, { turnover: 7 });
    await network.sql(`update membership set status = 'unverified' where firm_id = $1`, [two.id]);
    await work(job?.id ?? '');
    await network.sql(`update membership set status = 'verified' where firm_id = $1`, [two.id]);
    expect(await again(roundId, second.id)).toMatchObject({
      status: 'committed',
      job: {
        total: 2,
        done: 0,
        failed: 2,
        problems: [
          { label: two.name, message: 'The firm is no member any more.' },
          { label: three.name, message: 'The firm has answered itself meanwhile; its answers stay.' },
        ],
      },
    });
    const rows = await written(roundId);
    expect(rows.map(({ member_no }) => member_no)).toEqual(['M001', 'M003']);
    expect(rows[1]?.answers).toEqual({ turnover: 7 });
  });

  test('a round asks some firms: a row of another is refused at the preview, and after it when its size changes', async () => {
    const roundId = await openRound(network, { sizes: ['small', 'medium'] });
    const refused = await preview(roundId, good);
    expect(refused.problems).toMatchObject([{ row: 4, column: 'Member No', value: 'M003', code: 'firm_not_asked' }]);
    const ready = await preview(roundId, good.replace(/M003.*\n/, ''));
    const { job } = await confirm(roundId, ready.id);
    await network.sql(`update firm set size = 'large' where id = $1`, [network.lead.firms[1]?.id]);
    await work(job?.id ?? '');
    await network.sql(`update firm set size = 'medium' where id = $1`, [network.lead.firms[1]?.id]);
    expect((await again(roundId, ready.id)).job).toMatchObject({ done: 1, failed: 1 });
    expect(await written(roundId)).toMatchObject([{ member_no: 'M001' }]);
  });

  test('a firm that withdrew stays out; what a file brought, a later file replaces', async () => {
    const roundId = await openRound(network);
    await commit(roundId, (await preview(roundId, good)).id);
    const again = await preview(roundId, 'member_no,turnover,headcount\nM001,6000,60\n');
    await commit(roundId, again.id);
    const [first] = await written(roundId);
    expect(first?.answers).toEqual({
      turnover: 6000,
      turnover_prev: null,
      fte: null,
      joint_training: null,
      headcount: 60,
    });

    const firm = network.lead.firms[1]!;
    const { items } = await network.asFirm(firm, (ctx) => rounds.firmRounds(ctx));
    const id = items.find((item) => item.roundId === roundId)?.assessment?.id ?? '';
    await network.asFirm(firm, (ctx) => rounds.withdrawAssessment(ctx, id));
    const third = await preview(roundId, good);
    expect(third.problems).toMatchObject([{ row: 3, code: 'firm_has_answered' }]);
  });
});

describe('each firm once or not at all', () => {
  test('a job that fails in the middle writes nothing of that batch, and goes on where it stood', async () => {
    const roundId = await openRound(network);
    const ready = await preview(roundId, good);
    const { job, status } = await confirm(roundId, ready.id);
    expect(status).toBe('writing');
    await network.sql(`
      create function fail_here() returns trigger language plpgsql as $$ begin raise exception 'power cut'; end $$;
      create trigger fail_here before insert on answer for each row when (new.input_code = 'joint_training') execute function fail_here();`);
    await expect(work(job?.id ?? '')).rejects.toThrow(/power cut/);
    await network.sql('drop trigger fail_here on answer; drop function fail_here();');
    expect(await written(roundId)).toEqual([]);
    expect(await again(roundId, ready.id)).toMatchObject({ status: 'writing', job: { status: 'queued', done: 0 } });
    await work(job?.id ?? '');
    expect(await written(roundId)).toHaveLength(3);
    expect(await work(job?.id ?? '')).toEqual({ state: 'superseded' });
    const [kept] = await network.sql('select count(*)::int as n from import_row where import_id = $1', [ready.id]);
    expect(kept).toEqual({ n: 0 });
    const entries = await network.sql(
      `select payload ->> 'assessmentId' as id from audit_entry where action = 'assessment.imported' and payload ->> 'importId' = $1`,
      [ready.id],
    );
    expect(new Set(entries.map(({ id }) => String(id))).size).toBe(3);
    expect(entries).toHaveLength(3);
  });

  test('a round that freezes meanwhile stops it with the reason; a lost right does, too', async () => {
    const roundId = await openRound(network);
    const ready = await preview(roundId, good);
    const { job } = await confirm(roundId, ready.id);
    await moveRound(network, roundId, 'review');
    expect(await work(job?.id ?? '')).toEqual({ state: 'failed', errorCode: 'round_wrong_state' });
    expect(await again(roundId, ready.id)).toMatchObject({
      status: 'stopped',
      job: { errorCode: 'round_wrong_state' },
    });
    expect(await written(roundId)).toEqual([]);

    const other = await openRound(network);
    const next = await confirm(other, (await preview(other, good)).id);
    const role = (name: string) =>
      network.sql('update role_grant set role = $1 where association_id = $2', [name, network.lead.id]);
    await role('counsellor');
    expect(await work(next.job?.id ?? '')).toEqual({ state: 'failed', errorCode: 'forbidden' });
    await role('association_administrator');
  });

  test('a key may import, as long as it is not revoked', async () => {
    const roundId = await openRound(network);
    const key = randomUUID();
    await network.sql(
      `insert into api_key (id, association_id, name, prefix, key_hash, permissions, created_by)
       values ($1, $2, 'nightly', 'gk_x', $3, '{imports:write}', $4)`,
      [key, network.lead.id, key, network.lead.administrator],
    );
    const asKey: Within = (run) =>
      network.database.transaction({ tenant: network.lead.id, user: key, scope: 'association' }, (tx) =>
        run({
          actor: { id: null, name: 'API key nightly' },
          associationId: network.lead.id,
          firmId: null,
          permissions: new Set(['imports:write']),
          tx,
          now: new Date(),
        }),
      );
    const table = await readTable(Buffer.from(good), importLimits);
    const bring = async () => {
      const { id } = await rounds.previewImport(asKey, roundId, 'answers.csv', table);
      return (await asKey((ctx) => rounds.commitImport(ctx, roundId, id))).job;
    };
    const job = await bring();
    expect(job).toMatchObject({ requestedBy: 'API key nightly', total: 3 });
    expect(await work(job?.id ?? '')).toEqual({ state: 'done' });
    const second = await bring();
    await network.sql('update api_key set revoked_at = now() where id = $1', [key]);
    expect(await work(second?.id ?? '')).toEqual({ state: 'failed', errorCode: 'forbidden' });
  });

  test('two clicks at once write once', async () => {
    const roundId = await openRound(network);
    const ready = await preview(roundId, good);
    const results = await Promise.allSettled([confirm(roundId, ready.id), confirm(roundId, ready.id)]);
    const failed = results.filter((result) => result.status === 'rejected');
    expect(failed).toMatchObject([{ reason: { code: 'import_already_committed' } }]);
    const { items } = await network.asAssociation(network.lead, (ctx) => rounds.latestImports(ctx, roundId));
    expect(items).toMatchObject([{ status: 'writing', job: { total: 3 } }]);
    await work(items[0]?.job?.id ?? '');
  });

  test('a preview that nobody confirms goes after a day, and so do the rows of a job that stopped', async () => {
    const roundId = await openRound(network);
    const [old, fresh, stopped] = [
      await preview(roundId, good),
      await preview(roundId, good),
      await preview(roundId, good),
    ];
    const { job } = await confirm(roundId, stopped.id);
    await moveRound(network, roundId, 'review');
    await work(job?.id ?? '');
    await network.sql(`update import set created_at = now() - interval '25 hours' where id = any($1)`, [
      [old.id, stopped.id],
    ]);
    await network.sql(`update bulk_job set finished_at = now() - interval '25 hours' where id = $1`, [job?.id]);
    await rounds.clearOldImports(across, 24);
    await expect(again(roundId, old.id)).rejects.toMatchObject({ code: 'not_found' });
    expect((await again(roundId, fresh.id)).status).toBe('ready');
    expect((await again(roundId, stopped.id)).status).toBe('stopped');
    const kept = await network.sql(
      `select import_id, count(*)::int as rows from import_row r join import i on i.id = r.import_id where i.round_id = $1 group by 1`,
      [roundId],
    );
    expect(kept).toEqual([{ import_id: fresh.id, rows: 3 }]);
  });

  test('only into an open round, and only by the association whose import it is', async () => {
    const roundId = await openRound(network, { allies: [network.ally] });
    const ready = await preview(roundId, good);
    await expect(confirm(roundId, ready.id, network.ally)).rejects.toMatchObject({ code: 'not_found' });
    await expect(preview(roundId, good, network.stranger)).rejects.toMatchObject({ code: 'not_found' });
    // the ally's M001 is another firm: nothing of the lead's members is found by name
    const theirs = await preview(roundId, 'firm,turnover\nLead Association firm 1,5\n', network.ally);
    expect(theirs.problems).toMatchObject([{ code: 'unknown_firm' }]);
    await moveRound(network, roundId, 'review');
    await expect(confirm(roundId, ready.id)).rejects.toMatchObject({ code: 'round_wrong_state' });
  });
});

describe('large files', () => {
  test('a thousand firms with a hundred answers each', async () => {
    await addFirms(network.sql, network.ally, 1_000);
    const roundId = await openRound(network, { allies: [network.ally] });
    const inputs = builtInInstrument('competitiveness').inputs.filter(
      ({ type, serviceFirms }) => serviceFirms && type !== 'reference',
    );
    const asked = inputs.slice(0, 100);
    const answer = (type: string, at: number) => (type === 'rating5' ? 1 + (at % 5) : type === 'boolean' ? at % 2 : 0);
    const lines = network.ally.firms
      .slice(-1_000)
      .map(({ memberNo }, at) => [memberNo, ...asked.map(({ type }) => answer(type, at))].join(','));
    const file = [['member_no', ...asked.map(({ code }) => code)].join(','), ...lines].join('\n');
    // what the checks leave of each turn others wait for: never long against the whole
    const began = performance.now();
    const loop = monitorEventLoopDelay({ resolution: 5 });
    loop.enable();
    const ready = await preview(roundId, file, network.ally);
    loop.disable();
    expect(loop.max / 1e6).toBeLessThan((performance.now() - began) / 3);
    expect(ready).toMatchObject({ status: 'ready', rows: 1_000, answers: 1_000 * asked.length });
    expect(await commit(roundId, ready.id, network.ally)).toMatchObject({ status: 'committed', job: { done: 1_000 } });
    const [count] = await network.sql('select count(*)::int as n from answer where round_id = $1', [roundId]);
    expect(count).toEqual({ n: 1_000 * asked.length });
  });
});
