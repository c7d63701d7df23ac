import { assessmentMoves, assessmentStatuses, roundStatuses, type AssessmentMove } from '@gauge/contracts';
import { makeNetwork, type TestFirm, type TestNetwork } from '../../test/network.js';
import { answerRound, moveRound, openRound, plausible, submitRound } from '../../test/rounds.js';
import { mustMove } from './assessments.rules.js';
import * as rounds from './index.js';

let network: TestNetwork;
beforeAll(async () => {
  network = await makeNetwork({ firms: 12 });
});
afterAll(() => network.close());

let used = 0;
/** A member of the lead that no other test uses. */
const someFirm = (): TestFirm => {
  const firm = network.lead.firms[used++];
  if (!firm) throw new Error('more firms needed');
  return firm;
};
const view = (firm: TestFirm, id: string) => network.asFirm(firm, (ctx) => rounds.assessment(ctx, id));
const entry = (input: string, value: number | null, baseVersion = 0, skipped = false) => ({
  input,
  value,
  skipped,
  baseVersion,
});
const save = (firm: TestFirm, id: string, entries: ReturnType<typeof entry>[], user?: string) =>
  network.asFirm(firm, (ctx) => rounds.saveAnswers(ctx, id, entries), user);
const valuesOf = async (id: string) =>
  (await network.sql<{ values: Record<string, number> }>('select values from assessment where id = $1', [id]))[0]
    ?.values;

describe('answering', () => {
  test('starts once, in the currency of the firm’s country, with the questions that apply', async () => {
    const roundId = await openRound(network);
    const firm = someFirm();
    const start = () => network.asFirm(firm, (ctx) => rounds.startAssessment(ctx, roundId, 'short'));
    const [one, other] = await Promise.all([start(), start()]);
    expect(one.id).toBe(other.id);
    expect(one).toMatchObject({ status: 'draft', currency: 'EUR', moneyScale: 1, form: 'short', prior: null });
    expect(one.progress).toMatchObject({ answered: 0, applicable: 40 });
    expect(one.applicable).not.toContain('price_index_ratio');
    const { items } = await network.asFirm(firm, (ctx) => rounds.firmRounds(ctx));
    expect(items.find((item) => item.roundId === roundId)).toMatchObject({
      hasShortForm: true,
      assessment: { id: one.id, status: 'draft', answered: 0, applicable: 40 },
    });
  });

  test('values are computed at each save, money by purchasing power at the round’s values', async () => {
    const roundId = await openRound(network);
    const firm = someFirm();
    const id = await answerRound(network, firm, roundId, { turnover: 5_000, intermediate_inputs: 2_000, fte: 10 });
    const inUnits = (await valuesOf(id))?.['PRD02'];
    expect(inUnits).toBeCloseTo(3000 / 10 / 0.72, 6);
    const changed = await network.asFirm(firm, (ctx) => rounds.changeAssessment(ctx, id, { moneyScale: 1000 }));
    expect(changed.answers.find(({ input }) => input === 'turnover')?.value).toBe(5_000);
    expect((await valuesOf(id))?.['PRD02']).toBeCloseTo((inUnits ?? 0) * 1000, 3);
    // Peru has no rate in the round: ratios stay, figures in international dollars are missing
    await network.asFirm(firm, (ctx) => rounds.changeAssessment(ctx, id, { currency: 'PEN' }));
    expect(await valuesOf(id)).not.toHaveProperty('PRD02');
    await expect(
      network.asFirm(firm, (ctx) => rounds.changeAssessment(ctx, id, { currency: 'QQQ' })),
    ).rejects.toMatchObject({ code: 'invalid_input' });
  });

  test('a colleague’s edit is not overwritten: the conflict shows theirs, the rest is saved', async () => {
    const roundId = await openRound(network);
    const firm = someFirm();
    const id = await answerRound(network, firm, roundId, { turnover: 100, fte: 10 });
    const colleague = '11111111-1111-4111-8111-111111111111';
    await save(firm, id, [entry('turnover', 200, 1)], colleague);
    const mine = await save(firm, id, [entry('turnover', 300, 1), entry('fte', 20, 1)]);
    expect(mine.saved).toEqual([{ input: 'fte', version: 2 }]);
    expect(mine.conflicts).toMatchObject([{ input: 'turnover', value: 200, version: 2 }]);
    const again = await save(firm, id, [entry('turnover', 300, 2)]);
    expect(again).toMatchObject({ saved: [{ input: 'turnover', version: 3 }], conflicts: [] });
  });

  test('two colleagues saving the same empty question at once: exactly one is told', async () => {
    const roundId = await openRound(network);
    const firm = someFirm();
    const id = await answerRound(network, firm, roundId, { fte: 10 });
    const saves = await Promise.all([1, 2, 3, 4].map((value) => save(firm, id, [entry('turnover', value * 1000)])));
    expect(saves.filter(({ saved }) => saved.length === 1)).toHaveLength(1);
    expect(saves.filter(({ conflicts }) => conflicts.length === 1)).toHaveLength(3);
  });

  test('a retry after a lost reply is no conflict', async () => {
    const roundId = await openRound(network);
    const firm = someFirm();
    const id = await answerRound(network, firm, roundId, { turnover: 100 });
    const retried = await save(firm, id, [entry('turnover', 100)]);
    expect(retried).toMatchObject({ saved: [{ input: 'turnover', version: 1 }], conflicts: [] });
  });

  test('one impossible answer refuses all of them and names each', async () => {
    const roundId = await openRound(network);
    const firm = someFirm();
    const id = await answerRound(network, firm, roundId, { turnover: 100 });
    const faulty: [string, number][] = [
      ['p_kpi_tracking', 6],
      ['p_kpi_review', 2.5],
      ['joint_training', 2],
      ['complaints', 1.5],
      ['cost_of_sales', -1],
      ['working_days', 367],
      ['total_assets', 1e16],
      ['operating_profit', Number.NaN],
    ];
    const saving = save(firm, id, [entry('fte', 10), ...faulty.map(([input, value]) => entry(input, value))]);
    await expect(saving).rejects.toMatchObject({
      code: 'answer_invalid',
      errors: faulty.map(([path]) => ({ path })),
    });
    expect((await view(firm, id)).answers.map(({ input }) => input)).toEqual(['turnover']);
  });

  test('what is not asked cannot be answered', async () => {
    const roundId = await openRound(network);
    const firm = someFirm();
    const id = await answerRound(network, firm, roundId, { turnover: 100 });
    for (const input of ['material_cost', 'price_index_ratio', 'nonsense']) {
      await expect(save(firm, id, [entry(input, 1)])).rejects.toMatchObject({
        code: 'answer_not_applicable',
        errors: [{ path: input }],
      });
    }
  });

  test('last round’s answers can be taken where nothing stands yet', async () => {
    const firm = network.lead.firms[0]!;
    await submitRound(network, firm, await openRound(network, { year: 2018 }), { ...plausible, headcount: 60 });
    const roundId = await openRound(network, { year: 2019 });
    const id = await answerRound(network, firm, roundId, { turnover: 5_100_000 });
    await save(firm, id, [entry('headcount', null, 0, true)]);
    const filled = await network.asFirm(firm, (ctx) =>
      rounds.takePrior(ctx, id, ['turnover', 'fte', 'headcount', 'nonsense']),
    );
    expect(filled.prior).toMatchObject({ roundName: 'Round 2018', currency: 'EUR', answers: { fte: 50 } });
    expect(Object.fromEntries(filled.answers.map(({ input, value }) => [input, value]))).toEqual({
      turnover: 5_100_000,
      fte: 50,
      headcount: null,
    });
  });

  test('answers a thousand times last round’s are asked about', async () => {
    const firm = network.lead.firms[1]!;
    await submitRound(network, firm, await openRound(network, { year: 2018 }), { turnover: 5_000_000 });
    const roundId = await openRound(network, { year: 2019 });
    const started = await network.asFirm(firm, (ctx) => rounds.startAssessment(ctx, roundId, 'short'));
    const { checks } = await save(firm, started.id, [entry('turnover', 5_200)]);
    expect(checks).toMatchObject([{ code: 'UNIT_ERROR_1000', severity: 'soft', inputs: ['turnover'] }]);
  });
});

describe('handing in', () => {
  const loss = { ...plausible, operating_profit: -4_000_000 };

  test('nothing answered is incomplete; impossible answers are named', async () => {
    const roundId = await openRound(network);
    const firm = network.lead.firms[2]!;
    const { id } = await network.asFirm(firm, (ctx) => rounds.startAssessment(ctx, roundId, 'short'));
    const submit = () => network.asFirm(firm, (ctx) => rounds.submitAssessment(ctx, id));
    await expect(submit()).rejects.toMatchObject({ code: 'assessment_incomplete' });
    await save(firm, id, [entry('turnover', 100), entry('exports_direct', 200)]);
    await expect(submit()).rejects.toMatchObject({
      code: 'assessment_impossible',
      errors: [{ path: 'exports_direct' }, { path: 'turnover' }],
    });
    expect((await view(firm, id)).status).toBe('draft');
  });

  test('what was handed in changes only after it was taken back', async () => {
    const roundId = await openRound(network);
    const firm = network.lead.firms[2]!;
    const id = await submitRound(network, firm, roundId);
    await expect(save(firm, id, [entry('fte', 5, 1)])).rejects.toMatchObject({ code: 'assessment_wrong_state' });
    await network.asFirm(firm, (ctx) => rounds.reviseAssessment(ctx, id));
    await save(firm, id, [entry('fte', 55, 1)]);
    const done = await network.asFirm(firm, (ctx) => rounds.submitAssessment(ctx, id));
    expect(done).toMatchObject({ status: 'submitted' });
    const gone = await network.asFirm(firm, (ctx) => rounds.withdrawAssessment(ctx, id));
    expect(gone.status).toBe('withdrawn');
  });

  test('a doubtful answer becomes a query; mended and handed in again it is corrected', async () => {
    const roundId = await openRound(network);
    const firm = network.lead.firms[3]!;
    const id = await submitRound(network, firm, roundId, loss);
    const queried = await view(firm, id);
    expect(queried).toMatchObject({
      status: 'queried',
      queries: [{ status: 'open', checkCode: 'OUTSIDE_PLAUSIBLE', indicator: 'FIN02', messages: [] }],
    });
    expect(queried.queries[0]?.text).toMatch(/-80/);
    // the closing day has come: only what is asked about may change
    await moveRound(network, roundId, 'review');
    await expect(save(firm, id, [entry('fte', 5, 1)])).rejects.toMatchObject({ code: 'assessment_wrong_state' });
    await save(firm, id, [entry('operating_profit', 400_000, 1)]);
    const mended = await network.asFirm(firm, (ctx) => rounds.submitAssessment(ctx, id));
    expect(mended).toMatchObject({ status: 'submitted', queries: [{ status: 'corrected' }] });
  });

  test('an explained answer is accepted by the association, with its reason on record', async () => {
    const roundId = await openRound(network);
    const firm = network.lead.firms[4]!;
    const id = await submitRound(network, firm, roundId, loss);
    const [query] = (await view(firm, id)).queries;
    if (!query) throw new Error('a query expected');
    await network.asFirm(firm, (ctx) => rounds.answerQuery(ctx, id, query.id, 'The plant burnt down.'));
    const list = (association = network.lead) =>
      network.asAssociation(association, (ctx) =>
        rounds.queries(ctx, roundId, { page: 1, size: 10, search: '', status: 'answered' }),
      );
    expect(await list()).toMatchObject({
      total: 1,
      items: [{ firmName: firm.name, messages: [{ fromFirm: true, body: 'The plant burnt down.' }] }],
    });
    await expect(list(network.stranger)).rejects.toMatchObject({ code: 'not_found' });

    const decide = () =>
      network.asAssociation(network.lead, (ctx) =>
        rounds.decideQuery(ctx, roundId, query.id, { decision: 'accepted', reason: 'Seen the fire.' }),
      );
    expect(await decide()).toMatchObject({ status: 'accepted', reason: 'Seen the fire.' });
    expect((await view(firm, id)).status).toBe('accepted');
    expect(await valuesOf(id)).toHaveProperty('FIN02', -80);
    await expect(decide()).rejects.toMatchObject({ code: 'assessment_wrong_state' });
    const [logged] = await network.sql(
      `select payload ->> 'reason' as reason from audit_entry where chain = $1 and action = 'query.accepted'`,
      [`association:${network.lead.id}`],
    );
    expect(logged).toEqual({ reason: 'Seen the fire.' });
    // taken back and handed in unchanged, it is not asked again
    await network.asFirm(firm, (ctx) => rounds.reviseAssessment(ctx, id));
    const again = await network.asFirm(firm, (ctx) => rounds.submitAssessment(ctx, id));
    expect(again.status).toBe('submitted');
  });

  test('an excluded value is left out, until the firm mends it', async () => {
    const roundId = await openRound(network);
    const firm = network.lead.firms[5]!;
    const id = await submitRound(network, firm, roundId, loss);
    const [query] = (await view(firm, id)).queries;
    await network.asAssociation(network.lead, (ctx) =>
      rounds.decideQuery(ctx, roundId, query?.id ?? '', { decision: 'excluded', reason: 'No explanation.' }),
    );
    expect((await view(firm, id)).status).toBe('accepted');
    expect(await valuesOf(id)).not.toHaveProperty('FIN02');
    expect(await valuesOf(id)).toHaveProperty('MKT01');
    await network.asFirm(firm, (ctx) => rounds.reviseAssessment(ctx, id));
    await save(firm, id, [entry('operating_profit', 500_000, 1)]);
    await network.asFirm(firm, (ctx) => rounds.submitAssessment(ctx, id));
    expect(await valuesOf(id)).toHaveProperty('FIN02', 10);
  });

  test('what still has an undecided query stays out of the freeze', async () => {
    const roundId = await openRound(network);
    const id = await submitRound(network, network.lead.firms[6]!, roundId, loss);
    await submitRound(network, network.lead.firms[7]!, roundId);
    await moveRound(network, roundId, 'review', 'freeze');
    const [row] = await network.sql('select status, dimensions from assessment where id = $1', [id]);
    expect(row).toEqual({ status: 'queried', dimensions: null });
  });
});

describe('the lifecycle of an assessment', () => {
  const moves = Object.keys(assessmentMoves) as AssessmentMove[];
  test.each(assessmentStatuses)('%s: possible is what the table says, in every state of the round', (status) => {
    for (const move of moves) {
      const { from, round } = assessmentMoves[move];
      for (const roundStatus of roundStatuses) {
        const allowed =
          (from as readonly string[]).includes(status) && (round as readonly string[]).includes(roundStatus);
        const moving = () => mustMove({ status, round: { status: roundStatus } }, move);
        if (allowed) expect(moving()).toBe(move);
        else expect(moving).toThrow(roundStatus === 'frozen' || roundStatus === 'released' ? /frozen/ : /./);
      }
    }
  });
});

describe('others', () => {
  test('neither another firm nor another association reads or writes a firm’s answers', async () => {
    const roundId = await openRound(network, { allies: [network.ally] });
    const firm = network.lead.firms[8]!;
    const id = await submitRound(network, firm, roundId);
    const rival = network.lead.firms[9]!;
    await expect(view(rival, id)).rejects.toMatchObject({ code: 'not_found' });
    await expect(save(rival, id, [entry('fte', 1)])).rejects.toMatchObject({ code: 'not_found' });
    for (const association of [network.ally, network.stranger]) {
      const seen = await network.asAssociation(association, (ctx) =>
        ctx.tx.answer.count({ where: { assessmentId: id } }),
      );
      expect(seen).toBe(0);
    }
  });

  test('a firm whose association takes no part cannot start', async () => {
    const roundId = await openRound(network);
    const start = network.asFirm(network.stranger.firms[0]!, (ctx) => rounds.startAssessment(ctx, roundId, 'short'));
    await expect(start).rejects.toMatchObject({ code: 'not_found' });
  });
});
