import { randomUUID } from 'node:crypto';
import type { EventDraft } from '@gauge/contracts';
import { draft, makePartners, offer, published } from '../../test/partners.js';
import type { TestFirm, TestNetwork } from '../../test/network.js';
import {
  askForMeeting,
  changeEvent,
  eventCalendar,
  eventProfiles,
  firmEvent,
  firmEvents,
  heldEvent,
  heldEvents,
  leaveEvent,
  makeEvent,
  makeSchedule,
  moveEvent,
  reportMeeting,
  signUpToEvent,
  takeBackMeeting,
} from './index.js';

let network: TestNetwork;
beforeAll(async () => {
  network = await makePartners();
  // the lead and the ally agree on events; the lead and the stranger too, the ally and the stranger do not
  const { lead, ally, stranger } = network;
  await network.sql(`update alliance set purposes = '{events}'`);
  const [first, second] = [lead.id, stranger.id].sort();
  await network.sql(
    `insert into alliance (first_id, second_id, proposed_by, purposes, status, valid_from) values ($1, $2, $1, '{events}', 'accepted', '2020-01-01')`,
    [first, second],
  );
  for (const [association, count] of [
    [lead, 3],
    [ally, 3],
    [stranger, 1],
  ] as const)
    for (const firm of association.firms.slice(0, count)) {
      await network.sql(`update firm set name = $2 where id = $1`, [firm.id, nameOf(firm)]);
      profiles.set(
        firm.id,
        await published(network, association, firm, (association === lead ? offer : draft)(association)),
      );
    }
});
afterAll(() => network.close());

const profiles = new Map<string, string>();
const nameOf = ({ name }: TestFirm) => `Zwirnmann ${name} GmbH`;
const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const code = (problem: string): unknown => expect.objectContaining({ code: problem });
const all = { page: 1, size: 25, search: '' };
const firm = (name: 'lead' | 'ally' | 'stranger', place: number) => network[name].firms[place]!;

const facts = (change: Partial<EventDraft> = {}): EventDraft => ({
  kind: 'brokerage_day',
  title: 'Clutch makers’ day',
  about: 'Twenty minutes each.',
  place: 'Stuttgart',
  country: 'DE',
  timeZone: 'Europe/Berlin',
  startsOn: day(30),
  endsOn: day(31),
  signUpUntil: day(20),
  forAllies: true,
  meetingsOn: day(30),
  firstMeetingAt: '10:00',
  slots: 3,
  slotMinutes: 20,
  pauseMinutes: 10,
  tables: 2,
  mostEach: 2,
  ...change,
});

const move = (id: string, to: Parameters<typeof moveEvent>[2]) =>
  network.asAssociation(network.lead, (ctx) => moveEvent(ctx, id, to));
const held = (id: string) => network.asAssociation(network.lead, (ctx) => heldEvent(ctx, id));
const see = (one: TestFirm, id: string) => network.asFirm(one, (ctx) => firmEvent(ctx, id));
const join = (one: TestFirm, id: string) => network.asFirm(one, (ctx) => signUpToEvent(ctx, id, profiles.get(one.id)!));
const look = (one: TestFirm, id: string) =>
  network.asFirm(one, (ctx) => eventProfiles(ctx, id, { ...all, show: 'all' }));
const signUpId = async (one: TestFirm, id: string) => (await see(one, id)).signUp!.id;
const ask = async (one: TestFirm, id: string, other: TestFirm, wish = '') => {
  const to = await signUpId(other, id);
  return network.asFirm(one, (ctx) => askForMeeting(ctx, id, to, wish));
};
const takeBack = async (one: TestFirm, id: string, other: TestFirm) => {
  const to = await signUpId(other, id);
  return network.asFirm(one, (ctx) => takeBackMeeting(ctx, id, to));
};
const secretsOf = (one: TestFirm) => [nameOf(one), one.id, 'secret-domain', 'Contact Person'];

async function opened(change: Partial<EventDraft> = {}): Promise<string> {
  const { id } = await network.asAssociation(network.lead, (ctx) => makeEvent(ctx, facts(change)));
  await move(id, 'open');
  return id;
}

async function asking(change: Partial<EventDraft>, ...firms: TestFirm[]): Promise<string> {
  const id = await opened(change);
  for (const one of firms) await join(one, id);
  await move(id, 'ask');
  return id;
}

async function mutual(id: string, ...pairs: [TestFirm, TestFirm][]): Promise<void> {
  for (const [one, other] of pairs) {
    await ask(one, id, other);
    await ask(other, id, one);
  }
}

test('the story: planned, opened, signed up, asked for by both, scheduled, met, told', async () => {
  const [german, second, indian] = [firm('lead', 0), firm('lead', 1), firm('ally', 0)];
  const { id } = await network.asAssociation(network.lead, (ctx) => makeEvent(ctx, facts()));
  await expect(see(german, id)).rejects.toEqual(code('not_found'));
  await move(id, 'open');
  expect((await network.asFirm(indian, (ctx) => firmEvents(ctx, all))).items).toMatchObject([
    { id, status: 'open', holder: { name: 'Lead Association' }, signedUp: false },
  ]);
  for (const one of [german, second, indian]) await join(one, id);
  await move(id, 'ask');

  const seen = await look(indian, id);
  expect(seen.items).toMatchObject([{ teaser: { kind: 'offer' }, ownWish: null, theirWish: null }, {}]);
  for (const secret of [...secretsOf(german), ...secretsOf(second)]) expect(JSON.stringify(seen)).not.toContain(secret);

  await expect(ask(indian, id, german, 'Call office@zwirnmann.example')).rejects.toEqual(code('names_in_text'));
  await ask(indian, id, german, 'Facings that last.');
  expect((await look(german, id)).items[0]).toMatchObject({
    teaser: { kind: 'request' },
    theirWish: 'Facings that last.',
  });
  await expect(network.asAssociation(network.lead, (ctx) => makeSchedule(ctx, id))).rejects.toEqual(
    code('no_mutual_requests'),
  );
  await ask(german, id, indian);
  await ask(second, id, indian);
  const planned = await network.asAssociation(network.lead, (ctx) => makeSchedule(ctx, id));
  expect(planned.meetings).toMatchObject([{ slot: 0, table: 0 }]);
  expect(planned.participants.map(({ member, firm: name }) => [member, name])).toEqual([
    [true, nameOf(german)],
    [true, nameOf(second)],
    [false, null],
  ]);
  for (const secret of secretsOf(indian)) expect(JSON.stringify(planned)).not.toContain(secret);
  // not published: nobody sees a meeting, nobody a name
  expect((await see(german, id)).meetings).toEqual([]);

  await network.sql(`update association set locale = 'fr' where id = $1`, [network.lead.id]);
  const done = await move(id, 'publish');
  expect(done).toMatchObject({ status: 'scheduled', funnel: { signedUp: 3, asked: 3, mutual: 1, planned: 1 } });
  expect(done.participants[2]).toMatchObject({ member: false, firm: nameOf(indian) });
  expect(JSON.stringify(done)).not.toContain('secret-domain');
  const own = await see(german, id);
  expect(own.meetings).toMatchObject([
    {
      contact: { firm: nameOf(indian), person: 'Contact Person', email: 'contact@secret-domain.example' },
      off: false,
      mayReport: false,
    },
  ]);
  expect((await see(second, id)).meetings).toEqual([]);
  const { fileName, bytes } = await network.asFirm(german, (ctx) => eventCalendar(ctx, id));
  const calendar = Buffer.from(bytes).toString().replace(/\r\n /g, '');
  expect(fileName).toBe('Clutch-makers-day.ics');
  expect(calendar).toContain(`SUMMARY:${nameOf(indian)} (Clutch makers’ day)`);
  expect(calendar).toContain(`DTSTART:${own.meetings[0]!.from.replace(/[-:]|\.000/g, '')}`);
  const mails = await network.sql<{ subject: string; text: string }>(
    `select subject, text from mail where text like '%Clutch makers’ day%' order by subject`,
  );
  expect(mails.map(({ subject }) => subject).sort()).toEqual(['Gauge : vos entretiens', 'Gauge: your meetings']);
  expect(JSON.stringify(mails)).not.toContain('Zwirnmann');

  const meeting = own.meetings[0]!.id;
  const tell = (one: TestFirm, outcome: 'useful' | 'follow_up') =>
    network.asFirm(one, (ctx) => reportMeeting(ctx, id, meeting, outcome));
  await expect(tell(german, 'useful')).rejects.toThrow('after the meeting has begun');
  await network.sql(
    `update event set first_meeting = now() - interval '4 hours', starts_on = current_date, sign_up_until = current_date - 1 where id = $1`,
    [id],
  );
  await tell(german, 'useful');
  await tell(german, 'follow_up');
  await expect(tell(second, 'useful')).rejects.toEqual(code('not_found'));
  expect((await see(german, id)).meetings[0]).toMatchObject({ outcome: 'follow_up', mayReport: true });
  // the other side does not see it
  expect((await see(indian, id)).meetings[0]!.outcome).toBeNull();
  expect(await held(id)).toMatchObject({ status: 'held', funnel: { told: 1, useful: 1, followUp: 1 } });
  expect((await move(id, 'close')).status).toBe('closed');
  await expect(tell(indian, 'useful')).rejects.toThrow('before the event is closed');
});

test('who may meet is for the two associations: allied with the holder is not allied with one another', async () => {
  const [german, indian, turkish] = [firm('lead', 0), firm('ally', 0), firm('stranger', 0)];
  const id = await asking({}, german, indian, turkish);
  expect((await look(german, id)).total).toBe(2);
  expect((await look(indian, id)).total).toBe(1);
  expect((await look(turkish, id)).total).toBe(1);
  await expect(ask(indian, id, turkish)).rejects.toThrow('no such profile');
  const members = await opened({ forAllies: false });
  await expect(see(indian, members)).rejects.toEqual(code('not_found'));
  await expect(join(indian, members)).rejects.toEqual(code('not_found'));
});

test('what ends hides and unplans: the alliance, the membership, the profile, the firm’s own leaving', async () => {
  const [german, indian] = [firm('lead', 0), firm('ally', 0)];
  const id = await asking({}, german, indian);
  await mutual(id, [german, indian]);
  for (const [end, undo] of [
    [`update alliance set status = 'ended'`, `update alliance set status = 'accepted'`],
    [`update alliance set purposes = '{partner_profiles}'`, `update alliance set purposes = '{events}'`],
    [
      `update membership set status = 'ended' where firm_id = '${indian.id}'`,
      `update membership set status = 'verified'`,
    ],
    [`update firm set deactivated_at = now() where id = '${indian.id}'`, `update firm set deactivated_at = null`],
    [
      `update event_sign_up set left_at = now() where firm_id = '${indian.id}'`,
      `update event_sign_up set left_at = null`,
    ],
    [
      `update partner_teaser set expires_at = now() where firm_id = '${indian.id}'`,
      `update partner_teaser set expires_at = now() + interval '1 year'`,
    ],
  ] as const) {
    await network.sql(end);
    expect([end, (await look(german, id)).total, (await held(id)).maySchedule]).toEqual([end, 0, false]);
    await network.sql(undo);
    expect([undo, (await look(german, id)).total, (await held(id)).maySchedule]).toEqual([undo, 1, true]);
  }
});

test('a firm that was ruled out never sees the profile, so it cannot ask back and nobody meets', async () => {
  const [german, indian] = [firm('lead', 0), firm('ally', 0)];
  const id = await asking({}, german, indian);
  await network.sql(`update partner_teaser set blocked_firms = $2 where firm_id = $1`, [
    german.id,
    [nameOf(indian).slice(0, 22)],
  ]);
  try {
    expect([(await look(indian, id)).total, (await look(german, id)).total]).toEqual([0, 1]);
    await ask(german, id, indian);
    expect((await look(indian, id)).total).toBe(0);
    await expect(ask(indian, id, german)).rejects.toThrow('no such profile');
    // nor does a number that is higher than its list is long tell it so
    expect([(await see(indian, id)).signUps, (await see(german, id)).signUps, (await held(id)).signUps]).toEqual([
      1, 2, 2,
    ]);
  } finally {
    await network.sql(`update partner_teaser set blocked_firms = '{}'`);
  }
});

test('ruled out after both had asked, and after the schedule was made: no names come out', async () => {
  const [german, second, indian] = [firm('lead', 0), firm('lead', 1), firm('ally', 0)];
  const id = await asking({}, german, second, indian);
  await mutual(id, [german, indian], [second, indian]);
  const schedule = () => network.asAssociation(network.lead, (ctx) => makeSchedule(ctx, id));
  expect((await schedule()).meetings).toHaveLength(2);
  await network.sql(`update partner_teaser set markets_excluded = '{IN}' where firm_id = $1`, [german.id]);
  try {
    await expect(move(id, 'publish')).rejects.toEqual(code('conflict'));
    expect((await schedule()).meetings).toHaveLength(1);
    await move(id, 'publish');
    expect([(await see(german, id)).meetings, (await see(indian, id)).meetings]).toMatchObject([[], [{}]]);
  } finally {
    await network.sql(`update partner_teaser set markets_excluded = '{}'`);
  }
});

test('who comes with another profile comes as somebody else: nothing tells that the two are one firm’s', async () => {
  const [german, indian] = [firm('lead', 0), firm('ally', 0)];
  const other = await published(network, network.lead, german, offer(network.lead, { title: 'Discs for lorries' }));
  const id = await asking({}, german, indian);
  await mutual(id, [german, indian]);
  await network.asAssociation(network.lead, (ctx) => makeSchedule(ctx, id));
  const before = await signUpId(german, id);
  await join(german, id);
  expect(await signUpId(german, id)).toBe(before);
  await network.asFirm(german, (ctx) => signUpToEvent(ctx, id, other));
  expect(await signUpId(german, id)).not.toBe(before);
  expect((await look(indian, id)).items).toMatchObject([{ teaser: { id: other }, ownWish: null, theirWish: null }]);
  await expect(network.asFirm(indian, (ctx) => askForMeeting(ctx, id, before, ''))).rejects.toThrow('no such profile');
  expect(await held(id)).toMatchObject({ plannedAt: null, meetings: [], participants: [{}, {}] });
});

test('a profile is read in the reader’s language, whatever whoever signed up with it reads', async () => {
  const [german, indian] = [firm('lead', 2), firm('ally', 2)];
  await network.sql(`update partner_teaser set offers = '{ISIC4:2930}' where firm_id = any ($1)`, [
    [german.id, indian.id],
  ]);
  const id = await opened();
  await join(german, id);
  await network.asFirm(indian, (ctx) => signUpToEvent({ ...ctx, language: 'pt' }, id, profiles.get(indian.id)!));
  const english = 'Manufacture of parts and accessories for motor vehicles';
  expect((await look(german, id)).items[0]!.teaser.offers).toEqual([{ code: 'ISIC4:2930', name: english }]);
  expect((await held(id)).participants.map(({ teaser }) => teaser.offers[0]!.name)).toEqual([english, english]);
});

test('taken back or left after the schedule was made: it is not published until it is made again', async () => {
  const [german, second, indian] = [firm('lead', 0), firm('lead', 1), firm('ally', 0)];
  const id = await asking({}, german, second, indian);
  await mutual(id, [german, indian], [second, indian]);
  const schedule = () => network.asAssociation(network.lead, (ctx) => makeSchedule(ctx, id));
  expect((await schedule()).meetings).toHaveLength(2);
  await takeBack(german, id, indian);
  await expect(move(id, 'publish')).rejects.toEqual(code('conflict'));
  expect((await schedule()).meetings).toHaveLength(1);
  await move(id, 'publish');
  // who leaves then takes its name with it, and the other learns that the meeting is off
  await network.asFirm(second, (ctx) => leaveEvent(ctx, id));
  const [meeting] = (await see(indian, id)).meetings;
  expect(meeting).toMatchObject({ off: true, contact: null });
  expect((await held(id)).participants.find(({ left }) => left)?.firm).toBe(nameOf(second));
  await expect(takeBack(indian, id, german)).rejects.toEqual(code('not_found'));
});

test('changing the room throws the schedule away; once published the event no longer changes', async () => {
  const id = await asking({}, firm('lead', 0), firm('ally', 0));
  await mutual(id, [firm('lead', 0), firm('ally', 0)]);
  const { version } = await network.asAssociation(network.lead, (ctx) => makeSchedule(ctx, id));
  const change = (seen: number) =>
    network.asAssociation(network.lead, (ctx) => changeEvent(ctx, id, { version: seen, draft: facts({ tables: 1 }) }));
  await expect(change(version - 1)).rejects.toEqual(code('conflict'));
  expect(await change(version)).toMatchObject({ plannedAt: null, meetings: [], tables: 1 });
  await expect(move(id, 'publish')).rejects.toEqual(code('event_wrong_state'));
  await network.asAssociation(network.lead, (ctx) => makeSchedule(ctx, id));
  const done = await move(id, 'publish');
  await expect(change(done.version)).rejects.toEqual(code('event_wrong_state'));
  expect((await move(id, 'cancel')).status).toBe('cancelled');
  expect((await see(firm('lead', 0), id)).meetings).toEqual([]);
});

test('the database itself refuses a meeting for which not both asked, and two meetings at a time', async () => {
  const [german, second, indian] = [firm('lead', 0), firm('lead', 1), firm('ally', 0)];
  const id = await asking({}, german, second, indian);
  await mutual(id, [german, indian], [second, indian]);
  const [a, b, c] = [await signUpId(german, id), await signUpId(second, id), await signUpId(indian, id)];
  const put = (one: string, other: string, slot: number, tableNo: number) =>
    network.asAssociation(network.lead, (ctx) =>
      ctx.tx.eventMeeting.createMany({
        data: [
          {
            id: randomUUID(),
            eventId: id,
            associationId: network.lead.id,
            firstId: one,
            secondId: other,
            slot,
            tableNo,
          },
        ],
      }),
    );
  await expect(put(a, b, 0, 0)).rejects.toThrow('question of both');
  await put(a, c, 0, 0);
  await expect(put(c, b, 0, 1)).rejects.toThrow('two meetings at a time');
  await put(c, b, 1, 0);
});

test('other associations see nothing of it, and the list has the next event first', async () => {
  const later = await opened({ title: 'A later day', startsOn: day(60), endsOn: day(60), meetingsOn: day(60) });
  await expect(network.asAssociation(network.ally, (ctx) => heldEvent(ctx, later))).rejects.toEqual(code('not_found'));
  expect((await network.asAssociation(network.ally, (ctx) => heldEvents(ctx, all))).total).toBe(0);
  const list = await network.asAssociation(network.lead, (ctx) => heldEvents(ctx, { ...all, search: 'day' }));
  expect(list.items.at(-1)).toMatchObject({ id: later });
  await expect(
    network.asAssociation(network.lead, (ctx) => makeEvent({ ...ctx, permissions: new Set() }, facts())),
  ).rejects.toEqual(code('forbidden'));
});
