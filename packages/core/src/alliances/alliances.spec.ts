import type { AllianceMove } from '@gauge/contracts';
import fc from 'fast-check';
import { makeNetwork, type TestAssociation, type TestNetwork } from '../../test/network.js';
import { Problem, type Ctx } from '../platform/index.js';
import { allianceStatus, type StoredStatus } from './alliances.rules.js';
import { alliance, alliances, alliesFor, moveAlliance, proposeAlliance } from './index.js';

let network: TestNetwork;
beforeAll(async () => {
  network = await makeNetwork({ firms: 0 });
});
beforeEach(async () => {
  await network.sql('delete from alliance');
  await network.sql('delete from mail');
});
afterAll(() => network.close());

const today = () => new Date().toISOString().slice(0, 10);
const code = (problem: string): unknown => expect.objectContaining({ code: problem });
const as = (who: TestAssociation, days = 0) => ({
  propose: (whom: TestAssociation, change: object = {}) =>
    at(who, days, (ctx) =>
      proposeAlliance(ctx, {
        partnerId: whom.id,
        purposes: ['partner_profiles'],
        from: today(),
        until: null,
        message: 'Shall we?',
        ...change,
      }),
    ),
  move: (id: string, move: AllianceMove, reason = '') =>
    at(who, days, (ctx) => moveAlliance(ctx, id, { move, reason })),
  see: (id: string) => at(who, days, (ctx) => alliance(ctx, id)),
  list: () => at(who, days, (ctx) => alliances(ctx)).then(({ items }) => items),
  allies: () => at(who, days, (ctx) => alliesFor(ctx, 'partner_profiles')).then((all) => all.map(({ name }) => name)),
});
/** At a clock that is some days ahead. */
const at = <T>(who: TestAssociation, days: number, work: (ctx: Ctx) => Promise<T>): Promise<T> =>
  network.asAssociation(who, (ctx) => work({ ...ctx, now: new Date(ctx.now.getTime() + days * 86_400_000) }));
const mails = () => network.sql<{ text: string }>('select text from mail order by created_at, id');

test('proposed, accepted, in force, ended: each takes effect at once and the other side is told', async () => {
  const { lead, ally } = network;
  const { id } = await as(lead).propose(ally);
  expect(await as(ally).list()).toMatchObject([{ id, status: 'proposed', yourTurn: true, proposedByUs: false }]);
  expect(await as(lead).see(id)).toMatchObject({ yourTurn: false, message: 'Shall we?', allows: [] });
  expect(await as(lead).allies()).toEqual([]);
  await as(ally).move(id, 'accept');
  expect([await as(lead).allies(), await as(ally).allies()]).toEqual([[ally.name], [lead.name]]);
  expect(await as(ally).see(id)).toMatchObject({ status: 'in_force', allows: ['partner_profiles'] });
  await network.sql(`update association set locale = 'fr' where id = $1`, [lead.id]);
  await as(ally).move(id, 'end', 'We merge.');
  await network.sql(`update association set locale = 'en'`);
  expect([await as(lead).allies(), await as(ally).allies()]).toEqual([[], []]);
  expect(await as(lead).see(id)).toMatchObject({ status: 'ended', endedByUs: false, reason: 'We merge.', allows: [] });
  expect((await mails()).map(({ text }) => text.split(' ').slice(0, 4).join(' '))).toEqual([
    'Lead Association proposes an',
    'Allied Association has accepted',
    'Allied Association a mis',
  ]);
});

test('nobody answers for the other side, and a third sees nothing', async () => {
  const { lead, ally, stranger } = network;
  const { id } = await as(lead).propose(ally);
  await expect(as(lead).move(id, 'accept')).rejects.toEqual(code('alliance_wrong_state'));
  await expect(as(ally).move(id, 'withdraw')).rejects.toEqual(code('alliance_wrong_state'));
  await expect(as(stranger).see(id)).rejects.toEqual(code('not_found'));
  await expect(as(stranger).move(id, 'accept')).rejects.toEqual(code('not_found'));
  // nor can a mistake of the service: the database knows who proposed
  const force = (sql: string) => network.asAssociation(lead, (ctx) => ctx.tx.$executeRawUnsafe(sql));
  await expect(force(`update alliance set status = 'accepted'`)).rejects.toThrow('ALLIANCE_WRONG_STATE');
  await expect(force(`update alliance set purposes = '{events}'`)).rejects.toThrow('permission denied');
  await as(ally).move(id, 'decline');
  await expect(force(`update alliance set status = 'proposed'`)).rejects.toThrow('ALLIANCE_WRONG_STATE');
});

test('one question at a time; after its thirty days it can be asked again, by either', async () => {
  const { lead, ally } = network;
  const { id } = await as(lead).propose(ally);
  await expect(as(lead).propose(ally)).rejects.toEqual(code('alliance_exists'));
  await expect(as(ally).propose(lead)).rejects.toEqual(code('alliance_exists'));
  await expect(as(ally, 31).move(id, 'accept')).rejects.toEqual(code('alliance_wrong_state'));
  const later = new Date(Date.now() + 31 * 86_400_000).toISOString().slice(0, 10);
  await as(ally, 31).propose(lead, { from: later });
  expect((await as(lead, 31).list()).map(({ status }) => status)).toEqual(['proposed', 'unanswered']);
});

test('what is accepted anew takes the place of what was agreed before, without a gap', async () => {
  const { lead, ally } = network;
  const first = await as(lead).propose(ally);
  await as(ally).move(first.id, 'accept');
  const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
  await expect(as(ally).propose(lead, { from: tomorrow })).rejects.toEqual(code('invalid_input'));
  const second = await as(ally).propose(lead, { purposes: ['events', 'events'] });
  expect(await as(lead).allies()).toEqual([ally.name]);
  await as(lead).move(second.id, 'accept');
  expect(await as(lead).allies()).toEqual([]);
  expect(await as(lead).see(second.id)).toMatchObject({
    status: 'in_force',
    allows: ['events'],
    others: [{ id: first.id, status: 'replaced' }],
  });
});

test('days that are over, oneself and unknown associations are refused', async () => {
  const { lead, ally, stranger } = network;
  await expect(as(lead).propose(lead)).rejects.toEqual(code('invalid_input'));
  await expect(as(lead).propose(ally, { from: '2020-01-01' })).rejects.toEqual(code('invalid_input'));
  await expect(as(lead).propose({ ...stranger, id: lead.administrator })).rejects.toEqual(code('not_found'));
});

test('property: the state that is shown and what the database allows are one, whatever is stored', async () => {
  const { lead, ally } = network;
  const [first, second] = [lead.id, ally.id].sort();
  const stored = fc.constantFrom<StoredStatus>(
    'proposed',
    'unanswered',
    'declined',
    'withdrawn',
    'accepted',
    'accepted',
    'accepted',
    'replaced',
    'ended',
  );
  const offset = fc.integer({ min: -40, max: 40 });
  const purposes = fc.subarray(['pooled_benchmark', 'partner_profiles', 'learning_exchange', 'events']);
  const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  await fc.assert(
    fc.asyncProperty(stored, offset, fc.option(fc.nat(60)), purposes, async (status, from, length, agreed) => {
      const until = length === null ? null : day(from + length);
      await network.sql('delete from alliance');
      await network.sql(
        `insert into alliance (first_id, second_id, proposed_by, purposes, status, valid_from, valid_until)
         values ($1, $2, $1, $3, $4, $5, $6)`,
        [first, second, agreed, status, day(from), until],
      );
      const shown = allianceStatus(
        {
          stored: status,
          validFrom: new Date(day(from)),
          validUntil: until === null ? null : new Date(until),
          createdAt: new Date(),
        },
        new Date(),
      );
      const allowed = shown === 'in_force' && agreed.includes('partner_profiles');
      expect(await as(lead).allies()).toEqual(allowed ? [ally.name] : []);
    }),
    { numRuns: 60 },
  );
});

test('property: whatever the two do, both are allowed the same, nothing before it is accepted and nothing after it has ended', async () => {
  const { lead, ally } = network;
  const command = fc.record({
    byLead: fc.boolean(),
    what: fc.constantFrom<AllianceMove | 'propose'>(
      'propose',
      'propose',
      'accept',
      'accept',
      'decline',
      'withdraw',
      'end',
    ),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(command, { maxLength: 10 }), async (commands) => {
      await network.sql('delete from alliance');
      let agreed = false;
      for (const { byLead, what } of commands) {
        const [who, whom] = byLead ? [lead, ally] : [ally, lead];
        const open = (await as(who).list()).find(({ status }) => status === (what === 'end' ? 'in_force' : 'proposed'));
        const done =
          what === 'propose'
            ? await as(who).propose(whom).then(yes, no)
            : open !== undefined && (await as(who).move(open.id, what).then(yes, no));
        if (done && what === 'accept') agreed = true;
        if (done && what === 'end') agreed = false;
        expect([await as(lead).allies(), await as(ally).allies()]).toEqual(
          agreed ? [[ally.name], [lead.name]] : [[], []],
        );
      }
    }),
    { numRuns: 25 },
  );
});
const yes = () => true;
/** A refusal that a person understands; anything else is a fault. */
const no = (error: unknown): boolean => {
  if (error instanceof Problem) return false;
  throw error;
};
