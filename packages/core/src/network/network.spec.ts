import { draft, introduced, makePartners, MESSAGE, offer, published, search } from '../../test/partners.js';
import type { TestNetwork } from '../../test/network.js';
import {
  askForIntroduction,
  changeProfile,
  introduction,
  introductions,
  makeProfile,
  memberProfile,
  memberProfiles,
  moveIntroduction,
  moveProfile,
  partneringFunnel,
  partnerProfile,
  reportOutcome,
  reviewProfile,
  writeMessage,
} from './index.js';

let network: TestNetwork;
beforeEach(async () => {
  network = await makePartners();
});
afterEach(() => network.close());

const plain = { note: '' };
const firm = (name: 'lead' | 'ally' | 'stranger', place: number) => network[name].firms[place]!;
const see = (one: { id: string }, id: string) => network.asFirm(one, (ctx) => introduction(ctx, id));
const code = (problem: string): unknown => expect.objectContaining({ code: problem });

describe('profiles', () => {
  test('drafted, given back with a comment, mended, published for twelve months', async () => {
    const author = firm('lead', 0);
    const made = await network.asFirm(author, (ctx) => makeProfile(ctx, draft(network.lead, { text: 'Short.' })));
    expect(made).toMatchObject({ status: 'draft', preview: { missing: ['text'], names: [], coarser: [] } });
    const hand = () => network.asFirm(author, (ctx) => moveProfile(ctx, made.id, 'submit'));
    await expect(hand()).rejects.toEqual(code('profile_incomplete'));
    await network.asFirm(author, (ctx) => changeProfile(ctx, made.id, draft(network.lead)));
    await hand();

    const list = await network.asAssociation(network.lead, (ctx) =>
      memberProfiles(ctx, { page: 1, size: 25, search: '' }),
    );
    expect(list.items).toMatchObject([{ id: made.id, status: 'review', firmName: author.name }]);
    await network.asAssociation(network.lead, (ctx) =>
      reviewProfile(ctx, made.id, { move: 'give_back', comment: 'Say how many.' }),
    );
    const returned = await network.asFirm(author, (ctx) => partnerProfile(ctx, made.id));
    expect(returned).toMatchObject({ status: 'draft', comment: 'Say how many.' });
    await expect(network.asAssociation(network.lead, (ctx) => memberProfile(ctx, made.id))).rejects.toEqual(
      code('not_found'),
    );

    const [{ submittedAt } = { submittedAt: null }] = list.items;
    await hand();
    await expect(
      network.asAssociation(network.lead, (ctx) =>
        reviewProfile(ctx, made.id, { move: 'publish', comment: '', seen: submittedAt ?? undefined }),
      ),
    ).rejects.toEqual(code('conflict'));
    const shown = await network.asAssociation(network.lead, (ctx) =>
      reviewProfile(ctx, made.id, { move: 'publish', comment: '' }),
    );
    const months = new Date(shown.expiresAt!).getTime() - Date.now();
    expect([shown.status, Math.round(months / 86_400_000 / 30)]).toEqual(['published', 12]);
    await expect(network.asFirm(author, (ctx) => changeProfile(ctx, made.id, draft(network.lead)))).rejects.toEqual(
      code('profile_wrong_state'),
    );
  });

  test('a text that names its author is not handed in; the author is told what', async () => {
    const author = firm('lead', 0);
    await network.sql(`update firm set name = 'Zwirnmann Kupplungen GmbH' where id = $1`, [author.id]);
    const text = 'Zwirnmann makes clutch discs for tractors; write to office@zwirnmann.example for details.';
    const made = await network.asFirm(author, (ctx) => makeProfile(ctx, draft(network.lead, { text })));
    expect(made.preview.names.map(({ found }) => found)).toEqual(['office@zwirnmann.example', 'zwirnmann']);
    await expect(network.asFirm(author, (ctx) => moveProfile(ctx, made.id, 'submit'))).rejects.toEqual(
      code('names_in_text'),
    );
  });

  test('an association of four hides nobody, and the author learns it before', async () => {
    const { stranger } = network;
    await network.sql(`update membership set status = 'ended' where association_id = $1 and member_no > 'M004'`, [
      stranger.id,
    ]);
    const made = await network.asFirm(firm('stranger', 0), (ctx) => makeProfile(ctx, draft(stranger)));
    expect(made.preview).toMatchObject({ teaser: null, firms: null });
    await expect(network.asFirm(firm('stranger', 0), (ctx) => moveProfile(ctx, made.id, 'submit'))).rejects.toEqual(
      code('teaser_refused'),
    );
  });

  test('codes that do not exist and associations of others are refused field by field', async () => {
    const wrong = draft(network.ally, { needs: ['HS2022:770893'] });
    await expect(network.asFirm(firm('lead', 0), (ctx) => makeProfile(ctx, wrong))).rejects.toMatchObject({
      code: 'invalid_input',
      errors: [{ path: 'associationId' }, { path: 'needs' }],
    });
  });
});

describe('finding', () => {
  test('a German offer for an Indian request, anonymous, with reasons', async () => {
    const asker = firm('ally', 0);
    const profileId = await published(network, network.ally, asker, draft(network.ally));
    const teaserId = await published(
      network,
      network.lead,
      firm('lead', 0),
      offer(network.lead, { marketsWanted: ['IN'] }),
    );
    await published(
      network,
      network.lead,
      firm('lead', 1),
      offer(network.lead, { offers: ['HS2022:870829'], title: 'Door trim' }),
    );
    const { items } = await search(network, asker, { profileId });
    expect(items[0]).toMatchObject({
      teaser: {
        id: teaserId,
        place: { level: 'country', code: 'DE' },
        size: 'medium',
        offers: [{ code: 'HS2022:870893' }],
      },
      reasons: [
        { kind: 'code', theyOffer: true, closeness: 'same', other: { name: 'Clutches and their parts' } },
        { kind: 'types', types: ['technical'] },
        { kind: 'wanted', country: 'IN' },
      ],
      introductionId: null,
    });
    const raw = JSON.stringify(items);
    for (const secret of [
      firm('lead', 0).name,
      firm('lead', 0).id,
      'Contact Person',
      'secret-domain',
      network.lead.name,
    ])
      expect(raw).not.toContain(secret);
  });

  test('by words and filters, newest first; a word that says nothing finds nothing', async () => {
    await published(network, network.lead, firm('lead', 0), offer(network.lead));
    await published(network, network.lead, firm('lead', 1), draft(network.lead));
    const asker = firm('ally', 0);
    expect((await search(network, asker)).total).toBe(2);
    expect((await search(network, asker, { search: 'friction' })).items.map(({ teaser }) => teaser.kind)).toEqual([
      'offer',
    ]);
    expect((await search(network, asker, { kind: 'request', country: 'DE' })).total).toBe(1);
    expect((await search(network, asker, { country: 'BR' })).total).toBe(0);
    expect((await search(network, asker, { search: 'the' })).total).toBe(0);
  });

  test('nobody finds: outsiders, blocked firms, excluded countries, after the end of the alliance, of the profile, of the membership', async () => {
    const { lead, ally } = network;
    await network.sql(`update firm set country = 'TR' where id = $1`, [firm('ally', 2).id]);
    await published(
      network,
      lead,
      firm('lead', 0),
      offer(lead, { blockedFirms: [firm('ally', 1).name.toUpperCase()], marketsExcluded: ['TR'] }),
    );
    const total = async (name: 'lead' | 'ally' | 'stranger', place: number) =>
      (await search(network, firm(name, place))).total;
    expect([await total('ally', 0), await total('ally', 1), await total('ally', 2)]).toEqual([1, 0, 0]);
    expect([await total('lead', 1), await total('lead', 0), await total('stranger', 0)]).toEqual([1, 0, 0]);
    for (const [end, undo] of [
      [`update alliance set valid_until = current_date - 1`, `update alliance set valid_until = current_date`],
      [`update alliance set purposes = '{events}'`, `update alliance set purposes = '{partner_profiles}'`],
      [`update alliance set status = 'ended'`, `update alliance set status = 'accepted'`],
      [
        `update partner_teaser set expires_at = now()`,
        `update partner_teaser set expires_at = now() + interval '1 day'`,
      ],
      [
        `update membership set status = 'ended' where firm_id = '${firm('lead', 0).id}'`,
        `update membership set status = 'verified'`,
      ],
      [
        `update firm set deactivated_at = now() where id = '${firm('lead', 0).id}'`,
        `update firm set deactivated_at = null`,
      ],
    ] as const) {
      await network.sql(end);
      expect([end, await total('ally', 0)]).toEqual([end, 0]);
      await network.sql(undo);
      expect([undo, await total('ally', 0)]).toEqual([undo, 1]);
    }
    expect(ally.firms).toHaveLength(20);
  });

  test('the own blocks hide nobody: else blocking name after name would tell who stands behind a teaser', async () => {
    await published(network, network.lead, firm('lead', 0), offer(network.lead));
    const own = draft(network.ally, { blockedFirms: [firm('lead', 0).name] });
    const profileId = await published(network, network.ally, firm('ally', 0), own);
    expect((await search(network, firm('ally', 0), { profileId })).total).toBe(1);
  });
});

describe('introductions', () => {
  test('the story: asked, endorsed, passed on, accepted, both agree, names, an agreement', async () => {
    await network.sql(`update association set locale = 'fr' where id = $1`, [network.lead.id]);
    const { id, asker, asked } = await introduced(network, 'asker_review');
    await expect(see(asked, id)).rejects.toEqual(code('not_found'));
    const leads = () => network.asAssociation(network.lead, (ctx) => introduction(ctx, id));
    await expect(leads()).rejects.toEqual(code('not_found'));
    await network.asAssociation(network.ally, (ctx) =>
      moveIntroduction(ctx, id, { move: 'endorse', note: 'A good firm.' }),
    );
    await expect(see(asked, id)).rejects.toEqual(code('not_found'));
    expect(await leads()).toMatchObject({
      side: 'asked',
      ownFirm: asked.name,
      yourTurn: true,
      message: MESSAGE,
      steps: [{ move: 'ask' }, { note: null }],
    });
    await network.asAssociation(network.lead, (ctx) => moveIntroduction(ctx, id, { move: 'pass_on', ...plain }));

    const question = await see(asked, id);
    expect(question).toMatchObject({
      side: 'asked',
      status: 'decision',
      yourTurn: true,
      contacts: null,
      other: { kind: 'request' },
    });
    await network.asFirm(asked, (ctx) => writeMessage(ctx, id, 'How many discs a year?'));
    await network.asFirm(asked, (ctx) => moveIntroduction(ctx, id, { move: 'accept', ...plain }));
    await network.asFirm(asker, (ctx) => moveIntroduction(ctx, id, { move: 'consent', ...plain }));
    const half = await see(asker, id);
    expect(half).toMatchObject({
      status: 'consent',
      consents: { own: true, other: false },
      contacts: null,
      waitingFor: ['asked_firm'],
    });
    expect(half.messages).toMatchObject([{ own: false, author: null }]);
    for (const secret of [asked.name, 'secret-domain', 'Contact Person'])
      expect(JSON.stringify(half)).not.toContain(secret);

    await network.asFirm(asked, (ctx) => moveIntroduction(ctx, id, { move: 'consent', ...plain }));
    const met = await see(asker, id);
    expect(met).toMatchObject({
      status: 'exchanged',
      otherFirm: asked.name,
      contacts: { other: { firm: asked.name, person: 'Contact Person', email: 'contact@secret-domain.example' } },
      messages: [{ author: 'Somebody' }],
      steps: ['ask', 'endorse', 'pass_on', 'accept', 'consent', 'consent'].map((move) => ({ move })),
    });
    const agreed = {
      result: 'agreement',
      type: 'technical',
      valueBand: 'to_1m',
      agreedOn: '2026-05-01',
      why: null,
    } as const;
    const closed = await network.asFirm(asker, (ctx) => reportOutcome(ctx, id, agreed));
    expect(closed).toMatchObject({
      status: 'closed',
      outcomes: [{ own: true, result: 'agreement', type: 'technical' }],
    });
    const funnel = await network.asAssociation(network.lead, (ctx) => partneringFunnel(ctx));
    expect(funnel.stages.map(({ count }) => count)).toEqual([1, 1, 1, 1, 1, 1]);
    expect(funnel.profiles.find(({ status }) => status === 'published')?.count).toBe(1);
    // whoever had to act was told, in the language of the association that vouches, and no mail names anybody
    const mails = await network.sql<{ subject: string; text: string }>('select subject, text from mail');
    expect(mails.length).toBeGreaterThanOrEqual(5);
    expect(new Set(mails.map(({ subject }) => subject))).toEqual(
      new Set(['Gauge: an introduction', 'Gauge : une mise en relation']),
    );
    expect(JSON.stringify(mails.map(({ text }) => text))).not.toContain('Association firm');
  });

  test('an outsider association and a firm that is not in it see nothing of it', async () => {
    const { id } = await introduced(network, 'exchanged');
    await expect(network.asAssociation(network.stranger, (ctx) => introduction(ctx, id))).rejects.toEqual(
      code('not_found'),
    );
    await expect(see(firm('ally', 5), id)).rejects.toEqual(code('not_found'));
    const list = await network.asFirm(firm('ally', 5), (ctx) => introductions(ctx, { page: 1, size: 25, search: '' }));
    expect(list.total).toBe(0);
  });

  test('withdrawn consent: whoever agreed first can still withdraw, and no name has gone out', async () => {
    const { id, asker, asked } = await introduced(network, 'consent');
    await network.asFirm(asker, (ctx) => moveIntroduction(ctx, id, { move: 'consent', ...plain }));
    await network.asFirm(asker, (ctx) => moveIntroduction(ctx, id, { move: 'withdraw', ...plain }));
    await expect(
      network.asFirm(asked, (ctx) => moveIntroduction(ctx, id, { move: 'consent', ...plain })),
    ).rejects.toEqual(code('introduction_wrong_state'));
    expect(await see(asked, id)).toMatchObject({ status: 'withdrawn', contacts: null });
  });

  test('a step past its day has lapsed, says so, and can be asked for again', async () => {
    const { id, asker, profileId, teaserId } = await introduced(network, 'asker_review');
    const again = () =>
      network.asFirm(asker, (ctx) => askForIntroduction(ctx, { profileId, teaserId, message: MESSAGE }));
    await expect(again()).rejects.toEqual(code('introduction_exists'));
    await network.sql(`update introduction set due_at = now() - interval '1 hour'`);
    await network.sql(`update introduction_step set at = now() - interval '8 days'`);
    expect(await see(asker, id)).toMatchObject({
      status: 'lapsed',
      waitingFor: [],
      steps: [{ move: 'ask' }, { move: 'lapse', by: 'deadline' }],
    });
    await expect(
      network.asAssociation(network.ally, (ctx) => moveIntroduction(ctx, id, { move: 'endorse', ...plain })),
    ).rejects.toEqual(code('introduction_wrong_state'));
    expect((await again()).status).toBe('asker_review');
    expect((await see(asker, id)).steps.at(-1)).toMatchObject({ move: 'lapse' });
  });

  test('at most five open, also when asked at once', async () => {
    const asker = firm('ally', 0);
    const profileId = await published(network, network.ally, asker, draft(network.ally));
    const teasers: string[] = [];
    for (let place = 0; place < 7; place++)
      teasers.push(await published(network, network.lead, firm('lead', place), offer(network.lead)));
    const asks = await Promise.allSettled(
      teasers.map((teaserId) =>
        network.asFirm(asker, (ctx) => askForIntroduction(ctx, { profileId, teaserId, message: MESSAGE })),
      ),
    );
    expect(asks.filter(({ status }) => status === 'fulfilled')).toHaveLength(5);
    for (const refused of asks.filter((ask) => ask.status === 'rejected'))
      expect(refused.reason).toEqual(code('too_many_introductions'));
  });

  test('no message names its author before the exchange; after it, it may', async () => {
    const { id, asked } = await introduced(network, 'consent');
    const write = (body: string) => network.asFirm(asked, (ctx) => writeMessage(ctx, id, body));
    await expect(write('Call +49 7223 555 010')).rejects.toEqual(code('names_in_text'));
    expect((await write('How many discs a year?')).messages).toMatchObject([{ own: true, author: 'Somebody' }]);
    // the database itself tells the other firm no author
    const other = firm('ally', 0);
    expect((await see(other, id)).messages).toMatchObject([{ own: false, author: null }]);
    const told = network.asFirm(other, (ctx) => ctx.tx.$queryRaw`select author from introduction_authors(${id}::uuid)`);
    expect(await told).toEqual([]);
    await expect(
      network.asFirm(other, (ctx) => ctx.tx.$queryRaw`select author_name from introduction_message`),
    ).rejects.toThrow(/permission denied/);
    await network.asFirm(firm('ally', 0), (ctx) => moveIntroduction(ctx, id, { move: 'consent', ...plain }));
    await network.asFirm(asked, (ctx) => moveIntroduction(ctx, id, { move: 'consent', ...plain }));
    expect((await write('Call +49 7223 555 010')).messages).toHaveLength(2);
  });

  test('the database itself refuses a consent that is not the firm’s, and an exchange without both', async () => {
    const { id, asker } = await introduced(network, 'consent');
    const change = (data: object) =>
      network.asFirm(asker, (ctx) => ctx.tx.introduction.updateMany({ where: { id }, data }));
    await expect(change({ askedConsentAt: new Date() })).rejects.toThrow(/CONSENT_IS_THE_FIRMS/);
    await expect(change({ exchangedAt: new Date() })).rejects.toThrow(/CONSENT_OF_BOTH/);
    await expect(
      network.asAssociation(network.ally, (ctx) =>
        ctx.tx.introduction.updateMany({ where: { id }, data: { askerConsentAt: new Date() } }),
      ),
    ).rejects.toThrow(/CONSENT_IS_THE_FIRMS/);
  });
});
