import { randomUUID } from 'node:crypto';
import {
  GroupMeetingKind,
  GroupMemberStatus,
  type GroupDraft,
  type GroupMeetingDraft,
  type GroupOutcome,
  type PracticeArea,
} from '@gauge/contracts';
import type { Prisma } from '@gauge/db';
import { z } from 'zod';
import { associationOf, notFound, Problem, type Ctx, type MailWordings } from '../platform/index.js';
import type { Group, Meeting, Member } from './groups.rules.js';

const Status = z.enum(['open', 'closed']);
const Answer = z.enum(['agreed', 'refused']).nullable();
export const dayOf = (date: Date): string => date.toISOString().slice(0, 10);

const groupOf = ({ status, area, areaName, ...row }: Prisma.ExchangeGroupGetPayload<object>): Group => ({
  ...row,
  status: Status.parse(status),
  area: { key: area, name: areaName },
});

/** A group the caller holds, is in or is invited to: row level security says. */
export async function findGroup(ctx: Ctx, id: string): Promise<Group> {
  const row = await ctx.tx.exchangeGroup.findUnique({ where: { id } });
  if (!row) throw notFound('The group');
  return groupOf(row);
}

/** A page of the caller's groups, those that go on first. */
export async function groupPage(ctx: Ctx, { page, size }: { page: number; size: number }) {
  const rows = await ctx.tx.exchangeGroup.findMany({
    // `open` follows `closed` in the alphabet
    orderBy: [{ status: 'desc' }, { createdAt: 'desc' }, { id: 'asc' }],
    skip: (page - 1) * size,
    take: size,
  });
  return { groups: rows.map(groupOf), total: await ctx.tx.exchangeGroup.count() };
}

export async function addGroup(ctx: Ctx, id: string, { title, about }: GroupDraft, area: PracticeArea): Promise<void> {
  await ctx.tx.exchangeGroup.create({
    data: {
      id,
      associationId: associationOf(ctx),
      title,
      about,
      area: area.key,
      areaName: area.name,
      createdAt: ctx.now,
    },
  });
}

export async function closeGroupRow(
  ctx: Ctx,
  id: string,
  { outcome, word }: { outcome: GroupOutcome; word: string },
): Promise<void> {
  const { count } = await ctx.tx.exchangeGroup.updateMany({
    where: { id, status: 'open' },
    data: { status: 'closed', outcome, word, closedAt: ctx.now },
  });
  if (count === 0) throw new Problem('group_wrong_state', 'This group is closed already.');
}

/** Firms of a group by name, as far as the database tells them to the caller. */
export async function membersOf(ctx: Ctx, groupId: string): Promise<Member[]> {
  const rows = await ctx.tx.$queryRaw<{ id: string; firmId: string; firm: string; status: string }[]>`
    select id, firm_id as "firmId", firm, status from exchange_firms(${groupId}::uuid)`;
  return rows.map(({ status, ...row }) => ({ ...row, status: GroupMemberStatus.parse(status) }));
}

export async function countOf(ctx: Ctx, groupId: string): Promise<number> {
  const [row] = await ctx.tx.$queryRaw<{ count: bigint }[]>`select exchange_count(${groupId}::uuid) as count`;
  return Number(row?.count ?? 0);
}

/** The part of the caller's firm: of groups it was only invited to, or is in. */
export async function partIn(ctx: Ctx, groupId: string): Promise<'invited' | 'joined' | null> {
  const [row] = await ctx.tx.$queryRaw<{ part: string | null }[]>`select exchange_part(${groupId}::uuid) as part`;
  return z
    .enum(['invited', 'joined'])
    .nullable()
    .parse(row?.part ?? null);
}

export const placeOf = (ctx: Ctx, groupId: string, firmId: string) =>
  ctx.tx.exchangeMember.findUnique({ where: { groupId_firmId: { groupId, firmId } } });

export async function invite(ctx: Ctx, groupId: string, firmId: string): Promise<void> {
  await ctx.tx.exchangeMember.create({
    data: {
      id: randomUUID(),
      groupId,
      associationId: associationOf(ctx),
      firmId,
      status: 'invited',
      invitedAt: ctx.now,
    },
  });
}

/** Moves a place only if it still is as the caller saw it. */
export async function movePlace(
  ctx: Ctx,
  id: string,
  from: readonly GroupMemberStatus[],
  to: GroupMemberStatus,
): Promise<void> {
  const { count } = await ctx.tx.exchangeMember.updateMany({
    where: { id, status: { in: [...from] } },
    data: { status: to, ...(to === 'invited' ? { invitedAt: ctx.now, answeredAt: null } : { answeredAt: ctx.now }) },
  });
  if (count === 0) throw new Problem('group_wrong_state', 'This is not possible now. Load the page again and look.');
}

/** Meetings of a group with who comes and what was noted, the latest first. */
export async function meetingsOf(ctx: Ctx, groupId: string): Promise<Meeting[]> {
  const rows = await ctx.tx.exchangeMeeting.findMany({
    where: { groupId },
    orderBy: [{ heldOn: 'desc' }, { createdAt: 'desc' }, { id: 'asc' }],
    take: 100,
  });
  const guests = await ctx.tx.exchangeGuest.findMany({ where: { groupId }, orderBy: { at: 'asc' } });
  const notes = await ctx.tx.exchangeNote.findMany({ where: { groupId }, orderBy: { at: 'asc' }, take: 500 });
  return rows.map(({ id, kind, heldOn, place, topic, hostId, hostAnswer, guests: most, cancelledAt }) => ({
    id,
    kind: GroupMeetingKind.parse(kind),
    heldOn: dayOf(heldOn),
    place,
    topic,
    hostId,
    hostAnswer: Answer.parse(hostAnswer),
    guests: most,
    cancelled: cancelledAt !== null,
    guestIds: guests.filter(({ meetingId }) => meetingId === id).map(({ memberId }) => memberId),
    notes: notes.filter(({ meetingId }) => meetingId === id),
  }));
}

export async function addMeetingRow(ctx: Ctx, groupId: string, draft: GroupMeetingDraft): Promise<string> {
  const id = randomUUID();
  await ctx.tx.exchangeMeeting.create({
    data: {
      id,
      groupId,
      associationId: associationOf(ctx),
      ...draft,
      heldOn: new Date(`${draft.heldOn}T00:00:00Z`),
      createdAt: ctx.now,
    },
  });
  return id;
}

export async function cancelMeeting(ctx: Ctx, groupId: string, id: string): Promise<void> {
  const { count } = await ctx.tx.exchangeMeeting.updateMany({
    where: { id, groupId, cancelledAt: null },
    data: { cancelledAt: ctx.now },
  });
  if (count === 0) throw notFound('The meeting');
}

export async function answerAsHost(
  ctx: Ctx,
  groupId: string,
  id: string,
  hostAnswer: 'agreed' | 'refused',
): Promise<void> {
  const { count } = await ctx.tx.exchangeMeeting.updateMany({ where: { id, groupId }, data: { hostAnswer } });
  if (count === 0) throw notFound('The visit');
}

export async function signUp(ctx: Ctx, meetingId: string): Promise<void> {
  await ctx.tx.$queryRaw`select exchange_sign_up(${meetingId}::uuid, ${ctx.now})::text`;
}

export async function leave(ctx: Ctx, meetingId: string, memberId: string): Promise<void> {
  const { count } = await ctx.tx.exchangeGuest.deleteMany({ where: { meetingId, memberId } });
  if (count === 0) throw notFound('The visit');
}

export async function addNote(
  ctx: Ctx,
  groupId: string,
  meetingId: string,
  note: { body: string; shared: boolean },
): Promise<void> {
  await ctx.tx.exchangeNote.create({
    data: {
      id: randomUUID(),
      groupId,
      meetingId,
      associationId: associationOf(ctx),
      at: ctx.now,
      authorName: ctx.actor.name,
      ...note,
    },
  });
}

/** A mail to one firm's administrators, or to those of all firms in the group, whose addresses the holder may not see. */
export async function tellGroup(
  ctx: Ctx,
  groupId: string,
  firmId: string | null,
  wordings: MailWordings,
): Promise<void> {
  await ctx.tx
    .$queryRaw`select exchange_tell(${groupId}::uuid, ${firmId}::uuid, ${JSON.stringify(wordings)}::jsonb)::text`;
}

export async function holderOf(ctx: Ctx, { associationId }: Group): Promise<{ id: string; name: string }> {
  return ctx.tx.association.findUniqueOrThrow({ where: { id: associationId }, select: { id: true, name: true } });
}
