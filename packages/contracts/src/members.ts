import { z } from 'zod';
import { BulkJobView } from './bulk-jobs.js';
import { email } from './identity.js';
import { associationParams, id, instant, pageOf, pageQuery, route } from './route.js';

export const SizeClass = z.enum(['micro', 'small', 'medium', 'large']);
export const country = z.string().regex(/^[A-Z]{2}$/);
export const memberNo = z.string().trim().min(1).max(40);

/**
 * `unverified`: the association entered the firm and has not vouched for it yet. `pending`: only the firm itself can make
 * it true. `ended`: what the association still knows of the firm is its number and the name it left under.
 */
export const MembershipStatus = z.enum(['unverified', 'pending', 'verified', 'ended']);
/** Whether somebody of the firm works with Gauge; known of verified members only. */
export const MemberPeople = z.enum(['users', 'invited', 'nobody']);

/** `move` of a membership -> the states it is possible in. Only the firm itself moves on from `pending`. */
export const memberMoves = {
  verify: ['unverified'],
  end: ['unverified', 'pending', 'verified'],
  resume: ['ended'],
} as const satisfies Record<string, readonly z.infer<typeof MembershipStatus>[]>;
export type MemberMove = keyof typeof memberMoves;

export const MemberView = z
  .object({
    firmId: id,
    memberNo: z.string(),
    name: z.string(),
    /** null once the membership has ended. */
    country: country.nullable(),
    region: z.string().nullable(),
    sectorScheme: z.string().nullable(),
    sectorCode: z.string().nullable(),
    sectorName: z.string().nullable(),
    size: SizeClass.nullable(),
    group: z.object({ id, name: z.string() }).nullable(),
    /** Whom the association writes to at the firm. */
    contactEmail: z.string().nullable(),
    status: MembershipStatus,
    people: MemberPeople.nullable(),
    since: instant,
    /** What the firm lets its counsellor see. */
    consent: z.enum(['none', 'standings', 'answers']),
  })
  .meta({ id: 'Member' });

export const MemberDetail = MemberView.extend({
  endedAt: instant.nullable(),
  endReason: z.string().nullable(),
  invitations: z.array(
    z.object({
      id,
      email: z.string(),
      state: z.enum(['open', 'accepted', 'expired', 'revoked']),
      createdAt: instant,
      expiresAt: instant,
    }),
  ),
  /** Frozen and released rounds with the firm's answers: they keep what they were frozen with. */
  kept: z.array(
    z.object({
      roundId: id,
      name: z.string(),
      /** The key of a sector group. */ sector: z.string().nullable(),
      size: SizeClass.nullable(),
      country: country.nullable(),
      group: z.string().nullable(),
    }),
  ),
}).meta({ id: 'MemberDetail' });

const member = z.strictObject({
  memberNo,
  name: z.string().trim().min(2).max(200),
  country,
  region: z.string().trim().max(80).nullable(),
  sectorScheme: z.string().max(20),
  sectorCode: z.string().trim().min(1).max(80),
  size: SizeClass.nullable(),
  /** The name of the enterprise group that owns the firm, if any. */
  groupName: z.string().trim().min(2).max(200).nullable(),
  contactEmail: email.nullable(),
});
export const NewMember = member
  .extend({
    region: member.shape.region.default(null),
    sectorScheme: member.shape.sectorScheme.default('ISIC4'),
    size: member.shape.size.default(null),
    groupName: member.shape.groupName.default(null),
    contactEmail: member.shape.contactEmail.default(null),
  })
  .meta({ id: 'NewMember' });

/** Which members: of one country, of one sector (`ISIC4 2930`), of one size class (`unknown` where none is known). */
const memberFilter = z.strictObject({
  search: z.string().trim().max(80).default(''),
  country: country.optional(),
  sector: z.string().max(101).optional(),
  firmSize: z.enum([...SizeClass.options, 'unknown']).optional(),
});
export const MemberFilter = memberFilter.meta({ id: 'MemberFilter' });
export type MemberFilter = z.output<typeof MemberFilter>;

const count = z.number().int();
export const MemberSummary = z
  .object({
    countries: z.array(z.object({ country, members: count })),
    sectors: z.array(z.object({ sector: z.string(), name: z.string(), members: count })),
    sizes: z.array(z.object({ size: z.enum([...SizeClass.options, 'unknown']), members: count })),
    status: z.object({ unverified: count, pending: count, verified: count, ended: count }),
    people: z.object({ users: count, invited: count, nobody: count }),
  })
  .meta({ id: 'MemberSummary' });

/**
 * `invite`: verified members with a contact and nobody in Gauge yet; `remind`: those that were invited and did not answer;
 * `withdraw`: takes their invitations back.
 */
export const InviteWhat = z.enum(['invite', 'remind', 'withdraw']);
export type InviteWhat = z.infer<typeof InviteWhat>;
/** Members of one bulk job at most. */
export const mostInvited = 5_000;

export const memberImportLimits = {
  bytes: 5_000_000,
  rows: 5_000,
  columns: 60,
  cellLength: 300,
  problemsShown: 200,
  changesShown: 100,
  newShown: 25,
} as const;

export const MemberImportProblem = z
  .object({
    /** Row of the file as a spreadsheet counts it: the header is row 1. */ row: count,
    column: z.string(),
    /** What stands there, shortened. */ value: z.string(),
    code: z.enum([
      'wrong_columns',
      'missing_name',
      'missing_sector',
      'unknown_country',
      'unknown_sector',
      'unclear_sector',
      'unknown_size',
      'bad_number',
      'bad_email',
      'cell_too_long',
      'duplicate_row',
      'name_taken',
      'several_members',
      'member_left',
      'member_pending',
    ]),
    message: z.string(),
  })
  .meta({ id: 'MemberImportProblem' });
export type MemberImportProblem = z.infer<typeof MemberImportProblem>;

const memberField = z.enum(['name', 'country', 'region', 'sector', 'size', 'groupName', 'contactEmail']);
export type MemberField = z.infer<typeof memberField>;
export const MemberImportView = z
  .object({
    id,
    fileName: z.string(),
    status: z.enum(['refused', 'ready', 'committed']),
    rows: count,
    created: count,
    changed: count,
    unchanged: count,
    problemCount: count,
    problems: z.array(MemberImportProblem),
    usedColumns: z.array(z.object({ column: z.string(), field: z.string() })),
    ignoredColumns: z.array(z.string()),
    /** The first of the firms that would be enrolled, as they were read. */
    news: z.array(
      z.object({
        row: count,
        memberNo: z.string(),
        name: z.string(),
        country,
        sectorName: z.string(),
        size: SizeClass.nullable(),
        contactEmail: z.string().nullable(),
      }),
    ),
    /** The first of the members that would change, field by field. */
    changes: z.array(
      z.object({
        row: count,
        memberNo: z.string(),
        name: z.string(),
        fields: z.array(z.object({ field: memberField, from: z.string(), to: z.string() })),
      }),
    ),
    createdAt: instant,
    committedAt: instant.nullable(),
  })
  .meta({ id: 'MemberImport' });
export type MemberImportView = z.infer<typeof MemberImportView>;

const memberParams = associationParams.extend({ firmId: id });
const importParams = associationParams.extend({ memberImportId: id });

export const memberRoutes = {
  members: route({
    id: 'members',
    method: 'GET',
    path: '/api/associations/:associationId/members',
    scope: 'association',
    permission: 'members:read',
    machines: true,
    summary: 'Member firms; without a status those that have not left',
    params: associationParams,
    query: pageQuery.extend({
      ...memberFilter.omit({ search: true }).shape,
      status: MembershipStatus.optional(),
      people: MemberPeople.optional(),
      sort: z.enum(['name', 'number', 'newest']).default('name'),
    }),
    reply: pageOf(MemberView),
  }),
  memberSummary: route({
    id: 'memberSummary',
    method: 'GET',
    path: '/api/associations/:associationId/members/summary',
    scope: 'association',
    permission: 'members:read',
    summary: 'How many members there are by country, sector, size and state',
    params: associationParams,
    reply: MemberSummary,
  }),
  addMember: route({
    id: 'addMember',
    method: 'POST',
    path: '/api/associations/:associationId/members',
    scope: 'association',
    permission: 'members:write',
    status: 201,
    summary: 'Enrol a firm',
    params: associationParams,
    body: NewMember,
    reply: MemberView,
  }),
  member: route({
    id: 'member',
    method: 'GET',
    path: '/api/associations/:associationId/members/:firmId',
    scope: 'association',
    permission: 'members:read',
    summary: 'One member: who was invited, and what frozen rounds keep of it',
    params: memberParams,
    reply: MemberDetail,
  }),
  changeMember: route({
    id: 'changeMember',
    method: 'PATCH',
    path: '/api/associations/:associationId/members/:firmId',
    scope: 'association',
    permission: 'members:write',
    summary: 'Correct a member’s sector, size, number, group or contact, for rounds that are not frozen yet',
    params: memberParams,
    // of the fields without defaults: a default would overwrite what a correction does not mention
    body: member.partial().meta({ id: 'MemberChange' }),
    reply: MemberView,
  }),
  moveMember: route({
    id: 'moveMember',
    method: 'POST',
    path: '/api/associations/:associationId/members/:firmId/moves',
    scope: 'association',
    permission: 'members:write',
    summary: 'Vouch for a member, end a membership, take it up again',
    params: memberParams,
    body: z
      .strictObject({
        move: z.enum(Object.keys(memberMoves) as [MemberMove, ...MemberMove[]]),
        /** Why; asked for by `end` and `resume`. */
        reason: z.string().trim().max(500).default(''),
      })
      .meta({ id: 'MemberMove' }),
    reply: MemberView,
  }),
  previewMemberImport: route({
    id: 'previewMemberImport',
    method: 'POST',
    path: '/api/associations/:associationId/member-imports',
    scope: 'association',
    permission: 'members:write',
    status: 201,
    consumes: 'upload',
    summary:
      'Read a CSV or XLSX file of members and show what would be enrolled and changed, with each faulty cell; writes no member',
    params: associationParams,
    reply: MemberImportView,
  }),
  readMemberImport: route({
    id: 'readMemberImport',
    method: 'GET',
    path: '/api/associations/:associationId/member-imports/:memberImportId',
    scope: 'association',
    permission: 'members:write',
    summary: 'A preview again',
    params: importParams,
    reply: MemberImportView,
  }),
  commitMemberImport: route({
    id: 'commitMemberImport',
    method: 'POST',
    path: '/api/associations/:associationId/member-imports/:memberImportId/commit',
    scope: 'association',
    permission: 'members:write',
    summary: 'Write all of it, or nothing',
    params: importParams,
    body: z.strictObject({ /** The association vouches for the new ones. */ verified: z.boolean() }),
    reply: MemberImportView,
  }),
  invitable: route({
    id: 'invitable',
    method: 'GET',
    path: '/api/associations/:associationId/members/invitable',
    scope: 'association',
    permission: 'association:manage',
    summary: 'How many members each kind of bulk invitation would reach',
    params: associationParams,
    query: memberFilter,
    reply: z
      .object({ invite: count, remind: count, withdraw: count, /** Nobody there, and no contact. */ noContact: count })
      .meta({ id: 'Invitable' }),
  }),
  inviteMembers: route({
    id: 'inviteMembers',
    method: 'POST',
    path: '/api/associations/:associationId/members/invitations',
    scope: 'association',
    permission: 'association:manage',
    status: 202,
    summary: 'Invite, remind or withdraw at up to 5,000 members at once: starts a job to be watched',
    params: associationParams,
    body: z.strictObject({ what: InviteWhat, filter: MemberFilter }),
    reply: BulkJobView,
  }),
};
