import { makeNetwork, type TestFirm, type TestNetwork } from '../../test/network.js';
import { answerRound, moveRound, openRound, plausible, submitRound } from '../../test/rounds.js';
import { builtInInstrument } from '../instruments/index.js';
import { comparable, standouts, type Compared } from './comparison.rules.js';
import * as rounds from './index.js';

describe('what stands out', () => {
  const steady = (values: number[], before: (number | undefined)[] = []): Compared[] =>
    values.map((value, firm) => ({
      values: { x: value },
      before: before[firm] === undefined ? null : { x: before[firm] },
    }));
  const twelve = [8, 9, 9.5, 10, 10, 10.2, 10.5, 11, 11.5, 12, 12.5, 13];

  test('a change that no other firm made, with the firm’s own figures only', () => {
    const before = twelve.map((value) => value * 0.98);
    expect(standouts(steady([...twelve.slice(0, 11), 26], before), ['x'])).toEqual([
      { code: 'UNUSUAL_CHANGE', indicator: 'x', firm: 11, params: { value: 26, reference: 13 * 0.98 } },
    ]);
  });

  test('a value far from the others, unless the firm stood there last round too', () => {
    expect(standouts(steady([...twelve, 900]), ['x'])).toEqual([
      { code: 'FAR_FROM_OTHERS', indicator: 'x', firm: 12, params: { value: 900 } },
    ]);
    const before = twelve.map((value, firm) => value * (firm % 2 ? 0.95 : 1.05));
    expect(standouts(steady([...twelve, 900], [...before, 890]), ['x'])).toEqual([]);
  });

  test('fewer than ten firms say nothing, and what a firm did not answer is left alone', () => {
    expect(standouts(steady([...twelve.slice(0, 8), 900]), ['x'])).toEqual([]);
    expect(standouts([...steady(twelve), { values: {}, before: null }], ['x', 'y'])).toEqual([]);
  });

  test('only what is measured is compared', () => {
    const found = comparable(builtInInstrument('competitiveness'));
    expect(found).toContain('FIN01');
    expect(found.length).toBeLessThan(builtInInstrument('competitiveness').indicators.length);
    expect(comparable(builtInInstrument('gender-wba'))).toEqual([]);
  });
});

describe('in a round', () => {
  let network: TestNetwork;
  beforeAll(async () => {
    network = await makeNetwork({ firms: 12 });
  });
  afterAll(() => network.close());

  const compare = (roundId: string, association = network.lead) =>
    network.asAssociation(association, (ctx) => rounds.compareAnswers(ctx, roundId));
  const queue = (roundId: string, status?: 'open' | 'accepted' | 'excluded' | 'corrected') =>
    network.asAssociation(network.lead, (ctx) =>
      rounds.queries(ctx, roundId, { page: 1, size: 50, search: '', status }),
    );
  /** Everybody answers alike, but for the last: a tenth of the people for the same turnover. */
  async function answeredRound(): Promise<{ roundId: string; odd: TestFirm; assessmentId: string }> {
    const roundId = await openRound(network);
    for (const [index, firm] of network.lead.firms.entries())
      await submitRound(network, firm, roundId, { ...plausible, fte: index === 11 ? 5 : 48 + (index % 5) });
    const odd = network.lead.firms[11] as TestFirm;
    const [row] = await network.sql<{ id: string }>('select id from assessment where round_id = $1 and firm_id = $2', [
      roundId,
      odd.id,
    ]);
    return { roundId, odd, assessmentId: (row as { id: string }).id };
  }

  test('asks the one that stands out, once, and keeps asking until the value changes', async () => {
    const { roundId, odd, assessmentId } = await answeredRound();
    const first = await compare(roundId);
    expect(first.compared).toBe(12);
    expect(first.asked).toBeGreaterThan(0);
    const { items, total } = await queue(roundId);
    expect(total).toBe(first.asked);
    expect(new Set(items.map(({ firmId }) => firmId))).toEqual(new Set([odd.id]));
    expect(items[0]).toMatchObject({ checkCode: 'FAR_FROM_OTHERS', status: 'open' });
    expect(await compare(roundId)).toEqual({ compared: 12, asked: 0 });

    // handed in again as it was: still asked; mended: no longer
    await network.asFirm(odd, (ctx) => rounds.submitAssessment(ctx, assessmentId));
    expect((await queue(roundId, 'open')).total).toBe(total);
    await submitRound(network, odd, roundId, { ...plausible, fte: 50 });
    expect((await queue(roundId, 'open')).total).toBe(0);
    expect(await compare(roundId)).toEqual({ compared: 12, asked: 0 });
  });

  test('a decision holds against the next comparison, and can be taken back until the freeze', async () => {
    const { roundId, assessmentId } = await answeredRound();
    await compare(roundId);
    const { items } = await queue(roundId, 'open');
    const decide = (queryId: string, decision: 'accepted' | 'excluded') =>
      network.asAssociation(network.lead, (ctx) =>
        rounds.decideQuery(ctx, roundId, queryId, { decision, reason: 'Asked by phone.' }),
      );
    const valuesNow = async () =>
      (
        await network.sql<{ status: string; values: Record<string, number> }>(
          'select status, "values" from assessment where id = $1',
          [assessmentId],
        )
      )[0];
    for (const { id } of items) await decide(id, 'excluded');
    expect((await valuesNow())?.status).toBe('accepted');
    const [one] = items;
    expect((await valuesNow())?.values).not.toHaveProperty(one?.indicator ?? '');
    expect(await compare(roundId)).toMatchObject({ asked: 0 });

    const reconsider = () =>
      network.asAssociation(network.lead, (ctx) => rounds.reconsiderQuery(ctx, roundId, one?.id ?? ''));
    expect(await reconsider()).toMatchObject({ status: 'open', reason: null });
    expect(await valuesNow()).toMatchObject({
      status: 'queried',
      values: { [one?.indicator ?? '']: expect.any(Number) },
    });
    await expect(reconsider()).rejects.toMatchObject({ code: 'conflict' });
    const [entry] = await network.sql<{ data: object }>(
      `select payload as data from audit_entry where action = 'query.reconsidered' order by at desc limit 1`,
    );
    expect(entry?.data).toMatchObject({ queryId: one?.id, decision: 'excluded' });

    await decide(one?.id ?? '', 'accepted');
    await moveRound(network, roundId, 'review', 'freeze');
    await expect(reconsider()).rejects.toMatchObject({ code: 'round_frozen' });
    await expect(compare(roundId)).rejects.toMatchObject({ code: 'round_wrong_state' });
  });

  test('other associations’ members take no part', async () => {
    const roundId = await openRound(network, { allies: [network.ally] });
    for (const firm of network.lead.firms) await submitRound(network, firm, roundId);
    await answerRound(network, network.ally.firms[0] as TestFirm, roundId, { ...plausible, fte: 5 });
    expect(await compare(roundId)).toEqual({ compared: 12, asked: 0 });
    expect(await compare(roundId, network.ally)).toEqual({ compared: 0, asked: 0 });
    await expect(compare(roundId, network.stranger)).rejects.toMatchObject({ code: 'not_found' });
  });
});
