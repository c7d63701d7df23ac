import type { InvitationView, Role } from '@gauge/contracts';
import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { record } from '../audit/index.js';
import { associationOf, may, notFound, personOf, Problem, queueMail, sha256, type Ctx } from '../platform/index.js';
import { checkPassword, findLogin } from './account.service.js';
import { invitationState, type Place } from './invitation.rules.js';
import { invitationMail } from './mails.js';
import { hashPassword } from './password.js';
import { refuseWeakPassword } from './password.rules.js';
import { newSecret } from './secret.js';
import { openSession, ownCtx } from './session.service.js';
import type { Visit } from './visit.js';

type View = z.infer<typeof InvitationView>;
const VALID_FOR = 14 * 24 * 3600_000;
const MOST_LISTED = 20;

/** Invites a colleague, or the administrator of a member firm, into the association's place. */
export async function inviteToAssociation(
  ctx: Ctx,
  input: { email: string; role: Role; firmId: string | null; bulkItemId?: string },
  publicUrl: string,
) {
  may(ctx, 'association:manage');
  const associationId = ctx.associationId;
  if ((input.role === 'firm_administrator') !== (input.firmId !== null)) {
    const message = 'A firm goes with the role of its administrator, and with no other.';
    throw new Problem('invalid_input', message, [{ path: 'firmId', message }]);
  }
  if (input.firmId === null) return invite(ctx, { ...input, associationId }, publicUrl);
  const member = await ctx.tx.membership.findFirst({
    where: { firmId: input.firmId, associationId: associationId ?? '', status: 'verified' },
  });
  if (!member) throw notFound('The member firm');
  return invite(ctx, { ...input, associationId }, publicUrl);
}

export async function inviteToFirm(ctx: Ctx, input: { email: string; role: Role }, publicUrl: string) {
  may(ctx, 'firm:manage');
  return invite(ctx, { ...input, associationId: null, firmId: ctx.firmId }, publicUrl);
}

/** The network's way to the first administrator of a new association. */
export async function inviteFirstAdministrator(
  ctx: Ctx,
  { email, associationId }: { email: string; associationId: string },
  publicUrl: string,
) {
  may(ctx, 'network:manage');
  return invite(ctx, { email, role: 'association_administrator', associationId, firmId: null }, publicUrl);
}

type NewInvitation = Place & { email: string; role: Role; bulkItemId?: string };

async function invite(ctx: Ctx, { email, role, associationId, firmId, bulkItemId }: NewInvitation, publicUrl: string) {
  // the newest invitation is the one that counts
  await ctx.tx.invitation.updateMany({
    where: { email, role, associationId, firmId, acceptedAt: null, revokedAt: null },
    data: { revokedAt: ctx.now },
  });
  const { secret, hash } = newSecret();
  const invitation = await ctx.tx.invitation.create({
    data: {
      id: randomUUID(),
      tokenHash: hash,
      email,
      role,
      associationId,
      firmId,
      invitedBy: personOf(ctx),
      createdAt: ctx.now,
      expiresAt: new Date(ctx.now.getTime() + VALID_FOR),
      bulkItemId: bulkItemId ?? null,
    },
  });
  const [view] = await invitationViews(ctx, [invitation]);
  if (!view) throw new Error('an invitation is shown');
  const link = `${publicUrl}/invitations/${secret}`;
  const inviting = await ctx.tx.user.findUnique({ where: { id: personOf(ctx) }, select: { locale: true } });
  const words = { invitedBy: ctx.actor.name, place: view.place, link, locale: inviting?.locale ?? 'en' };
  await queueMail(ctx, invitationMail(email, words));
  await record(ctx, 'invitation.made', { invitation: invitation.id, role, firm: firmId });
  return { invitation: view, link };
}

type InvitationRow = {
  id: string;
  email: string;
  role: string;
  associationId: string | null;
  firmId: string | null;
  createdAt: Date;
  expiresAt: Date;
  acceptedAt: Date | null;
  revokedAt: Date | null;
};

export async function invitationViews(ctx: Ctx, rows: readonly InvitationRow[]): Promise<View[]> {
  const placeIds = rows.map(({ associationId, firmId }) => firmId ?? associationId ?? '');
  const where = { id: { in: placeIds.filter((id) => id !== '') } };
  const associations = await ctx.tx.association.findMany({ where, select: { id: true, name: true } });
  const firms = await ctx.tx.firm.findMany({ where, select: { id: true, name: true } });
  const names = new Map([...associations, ...firms].map(({ id, name }) => [id, name]));
  return rows.map((row) => ({
    id: row.id,
    email: row.email,
    role: row.role as Role,
    firmId: row.firmId,
    place: names.get(row.firmId ?? row.associationId ?? '') ?? '',
    state: invitationState(row, ctx.now),
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
  }));
}

/** Only what lies in the caller's place: row level security alone would also show a member firm's own invitations. */
export async function revokeInvitation(ctx: Ctx, id: string): Promise<void> {
  may(ctx, ctx.firmId ? 'firm:manage' : 'association:manage');
  const place = ctx.firmId ? { firmId: ctx.firmId } : { associationId: ctx.associationId ?? '' };
  const { count } = await ctx.tx.invitation.updateMany({
    where: { id, ...place, acceptedAt: null, revokedAt: null },
    data: { revokedAt: ctx.now },
  });
  if (count === 0) throw notFound('The invitation');
  await record(ctx, 'invitation.revoked', { invitation: id });
}

/** Takes back what the association sent to a member firm and nobody accepted; returns how many. */
export async function withdrawInvitations(ctx: Ctx, firmId: string): Promise<number> {
  may(ctx, 'association:manage');
  const { count } = await ctx.tx.invitation.updateMany({
    where: { firmId, associationId: associationOf(ctx), acceptedAt: null, revokedAt: null },
    data: { revokedAt: ctx.now },
  });
  if (count > 0) await record(ctx, 'invitations.withdrawn', { firm: firmId, invitations: count });
  return count;
}

/** Whom the association invited into a member firm, newest first. */
export async function invitationsOf(ctx: Ctx, firmId: string) {
  may(ctx, 'members:read');
  const rows = await ctx.tx.invitation.findMany({
    where: { firmId, associationId: associationOf(ctx) },
    orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
    take: MOST_LISTED,
  });
  return rows.map((row) => ({
    id: row.id,
    email: row.email,
    state: invitationState(row, ctx.now),
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
  }));
}

type Found = {
  id: string;
  email: string;
  role: Role;
  place: string;
  known: boolean;
  state: 'open' | 'accepted' | 'expired' | 'revoked';
};

async function findInvitation({ database }: Visit, tokenHash: string): Promise<Found | undefined> {
  const [found] = await database.client.$queryRaw<Found[]>`select * from identity_find_invitation(${tokenHash})`;
  return found;
}

export async function readInvitation(visit: Visit, token: string) {
  const found = await findInvitation(visit, sha256(token));
  if (!found) throw notFound('The invitation');
  const { email, role, place, state, known } = found;
  return { email, role, place, state, known };
}

/** Accepts an invitation: for a known address with its password, else by making the account. Returns a session's id. */
export async function acceptInvitation(
  visit: Visit,
  token: string,
  input: { name?: string | undefined; password: string },
) {
  const tokenHash = sha256(token);
  const found = await findInvitation(visit, tokenHash);
  if (found?.state !== 'open') throw invalid();
  const user = found.known
    ? { ...(await checkPassword(visit, found.email, input.password)), fresh: null }
    : await newAccount(visit, found.email, input);
  await visit.database.transaction({ user: user.id }, async (tx) => {
    if (user.fresh) await keepAccount(tx, user.fresh);
    const [accepted] = await tx.$queryRaw<{ done: boolean }[]>`
      select identity_accept_invitation(${tokenHash}, ${user.id}::uuid) as done`;
    if (!accepted?.done) throw invalid();
    await record(ownCtx(visit, user, tx), 'invitation.accepted', { invitation: found.id });
  });
  return { user, session: await openSession(visit, user) };
}

type FreshAccount = { id: string; email: string; name: string; passwordHash: string };

async function newAccount(
  visit: Visit,
  email: string,
  { name, password }: { name?: string | undefined; password: string },
) {
  if (!name) {
    const message = 'Tell us your name.';
    throw new Problem('invalid_input', message, [{ path: 'name', message }]);
  }
  if (password.length < 8) {
    const message = 'Use at least 8 characters.';
    throw new Problem('password_too_weak', message, [{ path: 'password', message }]);
  }
  refuseWeakPassword(password, email);
  // an account that never had a password keeps its id
  const existing = await findLogin(visit, email);
  if (existing?.disabled) throw invalid();
  const id = existing?.id ?? randomUUID();
  return { id, name, fresh: { id, email, name, passwordHash: await hashPassword(password) } };
}

async function keepAccount(tx: Ctx['tx'], { id, email, name, passwordHash }: FreshAccount): Promise<void> {
  const { count } = await tx.user.updateMany({ where: { id }, data: { name, passwordHash } });
  if (count === 0) await tx.user.createMany({ data: [{ id, email, name, passwordHash }] });
}

const invalid = () => new Problem('invitation_invalid', 'This invitation is no longer valid. Ask for a new one.');
