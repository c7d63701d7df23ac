import { randomUUID } from 'node:crypto';
import { permissionsOf, roles, type Role } from '@gauge/contracts';
import { openDatabase, type Database } from '@gauge/db';
import type { Ctx } from '../platform/index.js';
import type { TestAssociation, TestFirm, TestNetwork } from '../../test/network.js';
import { introduced, makePartners } from '../../test/partners.js';
import { introduction, introductions, moveIntroduction, putInCharge, sendReminders } from './index.js';

let network: TestNetwork;
let worker: Database;
beforeAll(async () => {
  network = await makePartners();
  worker = openDatabase(network.urls.release, { max: 4 });
});
afterAll(async () => {
  await worker.close();
  await network.close();
});
const emptied = () =>
  network.sql(
    `truncate introduction, partner_profile, partner_teaser, partner_index, mail, reminder, role_grant cascade`,
  );
beforeEach(emptied);

const code = (expected: string): unknown => expect.objectContaining({ code: expected });
const DAY = 86_400_000;

type Person = { id: string; name: string; email: string; as: <T>(work: (ctx: Ctx) => Promise<T>) => Promise<T> };

/** Somebody with a role at a firm or an association; their mail is their name at `example`. */
async function person(
  name: string,
  role: Role,
  place: { firm: TestFirm } | { association: TestAssociation },
  locale = 'en',
): Promise<Person> {
  const id = randomUUID();
  const email = `${name.toLowerCase()}-${id.slice(0, 4)}@example.org`;
  await network.sql(`insert into app_user (id, email, name, locale) values ($1, $2, $3, $4)`, [
    id,
    email,
    name,
    locale,
  ]);
  await network.sql(`insert into role_grant (user_id, role, firm_id, association_id) values ($1, $2, $3, $4)`, [
    id,
    role,
    'firm' in place ? place.firm.id : null,
    'association' in place ? place.association.id : null,
  ]);
  const self = (work: (ctx: Ctx) => Promise<unknown>) => (ctx: Ctx) =>
    work({ ...ctx, actor: { id, name }, permissions: new Set(permissionsOf[role]) });
  return {
    id,
    name,
    email,
    as: <T>(work: (ctx: Ctx) => Promise<T>) =>
      ('firm' in place
        ? network.asFirm(place.firm, self(work), id)
        : network.asAssociation({ ...place.association, administrator: id }, self(work))) as Promise<T>,
  };
}

/** Two who decide at each of the four parties of an introduction that has come so far. */
async function staffed(until: Parameters<typeof introduced>[1]) {
  const made = await introduced(network, until);
  const two = async (names: [string, string], role: Role, place: Parameters<typeof person>[2]) =>
    [await person(names[0], role, place), await person(names[1], role, place)] as const;
  const people = {
    asker_firm: await two(['Meena', 'Sunita'], 'firm_administrator', { firm: made.asker }),
    asked_firm: await two(['Klaus', 'Greta'], 'firm_administrator', { firm: made.asked }),
    asker_association: await two(['Ravi', 'Lakshmi'], 'counsellor', { association: network.ally }),
    asked_association: await two(['Sabine', 'Jens'], 'counsellor', { association: network.lead }),
  };
  await network.sql('delete from mail');
  return { ...made, people };
}

const hand = (by: Person, id: string, to: Person | null, seen: Person | null = null) =>
  by.as((ctx) => putInCharge(ctx, id, { userId: to?.id ?? null, seen: seen?.id ?? null }));
const list = (by: Person, charge?: 'mine') =>
  by.as((ctx) => introductions(ctx, { page: 1, size: 25, search: '', charge }));

async function mails(): Promise<string[]> {
  const rows = await network.sql<{ to_address: string; subject: string }>(
    'delete from mail returning to_address, subject',
  );
  return rows
    .map(({ to_address, subject }) => `${to_address.replace(/-.*/, '')}: ${subject.replace('Gauge: ', '')}`)
    .sort();
}
async function remindedAt(days: number): Promise<string[]> {
  await sendReminders(worker, new Date(Date.now() + days * DAY));
  return mails();
}

test('handed over, taken over, given back: shown to colleagues, told to whom it concerns, recorded', async () => {
  const { id, people } = await staffed('asker_review');
  const [ravi, lakshmi] = people.asker_association;
  expect(await ravi.as((ctx) => introduction(ctx, id))).toMatchObject({
    charge: null,
    colleagues: [{ name: 'Lakshmi' }, { name: 'Ravi' }],
  });
  await hand(ravi, id, lakshmi);
  expect(await mails()).toEqual(['lakshmi: an introduction is in your hands']);
  expect((await list(ravi)).items).toMatchObject([{ id, charge: { name: 'Lakshmi', mine: false } }]);
  expect((await list(lakshmi, 'mine')).items).toMatchObject([{ id, charge: { mine: true } }]);
  expect((await list(ravi, 'mine')).total).toBe(0);

  await hand(ravi, id, ravi, lakshmi);
  expect(await mails()).toEqual(['lakshmi: an introduction is in your hands no longer']);
  // pressed twice it is done once
  await hand(ravi, id, ravi, lakshmi);
  expect((await hand(ravi, id, null, ravi)).charge).toBeNull();
  expect(await mails()).toEqual([]);
  const entries = await network.sql<{ payload: { to: string | null } }>(
    `select payload from audit_entry where action = 'introduction.handed_over' and chain = $1 order by seq`,
    [`association:${network.ally.id}`],
  );
  expect(entries.map(({ payload }) => payload.to)).toEqual([lakshmi.id, ravi.id, null]);
});

test('whoever is handed one reads it in their language, with the day if it waits', async () => {
  const { id, people } = await staffed('asker_review');
  const [ravi] = people.asker_association;
  const claire = await person('Claire', 'counsellor', { association: network.ally }, 'fr');
  await hand(ravi, id, claire);
  const [mail] = await network.sql<{ subject: string; text: string }>('select subject, text from mail');
  expect(mail?.subject).toBe('Gauge : une mise en relation vous est confiée');
  expect(mail?.text).toMatch(/Ravi vous a confié une mise en relation\. Elle vous attend jusqu’au \d+ \p{L}+ \d{4}\./u);
});

test('mails about it go to whoever is in charge, and to all again once that person’s role or account has ended', async () => {
  const { id, asker, asked, people } = await staffed('decision');
  const [meena, sunita] = people.asker_firm;
  await hand(meena, id, sunita);
  await mails();
  const move = (firm: TestFirm, name: 'accept' | 'consent') =>
    network.asFirm(firm, (ctx) => moveIntroduction(ctx, id, { move: name, note: '' }));
  await move(asked, 'accept');
  expect(await mails()).toEqual(['contact@secret: an introduction', 'sunita: an introduction']);

  await network.sql('delete from role_grant where user_id = $1', [sunita.id]);
  expect(await meena.as((ctx) => introduction(ctx, id))).toMatchObject({
    charge: null,
    colleagues: [{ name: 'Meena' }],
  });
  await hand(meena, id, meena);
  await network.sql('update app_user set disabled_at = now() where id = $1', [meena.id]);
  expect((await network.asFirm(asker, (ctx) => introduction(ctx, id))).charge).toBeNull();
  await move(asker, 'consent');
  await mails();
  await move(asked, 'consent');
  expect(await mails()).toEqual(['contact@secret: an introduction']);
  // a closed account does not keep a colleague from taking it
  const nadia = await person('Nadia', 'firm_administrator', { firm: asker });
  expect((await hand(nadia, id, nadia)).charge).toMatchObject({ name: 'Nadia', mine: true });
});

test('of a day that comes close whoever is in charge hears first, on the last day all do; whose role ended hears nothing', async () => {
  const waits = (who: string) => `${who}: an introduction waits for you`;
  const { id, people } = await staffed('asker_review');
  const [ravi, lakshmi] = people.asker_association;
  await hand(ravi, id, ravi);
  expect(await remindedAt(3)).toEqual([]);
  expect(await remindedAt(5)).toEqual([waits('ravi')]);
  expect(await remindedAt(5.5)).toEqual([]);
  expect(await remindedAt(6.5)).toEqual([waits('office@example.org')]);
  expect(await remindedAt(6.6)).toEqual([]);

  await network.sql('delete from reminder');
  expect(await remindedAt(5)).toEqual([waits('ravi')]);
  await network.sql('delete from role_grant where user_id = $1', [ravi.id]);
  // nobody has told the others yet: they hear at once
  expect(await remindedAt(5.1)).toEqual([waits('office@example.org')]);
  expect(await remindedAt(6.5)).toEqual([]);

  // handed over within these three days: the mail with it has told the day
  await network.sql('delete from reminder');
  await network.sql(`update introduction set due_at = now() + interval '2 days'`);
  await hand(lakshmi, id, lakshmi);
  expect(await remindedAt(0.5)).toEqual([]);
  expect(await remindedAt(1.5)).toEqual([waits('office@example.org')]);
});

test('what came of it is asked of whoever is in charge, of partners and of those who learn from one another', async () => {
  const { id, people } = await staffed('exchanged');
  await network.sql(`update introduction set kind = 'learning'`);
  await hand(people.asker_firm[0], id, people.asker_firm[0]);
  expect(await remindedAt(31)).toEqual(['contact@secret: what came of it?', 'meena: what came of it?']);
});

test('only who may decide can be in charge, and only colleagues; who may not decide hands nothing over', async () => {
  const { id, asker, people } = await staffed('asker_review');
  const [meena] = people.asker_firm;
  const arjun = await person('Arjun', 'firm_member', { firm: asker });
  await expect(hand(meena, id, arjun)).rejects.toEqual(code('cannot_be_in_charge'));
  await expect(hand(meena, id, people.asked_firm[0])).rejects.toEqual(code('not_found'));
  await expect(hand(meena, id, people.asker_association[0])).rejects.toEqual(code('not_found'));
  await expect(hand(arjun, id, meena)).rejects.toEqual(code('forbidden'));
  await expect(hand(people.asked_firm[0], id, people.asked_firm[0])).rejects.toEqual(code('not_found'));
  await hand(meena, id, meena);
  // who only reads sees who looks after it, and nothing to press
  expect(await arjun.as((ctx) => introduction(ctx, id))).toMatchObject({ charge: { name: 'Meena' }, colleagues: [] });
  await meena.as((ctx) => moveIntroduction(ctx, id, { move: 'withdraw', note: '' }));
  await expect(hand(meena, id, null, meena)).rejects.toEqual(code('introduction_wrong_state'));
  expect((await meena.as((ctx) => introduction(ctx, id))).colleagues).toEqual([]);
});

test('the database and the table of permissions name the same roles', async () => {
  const decides = (role: Role) =>
    permissionsOf[role].includes('partners:decide') || permissionsOf[role].includes('partnering:review');
  for (const role of roles) {
    const [row] = await network.sql<{ decides: boolean }>('select decides_on_introductions($1) as decides', [role]);
    expect([role, row?.decides]).toEqual([role, decides(role)]);
  }
});

test('of two who take it at the same moment one does, and the other is told', async () => {
  const { id, people } = await staffed('asker_review');
  for (const pair of [people.asker_association, people.asker_firm]) {
    const takes = await Promise.allSettled(pair.map((one) => hand(one, id, one)));
    expect(takes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(takes.find((take) => take.status === 'rejected')).toMatchObject({ reason: code('conflict') });
  }
  expect(await network.sql('select party from introduction_charge order by 1')).toEqual([
    { party: 'asker_association' },
    { party: 'asker_firm' },
  ]);
});

test('no party learns who is in charge at another, nor that somebody is; after the exchange neither', async () => {
  for (const until of ['consent', 'exchanged'] as const) {
    await emptied();
    const { id, people } = await staffed(until);
    const parties = Object.entries(people);
    for (const [, [first]] of parties) await hand(first, id, first);
    for (const [party, [first, second]] of parties) {
      const others = parties.filter(([other]) => other !== party).flatMap(([, pair]) => pair);
      const seen = JSON.stringify([await second.as((ctx) => introduction(ctx, id)), await list(second)]);
      expect(seen).toContain(first.name);
      for (const other of others) {
        expect(seen).not.toContain(`"${other.name}"`);
        expect(seen).not.toContain(other.id);
      }
      const rows = await second.as((ctx) => ctx.tx.introductionCharge.findMany());
      expect(rows.map((row) => row.party)).toEqual([party]);
    }
  }
});

test('the database itself refuses a charge for another party, of another’s colleague, or of who may not decide', async () => {
  const { id, asker, asked, people } = await staffed('consent');
  const [meena] = people.asker_firm;
  const arjun = await person('Arjun', 'firm_member', { firm: asker });
  const grantOf = async ({ id: userId }: Person) =>
    (await network.sql<{ id: string }>('select id from role_grant where user_id = $1', [userId]))[0]!.id;
  const write = async (party: string, firmId: string, holder: Person) => {
    const grantId = await grantOf(holder);
    return meena.as((ctx) =>
      ctx.tx.introductionCharge.createMany({ data: [{ introductionId: id, party, firmId, grantId, since: ctx.now }] }),
    );
  };
  const refused = /row-level security/;
  await expect(write('asked_firm', asked.id, people.asked_firm[0])).rejects.toThrow(refused);
  await expect(write('asked_firm', asker.id, meena)).rejects.toThrow(refused);
  await expect(write('asker_firm', asker.id, people.asked_firm[0])).rejects.toThrow(refused);
  await expect(write('asker_firm', asker.id, arjun)).rejects.toThrow(refused);
  expect((await write('asker_firm', asker.id, meena)).count).toBe(1);
  expect((await people.asked_firm[0].as((ctx) => ctx.tx.introductionCharge.deleteMany())).count).toBe(0);
});
