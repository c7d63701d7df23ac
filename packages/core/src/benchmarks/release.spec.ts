import { connected, openDatabase, type Database } from '@gauge/db';
import { suiteDatabase, type SuiteDatabase } from '@gauge/db/testing';
import { buildReleaseFromColumns } from '@gauge/disclosure';
import { addRound, atAssociation, atFirm, idOf, makeNetwork, type Network } from '../../test/benchmarks.js';
import { verify } from '../audit/index.js';
import { releaseState, requestRelease, runRelease, standing } from './index.js';
import { planFamilies, releaseSpec } from './release.rules.js';
import {
  beat,
  claim,
  claimLimit,
  FencedOff,
  giveUp,
  holdsWholeHistory,
  markPublished,
  type Claim,
} from './release.store.js';
import { collect, readColumns } from './source.store.js';
import { examine } from './release.work.js';

const dayMs = 86_400_000;
const daysAgo = (days: number) => new Date(Date.now() - days * dayMs).toISOString().slice(0, 10);
const auto = { peers: 'auto' };

type World = { urls: SuiteDatabase; app: Database; release: Database; network: Network; close(): Promise<void> };

async function makeWorld(firms?: number): Promise<World> {
  const urls = await suiteDatabase();
  const [app, release] = [openDatabase(urls.app), openDatabase(urls.release)];
  const network = await makeNetwork(urls.owner, firms === undefined ? {} : { firms });
  const close = async () => {
    await app.close();
    await release.close();
    await urls.drop();
  };
  return { urls, app, release, network, close };
}

const sql = <R>(world: World, text: string, values: unknown[] = []): Promise<R[]> =>
  connected(world.urls.owner, async (owner) => (await owner.query(text, values)).rows as R[]);

const request = (world: World, roundId: string, now?: Date) =>
  atAssociation(world.app, world.network.lead, 'association_administrator', (ctx) => requestRelease(ctx, roundId), now);

const newestRun = async (world: World, roundId: string): Promise<string> => {
  const [run] = await sql<{ id: string }>(
    world,
    'select id from release_run where round_id = $1 order by requested_at desc, id limit 1',
    [roundId],
  );
  return (run as { id: string }).id;
};

const stateOf = (world: World, roundId: string) =>
  atAssociation(world.app, world.network.lead, 'association_administrator', (ctx) => releaseState(ctx, roundId));

describe('asking for a release', () => {
  let world: World;
  let old: string;
  beforeAll(async () => {
    world = await makeWorld(24);
    old = await addRound(world.urls.owner, world.network, { name: '2024', periodEnd: daysAgo(400) });
  });
  afterAll(() => world.close());

  test('the lead gets a queued run and a job in the outbox, and its audit chain says so', async () => {
    await request(world, old);
    expect((await stateOf(world, old)).run).toMatchObject({ status: 'queued', stage: 'collect', progress: 0 });
    const jobs = await sql<{ topic: string; payload: unknown }>(world, 'select topic, payload from outbox');
    expect(jobs).toEqual([{ topic: 'release-round', payload: { runId: await newestRun(world, old) } }]);
    const [entry] = await sql<{ action: string }>(world, 'select action from audit_entry where chain = $1', [
      `association:${world.network.lead}`,
    ]);
    expect(entry?.action).toBe('release.requested');
  });

  test('a second click finds it on its way and leaves nothing behind', async () => {
    await expect(request(world, old)).rejects.toMatchObject({ code: 'release_running' });
    expect(await sql(world, 'select id from outbox')).toHaveLength(1);
  });

  test('only the lead, only when frozen, only what is old enough', async () => {
    const ally = (roundId: string) =>
      atAssociation(world.app, world.network.ally, 'association_administrator', (ctx) => requestRelease(ctx, roundId));
    await expect(ally(old)).rejects.toMatchObject({ code: 'round_not_yours' });
    const open = await addRound(world.urls.owner, world.network, {
      name: 'open',
      periodEnd: daysAgo(300),
      status: 'open',
    });
    await expect(request(world, open)).rejects.toMatchObject({ code: 'round_wrong_state' });
    const fresh = await addRound(world.urls.owner, world.network, { name: 'fresh', periodEnd: daysAgo(89) });
    await expect(request(world, fresh)).rejects.toMatchObject({ code: 'release_too_fresh' });
    expect(await stateOf(world, fresh)).toMatchObject({ run: null, release: null });
    const counsellor = atAssociation(world.app, world.network.lead, 'counsellor', (ctx) => requestRelease(ctx, old));
    await expect(counsellor).rejects.toMatchObject({ code: 'forbidden' });
  });
});

describe('a release', () => {
  let world: World;
  let round: string;
  let firm: string;
  beforeAll(async () => {
    world = await makeWorld();
    firm = world.network.firms[0]?.id as string;
    round = await addRound(world.urls.owner, world.network, { name: '2025', periodEnd: daysAgo(100) });
  });
  afterAll(() => world.close());

  test('before it a firm sees nothing, after it its place among released figures', async () => {
    await expect(atFirm(world.app, firm, (ctx) => standing(ctx, auto))).rejects.toMatchObject({
      code: 'no_standing_yet',
    });
    await request(world, round);
    const outcome = await runRelease(world.release, await newestRun(world, round));
    expect(outcome).toMatchObject({ state: 'published' });

    const view = await atFirm(world.app, firm, (ctx) => standing(ctx, auto));
    expect(view.release).toMatchObject({ roundId: round, roundName: '2025' });
    expect(view.own).toMatchObject({ roundId: round, sameRound: true });
    const margin = view.indicators.find(({ code }) => code === 'FIN02');
    expect(margin).toMatchObject({ own: { state: 'value' }, network: { state: 'released', coverage: 'all' } });
    const state = await stateOf(world, round);
    expect(state).toMatchObject({ run: { status: 'published', progress: 100 } });
    expect(state.release).toMatchObject({ method: 'gauge-release/1', withheld: [] });
    expect(state.release?.contentHash).toMatch(/^[0-9a-f]{64}$/);
  });

  test('the round is released, the audit chain holds and names the content', async () => {
    const [row] = await sql<{ status: string; released_at: Date | null }>(
      world,
      'select status, released_at from round where id = $1',
      [round],
    );
    expect(row).toMatchObject({ status: 'released', released_at: expect.any(Date) });
    const entries = await sql<{ action: string; payload: { contentHash?: string } }>(
      world,
      'select action, payload from audit_entry where chain = $1 order by seq',
      [`association:${world.network.lead}`],
    );
    expect(entries.map(({ action }) => action)).toEqual(['release.requested', 'release.published']);
    expect(entries[1]?.payload.contentHash).toBe((await stateOf(world, round)).release?.contentHash);
    const chain = await atAssociation(world.app, world.network.lead, 'association_administrator', (ctx) => verify(ctx));
    expect(chain).toMatchObject({ whole: true, length: 2 });
  });

  test('class A figures are held back with their day, and follow once they are a year old', async () => {
    const { definition } = world.network;
    const classA = definition.indicators.filter(({ sensitivity }) => sensitivity === 'A').map(({ family }) => family);
    expect(classA.length).toBeGreaterThan(0);
    const until = new Date(new Date(daysAgo(100)).getTime() + 365 * dayMs).toISOString().slice(0, 10);
    const before = await atFirm(world.app, firm, (ctx) => standing(ctx, auto));
    expect(new Set(before.tooFresh.map(({ family }) => family))).toEqual(new Set(classA));
    const gross = before.indicators.find(({ code }) => code === 'FIN01');
    expect(gross?.home).toEqual({ state: 'suppressed', reason: 'too_fresh', until, cohort: null });
    await expect(request(world, round)).rejects.toMatchObject({ code: 'release_too_fresh' });

    const nextYear = new Date(Date.now() + 300 * dayMs);
    await request(world, round, nextYear);
    const outcome = await runRelease(world.release, await newestRun(world, round), { now: nextYear });
    expect(outcome).toMatchObject({ state: 'published' });
    const after = await atFirm(world.app, firm, (ctx) => standing(ctx, auto));
    expect(after.indicators.find(({ code }) => code === 'FIN01')?.home).toMatchObject({ state: 'released' });
    expect(after.indicators.find(({ code }) => code === 'FIN02')?.home).toEqual(
      before.indicators.find(({ code }) => code === 'FIN02')?.home,
    );
  });

  test('a family is released once per round and never again', async () => {
    const later = new Date(Date.now() + 400 * dayMs);
    await expect(request(world, round, later)).rejects.toMatchObject({ code: 'nothing_to_release' });
    // even a run that came into being some other way publishes nothing
    const run = idOf('stray run');
    await sql(world, 'insert into release_run (id, round_id) values ($1, $2)', [run, round]);
    const outcome = await runRelease(world.release, run, { now: later });
    expect(outcome).toMatchObject({ state: 'failed', errorCode: 'nothing_to_release' });
    expect(await sql(world, 'select id from release where round_id = $1', [round])).toHaveLength(2);
  });

  test('a published release cannot be changed', async () => {
    await expect(sql(world, `update release set method = 'other'`)).rejects.toThrow('RELEASE_FIXED');
    await expect(sql(world, 'delete from release_cohort')).rejects.toThrow('RELEASE_FIXED');
  });

  test('the archive is out of reach for requests', async () => {
    const read = atAssociation(world.app, world.network.lead, 'association_administrator', (ctx) =>
      ctx.tx.releaseArchive.findMany(),
    );
    await expect(read).rejects.toThrow(/permission denied|not available|denied/i);
  });
});

describe('a release that must not be', () => {
  let world: World;
  beforeAll(async () => {
    world = await makeWorld();
  });
  afterAll(() => world.close());

  test('one bad record fails the run for good, names the reason, and publishes nothing', async () => {
    const round = await addRound(world.urls.owner, world.network, {
      name: 'bad',
      periodEnd: daysAgo(400),
      status: 'open',
    });
    await sql(
      world,
      `update assessment set dimensions = dimensions - 'size' where id = (select min(id::text)::uuid from assessment)`,
    );
    await sql(world, `update round set status = 'frozen' where id = $1`, [round]);
    await request(world, round);
    const run = await newestRun(world, round);
    expect(await runRelease(world.release, run)).toMatchObject({ state: 'failed', errorCode: 'bad_data' });
    expect((await stateOf(world, round)).run).toMatchObject({
      status: 'failed',
      errorCode: 'bad_data',
      errorDetail: 'A record cannot be released (dimension_missing: size).',
    });
    expect(await sql(world, 'select id from release')).toEqual([]);
    expect(await sql(world, 'select cohort_key from release_cohort')).toEqual([]);
    expect(await runRelease(world.release, run)).toEqual({ state: 'superseded' });
  });

  test('what the audit objects to is refused whole', async () => {
    const round = await addRound(world.urls.owner, world.network, { name: 'good', periodEnd: daysAgo(400) });
    const collected = await collect(world.release, round);
    const { definition, members } = collected;
    const { due } = planFamilies(definition, new Date(daysAgo(400)), new Set(), new Date());
    const spec = releaseSpec(definition, round, due, new Map());
    const codes = spec.indicators.map(({ id }) => id);
    const columns = { ...members, values: await readColumns(world.release, collected, codes) };
    const built = buildReleaseFromColumns(spec, columns);
    const input = { spec, columns, history: [] };
    expect(examine(input, [], built)).toMatchObject({ kind: 'built' });
    const cohort = built.release.cohorts[0];
    const wrong = {
      ...built.release,
      cohorts: [{ ...cohort, nBand: '100+' as const }, ...built.release.cohorts.slice(1)],
    };
    expect(examine(input, [], { ...built, release: wrong as typeof built.release })).toMatchObject({
      kind: 'refused',
      errorCode: 'audit_violation',
    });
  });
});

describe('a release that is interrupted', () => {
  let world: World;
  let undisturbed: string;
  const period = daysAgo(400);
  beforeAll(async () => {
    world = await makeWorld();
    const other = await makeWorld();
    const round = await addRound(other.urls.owner, other.network, { name: 'same', periodEnd: period });
    await request(other, round);
    const outcome = await runRelease(other.release, await newestRun(other, round));
    undisturbed = outcome.state === 'published' ? outcome.contentHash : '';
    await other.close();
  });
  afterAll(() => world.close());

  test('given back half-way it is published by the next claim, with the same bytes', async () => {
    const round = await addRound(world.urls.owner, world.network, { name: 'same', periodEnd: period });
    await request(world, round);
    const run = await newestRun(world, round);
    const stop = new AbortController();
    stop.abort(new Error('the worker stops'));
    await expect(runRelease(world.release, run, { signal: stop.signal })).rejects.toThrow('the worker stops');
    expect((await stateOf(world, round)).run).toMatchObject({ status: 'queued' });

    const outcome = await runRelease(world.release, run);
    expect(outcome).toEqual({ state: 'published', contentHash: undisturbed });
    expect(await runRelease(world.release, run)).toEqual({ state: 'superseded' });
    expect(await sql(world, 'select id from release')).toHaveLength(1);
  });

  test('whoever lost the run meanwhile writes nothing', async () => {
    const round = await addRound(world.urls.owner, world.network, { name: 'next', periodEnd: daysAgo(380) });
    await request(world, round);
    const run = await newestRun(world, round);
    const zombie = await connected(world.urls.owner, async (owner) => {
      await owner.query('begin');
      await owner.query('lock table assessment in access exclusive mode');
      const heldUp = runRelease(world.release, run);
      await seen(world, run, 5);
      const newer = (await claim(world.release, run)) as Claim;
      await owner.query('commit');
      return { outcome: await heldUp, newer };
    });
    expect(zombie.outcome).toEqual({ state: 'superseded' });
    expect(await sql(world, 'select id from release where round_id = $1', [round])).toEqual([]);

    const old = { ...zombie.newer, fence: zombie.newer.fence - 1 };
    const publishing = world.release.transaction({}, (tx) => markPublished(tx, old));
    await expect(publishing).rejects.toThrow(FencedOff);
    await expect(beat(world.release, old)).rejects.toThrow(FencedOff);
    expect(await giveUp(world.release, old, null)).toBe(0);
    expect((await stateOf(world, round)).run).toMatchObject({ status: 'running' });
    expect(await runRelease(world.release, run)).toMatchObject({ state: 'published' });
  });

  test('a run that is claimed over and over ends as failed', async () => {
    const round = await addRound(world.urls.owner, world.network, { name: 'poison', periodEnd: daysAgo(370) });
    await request(world, round);
    const run = await newestRun(world, round);
    await sql(world, 'update release_run set fence = $2 where id = $1', [run, claimLimit]);
    expect(await runRelease(world.release, run)).toMatchObject({ state: 'failed', errorCode: 'gave_up' });
  });

  test('a release built without knowing of another one is not published', async () => {
    const round = await addRound(world.urls.owner, world.network, { name: 'blind', periodEnd: daysAgo(369) });
    const { instrumentId } = (await collect(world.release, round)).round;
    const whole = (known: string[]) =>
      world.release.transaction({}, (tx) => holdsWholeHistory(tx, instrumentId, known));
    const all = (await collect(world.release, round)).history.releaseIds;
    expect(all.length).toBeGreaterThan(0);
    expect(await whole(all)).toBe(true);
    expect(await whole(all.slice(1))).toBe(false);
  });
});

/** Waits until the run is that far. */
async function seen(world: World, run: string, progress: number): Promise<void> {
  for (;;) {
    const [row] = await sql<{ progress: number }>(world, 'select progress from release_run where id = $1', [run]);
    if (row?.progress === progress) return;
  }
}
