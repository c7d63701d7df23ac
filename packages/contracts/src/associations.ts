import { z } from 'zod';
import { email } from './identity.js';
import { country, MembershipStatus, SizeClass } from './members.js';
import { associationParams, firmParams, id, instant, nothing, pageOf, pageQuery, route } from './route.js';

export const AssociationView = z
  .object({
    id,
    name: z.string(),
    country,
    contactEmail: z.string(),
    locale: z.string(),
    members: z.number().int(),
    allies: z.array(z.object({ id, name: z.string(), country })),
  })
  .meta({ id: 'Association' });

export const ConsentView = z
  .object({
    associationId: id,
    associationName: z.string(),
    level: z.enum(['none', 'standings', 'answers']),
    since: instant.nullable(),
  })
  .meta({ id: 'Consent' });
export const AccessEntry = z
  .object({ at: instant, userName: z.string(), associationName: z.string(), what: z.enum(['standings', 'answers']) })
  .meta({ id: 'AccessEntry' });
export const AuditView = z
  .object({
    seq: z.number().int(),
    at: instant,
    actorName: z.string().nullable(),
    action: z.string(),
    payload: z.record(z.string(), z.unknown()),
    hash: z.string(),
  })
  .meta({ id: 'AuditEntry' });
export const AuditChain = z
  .object({
    whole: z.boolean(),
    length: z.number().int(),
    /** The first entry that does not follow from the one before. */ brokenAt: z.number().int().nullable(),
    /** Hash of the last entry: whoever keeps it notices later if anything before it was changed. */
    head: z.string().nullable(),
    at: instant,
  })
  .meta({ id: 'AuditChain' });
export type AuditChain = z.infer<typeof AuditChain>;
export const AuditExport = z
  .object({
    /** How an entry's hash comes about. */ rule: z.string(),
    entries: z.array(
      AuditView.extend({ chain: z.string(), actorId: z.string().nullable(), prevHash: z.string() }).meta({
        id: 'AuditExportEntry',
      }),
    ),
    /** Ask again after this entry; null at the end. */ next: z.number().int().nullable(),
  })
  .meta({ id: 'AuditExport' });
export const FirmView = z
  .object({
    id,
    name: z.string(),
    country: z.string(),
    sectorScheme: z.string(),
    sectorCode: z.string(),
    sectorName: z.string(),
    size: SizeClass.nullable(),
    group: z.string().nullable(),
    memberships: z.array(
      z.object({
        associationId: id,
        associationName: z.string(),
        memberNo: z.string(),
        status: MembershipStatus,
      }),
    ),
  })
  .meta({ id: 'Firm' });

export const associationRoutes = {
  association: route({
    id: 'association',
    method: 'GET',
    path: '/api/associations/:associationId',
    scope: 'association',
    permission: 'association:read',
    machines: true,
    summary: 'The association',
    params: associationParams,
    reply: AssociationView,
  }),
  audit: route({
    id: 'audit',
    method: 'GET',
    path: '/api/associations/:associationId/audit',
    scope: 'association',
    permission: 'audit:read',
    summary: 'Who did what, newest first',
    params: associationParams,
    query: pageQuery,
    reply: pageOf(AuditView),
  }),
  auditExport: route({
    id: 'auditExport',
    method: 'GET',
    path: '/api/associations/:associationId/audit/export',
    scope: 'association',
    permission: 'audit:read',
    summary: 'The chain from the first entry on, with all that is needed to compute it again',
    params: associationParams,
    query: z.strictObject({ after: z.coerce.number().int().min(0).default(0) }),
    reply: AuditExport,
  }),
  auditChain: route({
    id: 'auditChain',
    method: 'GET',
    path: '/api/associations/:associationId/audit/chain',
    scope: 'association',
    permission: 'audit:read',
    summary: 'Computes the whole chain again and says whether it holds',
    params: associationParams,
    reply: AuditChain,
  }),
  firm: route({
    id: 'firm',
    method: 'GET',
    path: '/api/firms/:firmId',
    scope: 'firm',
    permission: 'firm:read',
    summary: 'The firm and its memberships',
    params: firmParams,
    reply: FirmView,
  }),
  consents: route({
    id: 'consents',
    method: 'GET',
    path: '/api/firms/:firmId/consents',
    scope: 'firm',
    permission: 'firm:read',
    summary: 'What counsellors may see, and who looked',
    params: firmParams,
    reply: z.object({ items: z.array(ConsentView), looked: z.array(AccessEntry) }),
  }),
  setConsent: route({
    id: 'setConsent',
    method: 'PUT',
    path: '/api/firms/:firmId/consents/:associationId',
    scope: 'firm',
    permission: 'firm:manage',
    summary: 'Let an association’s counsellor see nothing, standings, or answers too',
    params: firmParams.extend({ associationId: id }),
    body: z.strictObject({ level: z.enum(['none', 'standings', 'answers']) }),
    reply: ConsentView,
  }),
  acceptMembership: route({
    id: 'acceptMembership',
    method: 'POST',
    path: '/api/firms/:firmId/memberships/:associationId/accept',
    scope: 'firm',
    permission: 'firm:manage',
    summary: 'Agree to the membership of a further association',
    params: firmParams.extend({ associationId: id }),
    reply: nothing,
  }),
  joinFirms: route({
    id: 'joinFirms',
    method: 'POST',
    path: '/api/firms/:firmId/join',
    scope: 'firm',
    permission: 'firm:manage',
    summary:
      'Say that this firm, just entered by an association, is one that the caller already administers: its membership goes over',
    params: firmParams,
    body: z.strictObject({ into: id }),
    reply: nothing,
  }),
  networkAssociations: route({
    id: 'networkAssociations',
    method: 'GET',
    path: '/api/network/associations',
    scope: 'network',
    permission: 'network:read',
    summary: 'The associations of the network',
    query: pageQuery,
    reply: pageOf(z.object({ id, name: z.string(), country, since: instant }).meta({ id: 'NetworkAssociation' })),
  }),
  addAssociation: route({
    id: 'addAssociation',
    method: 'POST',
    path: '/api/network/associations',
    scope: 'network',
    permission: 'network:manage',
    status: 201,
    summary: 'Register an association and invite its first administrator',
    body: z.strictObject({
      name: z.string().trim().min(2).max(200),
      country,
      contactEmail: email,
      administratorEmail: email,
    }),
    reply: z.object({ id, link: z.string() }),
  }),
};
