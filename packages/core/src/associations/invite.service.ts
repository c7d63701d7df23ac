import {
  mostInvited,
  type BulkJobView,
  type InviteWhat,
  type MemberBulkKind,
  type MemberFilter,
} from '@gauge/contracts';
import { z } from 'zod';
import { record } from '../audit/index.js';
import { inviteToAssociation, withdrawInvitations } from '../identity/index.js';
import {
  bulkJob,
  may,
  Problem,
  requestBulkJob,
  type BulkItem,
  type BulkMade,
  type BulkWork,
  type Ctx,
} from '../platform/index.js';
import { oneMember, reachedMembers } from './members.store.js';

const kinds: Record<InviteWhat, MemberBulkKind> = {
  invite: 'invite-members',
  remind: 'remind-members',
  withdraw: 'withdraw-invitations',
};
/** Where the links in the mails lead: the worker does not know the address that browsers use. */
const Params = z.object({ publicUrl: z.string() });

/** Invites, reminds or withdraws at all members that the filter leaves and the kind concerns. */
export async function inviteMembers(
  ctx: Ctx,
  { what, filter }: { what: InviteWhat; filter: MemberFilter },
  publicUrl: string,
): Promise<BulkJobView> {
  may(ctx, 'association:manage');
  const targets = await reachedMembers(ctx, what, filter, mostInvited);
  if (targets.length === 0) throw new Problem('nobody_to_invite', 'There is no member here that this would reach.');
  const params: z.infer<typeof Params> = { publicUrl };
  const jobId = await requestBulkJob(ctx, kinds[what], targets, params);
  await record(ctx, 'members.invited', { job: jobId, what, members: targets.length });
  return bulkJob(ctx, jobId);
}

const skipped = (why: string) => ({ skipped: why });

type MemberWork = (ctx: Ctx, item: BulkItem, params: unknown) => Promise<BulkMade>;

/** A transaction a member: what is wrong with one never takes back the invitation of another. */
const oneByOne = (work: MemberWork): BulkWork => ({
  together: 1,
  stopsAt: ['forbidden'],
  make: async (ctx, items, params) => {
    const made: BulkMade[] = [];
    for (const item of items) made.push(await work(ctx, item, params));
    return made;
  },
});

/** What the worker does for one member of a job. Between asking and now the member may have changed. */
export const memberWorks: Record<MemberBulkKind, BulkWork> = {
  'invite-members': oneByOne(async (ctx, item, params) => {
    const member = await oneMember(ctx, item.targetId);
    if (member?.people !== 'nobody') return skipped('Somebody was invited meanwhile, or it is no member any more.');
    if (!member.contactEmail) return skipped('There is no contact any more.');
    return invite(ctx, item, member.contactEmail, params);
  }),
  'remind-members': oneByOne(async (ctx, item, params) => {
    const member = await oneMember(ctx, item.targetId);
    if (member?.people !== 'invited') return skipped('It has answered, or is no member any more.');
    const email = member.contactEmail ?? (await lastInvited(ctx, item.targetId));
    // the contact may have been corrected: a link sent to the wrong address must not stay open
    await withdrawInvitations(ctx, item.targetId);
    return email === null ? skipped('There is no contact any more.') : invite(ctx, item, email, params);
  }),
  'withdraw-invitations': oneByOne(async (ctx, item) => {
    const count = await withdrawInvitations(ctx, item.targetId);
    return count > 0 ? undefined : skipped('There was no open invitation any more.');
  }),
};

async function invite(ctx: Ctx, { id: bulkItemId, targetId: firmId }: BulkItem, email: string, params: unknown) {
  const { publicUrl } = Params.parse(params);
  await inviteToAssociation(ctx, { email, role: 'firm_administrator', firmId, bulkItemId }, publicUrl);
  return undefined;
}

async function lastInvited(ctx: Ctx, firmId: string): Promise<string | null> {
  const last = await ctx.tx.invitation.findFirst({
    where: { firmId, associationId: ctx.associationId, acceptedAt: null, revokedAt: null },
    orderBy: { createdAt: 'desc' },
  });
  return last?.email ?? null;
}
