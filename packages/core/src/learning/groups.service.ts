import { randomUUID } from 'node:crypto';
import {
  groupLimits,
  groupMemberMoves,
  type FirmGroup,
  type GroupDraft,
  type GroupMeetingDraft,
  type GroupOutcome,
  type HeldGroup,
} from '@gauge/contracts';
import { record } from '../audit/index.js';
import { firmOf, may, notFound, Problem, type Ctx } from '../platform/index.js';
import { areaNamed, practiceAreas } from './areas.views.js';
import { cancelledMail, hostMail, invitedMail, plannedMail } from './groups.mails.js';
import type { Group } from './groups.rules.js';
import {
  addGroup,
  addMeetingRow,
  addNote,
  answerAsHost,
  cancelMeeting,
  closeGroupRow,
  findGroup,
  invite,
  leave,
  meetingsOf,
  membersOf,
  movePlace,
  placeOf,
  signUp,
  tellGroup,
} from './groups.store.js';
import { firmGroup, heldGroupView, ownGroup } from './groups.views.js';

/** A counsellor founds a group; firms see it when they are invited. */
export async function makeGroup(ctx: Ctx, draft: GroupDraft): Promise<HeldGroup> {
  may(ctx, 'groups:write');
  const area = areaNamed(await practiceAreas(ctx), draft.area);
  const id = randomUUID();
  await addGroup(ctx, id, draft, area);
  await record(ctx, 'group.founded', { group: id, area: area.key });
  return heldGroupView(ctx, await findGroup(ctx, id));
}

/** Invites a member, or once more one that declined or left. Its name shows to nobody until it joins. */
export async function inviteToGroup(ctx: Ctx, groupId: string, firmId: string): Promise<HeldGroup> {
  const group = await openGroup(ctx, groupId);
  const member = await ctx.tx.membership.findFirst({
    where: { firmId, associationId: group.associationId, status: 'verified' },
  });
  if (!member) throw notFound('The firm');
  const place = await placeOf(ctx, groupId, firmId);
  if (!place) await invite(ctx, groupId, firmId);
  else await movePlace(ctx, place.id, groupMemberMoves.invite.from, 'invited');
  await record(ctx, 'group.invited', { group: groupId, firm: firmId });
  await tellGroup(ctx, groupId, firmId, invitedMail);
  return heldGroupView(ctx, group);
}

export async function removeFromGroup(ctx: Ctx, groupId: string, memberId: string): Promise<HeldGroup> {
  const group = await openGroup(ctx, groupId);
  const member = await ctx.tx.exchangeMember.findFirst({ where: { id: memberId, groupId } });
  if (!member) throw notFound('The firm');
  await movePlace(ctx, memberId, groupMemberMoves.remove.from, 'left');
  await record(ctx, 'group.removed', { group: groupId, firm: member.firmId });
  return heldGroupView(ctx, group);
}

/** Plans a meeting, or a visit: its host is asked, and guests sign up when it has agreed. */
export async function addGroupMeeting(ctx: Ctx, groupId: string, draft: GroupMeetingDraft): Promise<HeldGroup> {
  const group = await openGroup(ctx, groupId);
  const host = (await membersOf(ctx, groupId)).find(({ id }) => id === draft.hostId);
  if (draft.kind === 'visit' && host?.status !== 'joined')
    throw new Problem('invalid_input', 'A visit is at a firm that is in the group.', [
      { path: 'hostId', message: 'Choose a firm that has joined.' },
    ]);
  if ((await meetingsOf(ctx, groupId)).length >= groupLimits.meetings)
    throw new Problem('conflict', `A group has at most ${groupLimits.meetings} meetings. Found another one.`);
  const meeting = await addMeetingRow(ctx, groupId, draft);
  await record(ctx, 'group.planned', { group: groupId, meeting, kind: draft.kind });
  if (host) await tellGroup(ctx, groupId, host.firmId, hostMail);
  else await tellGroup(ctx, groupId, null, plannedMail);
  return heldGroupView(ctx, group);
}

export async function cancelGroupMeeting(ctx: Ctx, groupId: string, meetingId: string): Promise<HeldGroup> {
  const group = await openGroup(ctx, groupId);
  const { meetings } = await heldGroupView(ctx, group);
  const meeting = meetings.find(({ id }) => id === meetingId);
  if (!meeting) throw notFound('The meeting');
  if (!meeting.mayCancel) throw new Problem('group_wrong_state', 'Only what lies ahead can be cancelled.');
  await cancelMeeting(ctx, groupId, meetingId);
  await record(ctx, 'group.cancelled', { group: groupId, meeting: meetingId });
  await tellGroup(ctx, groupId, null, cancelledMail);
  return heldGroupView(ctx, group);
}

/** What a meeting brought: for the group, or for counsellors only. A closed group may still be written about. */
export async function addGroupNote(
  ctx: Ctx,
  groupId: string,
  meetingId: string,
  note: { body: string; shared: boolean },
): Promise<HeldGroup> {
  may(ctx, 'groups:write');
  const group = await ownGroup(ctx, groupId);
  if (!(await meetingsOf(ctx, groupId)).some(({ id }) => id === meetingId)) throw notFound('The meeting');
  await addNote(ctx, groupId, meetingId, note);
  await record(ctx, 'group.note', { group: groupId, meeting: meetingId, shared: note.shared });
  return heldGroupView(ctx, group);
}

export async function closeGroup(
  ctx: Ctx,
  groupId: string,
  outcome: { outcome: GroupOutcome; word: string },
): Promise<HeldGroup> {
  await openGroup(ctx, groupId);
  await closeGroupRow(ctx, groupId, outcome);
  await record(ctx, 'group.closed', { group: groupId, outcome: outcome.outcome });
  return heldGroupView(ctx, await findGroup(ctx, groupId));
}

/** A firm joins, which shows its name to those in the group, declines, or leaves at any time. */
export async function answerGroup(
  ctx: Ctx,
  groupId: string,
  move: 'join' | 'decline' | 'leave',
): Promise<{ group: FirmGroup | null }> {
  may(ctx, 'partners:decide');
  const group = await findGroup(ctx, groupId);
  if (move === 'join') mustBeOpen(group);
  const place = await placeOf(ctx, groupId, firmOf(ctx));
  if (!place) throw notFound('The group');
  const { from, to } = groupMemberMoves[move];
  await movePlace(ctx, place.id, from, to);
  await record(ctx, `group.${move}`, { group: groupId });
  return { group: move === 'join' ? await firmGroup(ctx, groupId) : null };
}

export async function answerVisit(
  ctx: Ctx,
  groupId: string,
  meetingId: string,
  answer: 'agreed' | 'refused',
): Promise<FirmGroup> {
  may(ctx, 'partners:decide');
  await mustBePossible(ctx, groupId, meetingId, 'mayAnswer');
  await answerAsHost(ctx, groupId, meetingId, answer);
  await record(ctx, `group.host.${answer}`, { group: groupId, meeting: meetingId });
  return firmGroup(ctx, groupId);
}

export async function signUpForVisit(ctx: Ctx, groupId: string, meetingId: string): Promise<FirmGroup> {
  may(ctx, 'partners:decide');
  await mustHave(ctx, groupId, meetingId);
  await signUp(ctx, meetingId);
  await record(ctx, 'group.guest', { group: groupId, meeting: meetingId });
  return firmGroup(ctx, groupId);
}

export async function leaveVisit(ctx: Ctx, groupId: string, meetingId: string): Promise<FirmGroup> {
  may(ctx, 'partners:decide');
  await mustBePossible(ctx, groupId, meetingId, 'mayLeave');
  const place = await placeOf(ctx, groupId, firmOf(ctx));
  if (!place) throw notFound('The group');
  await leave(ctx, meetingId, place.id);
  await record(ctx, 'group.guest_left', { group: groupId, meeting: meetingId });
  return firmGroup(ctx, groupId);
}

async function openGroup(ctx: Ctx, groupId: string): Promise<Group> {
  may(ctx, 'groups:write');
  const group = await ownGroup(ctx, groupId);
  mustBeOpen(group);
  return group;
}

function mustBeOpen({ status }: Group): void {
  if (status !== 'open') throw new Problem('group_wrong_state', 'This group is closed.');
}

async function mustHave(ctx: Ctx, groupId: string, meetingId: string) {
  const { meetings } = await firmGroup(ctx, groupId);
  const meeting = meetings.find(({ id }) => id === meetingId);
  if (!meeting) throw notFound('The visit');
  return meeting;
}

async function mustBePossible(
  ctx: Ctx,
  groupId: string,
  meetingId: string,
  what: 'mayAnswer' | 'mayLeave',
): Promise<void> {
  const meeting = await mustHave(ctx, groupId, meetingId);
  if (!meeting[what]) throw new Problem('group_wrong_state', 'This visit cannot be changed so now.');
}
