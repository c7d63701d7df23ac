import { randomUUID } from 'node:crypto';
import { openDatabase, type Database } from '@gauge/db';
import { makeNetwork, type TestAssociation, type TestFirm, type TestNetwork } from '../../test/network.js';
import { answerRound, openRound, planRound, submitRound, viewRound } from '../../test/rounds.js';
import { mailChoice, setMailChoice } from '../identity/index.js';
import * as rounds from './index.js';

let network: TestNetwork;
let release: Database;
beforeAll(async () => {
  network = await makeNetwork({ firms: 4 });
  release = openDatabase(network.urls.release, { max: 3 });
  for (const association of [network.lead, network.ally])
    for (const [at, firm] of association.firms.entries()) await addPerson(association, firm, at);
});
afterAll(async () => {
  await release.close();
  await network.close();
});

const addressOf = (association: TestAssociation, at: number) =>
  `${association.country.toLowerCase()}${at}@firms.example`;

async function addPerson(association: TestAssociation, firm: TestFirm, at: number): Promise<void> {
  const id = randomUUID();
  const locale = at === 1 ? 'fr' : 'en';
  await network.sql('insert into app_user (id, email, name, locale) values ($1, $2, $3, $4)', [
    id,
    addressOf(association, at),
    'Person',
    locale,
  ]);
  await network.sql(`insert into role_grant (user_id, role, firm_id) values ($1, 'firm_member', $2)`, [id, firm.id]);
}

const days = (count: number) => new Date(Date.now() + count * 86_400_000);
const day = (count: number) => days(count).toISOString().slice(0, 10);
const plan = (reminders = { atOpening: false, days: [7] }) => ({
  allies: [network.ally],
  opensOn: day(-30),
  closesOn: day(30),
  reminders,
});
const told = async (now = new Date()) => {
  const before = await network.sql<{ id: string }>('select id from mail');
  await rounds.tellFirms(release, 'https://gauge.example', now);
  const known = new Set(before.map(({ id }) => id));
  const mails = await network.sql<{
    id: string;
    to_address: string;
    subject: string;
    text: string;
    unsubscribe_url: string;
  }>('select * from mail order by to_address');
  return mails.filter(({ id }) => !known.has(id));
};
const addresses = (mails: { to_address: string }[]) => mails.map(({ to_address }) => to_address);
const closeRound = (roundId: string) => network.sql(`update round set status = 'review' where id = $1`, [roundId]);

test('at opening everybody who can answer is told once, in the own language, with a job for each mail', async () => {
  const roundId = await openRound(network, plan({ atOpening: true, days: [7] }));
  await submitRound(network, network.lead.firms[0] as TestFirm, roundId);
  await answerRound(network, network.lead.firms[2] as TestFirm, roundId);
  const mails = await told();
  // one lead firm has submitted; the one with a draft is told like those that have not started
  expect(addresses(mails)).toEqual([
    ...[1, 2, 3].map((at) => addressOf(network.lead, at)),
    ...[0, 1, 2, 3].map((at) => addressOf(network.ally, at)),
  ]);
  expect(mails.find(({ to_address }) => to_address === addressOf(network.lead, 1))?.text).toContain('a ouvert');
  const jobs = await network.sql<{ mail: string }>(
    `select payload ->> 'mailId' as mail from outbox where topic = 'send-mail'`,
  );
  expect(jobs.map(({ mail }) => mail)).toEqual(expect.arrayContaining(mails.map(({ id }) => id)));
  expect(await told()).toEqual([]);

  const view = await network.asAssociation(network.ally, (ctx) => rounds.reminders(ctx, roundId));
  expect(view).toMatchObject({ fromLead: true, waiting: 4, sent: [{ occasion: 'opening', recipients: 4 }] });
  await closeRound(roundId);
});

test('two workers at once tell nobody twice', async () => {
  const roundId = await openRound(network, plan({ atOpening: true, days: [] }));
  const written = await Promise.all([1, 2, 3].map(() => rounds.tellFirms(release, 'https://gauge.example')));
  expect(written.reduce((sum, one) => sum + one, 0)).toBe(8);
  const rows = await network.sql('select 1 from round_notice_mail where round_id = $1', [roundId]);
  expect(rows).toHaveLength(8);
  await closeRound(roundId);
});

test('an administrator reminds own members at most once a day; who does not want it or has submitted is left alone', async () => {
  const roundId = await openRound(network, plan());
  await submitRound(network, network.lead.firms[0] as TestFirm, roundId);
  const [row] = await network.sql<{ token: string }>(
    `insert into mail_choice (user_id, token) select id, repeat('x', 30) || id from app_user where email = $1
     on conflict (user_id) do update set reminders = true returning token`,
    [addressOf(network.lead, 1)],
  );
  const visit = { database: network.database, now: new Date(), address: '::1', presented: null } as never;
  const token = row?.token ?? '';
  expect(await setMailChoice(visit, token, false)).toEqual({ email: 'd…@firms.example', reminders: false });

  const asked = await network.asAssociation(network.lead, (ctx) => rounds.remindNow(ctx, roundId));
  expect(asked).toMatchObject({ mayAskNow: false, waiting: 3 });
  const mails = await told();
  expect(addresses(mails)).toEqual([addressOf(network.lead, 2), addressOf(network.lead, 3)]);
  expect(mails[0]?.text).toContain(mails[0]?.unsubscribe_url);
  await expect(network.asAssociation(network.lead, (ctx) => rounds.remindNow(ctx, roundId))).rejects.toMatchObject({
    code: 'reminded_today',
  });
  await setMailChoice(visit, token, true);
  expect(await mailChoice(visit, token)).toMatchObject({ reminders: true });
  await expect(mailChoice(visit, 'y'.repeat(40))).rejects.toMatchObject({ code: 'not_found' });
  await closeRound(roundId);
});

test('an association keeps a plan of its own beside the lead’s', async () => {
  const roundId = await openRound(network, plan());
  await network.asAssociation(network.ally, (ctx) =>
    rounds.setReminders(ctx, roundId, { atOpening: false, days: [3] }),
  );
  expect(addresses(await told(days(23)))).toEqual([0, 1, 2, 3].map((at) => addressOf(network.lead, at)));
  expect(addresses(await told(days(27)))).toEqual([0, 1, 2, 3].map((at) => addressOf(network.ally, at)));
  await expect(network.asAssociation(network.stranger, (ctx) => rounds.remindNow(ctx, roundId))).rejects.toMatchObject({
    code: 'not_found',
  });
  await closeRound(roundId);
});

test('the lead puts the closing day off with a reason: it is recorded, and all who have not submitted are told', async () => {
  const roundId = await openRound(network, plan());
  const extend = (to: string, by = network.lead) =>
    network.asAssociation(by, (ctx) => rounds.extendRound(ctx, roundId, to, 'Many were on holiday.'));
  await expect(extend(day(40), network.ally)).rejects.toMatchObject({ code: 'round_not_yours' });
  await expect(extend(day(29))).rejects.toMatchObject({ code: 'invalid_input' });
  await expect(extend(day(400))).rejects.toMatchObject({ code: 'invalid_input' });
  await extend(day(44));
  expect(await viewRound(network, network.ally, roundId)).toMatchObject({
    closesOn: day(44),
    extension: { reason: 'Many were on holiday.' },
  });
  const mails = await told();
  expect(mails).toHaveLength(8);
  expect(mails[0]?.text).toContain('Many were on holiday.');
  const [entry] = await network.sql<{ payload: object }>(
    `select payload from audit_entry where chain = $1 and action = 'round.extended'`,
    [`association:${network.lead.id}`],
  );
  expect(entry?.payload).toMatchObject({ from: day(30), to: day(44), reason: 'Many were on holiday.' });
  await closeRound(roundId);
});

test('a round for one size asks, counts and tells only firms of it', async () => {
  const roundId = await openRound(network, { ...plan({ atOpening: true, days: [] }), sizes: ['small'] });
  // of four firms each the first is small
  expect(addresses(await told())).toEqual([addressOf(network.lead, 0), addressOf(network.ally, 0)]);
  const seen = await viewRound(network, network.lead, roundId);
  expect(seen).toMatchObject({ audience: { sizes: ['small'] }, own: { members: 1 } });
  const list = await network.asAssociation(network.lead, (ctx) =>
    rounds.participation(ctx, roundId, { page: 1, size: 25, search: '', status: undefined }),
  );
  expect(list.total).toBe(1);
  await expect(answerRound(network, network.lead.firms[1] as TestFirm, roundId)).rejects.toMatchObject({
    code: 'round_wrong_state',
  });
  await closeRound(roundId);
});

test('the plan of a round changes until it is open', async () => {
  const roundId = await planRound(network, plan());
  const changed = { ...(await planOf(roundId)), name: 'Another name', sectors: ['metal'], participants: [] };
  await network.asAssociation(network.lead, (ctx) => rounds.changeRound(ctx, roundId, changed));
  const seen = await viewRound(network, network.lead, roundId);
  expect(seen).toMatchObject({ name: 'Another name', audience: { sectors: ['metal'] } });
  expect(seen.participants).toHaveLength(1);
  await network.asAssociation(network.lead, (ctx) => rounds.move(ctx, roundId, 'open'));
  await expect(
    network.asAssociation(network.lead, (ctx) => rounds.changeRound(ctx, roundId, changed)),
  ).rejects.toMatchObject({ code: 'round_wrong_state' });
  await closeRound(roundId);
});

async function planOf(roundId: string): Promise<rounds.RoundPlan> {
  const { name, periodStart, periodEnd, opensOn, closesOn } = await viewRound(network, network.lead, roundId);
  return {
    instrumentVersionId: network.instruments.competitiveness,
    ...{ name, periodStart, periodEnd, opensOn, closesOn },
    ...{ previousRoundId: null, participants: [], sectors: [], sizes: [] },
    reminders: { atOpening: false, days: [7] },
  };
}
