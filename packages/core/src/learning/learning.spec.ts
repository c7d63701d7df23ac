import { randomUUID } from 'node:crypto';
import { LearningDraft, permissionsOf, type IntroductionMove, type SentLearningDraft } from '@gauge/contracts';
import { openDatabase, type Database } from '@gauge/db';
import { suiteDatabase, type SuiteDatabase } from '@gauge/db/testing';
import pg from 'pg';
import { addRound, atAssociation, makeNetwork, type Firm, type Network } from '../../test/benchmarks.js';
import { requestRelease, runRelease } from '../benchmarks/index.js';
import { findPartners, introduction, moveIntroduction, reportOutcome, sendReminders } from '../network/index.js';
import type { Ctx } from '../platform/index.js';
import {
  askToLearn,
  changeDeclaration,
  declaration,
  findLearning,
  makeDeclaration,
  memberDeclaration,
  memberDeclarations,
  moveDeclaration,
  ownLearning,
  reviewDeclaration,
} from './index.js';

// One released round of two associations; its first firm has the best figures in quality, and is the only one that has.

const QUALITY = 'competitiveness:quality';
const MESSAGE = 'We have fought the same scrap for two years. May we see how you approve first pieces?';
const outside = { id: randomUUID(), firm: randomUUID() };

let urls: SuiteDatabase;
let owner: pg.Client;
let app: Database;
let release: Database;
let network: Network;
let roundId: string;

const sql = async <R>(text: string, values: unknown[] = []): Promise<R[]> =>
  (await owner.query(text, values)).rows as R[];

beforeAll(async () => {
  urls = await suiteDatabase();
  owner = new pg.Client(urls.owner);
  await owner.connect();
  [app, release] = [openDatabase(urls.app), openDatabase(urls.release)];
  network = await makeNetwork(urls.owner);
  roundId = await addRound(urls.owner, network, { name: '2024', periodEnd: '2024-12-31' });
  await sql('alter table assessment disable trigger user');
  const best = Object.fromEntries(
    network.definition.indicators
      .filter(({ pillar }) => pillar === 'quality')
      .map(({ code, polarity, plausible }) => [code, polarity === 'lower' ? plausible.min : plausible.max]),
  );
  await sql('update assessment set values = values || $2 where firm_id = any($1)', [[star().id, twin().id], best]);
  await sql('alter table assessment enable trigger user');
  await atAssociation(app, network.lead, 'association_administrator', (ctx) => requestRelease(ctx, roundId));
  const [run] = await sql<{ id: string }>('select id from release_run where round_id = $1', [roundId]);
  expect(await runRelease(release, (run as { id: string }).id)).toMatchObject({ state: 'published' });
  await sql(
    `insert into association (id, name, country, contact_email) values ($1, 'Outside association', 'DE', 'a@out.example')`,
    [outside.id],
  );
  await sql(
    `insert into firm (id, name, country, sector_code, size) values ($1, 'Outside firm', 'DE', '2592', 'small')`,
    [outside.firm],
  );
  await sql(`insert into membership (association_id, firm_id, member_no, status) values ($1, $2, '1', 'verified')`, [
    outside.id,
    outside.firm,
  ]);
});
beforeEach(async () => {
  await sql(`delete from introduction`);
  await sql(`delete from learning_declaration`);
  await sql(`delete from alliance`);
  await ally(['learning_exchange']);
});
afterAll(async () => {
  await Promise.all([owner.end(), app.close(), release.close()]);
  await urls.drop();
});

async function ally(purposes: string[]): Promise<void> {
  const [first, second] = [network.lead, network.ally].sort();
  await sql(
    `insert into alliance (first_id, second_id, proposed_by, purposes, status, valid_from) values ($1, $2, $1, $3, 'accepted', '2020-01-01')`,
    [first, second, purposes],
  );
}

/** German makers of metal goods, the best in quality; the twin is as good as the star. */
const star = (): Firm => network.firms[0] as Firm;
const twin = (): Firm => network.firms[8] as Firm;
/** German, of another industry. */
const neighbour = (): Firm => network.firms[2] as Firm;
/** Indian, member of the allied association. */
const abroad = (): Firm => network.firms[1] as Firm;

const code = (problem: string): unknown => expect.objectContaining({ code: problem });
const user = randomUUID();

function asFirm<T>(firm: { id: string }, work: (ctx: Ctx) => Promise<T>, now = new Date()): Promise<T> {
  return app.transaction({ firm: firm.id, user, scope: 'firm' }, (tx) =>
    work({
      actor: { id: user, name: 'Some Body' },
      associationId: null,
      firmId: firm.id,
      permissions: new Set(permissionsOf.firm_administrator),
      tx,
      now,
    }),
  );
}
const asAssociation = <T>(id: string, work: (ctx: Ctx) => Promise<T>): Promise<T> =>
  atAssociation(app, id, 'association_administrator', work);

const draftOf = (firm: Firm, change: Partial<SentLearningDraft> = {}): LearningDraft =>
  LearningDraft.parse({
    associationId: firm.association,
    kind: 'learn',
    area: QUALITY,
    text: 'We lose too many first pieces and should like to see how others approve them.',
    languages: ['en'],
    contactName: 'Contact Person',
    contactEmail: 'contact@secret-domain.example',
    ...change,
  });
const share = (change: Partial<SentLearningDraft> = {}): LearningDraft =>
  draftOf(star(), {
    kind: 'share',
    text: 'Every first piece is measured by whoever made it, on the machine.',
    ...change,
  });

async function declared(firm: Firm, draft: LearningDraft): Promise<string> {
  const { id } = await asFirm(firm, async (ctx) =>
    moveDeclaration(ctx, (await makeDeclaration(ctx, draft)).id, 'submit'),
  );
  await asAssociation(firm.association, (ctx) => reviewDeclaration(ctx, id, { move: 'publish', comment: '' }));
  return id;
}
const query = { kind: 'share' as const, page: 1, size: 20 };
const find = (firm: { id: string }, kind: 'share' | 'learn' = 'share', now?: Date) =>
  asFirm(firm, (ctx) => findLearning(ctx, { ...query, kind }), now);

async function asked() {
  const shared = await declared(star(), share());
  const own = await declared(abroad(), draftOf(abroad()));
  const { id } = await asFirm(abroad(), (ctx) =>
    askToLearn(ctx, { declarationId: own, teaserId: shared, message: MESSAGE }),
  );
  const go = (move: IntroductionMove) => (ctx: Ctx) => moveIntroduction(ctx, id, { move, note: '' });
  return {
    id,
    shared,
    own,
    endorse: () => asAssociation(network.ally, go('endorse')),
    passOn: () => asAssociation(network.lead, go('pass_on')),
    byAsker: (move: IntroductionMove) => asFirm(abroad(), go(move)),
    byAsked: (move: IntroductionMove) => asFirm(star(), go(move)),
  };
}

describe('declaring', () => {
  test('that it shares a firm may say only where it stands in the best quarter; to learn, anyone may', async () => {
    const areas = async (firm: Firm) =>
      (await asFirm(firm, ownLearning)).areas.filter(({ mayShare }) => mayShare).map(({ key }) => key);
    expect([await areas(star()), await areas(abroad())]).toEqual([[QUALITY], []]);
    await expect(
      asFirm(abroad(), (ctx) => makeDeclaration(ctx, { ...share(), associationId: network.ally })),
    ).rejects.toEqual(code('not_in_best_quarter'));
    expect(await asFirm(abroad(), (ctx) => makeDeclaration(ctx, draftOf(abroad())))).toMatchObject({
      kind: 'learn',
      area: { key: QUALITY, name: 'Quality' },
      status: 'draft',
    });
  });

  test('answers that the association has not accepted do not count, neither on handing in', async () => {
    const made = await asFirm(star(), (ctx) => makeDeclaration(ctx, share()));
    await sql('alter table assessment disable trigger user');
    const set = (status: string) => sql('update assessment set status = $2 where firm_id = $1', [star().id, status]);
    await set('submitted');
    await expect(asFirm(star(), (ctx) => moveDeclaration(ctx, made.id, 'submit'))).rejects.toEqual(
      code('not_in_best_quarter'),
    );
    await set('accepted');
    await sql('alter table assessment enable trigger user');
    expect(await asFirm(star(), (ctx) => moveDeclaration(ctx, made.id, 'submit'))).toMatchObject({ status: 'review' });
  });

  test('once for an area; given back with a comment, mended, published for twelve months, and kept without a figure', async () => {
    const { id } = await asFirm(star(), (ctx) => makeDeclaration(ctx, share({ text: 'Short.' })));
    await expect(asFirm(star(), (ctx) => makeDeclaration(ctx, share()))).rejects.toEqual(code('conflict'));
    await expect(asFirm(star(), (ctx) => moveDeclaration(ctx, id, 'submit'))).rejects.toEqual(
      code('profile_incomplete'),
    );
    await asFirm(star(), (ctx) => changeDeclaration(ctx, id, share()));
    const whole = await asFirm(star(), (ctx) => moveDeclaration(ctx, id, 'submit'));
    const list = await asAssociation(network.lead, (ctx) => memberDeclarations(ctx, { page: 1, size: 25 }));
    expect(list.items).toMatchObject([{ id: whole.id, status: 'review', firmName: star().name }]);
    const review = (move: 'publish' | 'give_back', comment: string) =>
      asAssociation(network.lead, (ctx) => reviewDeclaration(ctx, whole.id, { move, comment }));
    await review('give_back', 'Say what guests would see.');
    await expect(asAssociation(network.lead, (ctx) => memberDeclaration(ctx, whole.id))).rejects.toEqual(
      code('not_found'),
    );
    await asFirm(star(), (ctx) => moveDeclaration(ctx, whole.id, 'submit'));
    const shown = await review('publish', '');
    expect(Math.round((Date.parse(shown.expiresAt!) - Date.now()) / 86_400_000 / 30)).toBe(12);
    const [row] = await sql<{ row: object }>('select to_jsonb(d) as row from learning_declaration d');
    expect(JSON.stringify(row)).not.toMatch(/score|quarter|percentile|QUA0/i);
  });

  test('a firm cannot publish its own words past the association, whatever the application does', async () => {
    const { id } = await asFirm(star(), (ctx) => makeDeclaration(ctx, share()));
    const past = asFirm(star(), (ctx) =>
      ctx.tx.learningDeclaration.update({ where: { id }, data: { status: 'published', teaser: {} } }),
    );
    await expect(past).rejects.toThrow(/association publishes/);
  });
});

describe('finding', () => {
  test('a firm of an allied association finds who shares, without a name, with reasons and no figure', async () => {
    const id = await declared(star(), share());
    await declared(abroad(), draftOf(abroad()));
    const { items, total } = await find(abroad());
    expect([total, items[0]]).toMatchObject([
      1,
      {
        teaser: { id, kind: 'share', area: { key: QUALITY }, place: { level: 'country', code: 'DE' }, size: 'small' },
        reasons: [
          { kind: 'languages', languages: ['en'] },
          { kind: 'industry', industry: { code: 'ISIC4:2592' } },
          { kind: 'size', size: 'small' },
        ],
        introductionId: null,
      },
    ]);
    expect(Object.keys(items[0]!.teaser).sort()).toEqual(
      'area id industries kind languages place publishedAt size text'.split(' '),
    );
    for (const secret of [star().name, star().id, network.lead, 'Lead association', 'Contact Person', 'secret-domain'])
      expect(JSON.stringify(items)).not.toContain(secret);
    // the other way round, by whoever shares
    expect((await find(star(), 'learn')).items).toMatchObject([{ teaser: { kind: 'learn' }, askWith: id }]);
    // and it is no partnering profile
    expect(await asFirm(abroad(), (ctx) => findPartners(ctx, { page: 1, size: 20, search: '' }))).toMatchObject({
      total: 0,
    });
  });

  test('whoever is outside, or only allied for other things, finds nothing', async () => {
    const id = await declared(star(), share());
    expect((await find({ id: outside.firm })).total).toBe(0);
    await sql('delete from alliance');
    await ally(['partner_profiles', 'events']);
    expect((await find(abroad())).total).toBe(0);
    await expect(asFirm(abroad(), (ctx) => declaration(ctx, id))).rejects.toEqual(code('not_found'));
    await expect(asAssociation(network.ally, (ctx) => memberDeclaration(ctx, id))).rejects.toEqual(code('not_found'));
  });

  test('hidden from firms of the own industry in the own country, if it says so, and from no others', async () => {
    await declared(star(), share({ hideFromRivals: true }));
    const seen = await Promise.all([twin(), neighbour(), abroad()].map(async (firm) => (await find(firm)).total));
    expect(seen).toEqual([0, 1, 1]);
  });

  test('withdrawn, taken back, expired or gone with its firm, it is found no longer', async () => {
    const id = await declared(star(), share());
    const nextYear = new Date(Date.now() + 366 * 86_400_000);
    expect((await find(abroad(), 'share', nextYear)).total).toBe(0);
    await sql('update firm set deactivated_at = now() where id = $1', [star().id]);
    expect((await find(abroad())).total).toBe(0);
    await sql('update firm set deactivated_at = null where id = $1', [star().id]);
    expect((await find(abroad())).total).toBe(1);
    await asFirm(star(), (ctx) => moveDeclaration(ctx, id, 'withdraw'));
    expect((await find(abroad())).total).toBe(0);
    // and may be said anew
    await declared(star(), share());
    expect((await find(abroad())).total).toBe(1);
  });

  test('what runs out is said in time', async () => {
    await declared(star(), share());
    await sql(`update learning_declaration set expires_at = now() + interval '10 days'`);
    expect(await sendReminders(release)).toBe(1);
    expect(await sql('select to_address, subject from mail order by created_at desc limit 1')).toEqual([
      { to_address: 'contact@secret-domain.example', subject: 'Gauge: what you declared for learning ends soon' },
    ]);
  });
});

describe('introductions', () => {
  test('both associations look at it, both firms agree, then names; and what came of it is told in words of learning', async () => {
    const one = await asked();
    await expect(asFirm(star(), (ctx) => introduction(ctx, one.id))).rejects.toEqual(code('not_found'));
    await one.endorse();
    await one.passOn();
    const seen = await one.byAsked('accept');
    expect(seen).toMatchObject({
      kind: 'learning',
      other: { kind: 'learn', area: { name: 'Quality' } },
      contacts: null,
    });
    expect(JSON.stringify(seen)).not.toContain(abroad().name);
    await one.byAsked('consent');
    expect(await one.byAsker('consent')).toMatchObject({
      otherFirm: star().name,
      contacts: { other: { person: 'Contact Person', email: 'contact@secret-domain.example' } },
    });
    const tell = (result: 'visit' | 'going_on' | 'agreement') =>
      asFirm(abroad(), (ctx) =>
        reportOutcome(ctx, one.id, { result, type: 'technical', valueBand: null, agreedOn: null, why: null }),
      );
    await expect(tell('agreement')).rejects.toEqual(code('invalid_input'));
    expect(await tell('visit')).toMatchObject({ status: 'exchanged', outcomes: [{ result: 'visit' }] });
    expect(await tell('going_on')).toMatchObject({ status: 'closed' });
  });

  test('one that shares meets one that wants to learn the same', async () => {
    const shared = await declared(star(), share());
    const own = await declared(abroad(), draftOf(abroad(), { area: 'competitiveness:delivery' }));
    const ask = (declarationId: string) =>
      asFirm(abroad(), (ctx) => askToLearn(ctx, { declarationId, teaserId: shared, message: MESSAGE }));
    await expect(ask(own)).rejects.toEqual(code('invalid_input'));
    await asFirm(abroad(), (ctx) => moveDeclaration(ctx, own, 'withdraw'));
    await expect(ask(own)).rejects.toEqual(code('profile_wrong_state'));
    await expect(ask(shared)).rejects.toEqual(code('not_found'));
  });

  test('an ended alliance, a withdrawn declaration, a firm that left: it says why and can only be ended', async () => {
    const one = await asked();
    await one.endorse();
    const halt = async () => (await asFirm(abroad(), (ctx) => introduction(ctx, one.id))).halt;
    await sql('delete from alliance');
    expect(await halt()).toBe('alliance_ended');
    await ally(['partner_profiles']);
    expect(await halt()).toBe('alliance_ended');
    await expect(one.passOn()).rejects.toEqual(code('introduction_halted'));
    await sql('delete from alliance');
    await ally(['learning_exchange']);
    expect(await halt()).toBeNull();
    // hidden from rivals, of which the other has become one
    await sql('update learning_declaration set hide_from_rivals = true where id = $1', [one.shared]);
    expect(await halt()).toBeNull();
    await sql('create temp table kept_firm as select * from firm');
    await sql(
      `update firm f set (country, sector_code) = (s.country, s.sector_code) from firm s where s.id = $1 and f.id = $2`,
      [star().id, abroad().id],
    );
    expect(await halt()).toBe('profile_gone');
    await sql('update learning_declaration set hide_from_rivals = false where id = $1', [one.shared]);
    expect(await halt()).toBeNull();
    await sql(
      `update firm f set (country, sector_code) = (k.country, k.sector_code) from kept_firm k where k.id = f.id`,
    );
    await asFirm(star(), (ctx) => moveDeclaration(ctx, one.shared, 'withdraw'));
    expect(await halt()).toBe('profile_gone');
    await sql('update firm set deactivated_at = now() where id = $1', [star().id]);
    expect(await halt()).toBe('firm_left');
    await sql('update firm set deactivated_at = null where id = $1', [star().id]);
    expect(await one.byAsker('withdraw')).toMatchObject({ status: 'withdrawn' });
  });
});
