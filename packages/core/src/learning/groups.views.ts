import { GroupOutcome, type FirmGroup, type GroupFacts, type HeldGroup } from '@gauge/contracts';
import { areaFor } from '../network/index.js';
import { associationOf, firmOf, may, notFound, type Ctx } from '../platform/index.js';
import { practiceAreas } from './areas.views.js';
import { meetingView, nextOn, type Group, type Meeting } from './groups.rules.js';
import { countOf, dayOf, findGroup, groupPage, holderOf, meetingsOf, membersOf, partIn } from './groups.store.js';

/** Groups that the association holds, and what a new one can be on. */
export async function heldGroups(ctx: Ctx, { page, size }: { page: number; size: number }) {
  may(ctx, 'partnering:read');
  const { groups, total } = await groupPage(ctx, { page, size });
  const items: GroupFacts[] = [];
  for (const group of groups) items.push(await factsOf(ctx, group, await meetingsOf(ctx, group.id)));
  return { items, total, page, size, areas: await practiceAreas(ctx) };
}

export async function heldGroup(ctx: Ctx, groupId: string): Promise<HeldGroup> {
  may(ctx, 'partnering:read');
  return heldGroupView(ctx, await ownGroup(ctx, groupId));
}

/** Groups that the firm is in or invited to. */
export async function firmGroups(ctx: Ctx) {
  may(ctx, 'partners:read');
  const { groups } = await groupPage(ctx, { page: 1, size: 50 });
  const items: (GroupFacts & { part: 'invited' | 'joined' })[] = [];
  for (const group of groups) {
    const part = await partIn(ctx, group.id);
    if (part) items.push({ ...(await factsOf(ctx, group, await meetingsOf(ctx, group.id))), part });
  }
  return { items };
}

export async function firmGroup(ctx: Ctx, groupId: string): Promise<FirmGroup> {
  may(ctx, 'partners:read');
  const group = await findGroup(ctx, groupId);
  const part = await partIn(ctx, groupId);
  if (!part) throw notFound('The group');
  const meetings = await meetingsOf(ctx, groupId);
  const members = await membersOf(ctx, groupId);
  const memberId = members.find(({ firmId }) => firmId === firmOf(ctx))?.id ?? null;
  return {
    ...(await factsOf(ctx, group, meetings)),
    part,
    members: members.map(({ id, firm }) => ({ id, firm })),
    meetings: meetings.map((meeting) => meetingView(meeting, members, { ...readerOf(ctx, group), memberId })),
  };
}

export async function ownGroup(ctx: Ctx, groupId: string): Promise<Group> {
  const group = await findGroup(ctx, groupId);
  if (group.associationId !== associationOf(ctx)) throw notFound('The group');
  return group;
}

export async function heldGroupView(ctx: Ctx, group: Group): Promise<HeldGroup> {
  const meetings = await meetingsOf(ctx, group.id);
  const members = await membersOf(ctx, group.id);
  return {
    ...(await factsOf(ctx, group, meetings)),
    members,
    meetings: meetings.map((meeting) => meetingView(meeting, members, { ...readerOf(ctx, group), memberId: null })),
  };
}

const readerOf = (ctx: Ctx, group: Group) => ({ today: dayOf(ctx.now), open: group.status === 'open' });

async function factsOf(ctx: Ctx, group: Group, meetings: readonly Meeting[]): Promise<GroupFacts> {
  const { id, title, about, area, status, outcome, word } = group;
  return {
    ...{ id, title, about, status, word },
    area: areaFor(ctx, area),
    outcome: GroupOutcome.nullable().parse(outcome),
    association: await holderOf(ctx, group),
    joined: await countOf(ctx, id),
    nextOn: status === 'open' ? nextOn(meetings, dayOf(ctx.now)) : null,
  };
}
