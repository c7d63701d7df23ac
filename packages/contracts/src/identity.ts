import { z } from 'zod';
import { Role } from './roles.js';
import { associationParams, firmParams, id, instant, nothing, route } from './route.js';

export const email = z.string().trim().toLowerCase().pipe(z.email()).pipe(z.string().max(254));
export const password = z.string().min(8).max(128);
export const locale = z.enum(['en', 'fr', 'es', 'pt', 'ar']);
const token = z.string().regex(/^[A-Za-z0-9_-]{20,100}$/);

export const Grant = z
  .object({
    role: Role,
    associationId: id.nullable(),
    firmId: id.nullable(),
    /** Name of the association or firm; empty for the network. */
    place: z.string(),
  })
  .meta({ id: 'Grant' });
export const Me = z
  .object({
    id,
    email: z.string(),
    name: z.string(),
    locale,
    /** Wants to be reminded of open rounds by mail. */ reminders: z.boolean(),
    grants: z.array(Grant),
  })
  .meta({ id: 'Me' });
export type Me = z.infer<typeof Me>;
export type Grant = z.infer<typeof Grant>;

export const MailChoice = z
  .object({ /** Shortened: enough for its owner to know it. */ email: z.string(), reminders: z.boolean() })
  .meta({ id: 'MailChoice' });

export const SessionView = z
  .object({ id, current: z.boolean(), userAgent: z.string(), createdAt: instant, lastSeenAt: instant })
  .meta({ id: 'Session' });
export const InvitationView = z
  .object({
    id,
    email: z.string(),
    role: Role,
    firmId: id.nullable(),
    place: z.string(),
    state: z.enum(['open', 'accepted', 'expired', 'revoked']),
    createdAt: instant,
    expiresAt: instant,
  })
  .meta({ id: 'Invitation' });
export const UserView = z
  .object({ grantId: id, userId: id, name: z.string(), email: z.string(), role: Role, since: instant })
  .meta({ id: 'User' });
export const ApiKeyView = z
  .object({
    id,
    name: z.string(),
    prefix: z.string(),
    permissions: z.array(z.string()),
    createdAt: instant,
    lastUsedAt: instant.nullable(),
    expiresAt: instant.nullable(),
  })
  .meta({ id: 'ApiKey' });

const invited = z
  .object({ invitation: InvitationView, /** Shown once: the link to pass on. */ link: z.string() })
  .meta({ id: 'Invited' });

export const identityRoutes = {
  login: route({
    id: 'login',
    method: 'POST',
    path: '/api/auth/login',
    scope: 'public',
    summary: 'Sign in',
    body: z.strictObject({ email, password: z.string().min(1).max(128) }),
    reply: Me,
  }),
  logout: route({
    id: 'logout',
    method: 'POST',
    path: '/api/auth/logout',
    scope: 'self',
    summary: 'Sign out',
    reply: nothing,
  }),
  whoIsHere: route({
    id: 'whoIsHere',
    method: 'GET',
    path: '/api/auth/session',
    scope: 'public',
    summary: 'Who is signed in, if anybody: asked by a page that opens, for whom nobody is no error',
    reply: z.object({ me: Me.nullable() }).meta({ id: 'WhoIsHere' }),
  }),
  me: route({
    id: 'me',
    method: 'GET',
    path: '/api/me',
    scope: 'self',
    summary: 'Who is signed in, and what they may do where',
    reply: Me,
  }),
  changeMe: route({
    id: 'changeMe',
    method: 'PATCH',
    path: '/api/me',
    scope: 'self',
    summary: 'Change name, language or what comes by mail',
    body: z.strictObject({
      name: z.string().trim().min(1).max(120).optional(),
      locale: locale.optional(),
      reminders: z.boolean().optional(),
    }),
    reply: Me,
  }),
  mailChoice: route({
    id: 'mailChoice',
    method: 'GET',
    path: '/api/mail-choices/:token',
    scope: 'public',
    summary: 'What the owner of a link in a mail gets by mail',
    params: z.object({ token }),
    reply: MailChoice,
  }),
  setMailChoice: route({
    id: 'setMailChoice',
    method: 'POST',
    path: '/api/mail-choices/:token',
    scope: 'public',
    summary: 'No more reminders by mail, or again; needs no sign-in',
    params: z.object({ token }),
    body: z.strictObject({ reminders: z.boolean() }),
    reply: MailChoice,
  }),
  stopReminders: route({
    id: 'stopReminders',
    method: 'POST',
    path: '/mail-choice/:token',
    scope: 'public',
    summary: 'No more reminders by mail, asked for by a mail program (RFC 8058) at the address of the page',
    params: z.object({ token }),
    consumes: 'form',
    reply: nothing,
  }),
  changePassword: route({
    id: 'changePassword',
    method: 'POST',
    path: '/api/me/password',
    scope: 'self',
    summary: 'Change the password; ends all other sessions',
    body: z.strictObject({ current: z.string().min(1).max(128), next: password }),
    reply: nothing,
  }),
  sessions: route({
    id: 'sessions',
    method: 'GET',
    path: '/api/me/sessions',
    scope: 'self',
    summary: 'Where the account is signed in',
    reply: z.object({ items: z.array(SessionView) }),
  }),
  endSession: route({
    id: 'endSession',
    method: 'DELETE',
    path: '/api/me/sessions/:sessionId',
    scope: 'self',
    summary: 'End one session',
    params: z.object({ sessionId: id }),
    reply: nothing,
  }),
  askReset: route({
    id: 'askReset',
    method: 'POST',
    path: '/api/auth/reset',
    scope: 'public',
    summary: 'Ask for a link to set a new password; answers the same for unknown addresses',
    body: z.strictObject({ email }),
    reply: nothing,
  }),
  reset: route({
    id: 'reset',
    method: 'POST',
    path: '/api/auth/reset/:token',
    scope: 'public',
    summary: 'Set a new password with the link',
    params: z.object({ token }),
    body: z.strictObject({ password }),
    reply: nothing,
  }),
  readInvitation: route({
    id: 'readInvitation',
    method: 'GET',
    path: '/api/invitations/:token',
    scope: 'public',
    summary: 'What an invitation is for',
    params: z.object({ token }),
    reply: z.object({
      email: z.string(),
      role: Role,
      place: z.string(),
      state: z.enum(['open', 'accepted', 'expired', 'revoked']),
      /** The address has an account already: its password is asked for. */ known: z.boolean(),
    }),
  }),
  acceptInvitation: route({
    id: 'acceptInvitation',
    method: 'POST',
    path: '/api/invitations/:token/accept',
    scope: 'public',
    summary: 'Accept an invitation; signs in',
    params: z.object({ token }),
    body: z.strictObject({ name: z.string().trim().min(1).max(120).optional(), password: z.string().min(1).max(128) }),
    reply: Me,
  }),

  associationUsers: route({
    id: 'associationUsers',
    method: 'GET',
    path: '/api/associations/:associationId/users',
    scope: 'association',
    permission: 'association:manage',
    summary: 'Who works for the association',
    params: associationParams,
    reply: z.object({ items: z.array(UserView), invitations: z.array(InvitationView) }),
  }),
  inviteToAssociation: route({
    id: 'inviteToAssociation',
    method: 'POST',
    path: '/api/associations/:associationId/invitations',
    scope: 'association',
    permission: 'association:manage',
    status: 201,
    summary: 'Invite a colleague or a member firm by link',
    params: associationParams,
    body: z.strictObject({
      email,
      role: z.enum(['counsellor', 'association_administrator', 'firm_administrator']),
      /** Needed for firm_administrator: the member firm. */ firmId: id.nullable().default(null),
    }),
    reply: invited,
  }),
  revokeInvitation: route({
    id: 'revokeInvitation',
    method: 'DELETE',
    path: '/api/associations/:associationId/invitations/:invitationId',
    scope: 'association',
    permission: 'association:manage',
    summary: 'Withdraw an invitation',
    params: associationParams.extend({ invitationId: id }),
    reply: nothing,
  }),
  endGrant: route({
    id: 'endGrant',
    method: 'DELETE',
    path: '/api/associations/:associationId/users/:grantId',
    scope: 'association',
    permission: 'association:manage',
    summary: 'Take a role away',
    params: associationParams.extend({ grantId: id }),
    reply: nothing,
  }),
  apiKeys: route({
    id: 'apiKeys',
    method: 'GET',
    path: '/api/associations/:associationId/api-keys',
    scope: 'association',
    permission: 'association:manage',
    summary: 'Keys for machines',
    params: associationParams,
    reply: z.object({ items: z.array(ApiKeyView) }),
  }),
  makeApiKey: route({
    id: 'makeApiKey',
    method: 'POST',
    path: '/api/associations/:associationId/api-keys',
    scope: 'association',
    permission: 'association:manage',
    status: 201,
    summary: 'Make a key; it is shown once',
    params: associationParams,
    body: z.strictObject({
      name: z.string().trim().min(1).max(80),
      permissions: z
        .array(z.enum(['association:read', 'members:read', 'rounds:read', 'imports:write']))
        .min(1)
        .max(4),
      days: z.number().int().min(1).max(730).nullable().default(365),
    }),
    reply: z.object({ key: ApiKeyView, secret: z.string() }),
  }),
  revokeApiKey: route({
    id: 'revokeApiKey',
    method: 'DELETE',
    path: '/api/associations/:associationId/api-keys/:keyId',
    scope: 'association',
    permission: 'association:manage',
    summary: 'Revoke a key',
    params: associationParams.extend({ keyId: id }),
    reply: nothing,
  }),

  firmUsers: route({
    id: 'firmUsers',
    method: 'GET',
    path: '/api/firms/:firmId/users',
    scope: 'firm',
    permission: 'firm:read',
    summary: 'Who works on the firm’s answers',
    params: firmParams,
    reply: z.object({ items: z.array(UserView), invitations: z.array(InvitationView) }),
  }),
  inviteToFirm: route({
    id: 'inviteToFirm',
    method: 'POST',
    path: '/api/firms/:firmId/invitations',
    scope: 'firm',
    permission: 'firm:manage',
    status: 201,
    summary: 'Invite a colleague by link',
    params: firmParams,
    body: z.strictObject({ email, role: z.enum(['firm_member', 'firm_administrator']) }),
    reply: invited,
  }),
  revokeFirmInvitation: route({
    id: 'revokeFirmInvitation',
    method: 'DELETE',
    path: '/api/firms/:firmId/invitations/:invitationId',
    scope: 'firm',
    permission: 'firm:manage',
    summary: 'Withdraw an invitation',
    params: firmParams.extend({ invitationId: id }),
    reply: nothing,
  }),
  endFirmGrant: route({
    id: 'endFirmGrant',
    method: 'DELETE',
    path: '/api/firms/:firmId/users/:grantId',
    scope: 'firm',
    permission: 'firm:manage',
    summary: 'Take a role away',
    params: firmParams.extend({ grantId: id }),
    reply: nothing,
  }),
};
