import { CaseView, PlanView, ProgrammeView, type NewAction } from '@gauge/contracts';
import { connected, openDatabase, type Database } from '@gauge/db';
import { suiteDatabase, type SuiteDatabase } from '@gauge/db/testing';
import {
  addRound,
  atAssociation,
  atFirm,
  idOf,
  makeNetwork,
  userId,
  type Firm,
  type Network,
} from '../../test/benchmarks.js';
import { requestRelease, runRelease, standing } from '../benchmarks/index.js';
import type { Ctx, Within } from '../platform/index.js';
import { roundRange, worthOfWay } from './value.rules.js';
import * as counselling from './index.js';

let urls: SuiteDatabase;
let app: Database;
let release: Database;
let network: Network;

const sql = <R>(text: string, values: unknown[] = []): Promise<R[]> =>
  connected(urls.owner, async (owner) => (await owner.query(text, values)).rows as R[]);

async function publish(roundId: string): Promise<void> {
  await atAssociation(app, network.lead, 'association_administrator', (ctx) => requestRelease(ctx, roundId));
  const [run] = await sql<{ id: string }>('select id from release_run where round_id = $1', [roundId]);
  expect(await runRelease(release, (run as { id: string }).id)).toMatchObject({ state: 'published' });
}

/** In thousands of euros. */
const answers = {
  turnover: 4000,
  cost_of_sales: 3000,
  total_assets: 3000,
  current_liabilities: 800,
  material_cost: 1500,
  intermediate_inputs: 2200,
  personnel_cost: 900,
  scrap_cost: 90,
  rework_cost: 40,
  warranty_cost: 20,
  trade_receivables: 800,
};
const money = { answers: new Map(Object.entries(answers)), scale: 1000 };

beforeAll(async () => {
  urls = await suiteDatabase();
  [app, release] = [openDatabase(urls.app), openDatabase(urls.release)];
  network = await makeNetwork(urls.owner, { firms: 96 });
  const first = await addRound(urls.owner, network, { name: '2023', periodEnd: '2023-12-31' });
  await sql('alter table answer disable trigger user');
  await sql('alter table assessment disable trigger user');
  await sql('update assessment set money_scale = 1000');
  await sql(
    `insert into answer (assessment_id, input_code, firm_id, round_id, value)
     select a.id, m.key, a.firm_id, a.round_id, m.value::float from assessment a, jsonb_each_text($1) m`,
    [JSON.stringify(answers)],
  );
  await publish(first);
});
afterAll(async () => {
  await app.close();
  await release.close();
  await urls.drop();
});

// even numbers are members of the lead, odd ones of the ally
const firm = (index: number): Firm => network.firms[index] as Firm;
const agree = (of: Firm, level: string) =>
  sql(
    `insert into counsel_consent (firm_id, association_id, level, text_version, at) values ($1, $2, $3, 'x', clock_timestamp())`,
    [of.id, of.association, level],
  );
const own = <T>(of: Firm, work: (ctx: Ctx) => Promise<T>, now?: Date) => atFirm(app, of.id, work, now);
const counsel = <T>(work: (ctx: Ctx) => Promise<T>, association = network.lead, now?: Date) =>
  atAssociation(app, association, 'counsellor', work, now);
const planOf = (of: Firm) => own(of, counselling.plan);
const actionOn = (indicator: string, more: Partial<NewAction> = {}): NewAction => ({
  indicator,
  title: 'Sort it out',
  owner: 'Arjun',
  dueOn: new Date(Date.now() + 90 * 86_400_000).toISOString().slice(0, 10),
  feasibility: 3,
  will: 3,
  effort: 3,
  ...more,
});
const day = (iso: string) => new Date(`${iso}T10:00:00Z`);

describe('a plan', () => {
  test('begins with gaps: beyond a step, with a goal from the release and a worth from the own answers', async () => {
    const plan = await planOf(firm(0));
    expect(PlanView.parse(plan)).toEqual(plan);
    expect(plan).toMatchObject({
      currency: 'EUR',
      worthShown: true,
      actions: [],
      worth: { yearly: null, oneOff: null },
    });
    const view = await own(firm(0), (ctx) => standing(ctx, { peers: 'auto' }));
    expect(view.gaps.every((code) => plan.gaps.some((gap) => gap.code === code))).toBe(true);
    const priced = plan.gaps.filter(({ worth }) => worth);
    expect(priced.length).toBeGreaterThan(2);
    for (const gap of priced) {
      const half = gap.own + (gap.goal - gap.own) / 2;
      const exact = worthOfWay(network.definition, gap.code, money, { own: gap.own, to: half })!;
      expect(gap.worth).toMatchObject(roundRange(exact));
    }
    expect(plan.gaps.map(({ priority }) => priority)).toEqual(
      plan.gaps.map(({ priority }) => priority).sort((a, b) => b - a),
    );
    const driven = plan.gaps.find(({ drivers }) => drivers.length > 1)!;
    expect(network.definition.indicators.find(({ code }) => code === driven.code)?.drivers.sort()).toEqual(
      driven.drivers.map(({ code }) => code).sort(),
    );
  });

  test('takes up a gap with one step: half of the way is expected, and the plan counts it once', async () => {
    const { gaps } = await planOf(firm(2));
    const gap = gaps.find(({ worth }) => worth?.kind === 'yearly')!;
    const { id } = await own(firm(2), (ctx) => counselling.addAction(ctx, actionOn(gap.code)));
    const plan = await planOf(firm(2));
    expect(plan.actions).toMatchObject([
      {
        id,
        indicator: gap.code,
        base: gap.own,
        expected: gap.expected,
        status: 'planned',
        followUp: { state: 'waiting' },
      },
    ]);
    expect(plan.actions[0]?.worth?.kind).toBe('yearly');
    expect(plan.worth.yearly).toEqual({ low: plan.actions[0]?.worth?.low, high: plan.actions[0]?.worth?.high });
    expect(plan.gaps.find(({ code }) => code === gap.code)?.inPlan).toBe(true);
    const [noted] = await sql<{ action: string }>(`select action from audit_entry where chain = $1`, [
      `firm:${firm(2).id}`,
    ]);
    expect(noted?.action).toBe('action.added');
  });

  test('holds three open actions, whoever adds them at the same moment', async () => {
    const { gaps } = await planOf(firm(4));
    const tries = gaps.slice(0, 5).map(({ code }) => own(firm(4), (ctx) => counselling.addAction(ctx, actionOn(code))));
    const outcomes = await Promise.allSettled(tries);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
    for (const one of outcomes) if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'plan_full' });
    const [first] = (await planOf(firm(4))).actions;
    await own(firm(4), (ctx) => counselling.changeAction(ctx, first!.id, { version: 1, status: 'done' }));
    const free = gaps.find(({ code }) => !['planned', 'doing'].includes(code) && code === gaps[5]!.code)!;
    await own(firm(4), (ctx) => counselling.addAction(ctx, actionOn(free.code)));
    await expect(
      own(firm(4), (ctx) => counselling.changeAction(ctx, first!.id, { version: 2, status: 'doing' })),
    ).rejects.toMatchObject({ code: 'plan_full' });
  });

  test('refuses a second action on the same figure, a worse figure, an impossible one and a day gone by', async () => {
    const { gaps } = await planOf(firm(6));
    const [gap] = gaps;
    const add = (more: Partial<NewAction>) =>
      own(firm(6), (ctx) => counselling.addAction(ctx, actionOn(gap!.code, more)));
    const backwards = gap!.own - (gap!.goal - gap!.own);
    await expect(add({ expected: backwards })).rejects.toMatchObject({ code: 'action_impossible' });
    await expect(add({ expected: gap!.own })).rejects.toMatchObject({ code: 'action_impossible' });
    await expect(add({ dueOn: '2020-01-01' })).rejects.toMatchObject({ code: 'invalid_input' });
    await expect(add({ indicator: 'no_such' })).rejects.toMatchObject({ code: 'action_impossible' });
    await add({});
    await expect(add({})).rejects.toMatchObject({ code: 'conflict' });
    expect((await planOf(firm(6))).actions).toHaveLength(1);
  });

  test('changed by two at once keeps the first, and tells the second', async () => {
    const [action] = (await planOf(firm(6))).actions;
    const change = (owner: string) =>
      own(firm(6), (ctx) => counselling.changeAction(ctx, action!.id, { version: 1, owner }));
    await change('Meena');
    await expect(change('Ravi')).rejects.toMatchObject({ code: 'conflict' });
    expect((await planOf(firm(6))).actions).toMatchObject([{ owner: 'Meena', version: 2 }]);
  });

  test('is worth something else when another figure is expected', async () => {
    const [action] = (await planOf(firm(2))).actions;
    const further = action!.base + 2 * (action!.expected - action!.base);
    await own(firm(2), (ctx) => counselling.changeAction(ctx, action!.id, { version: 1, expected: further }));
    const [changed] = (await planOf(firm(2))).actions;
    expect(changed!.worth!.high).toBeGreaterThan(action!.worth!.high);
  });

  test('of another firm is not there', async () => {
    const [action] = (await planOf(firm(2))).actions;
    await expect(
      own(firm(8), (ctx) => counselling.changeAction(ctx, action!.id, { version: 2, owner: 'X' })),
    ).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('consent comes first', () => {
  const member = () => firm(10);
  const look = () => counsel((ctx) => counselling.memberPlan(ctx, member().id));

  test('without it there is no plan to see and none to write', async () => {
    await expect(look()).rejects.toMatchObject({ code: 'consent_needed' });
    await expect(
      counsel((ctx) => counselling.addMemberAction(ctx, member().id, actionOn('QUA02'))),
    ).rejects.toMatchObject({ code: 'consent_needed' });
    await own(member(), async (ctx) =>
      counselling.addAction(ctx, actionOn((await counselling.plan(ctx)).gaps[0]!.code)),
    );
    // and the database itself holds it, whatever the application forgets
    expect(await counsel((ctx) => ctx.tx.planAction.findMany({ where: { firmId: member().id } }))).toEqual([]);
  });

  test('to the standing shows gaps and plan but no money, for money is made of answers', async () => {
    await agree(member(), 'standings');
    const plan = await look();
    expect(plan.worthShown).toBe(false);
    expect(plan.gaps.length).toBeGreaterThan(5);
    expect(plan.gaps.every(({ worth }) => worth === null)).toBe(true);
    expect(plan.actions).toMatchObject([{ worth: null }]);
    expect(plan.worth).toEqual({ yearly: null, oneOff: null });
  });

  test('to the answers shows the worth, and the firm sees who looked at what', async () => {
    await agree(member(), 'answers');
    const plan = await look();
    expect(plan.gaps.some(({ worth }) => worth !== null)).toBe(true);
    const looks = await sql('select distinct what from access_view where firm_id = $1 order by 1', [member().id]);
    expect(looks).toEqual([{ what: 'answers' }, { what: 'standing' }]);
  });

  test('lets firm and counsellor work on the same plan', async () => {
    const code = (await look()).gaps.find(({ inPlan }) => !inPlan)!.code;
    const { id } = await counsel((ctx) => counselling.addMemberAction(ctx, member().id, actionOn(code)));
    await own(member(), (ctx) => counselling.changeAction(ctx, id, { version: 1, owner: 'The firm' }));
    await expect(
      counsel((ctx) => counselling.changeMemberAction(ctx, member().id, id, { version: 1, owner: 'The counsellor' })),
    ).rejects.toMatchObject({ code: 'conflict' });
    await counsel((ctx) => counselling.changeMemberAction(ctx, member().id, id, { version: 2, status: 'doing' }));
    expect((await planOf(member())).actions.find((one) => one.id === id)).toMatchObject({
      owner: 'The firm',
      status: 'doing',
    });
  });

  test('taken back closes plan and gaps again', async () => {
    await agree(member(), 'none');
    await expect(look()).rejects.toMatchObject({ code: 'consent_needed' });
    expect(await counsel((ctx) => ctx.tx.planAction.count({ where: { firmId: member().id } }))).toBe(0);
  });
});

describe('a case', () => {
  const colleague = idOf('colleague');
  const open = (of: Firm) => counsel((ctx) => counselling.openCase(ctx, of.id));

  beforeAll(async () => {
    await sql(
      `insert into app_user (id, email, name) values ($1, 'b@lead.example', 'Beate'), ($2, 'a@lead.example', 'Some Body')`,
      [colleague, userId],
    );
    await sql(
      `insert into role_grant (user_id, role, association_id) values ($1, 'counsellor', $3), ($2, 'counsellor', $3)`,
      [colleague, userId, network.lead],
    );
  });

  test('is one firm with one counsellor, even when two take it on at once', async () => {
    const [one, other] = await Promise.all([open(firm(12)), open(firm(12))]);
    expect(CaseView.parse(one)).toEqual(one);
    expect(other.id).toBe(one.id);
    expect(one).toMatchObject({
      mine: true,
      status: 'open',
      counsellor: { id: userId },
      colleagues: [{ name: 'Beate' }],
    });
  });

  test('is only of the association’s own members', async () => {
    await expect(open(firm(13))).rejects.toMatchObject({ code: 'not_found' });
  });

  test('keeps private notes from the firm and shares the others', async () => {
    const { id } = await open(firm(12));
    const write = (body: string, shared: boolean) => counsel((ctx) => counselling.addNote(ctx, id, { body, shared }));
    await write('They fear for the bank loan.', false);
    const view = await write('Bring the scrap list on Monday.', true);
    expect(view.notes.map(({ shared }) => shared)).toEqual([true, false]);
    const { notes, counsellors } = await planOf(firm(12));
    expect(notes).toMatchObject([{ body: 'Bring the scrap list on Monday.', associationName: 'Lead association' }]);
    expect(counsellors).toEqual([{ name: 'Some Body', associationName: 'Lead association' }]);
    // the database holds it, too
    expect(await own(firm(12), (ctx) => ctx.tx.caseNote.count())).toBe(1);
    expect(await own(firm(14), (ctx) => ctx.tx.caseNote.count())).toBe(0);
  });

  test('keeps files by what stands in them, and gives the firm those that are shared', async () => {
    const { id } = await open(firm(12));
    const within: Within = (work) => counsel(work);
    const add = (fileName: string, content: string | Buffer, shared = false) =>
      counselling.addFile(within, id, { fileName, bytes: Buffer.from(content), shared });
    await add('C:\\lists\\scrap\u202egpj.csv', 'cause;kg\nburr;12\n');
    const view = await add('visit.pdf', '%PDF-1.7 ...', true);
    expect(view.files).toMatchObject([
      { name: 'visit.pdf', kind: 'pdf', shared: true, addedBy: 'Some Body' },
      { name: 'scrapgpj.csv', kind: 'csv', size: 17, shared: false },
    ]);
    await expect(add('visit.png', '%PDF-1.7 ...')).rejects.toMatchObject({ code: 'file_type' });
    await expect(add('tool.txt', 'MZ\x00\x01')).rejects.toMatchObject({ code: 'file_type' });
    await expect(add('big.txt', 'x'.repeat(5 * 2 ** 20 + 1))).rejects.toMatchObject({ code: 'file_too_large' });

    const [shared, hidden] = view.files;
    expect((await planOf(firm(12))).files).toMatchObject([{ name: 'visit.pdf', associationName: 'Lead association' }]);
    const fetched = await own(firm(12), (ctx) => counselling.readSharedFile(ctx, shared!.id));
    expect([fetched.contentType, Buffer.from(fetched.bytes).toString()]).toEqual(['application/pdf', '%PDF-1.7 ...']);
    await expect(own(firm(12), (ctx) => counselling.readSharedFile(ctx, hidden!.id))).rejects.toMatchObject({
      code: 'not_found',
    });
    await expect(own(firm(14), (ctx) => counselling.readSharedFile(ctx, shared!.id))).rejects.toMatchObject({
      code: 'not_found',
    });
    // the database holds it, too
    expect(await own(firm(12), (ctx) => ctx.tx.caseFile.count())).toBe(1);

    await counsel((ctx) => counselling.readFile(ctx, id, hidden!.id));
    const left = await counsel((ctx) => counselling.deleteFile(ctx, id, shared!.id));
    expect(left.files).toHaveLength(1);
    for (let more = 1; more < 20; more++) await add(`${more}.txt`, 'x');
    await expect(add('one too many.txt', 'x')).rejects.toMatchObject({ code: 'case_files_full' });
    const entries = await sql(
      `select action, count(*)::int as n from audit_entry where action like 'case.file%' group by 1 order by 1`,
    );
    expect(entries).toEqual([
      { action: 'case.file_added', n: 21 },
      { action: 'case.file_deleted', n: 1 },
      { action: 'case.file_opened', n: 2 },
    ]);
  });

  test('has meetings and tasks with dates', async () => {
    const { id } = await open(firm(12));
    await counsel((ctx) => counselling.addMeeting(ctx, id, { heldOn: '2026-02-03', kind: 'visit', topic: 'Scrap' }));
    const view = await counsel((ctx) => counselling.addTask(ctx, id, { title: 'Send the form', dueOn: '2026-02-10' }));
    expect(view).toMatchObject({ meetings: [{ kind: 'visit' }], tasks: [{ title: 'Send the form', doneAt: null }] });
    const done = await counsel((ctx) => counselling.changeTask(ctx, id, view.tasks[0]!.id, true));
    expect(done.tasks[0]?.doneAt).not.toBeNull();
    expect((await planOf(firm(12))).meetings).toMatchObject([{ heldOn: '2026-02-03', topic: 'Scrap' }]);
  });

  test('is handed over with a word for the counsellors, to a counsellor of the association only', async () => {
    const { id, version } = await open(firm(12));
    const hand = (counsellorId: string, seen = version) =>
      counsel((ctx) => counselling.handOver(ctx, id, { counsellorId, word: 'Watch the bank.', version: seen }));
    await expect(hand(idOf('stranger'))).rejects.toMatchObject({ code: 'not_found' });
    const view = await hand(colleague);
    expect(view).toMatchObject({ mine: false, counsellor: { name: 'Beate' }, version: version + 1 });
    expect(view.notes[0]).toMatchObject({ body: 'Watch the bank.', shared: false });
    await expect(hand(userId)).rejects.toMatchObject({ code: 'conflict' });
  });

  test('closes with an outcome and is closed; the next one is a new case', async () => {
    const { id, version } = await open(firm(12));
    const closed = await counsel((ctx) =>
      counselling.closeCase(ctx, id, { outcome: 'improved', word: 'Half of it.', version }),
    );
    expect(closed).toMatchObject({ status: 'closed', outcome: 'improved', outcomeText: 'Half of it.' });
    await expect(
      counsel((ctx) => counselling.addNote(ctx, id, { body: 'Late.', shared: false })),
    ).rejects.toMatchObject({
      code: 'case_wrong_state',
    });
    expect((await open(firm(12))).id).not.toBe(id);
  });

  test('is nobody else’s', async () => {
    const { id } = await open(firm(12));
    const abroad = counsel((ctx) => counselling.counselCase(ctx, id), network.ally);
    await expect(abroad).rejects.toMatchObject({ code: 'not_found' });
    const office = atAssociation(app, network.lead, 'association_administrator', (ctx) =>
      counselling.counselCase(ctx, id),
    );
    await expect(office).rejects.toMatchObject({ code: 'forbidden' });
  });
});

describe('the caseload', () => {
  const page = { page: 1, size: 10, search: '', sort: 'need' } as const;
  const list = (more: Partial<counselling.CaseloadQuery> = {}) =>
    counsel((ctx) => counselling.caseload(ctx, { ...page, ...more }));

  test('tells the need of members that agreed and of no other, most need first', async () => {
    for (const index of [20, 22, 24]) await agree(firm(index), index === 24 ? 'standings' : 'answers');
    const agreed = await list({ status: 'agreed' });
    expect(agreed.items.map(({ firmId }) => firmId).sort()).toEqual(
      [firm(20), firm(22), firm(24)].map(({ id }) => id).sort(),
    );
    const needs = agreed.items.map(({ need }) => need ?? -1);
    expect(needs).toEqual([...needs].sort((a, b) => b - a));
    expect(needs.every((need) => need > 0)).toBe(true);
    const view = await own(firm(20), (ctx) => standing(ctx, { peers: 'auto' }));
    const row = (index: number) => agreed.items.find(({ firmId }) => firmId === firm(index).id);
    expect(row(20)).toMatchObject({
      consent: 'answers',
      biggestGap: { code: view.gaps[0] },
      openActions: 0,
      case: null,
    });
    expect(row(24)).toMatchObject({ consent: 'standings', worth: null });
    const all = await list();
    expect(all.total).toBe(48);
    expect(all.items.slice(0, 3).map(({ firmId }) => firmId)).toEqual(agreed.items.map(({ firmId }) => firmId));
    for (const other of all.items.slice(3))
      expect(other).toMatchObject({ need: null, biggestGap: null, weakPillars: null, worth: null, openActions: null });
  });

  test('finds by name, sorts by name, filters by case and by what is due', async () => {
    expect((await list({ search: 'firm 0004' })).items.map(({ firmId }) => firmId)).toEqual([firm(4).id]);
    expect((await list({ sort: 'name' })).items.map(({ name }) => name).slice(0, 2)).toEqual([
      'Firm 0000',
      'Firm 0002',
    ]);
    const { id } = await counsel((ctx) => counselling.openCase(ctx, firm(20).id));
    expect((await list({ status: 'mine' })).items.map(({ firmId }) => firmId)).toContain(firm(20).id);
    expect((await list({ status: 'noCase' })).items.map(({ firmId }) => firmId)).not.toContain(firm(20).id);
    expect((await list({ status: 'due' })).total).toBe(0);
    await counsel((ctx) => counselling.addTask(ctx, id, { title: 'Call', dueOn: '2025-01-01' }));
    expect((await list({ status: 'due' })).items).toMatchObject([
      { firmId: firm(20).id, next: { what: 'Call', on: '2025-01-01', overdue: true } },
    ]);
  });
});

describe('the directory', () => {
  const entry = {
    kind: 'practice',
    title: 'Scrap board',
    body: 'Count by cause.',
    contact: null,
    indicators: ['QUA02'],
  } as const;
  const add = () => counsel((ctx) => counselling.addHelp(ctx, { ...entry, indicators: [...entry.indicators] }));
  const read = (of: Firm, indicator = 'QUA02') => own(of, (ctx) => counselling.helpFor(ctx, indicator));

  test('is offered to members, beside the indicators it is about', async () => {
    const { id } = await add();
    expect((await read(firm(0))).items).toMatchObject([
      { id, title: 'Scrap board', associationName: 'Lead association' },
    ]);
    expect((await read(firm(0), 'FIN01')).items).toEqual([]);
    expect((await read(firm(1))).items).toEqual([]);
  });

  test('is kept by its association, one change at a time', async () => {
    const { items } = await counsel((ctx) => counselling.helpList(ctx, { page: 1, size: 10, search: 'scrap' }));
    const { id } = items[0]!;
    const change = (version: number, more: object) =>
      counsel((ctx) => counselling.changeHelp(ctx, id, { version, ...more }));
    await change(1, { title: 'Scrap list' });
    await expect(change(1, { title: 'Late' })).rejects.toMatchObject({ code: 'conflict' });
    await expect(
      counsel((ctx) => counselling.changeHelp(ctx, id, { version: 2, title: 'Theirs' }), network.ally),
    ).rejects.toMatchObject({ code: 'not_found' });
    await change(2, { removed: true });
    expect((await read(firm(0))).items).toEqual([]);
  });
});

describe('the next round', () => {
  const began = day('2024-05-02');
  // twelve units of the lead work on quality; what each reached is set, so that the counts are known
  const working = Array.from({ length: 12 }, (_, at) => 30 + 2 * at);

  beforeAll(async () => {
    await sql(`update assessment set values = values || '{"QUA02": 4}' where firm_id = any($1::uuid[])`, [
      working.map((index) => firm(index).id),
    ]);
    for (const index of working) {
      await agree(firm(index), 'standings');
      const action = actionOn('QUA02', { expected: 3, dueOn: '2024-12-01' });
      await own(firm(index), (ctx) => counselling.addAction(ctx, action), began);
    }
    const second = await addRound(urls.owner, network, {
      name: '2024',
      periodEnd: '2024-12-31',
      previousRoundId: idOf('round 2023'),
    });
    const reached = working.map((index, at) => ({ firm: firm(index).id, value: at < 6 ? 2.9 : 4.9 }));
    await sql(
      `update assessment a set values = a.values || jsonb_build_object('QUA02', r.value)
       from jsonb_to_recordset($1) as r (firm uuid, value float) where a.firm_id = r.firm and a.round_id = $2`,
      [JSON.stringify(reached), second],
    );
    await publish(second);
  });

  test('compares the expected figure with the reached one', async () => {
    const plan = await planOf(firm(working[0]!));
    expect(plan.actions[0]).toMatchObject({
      base: 4,
      baseRound: '2023',
      expected: 3,
      followUp: { state: 'observed', roundName: '2024', reached: 2.9, outcome: 'reached' },
    });
    expect((await planOf(firm(working[11]!))).actions[0]?.followUp).toMatchObject({ outcome: 'worse' });
  });

  test('does not judge an action that began after its period', async () => {
    const code = (await planOf(firm(50))).gaps.find(({ inPlan }) => !inPlan)!.code;
    await own(firm(50), (ctx) => counselling.addAction(ctx, actionOn(code)));
    expect((await planOf(firm(50))).actions[0]?.followUp).toEqual({ state: 'waiting' });
  });

  test('shows in the caseload what changed since', async () => {
    const { items } = await counsel((ctx) =>
      counselling.caseload(ctx, { page: 1, size: 10, search: firm(working[0]!).name, sort: 'need' }),
    );
    expect(items[0]?.change).toMatchObject({ since: '2023' });
    expect((items[0]?.change?.better ?? 0) + (items[0]?.change?.worse ?? 0)).toBeGreaterThan(10);
  });

  test('makes the programme’s counts: bands of units, none below five, both outcomes or none', async () => {
    const view = await counsel(counselling.programme);
    expect(ProgrammeView.parse(view)).toEqual(view);
    const quality = view.pillars.find(({ code }) => code === 'quality');
    expect(quality).toMatchObject({
      working: '12-19',
      done: 'under5',
      observed: { moved: '5-11', notMoved: '5-11' },
    });
    expect(view.activity).toMatchObject({ cases: 'under5', meetings: 'under5' });
    // four on one side could be told from the other side and the whole
    await sql(`update assessment set values = values || '{"QUA02": 4}' where firm_id = any($1::uuid[])`, [
      working.slice(0, 2).map((index) => firm(index).id),
    ]);
    const after = await counsel(counselling.programme);
    expect(after.pillars.find(({ code }) => code === 'quality')?.observed).toBeNull();
  });
});
