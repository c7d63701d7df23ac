import { randomUUID } from 'node:crypto';
import { permissionsOf, type GroupMeetingDraft } from '@gauge/contracts';
import { makeNetwork, type TestFirm, type TestNetwork } from '../../test/network.js';
import type { Ctx } from '../platform/index.js';
import {
  addGroupMeeting,
  addGroupNote,
  answerGroup,
  answerVisit,
  cancelGroupMeeting,
  closeGroup,
  firmGroup,
  firmGroups,
  heldGroup,
  inviteToGroup,
  leaveVisit,
  removeFromGroup,
  signUpForVisit,
} from './index.js';

let network: TestNetwork;
let groupId: string;

beforeAll(async () => {
  network = await makeNetwork({ firms: 14 });
});
afterAll(() => network.close());
beforeEach(async () => {
  for (const table of ['group', 'member', 'meeting', 'guest', 'note'])
    await network.sql(`delete from exchange_${table}`);
  await network.sql(`update membership set status = 'verified'`);
  groupId = randomUUID();
  // founding asks for an area of a released round; here it is what follows that counts
  await network.sql(
    `insert into exchange_group (id, association_id, title, about, area, area_name, created_at)
     values ($1, $2, 'First pieces', '', 'competitiveness:quality', 'Quality', now())`,
    [groupId, network.lead.id],
  );
});

const firm = (place: number): TestFirm => network.lead.firms[place] as TestFirm;
const counsellor = <T>(work: (ctx: Ctx) => Promise<T>): Promise<T> =>
  network.asAssociation(network.lead, (ctx) => work({ ...ctx, permissions: new Set(permissionsOf.counsellor) }));
const invite = (place: number) => counsellor((ctx) => inviteToGroup(ctx, groupId, firm(place).id));
const answer = (place: number, move: 'join' | 'decline' | 'leave') =>
  network.asFirm(firm(place), (ctx) => answerGroup(ctx, groupId, move));
const see = (place: number) => network.asFirm(firm(place), (ctx) => firmGroup(ctx, groupId));
const code = (problem: string): unknown => expect.objectContaining({ code: problem });

async function joined(...places: number[]): Promise<void> {
  for (const place of places) {
    await invite(place);
    await answer(place, 'join');
  }
}

const ahead = '2999-03-01';
async function visit(host: number, guests = 2): Promise<string> {
  const { members } = await counsellor((ctx) => heldGroup(ctx, groupId));
  const hostId = members.find(({ firmId }) => firmId === firm(host).id)!.id;
  const draft: GroupMeetingDraft = { kind: 'visit', heldOn: ahead, place: 'Hall 2', topic: 'Gauges', hostId, guests };
  return (await counsellor((ctx) => addGroupMeeting(ctx, groupId, draft))).meetings[0]!.id;
}

test('an invited firm sees what it is about and nobody’s name; having joined it is seen and sees; it may leave at any time', async () => {
  await joined(0);
  await invite(1);
  expect(await see(1)).toMatchObject({ part: 'invited', title: 'First pieces', joined: 1, members: [], meetings: [] });
  expect(JSON.stringify(await see(1))).not.toContain(firm(0).name);
  expect((await see(0)).members).toHaveLength(1);
  await answer(1, 'join');
  expect((await see(0)).members.map((member) => member.firm)).toEqual([firm(0).name, firm(1).name]);
  expect(await answer(1, 'leave')).toEqual({ group: null });
  await expect(see(1)).rejects.toEqual(code('not_found'));
  expect((await see(0)).members).toHaveLength(1);
  // declined and invited once more
  await invite(2);
  await answer(2, 'decline');
  await invite(2);
  expect((await network.asFirm(firm(2), firmGroups)).items).toMatchObject([{ id: groupId, part: 'invited' }]);
});

test('who is outside sees and does nothing; nobody joins in another’s name, and who left the association is out', async () => {
  await joined(0, 1);
  const { ally, stranger } = network;
  for (const outside of [firm(5), ally.firms[0]!, stranger.firms[0]!]) {
    await expect(network.asFirm(outside, (ctx) => firmGroup(ctx, groupId))).rejects.toEqual(code('not_found'));
    await expect(network.asFirm(outside, (ctx) => answerGroup(ctx, groupId, 'join'))).rejects.toEqual(
      code('not_found'),
    );
    expect((await network.asFirm(outside, firmGroups)).items).toEqual([]);
  }
  await expect(network.asAssociation(ally, (ctx) => heldGroup(ctx, groupId))).rejects.toEqual(code('not_found'));
  await expect(counsellor((ctx) => inviteToGroup(ctx, groupId, ally.firms[0]!.id))).rejects.toEqual(code('not_found'));
  await invite(2);
  await expect(
    counsellor((ctx) =>
      ctx.tx.exchangeMember.updateMany({ where: { firmId: firm(2).id }, data: { status: 'joined' } }),
    ),
  ).rejects.toThrow(/cannot become joined/);
  await network.sql(`update membership set status = 'ended' where firm_id = $1`, [firm(1).id]);
  await expect(see(1)).rejects.toEqual(code('not_found'));
  expect((await see(0)).members.map((member) => member.firm)).toEqual([firm(0).name]);
});

test('twelve firms at most', async () => {
  for (let place = 0; place < 12; place++) await invite(place);
  await expect(invite(12)).rejects.toThrow(/GROUP_FULL/);
  const { members } = await counsellor((ctx) => heldGroup(ctx, groupId));
  await counsellor((ctx) => removeFromGroup(ctx, groupId, members[0]!.id));
  await invite(12);
});

test('a study visit: the host agrees first, guests sign up while there is room, and may stay away after all', async () => {
  await joined(0, 1, 2, 3);
  const meeting = await visit(0);
  const as = (place: number, work: (ctx: Ctx, group: string, meeting: string) => Promise<unknown>) =>
    network.asFirm(firm(place), (ctx) => work(ctx, groupId, meeting));
  const agree = (place: number, word: 'agreed' | 'refused') =>
    network.asFirm(firm(place), (ctx) => answerVisit(ctx, groupId, meeting, word));
  expect((await see(0)).meetings[0]).toMatchObject({ mayAnswer: true, maySignUp: false });
  expect((await see(1)).meetings[0]).toMatchObject({ mayAnswer: false, maySignUp: false });
  await expect(as(1, signUpForVisit)).rejects.toThrow(/not open/);
  await expect(agree(1, 'agreed')).rejects.toEqual(code('group_wrong_state'));
  await expect(
    counsellor((ctx) => ctx.tx.exchangeMeeting.updateMany({ where: { id: meeting }, data: { hostAnswer: 'agreed' } })),
  ).rejects.toThrow(/host answers for itself/);
  await agree(0, 'agreed');
  expect((await see(1)).nextOn).toBe(ahead);
  await expect(as(0, signUpForVisit)).rejects.toThrow(/not open/);
  await as(1, signUpForVisit);
  await as(2, signUpForVisit);
  await expect(as(3, signUpForVisit)).rejects.toThrow(/VISIT_FULL/);
  await as(1, leaveVisit);
  await as(3, signUpForVisit);
  expect((await see(0)).meetings[0]?.signedUp.map((guest) => guest.firm)).toEqual([firm(2).name, firm(3).name]);
  // who leaves the group leaves its visit, and the place is free
  await answer(2, 'leave');
  await as(1, signUpForVisit);
  await answer(0, 'leave');
  expect((await see(1)).meetings[0]).toMatchObject({ host: null, maySignUp: false, mayLeave: true });
  await counsellor((ctx) => cancelGroupMeeting(ctx, groupId, meeting));
  await expect(as(3, leaveVisit)).rejects.toEqual(code('group_wrong_state'));
});

test('notes are for the group or for counsellors only; closed with an outcome, it stays to be read', async () => {
  await joined(0, 1);
  const meeting = await visit(0);
  const note = (body: string, shared: boolean) =>
    counsellor((ctx) => addGroupNote(ctx, groupId, meeting, { body, shared }));
  await note('Half of us measure at the machine now.', true);
  await note('The host is short of people: call again in May.', false);
  expect((await see(1)).meetings[0]?.notes.map(({ body }) => body)).toEqual(['Half of us measure at the machine now.']);
  expect((await counsellor((ctx) => heldGroup(ctx, groupId))).meetings[0]?.notes).toHaveLength(2);
  await counsellor((ctx) => closeGroup(ctx, groupId, { outcome: 'changes_made', word: 'Four firms changed it.' }));
  expect(await see(1)).toMatchObject({ status: 'closed', outcome: 'changes_made', nextOn: null });
  for (const late of [
    () => invite(2),
    () => visit(0),
    () => network.asFirm(firm(0), (ctx) => answerVisit(ctx, groupId, meeting, 'agreed')),
  ])
    await expect(late()).rejects.toEqual(code('group_wrong_state'));
});
