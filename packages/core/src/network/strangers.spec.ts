import { addFirms, type TestFirm, type TestNetwork } from '../../test/network.js';
import { draft, introduced, makePartners, MESSAGE, offer, published, search } from '../../test/partners.js';
import { admitted } from './find.store.js';
import {
  askForIntroduction,
  changeProfile,
  introduction,
  makeProfile,
  moveProfile,
  partnerProfile,
  reviewProfile,
  writeMessage,
} from './index.js';

/** What strangers could put together from what each page alone may show. */
let network: TestNetwork;
beforeAll(async () => {
  network = await makePartners();
});
afterAll(() => network.close());

const firm = (name: 'lead' | 'ally' | 'stranger', place: number) => network[name].firms[place]!;
const see = (one: { id: string }, id: string) => network.asFirm(one, (ctx) => introduction(ctx, id));
const code = (problem: string): unknown => expect.objectContaining({ code: problem });
const ask = (one: TestFirm, profileId: string, teaserId: string) =>
  network.asFirm(one, (ctx) => askForIntroduction(ctx, { profileId, teaserId, message: MESSAGE }));
const shown = async (reader: TestFirm, id: string) =>
  (await search(network, reader)).items.find(({ teaser }) => teaser.id === id)?.teaser;
const publishAnew = async (one: TestFirm, id: string) => {
  await network.asFirm(one, (ctx) => moveProfile(ctx, id, 'revise'));
  await network.asFirm(one, (ctx) => moveProfile(ctx, id, 'submit'));
  await network.asAssociation(network.lead, (ctx) => reviewProfile(ctx, id, { move: 'publish', comment: '' }));
};

test('asking for one profile of a firm does not move its others: the order would tell that they are one firm’s', async () => {
  const { lead, ally } = network;
  const [one, another] = [
    await published(network, lead, firm('lead', 0), offer(lead)),
    await published(network, lead, firm('lead', 0), offer(lead, { title: 'Clutch discs for lorries' })),
  ];
  const own = await published(network, ally, firm('ally', 0), draft(ally));
  const { id } = await ask(firm('ally', 0), own, one);
  const counted = () => network.asFirm(firm('ally', 1), (ctx) => admitted(ctx, [one, another]));
  expect(Object.fromEntries(await counted())).toEqual({ [one]: 1, [another]: 0 });
  // what nobody answered in time is asked no longer
  await network.sql(`update introduction set due_at = now() - interval '1 hour' where id = $1`, [id]);
  expect((await counted()).get(one)).toBe(0);
});

test('whoever asks shows the teaser that its association published, not a finer one that would fit today', async () => {
  const { lead, ally } = network;
  const asker = firm('ally', 1);
  const teaserId = await published(network, lead, firm('lead', 1), offer(lead));
  await network.sql(`update firm set size = 'small' where id = any ($1)`, [
    ally.firms.slice(4, 10).map(({ id }) => id),
  ]);
  const own = await published(network, ally, asker, draft(ally));
  await network.sql(`update firm set size = 'medium' where id = any ($1)`, [
    ally.firms.slice(4, 10).map(({ id }) => id),
  ]);
  const { id } = await ask(asker, own, teaserId);
  const [asked] = await network.sql<{ size: string | null; shown: string | null }>(
    `select asker_teaser ->> 'size' as size, t.size as shown from introduction i
     join partner_teaser t on t.profile_id = i.asker_profile_id where i.id = $1`,
    [id],
  );
  expect(asked).toEqual({ size: null, shown: null });
});

test('published anew, a profile and what was shown of it before never fit fewer than five together', async () => {
  const { lead } = network;
  const [author, reader] = [firm('lead', 2), firm('ally', 2)];
  await network.sql(`update firm set size = 'large' where id = $1`, [author.id]);
  const id = await published(network, lead, author, offer(lead, { offers: ['HS2022:870893'] }));
  expect(await shown(reader, id)).toMatchObject({ size: null, place: { code: 'DE' } });
  // five more large ones join: readers know that it is none of them, for it was there before
  const joined = await addFirms(network.sql, lead, 5);
  await network.sql(`update firm set size = 'large', sector_code = '2930' where id = any ($1)`, [
    joined.map((one) => one.id),
  ]);
  await publishAnew(author, id);
  expect(await shown(reader, id)).toMatchObject({ size: null, place: { code: 'DE' } });
  const [kept] = await network.sql(`select jsonb_array_length(shown) as versions from partner_profile where id = $1`, [
    id,
  ]);
  expect(kept).toEqual({ versions: 1 });
  // the author sees what is shown
  const { preview } = await network.asFirm(author, (ctx) => partnerProfile(ctx, id));
  expect(preview).toMatchObject({ teaser: { size: null }, coarser: ['size'] });
  // a firm that begins now may be any of them
  const fresh = await published(network, lead, joined[0]!, offer(lead));
  expect(await shown(reader, fresh)).toMatchObject({ size: 'large' });
});

test('firms of one group count as one: a teaser that fits them alone would tell the group', async () => {
  const { stranger } = network;
  const [group] = await network.sql<{ id: string }>(
    `insert into enterprise_group (name) values ('Zwirnmann') returning id`,
  );
  await network.sql(`update firm set group_id = $1 where id = any ($2)`, [
    group!.id,
    stranger.firms.slice(0, 6).map(({ id }) => id),
  ]);
  const made = await published(network, stranger, firm('stranger', 0), offer(stranger));
  const { preview } = await network.asFirm(firm('stranger', 0), (ctx) => partnerProfile(ctx, made));
  // of ten makers of such parts six are one owner's: five, and one less is too few
  expect(preview).toMatchObject({ firms: '5-11', teaser: { size: 'medium' } });
  await network.sql(`update firm set group_id = $1 where id = $2`, [group!.id, firm('stranger', 6).id]);
  const again = await network.asFirm(firm('stranger', 1), (ctx) => makeProfile(ctx, offer(stranger)));
  expect(again.preview.coarser).toContain('size');
});

test('a profile of an association that agreed with nobody asks nobody: it is refused, and nothing waits in vain', async () => {
  const { ally, stranger } = network;
  const both = firm('ally', 3);
  await network.sql(
    `insert into membership (association_id, firm_id, member_no, status, verified_at) values ($1, $2, 'M900', 'verified', now())`,
    [stranger.id, both.id],
  );
  const own = await published(network, stranger, both, draft(stranger));
  const teaserId = await published(network, network.lead, firm('lead', 3), offer(network.lead));
  await expect(ask(both, own, teaserId)).rejects.toEqual(code('introduction_halted'));
  const through = await published(network, ally, both, draft(ally));
  expect(await ask(both, through, teaserId)).toMatchObject({ status: 'asker_review', halt: null });
  // what has been seen as a member's of one does not become a member's of the other: few are both
  await network.asFirm(both, (ctx) => moveProfile(ctx, through, 'revise'));
  await expect(network.asFirm(both, (ctx) => changeProfile(ctx, through, draft(stranger)))).rejects.toMatchObject({
    code: 'invalid_input',
    errors: [{ path: 'associationId' }],
  });
});

test('in which language somebody reads is told to nobody: each side reads both teasers in its own', async () => {
  const { lead, ally } = network;
  const [asker, asked] = [firm('ally', 4), firm('lead', 4)];
  const own = await published(network, ally, asker, draft(ally, { offers: ['ISIC4:2930'] }));
  const teaserId = await published(network, lead, asked, offer(lead, { offers: ['HS2022:870893', 'ISIC4:2930'] }));
  const { id } = await network.asFirm(asker, (ctx) =>
    askForIntroduction({ ...ctx, language: 'pt' }, { profileId: own, teaserId, message: MESSAGE }),
  );
  await network.sql(
    `update introduction set to_association_at = now(), to_firm_at = now(), status = 'decision' where id = $1`,
    [id],
  );
  const english = 'Manufacture of parts and accessories for motor vehicles';
  const { own: theirs, other } = await see(asked, id);
  expect([namesIn(theirs), namesIn(other)].flat()).toContain(english);
  expect(JSON.stringify([theirs, other])).not.toContain('Fabricação');
  const portuguese = await network.asFirm(asker, (ctx) => introduction({ ...ctx, language: 'pt' }, id));
  expect(JSON.stringify([portuguese.own, portuguese.other])).not.toContain(english);
});
const namesIn = (teaser: object): string[] =>
  [...('offers' in teaser ? (teaser.offers as { name: string }[]) : [])].map(({ name }) => name);

test('contact persons are for the two firms that agreed; their associations learn the firm', async () => {
  const { id, asked } = await introduced(network, 'exchanged', 5);
  expect((await see(firm('ally', 5), id)).contacts?.other).toEqual({
    firm: asked.name,
    country: 'DE',
    person: 'Contact Person',
    email: 'contact@secret-domain.example',
  });
  for (const association of [network.lead, network.ally]) {
    const seen = await network.asAssociation(association, (ctx) => introduction(ctx, id));
    expect(seen).toMatchObject({ contacts: null, contactsDeleted: false, otherFirm: expect.any(String) as string });
    expect(JSON.stringify(seen)).not.toMatch(/Contact Person|secret-domain/);
  }
});

test('before names are exchanged no message is signed', async () => {
  const { id, asker } = await introduced(network, 'consent', 6);
  const write = (body: string) => network.asFirm(asker, (ctx) => writeMessage(ctx, id, body));
  await expect(write('Shall we talk on Monday? Regards, Contact Person')).rejects.toEqual(code('names_in_text'));
  await expect(write('Ring me, mobile 98430 12345')).rejects.toEqual(code('names_in_text'));
  await write('Shall we talk about facings in the coming weeks?');
});
