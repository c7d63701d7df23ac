import { suggestionsEach, type SuggestionView } from '@gauge/contracts';
import { connected, openDatabase, type Database } from '@gauge/db';
import type { TestFirm, TestNetwork } from '../../test/network.js';
import { draft, makePartners, MESSAGE, offer, published, search } from '../../test/partners.js';
import {
  askForIntroduction,
  moveProfile,
  partnerSuggestions,
  putSuggestionAside,
  refreshSuggestions,
  reviewProfile,
  seeSuggestions,
} from './index.js';
import { inTurn } from './suggestions.rules.js';

let network: TestNetwork;
let worker: Database;
/** An own profile that looks for clutches, and who offers them. */
let own: string;
const offered: string[] = [];

const asker = () => network.ally.firms[0]!;
const maker = (number: number) => network.lead.firms[number]!;
const items = async (firm: TestFirm = asker()) => (await network.asFirm(firm, partnerSuggestions)).items;
const idsOf = (shown: readonly SuggestionView[]) => shown.map(({ teaser }) => teaser.id);
const open = async () => (await items()).filter(({ isPutAside }) => !isPutAside);
const DAY = 86_400_000;
const inDays = (days: number) => new Date(Date.now() + days * DAY);
const refresh = (days = 0) => refreshSuggestions(worker, inDays(days));

beforeAll(async () => {
  network = await makePartners();
  worker = openDatabase(network.urls.release, { max: 4 });
  own = await published(network, network.ally, asker(), draft(network.ally));
  const products = ['870893', '870893', '870899', '8708', '870830', '870893', '870840', '870850'];
  for (const [number, product] of products.entries())
    offered.push(
      await published(network, network.lead, maker(number), offer(network.lead, { offers: [`HS2022:${product}`] })),
    );
  await published(network, network.stranger, network.stranger.firms[0]!, offer(network.stranger));
});
afterAll(async () => {
  await worker.close();
  await network.close();
});

test('of several profiles the best of each come first, and a teaser is told once', () => {
  const kept = (profileId: string, ...teaserIds: string[]) =>
    teaserIds.map((teaserId, at) => ({ profileId, teaserId, rank: at + 1 }));
  const shown = inTurn([...kept('b', 'x', 'y', 'z'), ...kept('a', 'v', 'x')], ['a', 'b']);
  expect(shown.map(({ profileId, teaserId }) => profileId + teaserId)).toEqual(['av', 'bx', 'by', 'bz']);
});

test('nothing is suggested before the worker has looked; then it is what the firm’s own search finds first, and why', async () => {
  const before = await network.asFirm(asker(), partnerSuggestions);
  expect(before).toMatchObject({ profiles: [{ id: own, lookedAt: null }], items: [] });
  expect(await refresh()).toBe(10);
  expect(await refresh()).toBe(0);

  const { items: found } = await search(network, asker(), { profileId: own });
  expect(found).toHaveLength(offered.length);
  const { profiles, items: shown } = await network.asFirm(asker(), partnerSuggestions);
  expect(profiles).toEqual([{ id: own, title: draft(network.ally).title, lookedAt: expect.any(String) }]);
  expect(shown.map(({ teaser, reasons }) => ({ teaser, reasons }))).toEqual(
    found.slice(0, suggestionsEach).map(({ teaser, reasons }) => ({ teaser, reasons: reasons.slice(0, 2) })),
  );
  expect(shown.every(({ isNew, isPutAside }) => isNew && !isPutAside)).toBe(true);
  // an offer finds the request, too; whoever is allied with nobody finds nobody
  expect(idsOf(await items(maker(0)))).toEqual([own]);
  expect(await items(network.stranger.firms[0])).toEqual([]);
});

test('what was seen is new no longer, for nobody of the firm, and stays so when the worker has looked again', async () => {
  const [first, second] = await items();
  await network.asFirm(asker(), (ctx) => seeSuggestions(ctx, [first!.id]));
  // somebody else's mark changes nothing
  await network.asFirm(maker(0), (ctx) => seeSuggestions(ctx, [second!.id]));
  expect(await refresh(6)).toBe(0);
  expect(await refresh(8)).toBe(10);
  const again = await items();
  expect(again.map(({ id, isNew }) => [id, isNew])).toEqual(again.map(({ id }) => [id, id !== first!.id]));
  await network.sql(
    `update suggestion_refresh set looked_at = date_trunc('milliseconds', now()), again_at = now() + interval '7 days'`,
  );
});

describe('what is kept may be old, and is never shown for that', () => {
  const them = () => maker(0);
  const isShown = async () => idsOf(await items()).includes(offered[0]!);
  test.each([
    ['an alliance ends', `update alliance set status = 'ended'`, `update alliance set status = 'accepted'`],
    [
      'a membership ends',
      `update membership set status = 'ended' where firm_id = $1`,
      `update membership set status = 'verified'`,
    ],
    ['a firm leaves', `update firm set deactivated_at = now() where id = $1`, `update firm set deactivated_at = null`],
    [
      'it rules the firm out by name',
      `update partner_teaser set blocked_firms = '{"Allied Association firm 1"}' where firm_id = $1`,
      `update partner_teaser set blocked_firms = '{}'`,
    ],
    [
      'it rules the firm out by country',
      `update partner_teaser set markets_excluded = '{IN}' where firm_id = $1`,
      `update partner_teaser set markets_excluded = '{}'`,
    ],
    [
      'it expires',
      `update partner_teaser set expires_at = now() where firm_id = $1`,
      `update partner_teaser set expires_at = now() + interval '300 days'`,
    ],
    [
      'it fits no longer',
      `update partner_teaser set languages = '{ja}' where firm_id = $1`,
      `update partner_teaser set languages = '{en}'`,
    ],
  ])('%s', async (_, end, undo) => {
    expect(await isShown()).toBe(true);
    await network.sql(end.replace('$1', `'${them().id}'`));
    expect(await isShown()).toBe(false);
    await network.sql(undo);
    expect(await isShown()).toBe(true);
  });

  test('it is withdrawn, or the own profile is', async () => {
    await network.asFirm(them(), (ctx) => moveProfile(ctx, offered[0]!, 'withdraw'));
    expect(await isShown()).toBe(false);
    await network.asFirm(them(), async (ctx) => {
      await moveProfile(ctx, offered[0]!, 'revise');
      await moveProfile(ctx, offered[0]!, 'submit');
    });
    const publish = { move: 'publish', comment: '' } as const;
    await network.asAssociation(network.lead, (ctx) => reviewProfile(ctx, offered[0]!, publish));
    expect(await isShown()).toBe(true);

    await network.asFirm(asker(), (ctx) => moveProfile(ctx, own, 'revise'));
    expect(await network.asFirm(asker(), partnerSuggestions)).toEqual({ profiles: [], items: [] });
    await network.asFirm(asker(), (ctx) => moveProfile(ctx, own, 'submit'));
    await network.asAssociation(network.ally, (ctx) => reviewProfile(ctx, own, publish));
    // both were published anew, so their turn comes at once
    expect(await refresh()).toBe(2);
    expect(await open()).toHaveLength(suggestionsEach);
  });
});

test('what is not for the firm is suggested for none of its profiles again, until it is taken back', async () => {
  const second = await published(network, network.ally, asker(), draft(network.ally, { title: 'Clutch springs' }));
  await refresh();
  const [first] = await open();
  const aside = (putAside: boolean) => network.asFirm(asker(), (ctx) => putSuggestionAside(ctx, first!.id, putAside));
  await expect(network.asFirm(maker(1), (ctx) => putSuggestionAside(ctx, first!.id, true))).rejects.toMatchObject({
    code: 'not_found',
  });
  await aside(true);
  expect(idsOf(await open())).not.toContain(first!.teaser.id);
  expect((await items()).filter(({ isPutAside }) => isPutAside)).toMatchObject([{ teaser: { id: first!.teaser.id } }]);
  // the places that became free are filled in the next turn, for both profiles, and nobody else's turn comes with it
  expect(await refresh()).toBe(2);
  await refresh(8);
  expect(idsOf(await open())).not.toContain(first!.teaser.id);
  const each = await network.sql<{ count: string }>(
    `select count(*) from suggestion where firm_id = $1 and put_aside_at is null group by profile_id`,
    [asker().id],
  );
  expect(each).toEqual([{ count: '5' }, { count: '5' }]);
  await aside(false);
  expect(idsOf(await open())).toContain(first!.teaser.id);
  const [last] = await network.sql(
    `select action, payload from audit_entry where chain = $1 order by seq desc limit 1`,
    [`firm:${asker().id}`],
  );
  expect(last).toMatchObject({ action: 'suggestion.taken_back', payload: { of: first!.teaser.id } });
  await network.sql(`delete from partner_teaser where profile_id = $1`, [second]);
  await network.sql(`delete from partner_profile where id = $1`, [second]);
  expect(await network.sql(`select 1 from suggestion where profile_id = $1`, [second])).toEqual([]);
});

test('whom the firm has asked to meet, or who has asked it, is suggested no longer', async () => {
  const [first] = await open();
  const { id } = await network.asFirm(asker(), (ctx) =>
    askForIntroduction(ctx, { profileId: own, teaserId: first!.teaser.id, message: MESSAGE }),
  );
  expect(idsOf(await open())).not.toContain(first!.teaser.id);
  // the one who is asked does not learn of it by what is suggested to it, before its association has passed it on
  const asked = maker(offered.indexOf(first!.teaser.id));
  expect(idsOf(await items(asked))).toEqual([own]);
  await refresh();
  expect(idsOf(await open())).toHaveLength(suggestionsEach);
  await network.sql(`update introduction set to_firm_at = now(), status = 'decision' where id = $1`, [id]);
  expect(await items(asked)).toEqual([]);
  await refresh(16);
  expect(await network.sql(`select 1 from suggestion where firm_id = $1`, [asked.id])).toEqual([]);
});

describe('whatever happens to the worker', () => {
  const rows = (firm = asker()) =>
    network.sql<{ teaser_id: string }>(`select teaser_id from suggestion where firm_id = $1 order by rank`, [firm.id]);
  beforeEach(async () => {
    await network.sql('delete from suggestion');
    await network.sql('delete from suggestion_refresh');
  });

  test('two at once look for each profile once, and keep each suggestion once', async () => {
    const other = openDatabase(network.urls.release, { max: 2 });
    const [one, two] = await Promise.all([refresh(), refreshSuggestions(other)]);
    await other.close();
    expect(one + two).toBe(10);
    expect(new Set((await rows()).map(({ teaser_id }) => teaser_id)).size).toBe(suggestionsEach);
    expect(await rows()).toHaveLength(suggestionsEach);
  });

  test('killed in the midst of it nothing is kept, and the next one keeps all', async () => {
    const killed = openDatabase(network.urls.release, { max: 1 });
    await network.sql('begin');
    await network.sql('lock table suggestion in share mode');
    const looking = refreshSuggestions(killed);
    const end = expect(looking).rejects.toThrow('no suggestions');
    let waiting: { pid: number }[] = [];
    while (waiting.length === 0)
      waiting = await network.sql(`select pid from pg_locks where relation = 'suggestion'::regclass and not granted`);
    const [{ pid }] = waiting as [{ pid: number }];
    // the turn was taken by then, in the same transaction
    await connected(network.urls.release, (client) => client.query('select pg_terminate_backend($1)', [pid]));
    await network.sql('commit');
    await end;
    await killed.close();
    const done = await network.sql<{ profile_id: string; kept: number }>(
      `select r.profile_id, (select count(*)::int from suggestion s where s.profile_id = r.profile_id) as kept from suggestion_refresh r`,
    );
    // one was lost with its turn, the others went on
    expect(done).toHaveLength(9);
    expect(await refresh()).toBe(1);
    expect(await rows()).toHaveLength(suggestionsEach);
    expect(idsOf(await open())).toHaveLength(suggestionsEach);
  });
});

test('only the firm reads and marks what is suggested to it; the worker writes only for the firm it is bound to', async () => {
  const all = (tx: Parameters<Parameters<Database['transaction']>[1]>[0]) =>
    tx.$queryRaw<
      { firm_id: string }[]
    >`select firm_id from suggestion union all select firm_id from suggestion_refresh`;
  const seen = async (rows: Promise<{ firm_id: string }[]>) => [...new Set((await rows).map(({ firm_id }) => firm_id))];
  expect(await seen(network.asFirm(asker(), ({ tx }) => all(tx)))).toEqual([asker().id]);
  for (const association of [network.ally, network.lead])
    expect(await seen(network.asAssociation(association, ({ tx }) => all(tx)))).toEqual([]);
  const suggest = ({ tx }: { tx: Parameters<typeof all>[0] }) => tx.$executeRaw`
    insert into suggestion (firm_id, profile_id, teaser_id, rank, found_at)
    values (${asker().id}::uuid, ${own}::uuid, ${own}::uuid, 1, now())`;
  await expect(network.asFirm(asker(), suggest)).rejects.toThrow('permission denied');

  const bound = <T>(firm: TestFirm, work: (tx: Parameters<typeof all>[0]) => Promise<T>) =>
    worker.transaction({ firm: firm.id, scope: 'firm' }, work);
  expect(await seen(worker.transaction({}, all))).toEqual([]);
  expect(await seen(bound(maker(0), all))).toEqual([maker(0).id]);
  await expect(bound(maker(0), (tx) => suggest({ tx }))).rejects.toThrow('row-level security');
  // of introductions it reads ids, and those of that firm only
  const asked = (tx: Parameters<typeof all>[0]) =>
    tx.$queryRaw<{ firm_id: string }[]>`select asker_firm_id as firm_id from introduction`;
  expect(await seen(bound(asker(), asked))).toEqual([asker().id]);
  expect(await seen(bound(network.stranger.firms[0]!, asked))).toEqual([]);
  await expect(bound(asker(), (tx) => tx.$queryRaw`select message from introduction`)).rejects.toThrow(
    'permission denied',
  );

  await network.sql(`delete from membership where firm_id = $1`, [asker().id]);
  await network.sql(`delete from firm where id = $1`, [asker().id]);
  expect(await network.sql(`select 1 from suggestion where firm_id = $1`, [asker().id])).toEqual([]);
});
