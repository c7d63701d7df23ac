import type { NewMember } from '@gauge/contracts';
import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { record } from '../audit/index.js';
import { associationOf, may, notFound, Problem, type Ctx } from '../platform/index.js';
import { groupNamed, withFirm } from './members.store.js';
import { memberViews } from './members.views.js';
import { sectorExists } from '../instruments/index.js';

type Enrolment = z.output<typeof NewMember>;

/** Enrols a firm that is new to the Gauge. */
export async function addMember(ctx: Ctx, input: Enrolment) {
  may(ctx, 'members:write');
  const associationId = associationOf(ctx);
  refuseUnknownSector(input.sectorScheme, input.sectorCode);
  await refuseTakenNumber(ctx, associationId, input.memberNo);
  const groupId = input.groupName === null ? null : await groupNamed(ctx, associationId, input.groupName, randomUUID());
  const firmId = randomUUID();
  const { name, country, region, sectorScheme, sectorCode, size } = input;
  // no RETURNING: the firm shows only once the membership is there
  await ctx.tx.firm.createMany({
    data: [{ id: firmId, name, country, region, sectorScheme, sectorCode, size, groupId, createdAt: ctx.now }],
  });
  await ctx.tx.membership.createMany({
    data: [
      { associationId, firmId, memberNo: input.memberNo, status: 'verified', createdAt: ctx.now, verifiedAt: ctx.now },
    ],
  });
  await record(ctx, 'member.added', { firm: firmId });
  return member(ctx, firmId);
}

export type Correction = { [K in keyof Enrolment]?: Enrolment[K] | undefined } & {
  status?: 'verified' | 'ended' | undefined;
};

/**
 * Corrects a member. A round takes the firm's dimensions when it freezes, so a correction changes rounds to come and
 * never a frozen one.
 */
export async function changeMember(ctx: Ctx, firmId: string, change: Correction) {
  may(ctx, 'members:write');
  const associationId = associationOf(ctx);
  const { firm, ...membership } = await visibleMember(ctx, firmId);
  if (membership.status === 'pending')
    throw new Problem('membership_needs_firm', 'The firm has not agreed to its membership yet.');
  if (change.sectorCode !== undefined || change.sectorScheme !== undefined)
    refuseUnknownSector(change.sectorScheme ?? firm.sectorScheme, change.sectorCode ?? firm.sectorCode);
  if (change.memberNo !== undefined && change.memberNo !== membership.memberNo)
    await refuseTakenNumber(ctx, associationId, change.memberNo);

  await ctx.tx.firm.updateMany({ where: { id: firmId }, data: await firmChanges(ctx, associationId, change) });
  if (change.memberNo !== undefined)
    await ctx.tx.membership.updateMany({ where: { id: membership.id }, data: { memberNo: change.memberNo } });
  await record(ctx, 'member.changed', { firm: firmId, fields: Object.keys(change).sort() });
  // read before the membership may end: after it the firm is hidden
  const view = await member(ctx, firmId);
  if (change.status === undefined || change.status === membership.status) return view;
  await ctx.tx.membership.updateMany({
    where: { id: membership.id },
    data:
      change.status === 'ended'
        ? { status: 'ended', endedAt: ctx.now }
        : { status: 'verified', verifiedAt: ctx.now, endedAt: null },
  });
  return { ...view, status: change.status };
}

async function firmChanges(ctx: Ctx, associationId: string, change: Correction) {
  const { name, country, region, sectorScheme, sectorCode, size, groupName } = change;
  const named = { name, country, region, sectorScheme, sectorCode, size };
  const changes = Object.fromEntries(Object.entries(named).filter(([, value]) => value !== undefined));
  if (groupName === undefined) return changes;
  const groupId = groupName === null ? null : await groupNamed(ctx, associationId, groupName, randomUUID());
  return { ...changes, groupId };
}

async function visibleMember(ctx: Ctx, firmId: string) {
  const row = await ctx.tx.membership.findFirst({
    where: { firmId, associationId: associationOf(ctx), status: { not: 'ended' } },
    include: withFirm,
  });
  if (!row) throw notFound('The member');
  return row;
}

async function member(ctx: Ctx, firmId: string) {
  const [view] = await memberViews(ctx, [await visibleMember(ctx, firmId)]);
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
