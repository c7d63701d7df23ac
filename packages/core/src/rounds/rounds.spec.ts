import {
  assessmentMoves,
  assessmentStatuses,
  mayMoveRound,
  roundMoves,
  roundStatuses,
  type RoundMove,
} from '@gauge/contracts';
import { makeNetwork, type TestNetwork } from '../../test/network.js';
import { answerRound, moveRound, openRound, planRound, submitRound, viewRound } from '../../test/rounds.js';
import { movesOf } from './rounds.rules.js';
import * as rounds from './index.js';

let network: TestNetwork;
beforeAll(async () => {
  network = await makeNetwork();
});
afterAll(() => network.close());

/** Comes back once somebody waits for a lock. */
async function somebodyWaits(): Promise<void> {
  for (let tries = 0; tries < 2_000; tries += 1) {
    if ((await network.sql('select 1 from pg_locks where not granted')).length > 0) return;
  }
  throw new Error('nobody waits for a lock');
}

const statusOf = async (roundId: string) =>
  (await network.sql<{ status: string }>('select status from round where id = $1', [roundId]))[0]?.status;

describe('planning', () => {
  test('a round has its lead and the allies it names; both see it, others do not', async () => {
    const roundId = await planRound(network, { allies: [network.ally] });
    const seen = await viewRound(network, network.ally, roundId);
    expect(seen.participants.map(({ name }) => name)).toEqual(['Allied Association', 'Lead Association']);
    expect(seen).toMatchObject({ status: 'draft', mine: false, lead: { name: 'Lead Association' } });
    await expect(viewRound(network, network.stranger, roundId)).rejects.toMatchObject({ code: 'not_found' });
    const { items } = await network.asAssociation(network.stranger, (ctx) => rounds.list(ctx));
    expect(items).toEqual([]);
  });

  test('an association without an agreement cannot be made to take part', async () => {
    await expect(planRound(network, { allies: [network.stranger] })).rejects.toMatchObject({
      code: 'invalid_input',
      errors: [{ path: 'participants' }],
    });
  });

  test('a series stays with one instrument', async () => {
    const gender = await planRound(network, { instrumentVersionId: network.instruments['gender-wba'], year: 2023 });
    await expect(planRound(network, { previousRoundId: gender })).rejects.toMatchObject({ code: 'invalid_input' });
  });
});

describe('the lifecycle', () => {
  const moves = Object.keys(roundMoves) as RoundMove[];
  test.each(roundStatuses)('from %s exactly the moves of the table are possible', async (status) => {
    const offered = movesOf({ status, isLead: true, hasAnswers: true, releaseObstacle: null });
    expect(offered.filter(({ possible }) => possible).map(({ move }) => move)).toEqual(
      moves.filter((move) => mayMoveRound(move, status)),
    );
    const roundId = await planRound(network);
    await submitWhile(roundId);
    await network.sql('update round set status = $2 where id = $1', [roundId, status]);
    for (const move of moves.filter((move) => move !== 'release')) {
      if (mayMoveRound(move, status)) continue;
      await expect(moveRound(network, roundId, move as 'open')).rejects.toMatchObject({ code: 'round_wrong_state' });
      expect(await statusOf(roundId)).toBe(status);
    }
  });

  async function submitWhile(roundId: string) {
    await moveRound(network, roundId, 'open');
    await submitRound(network, network.lead.firms[0]!, roundId);
  }

  test('runs from draft to frozen and may reopen from review', async () => {
    const roundId = await planRound(network);
    await submitWhile(roundId);
    await moveRound(network, roundId, 'review', 'reopen', 'review', 'freeze');
    expect(await statusOf(roundId)).toBe('frozen');
  });

  test('opening freezes the questionnaire and the reference values', async () => {
    await openRound(network);
    const [version] = await network.sql('select status from instrument_version where id = $1', [
      network.instruments.competitiveness,
    ]);
    expect(version).toEqual({ status: 'frozen' });
    const [counted] = await network.sql<{ rates: number; countries: number }>(`
      select (select count(*)::int from round_rate r where r.round_id = o.id) as rates,
             (select count(*)::int from round_reference r where r.round_id = o.id) as countries
      from round o where status = 'open' order by created_at desc limit 1`);
    expect(counted?.rates).toBeGreaterThan(20);
    expect(counted?.countries).toBeGreaterThan(20);
  });

  test('only the lead moves it; a participant is told so beside each move', async () => {
    const roundId = await planRound(network, { allies: [network.ally] });
    const moving = network.asAssociation(network.ally, (ctx) => rounds.move(ctx, roundId, 'open'));
    await expect(moving).rejects.toMatchObject({ code: 'round_not_yours' });
    const { moves } = await viewRound(network, network.ally, roundId);
    expect(new Set(moves.map(({ obstacle }) => obstacle))).toEqual(new Set(['not_lead']));
  });

  test('two moves at the same moment: one wins, the other is told', async () => {
    const roundId = await planRound(network);
    const results = await Promise.allSettled([
      moveRound(network, roundId, 'open'),
      moveRound(network, roundId, 'open'),
    ]);
    const failed = results.filter((result) => result.status === 'rejected');
    expect(failed).toHaveLength(1);
    expect(['conflict', 'round_wrong_state']).toContain(failed[0]?.reason.code);
  });

  test('an empty round cannot be frozen and says why', async () => {
    const roundId = await openRound(network);
    await moveRound(network, roundId, 'review');
    const { moves } = await viewRound(network, network.lead, roundId);
    expect(moves.find(({ move }) => move === 'freeze')).toEqual({
      move: 'freeze',
      possible: false,
      obstacle: 'no_answers',
    });
    await expect(moveRound(network, roundId, 'freeze')).rejects.toMatchObject({ code: 'round_wrong_state' });
    expect(await statusOf(roundId)).toBe('review');
  });

  test('every move of an assessment leads somewhere the lifecycle knows', () => {
    for (const { from, to } of Object.values(assessmentMoves)) {
      expect(assessmentStatuses).toEqual(expect.arrayContaining([...from, ...(to ? [to] : [])]));
    }
  });
});

describe('the freeze', () => {
  test('accepts what was handed in, with dimensions and observers, for all participants', async () => {
    const roundId = await openRound(network, { allies: [network.ally] });
    const [mine, draft, both, unsized] = network.lead.firms;
    const theirs = network.ally.firms[1];
    if (!mine || !draft || !both || !unsized || !theirs) throw new Error('six firms expected');
    await network.sql(
      `insert into membership (association_id, firm_id, member_no, status) values ($1, $2, 'X-both', 'verified')`,
      [network.ally.id, both.id],
    );
    for (const firm of [mine, both, unsized, theirs]) await submitRound(network, firm, roundId);
    await answerRound(network, draft, roundId);
    await moveRound(network, roundId, 'review', 'freeze');

    const rows = await network.sql<{ firm_id: string; status: string; dimensions: unknown; observers: string[] }>(
      'select firm_id, status, dimensions, observers from assessment where round_id = $1',
      [roundId],
    );
    const of = (firm: { id: string }) => rows.find(({ firm_id }) => firm_id === firm.id);
    expect(of(mine)).toMatchObject({
      status: 'accepted',
      dimensions: { sector: 'polymer', country: 'DE', size: 'small' },
      observers: [network.lead.id],
    });
    expect(of(theirs)).toMatchObject({
      status: 'accepted',
      dimensions: { sector: 'metal', country: 'IN', size: 'medium' },
      observers: [network.ally.id],
    });
    expect(new Set(of(both)?.observers)).toEqual(new Set([network.lead.id, network.ally.id]));
    expect(of(unsized)).toMatchObject({ dimensions: { sector: 'vehicle', size: 'unknown' } });
    expect(of(draft)).toMatchObject({ status: 'draft', dimensions: null });
  });

  test('a firm that is nobody’s member any more is left out', async () => {
    const roundId = await openRound(network);
    const [stays, leaves] = [network.lead.firms[3]!, network.lead.firms[4]!];
    const assessmentId = await submitRound(network, leaves, roundId);
    await submitRound(network, stays, roundId);
    await network.sql(`update membership set status = 'ended' where firm_id = $1`, [leaves.id]);
    await moveRound(network, roundId, 'review', 'freeze');
    await network.sql(`update membership set status = 'verified' where firm_id = $1`, [leaves.id]);
    const [row] = await network.sql('select status from assessment where id = $1', [assessmentId]);
    expect(row).toEqual({ status: 'withdrawn' });
  });

  test('waits for an answer being saved, and nothing slips in behind it', async () => {
    const roundId = await openRound(network);
    const firm = network.lead.firms[0]!;
    await submitRound(network, firm, roundId);
    await moveRound(network, roundId, 'review');
    const order: string[] = [];
    let freezing = Promise.resolve();
    await network.asFirm(firm, async (ctx) => {
      // a command that holds the round, as every save does
      await ctx.tx.$queryRaw`select round_hold(${roundId}::uuid)`;
      freezing = moveRound(network, roundId, 'freeze').then(() => void order.push('frozen'));
      await somebodyWaits();
      order.push('saved');
    });
    await freezing;
    expect(order).toEqual(['saved', 'frozen']);
    expect(await statusOf(roundId)).toBe('frozen');
  });

  test('afterwards the database itself refuses answers, for whoever asks', async () => {
    const roundId = await openRound(network);
    const firm = network.lead.firms[0]!;
    const assessmentId = await submitRound(network, firm, roundId);
    await moveRound(network, roundId, 'review', 'freeze');
    const tries = [
      `update answer set value = 1 where assessment_id = '${assessmentId}'`,
      `delete from answer where assessment_id = '${assessmentId}'`,
      `insert into answer (assessment_id, input_code, firm_id, round_id, value)
       values ('${assessmentId}', 'headcount', '${firm.id}', '${roundId}', 5)`,
      `update assessment set status = 'draft' where id = '${assessmentId}'`,
    ];
    for (const statement of tries) {
      await expect(network.asFirm(firm, (ctx) => ctx.tx.$executeRawUnsafe(statement))).rejects.toThrow(/ROUND_FROZEN/);
      await expect(network.sql(statement)).rejects.toThrow(/ROUND_FROZEN/);
    }
    await expect(network.asFirm(firm, (ctx) => rounds.reviseAssessment(ctx, assessmentId))).rejects.toMatchObject({
      code: 'round_frozen',
    });
  });

  test('nobody but the lead can call it, whatever the application forgets', async () => {
    const roundId = await openRound(network, { allies: [network.ally] });
    await submitRound(network, network.lead.firms[0]!, roundId);
    await moveRound(network, roundId, 'review');
    for (const association of [network.ally, network.stranger]) {
      const call = network.asAssociation(
        association,
        (ctx) => ctx.tx.$queryRaw`select * from round_freeze(${roundId}::uuid, '{}', '{}', now())`,
      );
      await expect(call).rejects.toThrow(/ROUND_WRONG_STATE/);
    }
  });
});

describe('what an association sees of an open round', () => {
  test('how many of its own members have answered, by sector and size, and nothing of others', async () => {
    const roundId = await openRound(network, { allies: [network.ally] });
    await submitRound(network, network.lead.firms[0]!, roundId);
    await answerRound(network, network.lead.firms[1]!, roundId);
    await submitRound(network, network.ally.firms[0]!, roundId);
    const { own, response, release } = await viewRound(network, network.lead, roundId);
    expect(own).toEqual({
      members: 6,
      started: 2,
      submitted: 1,
      queried: 0,
      accepted: 0,
      withdrawn: 0,
      openQueries: 0,
    });
    expect(response.percent).toBe(17);
    expect(response.bySector).toContainEqual({
      key: 'polymer',
      label: 'Rubber, plastics and glass',
      members: 2,
      started: 1,
      answered: 1,
      accepted: 0,
    });
    expect(response.bySize.map(({ key }) => key)).toEqual(['large', 'medium', 'small', 'unknown']);
    expect(release).toBeNull();
  });

  test('who has answered: searched, filtered and paged, with progress and never a value', async () => {
    const roundId = await openRound(network, { allies: [network.ally] });
    await submitRound(network, network.lead.firms[0]!, roundId);
    const asked = (query: { page?: number; size?: number; search?: string; status?: 'submitted' | 'not_started' }) =>
      network.asAssociation(network.lead, (ctx) =>
        rounds.participation(ctx, roundId, { page: 1, size: 25, search: '', ...query }),
      );
    const { items } = await asked({ status: 'submitted' });
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({
      name: 'Lead Association firm 1',
      memberNo: 'M001',
      status: 'submitted',
      form: 'short',
      answered: 3,
      applicable: 40,
    });
    expect(await asked({ status: 'not_started', page: 2, size: 2 })).toMatchObject({ total: 5, page: 2 });
    expect((await asked({ search: 'FIRM 3' })).items.map(({ memberNo }) => memberNo)).toEqual(['M003']);
    expect((await asked({ search: '%' })).total).toBe(0);
  });
});
