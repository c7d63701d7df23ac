import { openDatabase, type Database } from '@gauge/db';
import type { TestNetwork } from '../../test/network.js';
import { introduced, makePartners } from '../../test/partners.js';
import { moveIntroduction, moveProfile, reportOutcome, sendReminders } from './index.js';

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

const DAY = 86_400_000;
const inDays = (days: number) => new Date(Date.now() + days * DAY);
/** What is sent at a clock that is some days ahead: subject and address. */
async function sentIn(days: number): Promise<string[]> {
  await network.sql('delete from mail');
  await sendReminders(worker, inDays(days));
  const rows = await network.sql<{ subject: string; to_address: string }>(
    'select subject, to_address from mail order by subject, to_address',
  );
  return rows.map(({ subject, to_address }) => `${subject.replace('Gauge: ', '')} -> ${to_address}`);
}

test('introductions, profiles and agreements are spoken of in time, once, and to whoever is to act', async () => {
  const FIRM = 'contact@secret-domain.example';
  const OFFICE = 'office@example.org';
  const waits = (address: string) => `an introduction waits for you -> ${address}`;
  const { id, asker, asked, profileId } = await introduced(network, 'asker_review');
  expect(await sentIn(1)).toEqual([]);
  expect(await sentIn(5)).toEqual([waits(OFFICE)]);
  // said once, however often it is looked for, by however many at once
  expect(await sentIn(5)).toEqual([]);
  await network.asAssociation(network.ally, (ctx) => moveIntroduction(ctx, id, { move: 'endorse', note: '' }));
  await network.sql('delete from reminder');
  await network.sql('delete from mail');
  const twice = await Promise.all([sendReminders(worker, inDays(5)), sendReminders(worker, inDays(5))]);
  expect(twice[0] + twice[1]).toBe(1);

  await network.asAssociation(network.lead, (ctx) => moveIntroduction(ctx, id, { move: 'pass_on', note: '' }));
  expect(await sentIn(12)).toEqual([waits(FIRM)]);
  await network.asFirm(asked, (ctx) => moveIntroduction(ctx, id, { move: 'accept', note: '' }));
  await network.asFirm(asker, (ctx) => moveIntroduction(ctx, id, { move: 'consent', note: '' }));
  // only the one of the two that has not agreed yet
  expect(await sentIn(12)).toEqual([waits(FIRM)]);
  await network.asFirm(asked, (ctx) => moveIntroduction(ctx, id, { move: 'consent', note: '' }));

  const outcome = `what came of it? -> ${FIRM}`;
  expect(await sentIn(29)).toEqual([]);
  expect(await sentIn(31)).toEqual([outcome, outcome]);
  await network.asFirm(asker, (ctx) =>
    reportOutcome(ctx, id, { result: 'talks', type: null, valueBand: null, agreedOn: null, why: null }),
  );
  await network.sql(`update introduction_outcome set at = now() + interval '85 days'`);
  // who told lately is not asked again; a worker that stood still for a month does not tell old news
  expect(await sentIn(91)).toEqual([outcome]);
  expect(await sentIn(130)).toEqual([]);

  const ends = `a partnering profile ends soon -> ${FIRM}`;
  expect(await sentIn(310)).toEqual([ends, ends]);
  await network.sql(`update partner_profile set expires_at = now() + interval '50 days' where id = $1`, [profileId]);
  await network.asFirm(asker, (ctx) => moveProfile(ctx, profileId, 'renew'));
  expect(await sentIn(352)).toEqual([ends, ends]);
  expect(await sentIn(366)).toEqual([
    `a partnering profile has ended -> ${FIRM}`,
    `a partnering profile has ended -> ${FIRM}`,
  ]);
});

test('an agreement that lapses is spoken of to both, a proposal to the side that is asked', async () => {
  const until = inDays(400).toISOString().slice(0, 10);
  await network.sql(`delete from reminder`);
  await network.sql(`update alliance set valid_until = $1`, [until]);
  const [first, second] = [network.lead.id, network.stranger.id].sort();
  await network.sql(
    `insert into alliance (first_id, second_id, proposed_by, purposes, status, valid_from, created_at)
     values ($1, $2, $3, '{events}', 'proposed', now(), now() + interval '500 days')`,
    [first, second, network.lead.id],
  );
  const ends = 'an agreement ends soon -> office@example.org';
  expect(await sentIn(341)).toEqual([ends, ends]);
  await network.sql(`delete from reminder`);
  await network.sql(`update association set locale = 'es' where id = $1`, [network.lead.id]);
  expect(await sentIn(341)).toEqual([ends, 'un acuerdo termina pronto -> office@example.org']);
  await network.sql(`update association set locale = 'en'`);
  expect(await sentIn(350)).toEqual([]);
  expect(await sentIn(387)).toEqual([ends, ends]);
  expect(await sentIn(401)).toEqual([]);
  expect(await sentIn(524)).toEqual(['a proposal waits for you -> office@example.org']);
  expect(await sentIn(531)).toEqual([]);
});
