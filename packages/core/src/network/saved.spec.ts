import { openDatabase, type Database } from '@gauge/db';
import type { TestNetwork } from '../../test/network.js';
import { draft, makePartners, offer, published } from '../../test/partners.js';
import { changeSavedSearch, removeSavedSearch, savedSearches, saveSearch, sendAlerts } from './index.js';

let network: TestNetwork;
let worker: Database;
const person = '00000000-0000-4000-8000-000000000001';
beforeAll(async () => {
  network = await makePartners();
  worker = openDatabase(network.urls.release, { max: 4 });
  await network.sql(`insert into app_user (id, email, name) values ($1, 'looks@ally.example', 'Looks')`, [person]);
  await network.sql(`insert into role_grant (user_id, role, firm_id) values ($1, 'firm_member', $2)`, [
    person,
    network.ally.firms[0]!.id,
  ]);
});
afterAll(async () => {
  await worker.close();
  await network.close();
});

const DAY = 86_400_000;
const inDays = (days: number) => new Date(Date.now() + days * DAY);
const nothing = { profileId: null, search: '', kind: null, type: null, country: null, alert: true };
async function alerted(days: number): Promise<string[]> {
  await network.sql('delete from mail');
  await sendAlerts(worker, inDays(days));
  return (await network.sql<{ text: string; to_address: string }>('select * from mail')).map(
    ({ text, to_address }) => `${to_address}: ${text.split('\n')[0]}`,
  );
}

test('a kept search tells what is new, once, by words or for a profile; off, removed or after leaving it is silent', async () => {
  const asker = network.ally.firms[0]!;
  const as = <T>(work: Parameters<typeof network.asFirm<T>>[1]) => network.asFirm(asker, work, person);
  const profileId = await published(network, network.ally, asker, draft(network.ally));
  const words = await as((ctx) => saveSearch(ctx, { ...nothing, search: 'friction bonding' }));
  await as((ctx) => saveSearch(ctx, { ...nothing, profileId }));
  expect(await alerted(2)).toEqual([]);

  await published(network, network.lead, network.lead.firms[0]!, offer(network.lead));
  await network.sql(`update partner_teaser set published_at = now() + interval '3 days' where firm_id = $1`, [
    network.lead.firms[0]!.id,
  ]);
  const told = (what: string) => `looks@ally.example: A new profile fits ${what}.`;
  expect((await alerted(4)).sort()).toEqual([told('a search that you keep'), told('one of your own profiles')]);
  expect(await alerted(4)).toEqual([]);
  expect(await alerted(6)).toEqual([]);

  const fresh = () =>
    network.sql(`update partner_teaser set published_at = now() + interval '7 days' where firm_id = $1`, [
      network.lead.firms[0]!.id,
    ]);
  await fresh();
  await network.sql(`update alliance set status = 'ended'`);
  expect(await alerted(8)).toEqual([]);
  await network.sql(`update alliance set status = 'accepted'`);
  await network.sql(`update saved_search set looked_at = date_trunc('day', now()) + interval '6 days'`);
  await as((ctx) => changeSavedSearch(ctx, words.id, false));
  expect(await alerted(8)).toEqual([told('one of your own profiles')]);
  await network.sql(`update saved_search set looked_at = date_trunc('day', now()) + interval '6 days', alert = true`);
  await network.sql(`delete from role_grant where user_id = $1`, [person]);
  expect(await alerted(8)).toEqual([]);
  await as((ctx) => removeSavedSearch(ctx, words.id));
  expect((await as((ctx) => savedSearches(ctx))).items).toMatchObject([{ profileId, alert: true }]);
  await expect(network.asFirm(network.lead.firms[0]!, (ctx) => removeSavedSearch(ctx, words.id))).rejects.toMatchObject(
    {
      code: 'not_found',
    },
  );
});
