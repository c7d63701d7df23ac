import { memberMoves, type MemberMove, type NewMember } from '@gauge/contracts';
import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { record } from '../audit/index.js';
import { withdrawInvitations } from '../identity/index.js';
import { sectorExists } from '../instruments/index.js';
import { associationOf, may, notFound, Problem, type Ctx } from '../platform/index.js';
import { groupNamed, oneMember, type MemberRow } from './members.store.js';
import { memberViews } from './members.views.js';

type Enrolment = z.output<typeof NewMember>;

/** Enrols a firm that is new to the Gauge. */
export async function addMember(ctx: Ctx, input: Enrolment) {
  may(ctx, 'members:write');
  const associationId = associationOf(ctx);
  refuseUnknownSector(input.sectorScheme, input.sectorCode);
  await refuseTakenNumber(ctx, associationId, input.memberNo);
  const groupId = input.groupName === null ? null : await groupNamed(ctx, associationId, input.groupName, randomUUID());
  const firmId = randomUUID();
  const { name, country, region, sectorScheme, sectorCode, size, memberNo, contactEmail } = input;
  // no RETURNING: the firm shows only once the membership is there
  await ctx.tx.firm.createMany({
    data: [{ id: firmId, name, country, region, sectorScheme, sectorCode, size, groupId, createdAt: ctx.now }],
  });
  const verified = { status: 'verified', createdAt: ctx.now, verifiedAt: ctx.now };
  await ctx.tx.membership.createMany({ data: [{ associationId, firmId, memberNo, contactEmail, ...verified }] });
  await record(ctx, 'member.added', { firm: firmId });
  return viewOf(ctx, firmId);
}

export type Correction = { [K in keyof Enrolment]?: Enrolment[K] | undefined };

/**
 * Corrects a member. A round takes the firm's dimensions and group when it freezes, so a correction changes rounds to come
 * and never a frozen one.
 */
export async function changeMember(ctx: Ctx, firmId: string, change: Correction) {
  may(ctx, 'members:write');
  const associationId = associationOf(ctx);
  const member = await memberOf(ctx, firmId);
  if (member.status === 'ended') throw notFound('The member');
  if (member.status === 'pending')
    throw new Problem('membership_needs_firm', 'The firm has not agreed to its membership yet.');
  if (change.sectorCode !== undefined || change.sectorScheme !== undefined)
    refuseUnknownSector(change.sectorScheme ?? member.sectorScheme ?? '', change.sectorCode ?? member.sectorCode ?? '');
  const { memberNo, contactEmail } = change;
  if (memberNo !== undefined && memberNo !== member.memberNo) await refuseTakenNumber(ctx, associationId, memberNo);

  await ctx.tx.firm.updateMany({ where: { id: firmId }, data: await firmChanges(ctx, associationId, change) });
  const own = { ...(memberNo !== undefined && { memberNo }), ...(contactEmail !== undefined && { contactEmail }) };
  await ctx.tx.membership.updateMany({ where: { id: member.id }, data: own });
  await record(ctx, 'member.changed', { firm: firmId, fields: Object.keys(change).sort() });
  return viewOf(ctx, firmId);
}

async function firmChanges(ctx: Ctx, associationId: string, change: Correction) {
  const { name, country, region, sectorScheme, sectorCode, size, groupName } = change;
  const named = { name, country, region, sectorScheme, sectorCode, size };
  const changes = Object.fromEntries(Object.entries(named).filter(([, value]) => value !== undefined));
  if (groupName === undefined) return changes;
  const groupId = groupName === null ? null : await groupNamed(ctx, associationId, groupName, randomUUID());
  return { ...changes, groupId };
}

/** Vouches for a member, ends a membership or takes it up again; the last two with a reason. */
export async function moveMember(ctx: Ctx, firmId: string, move: MemberMove, reason: string) {
  may(ctx, 'members:write');
  const member = await memberOf(ctx, firmId);
  if (!(memberMoves[move] as readonly string[]).includes(member.status))
    throw new Problem('membership_wrong_state', 'The membership is not in a state that allows this. Reload the page.');
  if (move !== 'verify' && reason.length < 3) {
    const message = 'Say why, in a few words: it stays in the record.';
    throw new Problem('invalid_input', message, [{ path: 'reason', message }]);
  }
  const status = await moves[move](ctx, member, reason);
  await record(ctx, `member.${move}`, { firm: firmId, status, ...(reason && { reason }) });
  return viewOf(ctx, firmId);
}

const moves: Record<MemberMove, (ctx: Ctx, member: MemberRow, reason: string) => Promise<string>> = {
  async verify(ctx, { id }) {
    await ctx.tx.membership.updateMany({ where: { id }, data: { status: 'verified', verifiedAt: ctx.now } });
    return 'verified';
  },
  async end(ctx, { id, firmId, name }, endReason) {
    // whoever was asked in is not to come in afterwards
    if (ctx.permissions.has('association:manage')) await withdrawInvitations(ctx, firmId);
    const ended = { status: 'ended', endedAt: ctx.now, endReason, leftName: name };
    await ctx.tx.membership.updateMany({ where: { id }, data: ended });
    return 'ended';
  },
  async resume(ctx, { firmId }) {
    const [row] = await ctx.tx.$queryRaw<{ status: string | null }[]>`
      select membership_resume(${firmId}::uuid) as status`;
    if (!row?.status) throw notFound('The member');
    return row.status;
  },
};

async function memberOf(ctx: Ctx, firmId: string): Promise<MemberRow> {
  const row = await oneMember(ctx, firmId);
  if (!row) throw notFound('The member');
  return row;
}

async function viewOf(ctx: Ctx, firmId: string) {
  const [view] = await memberViews(ctx, [await memberOf(ctx, firmId)]);
  if (!view) throw notFound('The member');
  return view;
}

async function refuseTakenNumber(ctx: Ctx, associationId: string, memberNo: string): Promise<void> {
  const taken = await ctx.tx.membership.count({ where: { associationId, memberNo } });
  if (taken > 0) {
    const message = 'Another member has this number.';
    throw new Problem('member_number_taken', message, [{ path: 'memberNo', message }]);
  }
}

function refuseUnknownSector(scheme: string, code: string): void {
  if (sectorExists(scheme, code)) return;
  const message = `${scheme} has no code ${code}.`;
  throw new Problem('invalid_input', message, [{ path: 'sectorCode', message }]);
}
