import { z } from 'zod';
import { areaKey, PracticeArea } from './learning.js';
import { associationParams, day, firmParams, id, instant, pageOf, pageQuery, route } from './route.js';

/** Exchange groups: a counsellor brings a few firms together on one area; they meet, and visit one another. */

export const groupLimits = { firms: 12, meetings: 60, guests: 30 } as const;

export const GroupMemberStatus = z.enum(['invited', 'joined', 'declined', 'left']);
export type GroupMemberStatus = z.infer<typeof GroupMemberStatus>;

/** Moves of a firm's place in a group. Joining is the firm's own doing: it shows its name to the group. */
export const groupMemberMoves = {
  invite: { from: ['declined', 'left'], to: 'invited', by: 'association' },
  remove: { from: ['invited', 'joined'], to: 'left', by: 'association' },
  join: { from: ['invited'], to: 'joined', by: 'firm' },
  decline: { from: ['invited'], to: 'declined', by: 'firm' },
  leave: { from: ['joined'], to: 'left', by: 'firm' },
} as const satisfies Record<
  string,
  { from: readonly GroupMemberStatus[]; to: GroupMemberStatus; by: 'association' | 'firm' }
>;
export type GroupMemberMove = keyof typeof groupMemberMoves;

export const groupOutcomes = ['changes_made', 'goes_on_alone', 'no_result'] as const;
export const GroupOutcome = z.enum(groupOutcomes);
export type GroupOutcome = z.infer<typeof GroupOutcome>;
export const GroupMeetingKind = z.enum(['meeting', 'visit']);
export type GroupMeetingKind = z.infer<typeof GroupMeetingKind>;

export const GroupDraft = z
  .strictObject({
    title: z.string().trim().min(3).max(120),
    area: areaKey,
    about: z.string().trim().max(2000).default(''),
  })
  .meta({ id: 'GroupDraft' });
export type GroupDraft = z.output<typeof GroupDraft>;

export const GroupMeetingDraft = z
  .strictObject({
    kind: GroupMeetingKind,
    heldOn: day,
    place: z.string().trim().min(2).max(200),
    topic: z.string().trim().min(2).max(300),
    /** For a visit: the member of the group that is asked to be host, and how many guests may come. */
    hostId: id.nullable().default(null),
    guests: z.number().int().min(1).max(groupLimits.guests).nullable().default(null),
  })
  .refine(({ kind, hostId, guests }) => (kind === 'visit') === (hostId !== null && guests !== null), {
    path: ['hostId'],
    message: 'A visit has a host and a limit on guests, a meeting has neither.',
  })
  .meta({ id: 'GroupMeetingDraft' });
export type GroupMeetingDraft = z.output<typeof GroupMeetingDraft>;

export const GroupFacts = z
  .object({
    id,
    title: z.string(),
    about: z.string(),
    area: PracticeArea,
    status: z.enum(['open', 'closed']),
    association: z.object({ id, name: z.string() }),
    /** How many firms are in it. */ joined: z.number().int(),
    /** The next meeting or visit. */ nextOn: day.nullable(),
    outcome: GroupOutcome.nullable(),
    word: z.string().nullable(),
  })
  .meta({ id: 'GroupFacts' });
export type GroupFacts = z.infer<typeof GroupFacts>;

const Named = z.object({ id, firm: z.string() });
export const GroupNote = z
  .object({
    id,
    at: instant,
    author: z.string(),
    body: z.string(),
    /** Else for counsellors only. */ shared: z.boolean(),
  })
  .meta({ id: 'GroupNote' });
export type GroupNote = z.infer<typeof GroupNote>;

export const GroupMeeting = z
  .object({
    id,
    kind: GroupMeetingKind,
    heldOn: day,
    place: z.string(),
    topic: z.string(),
    /** Of a visit; null once the host has left the group. */ host: Named.nullable(),
    hostAnswer: z.enum(['agreed', 'refused']).nullable(),
    guests: z.number().int().nullable(),
    signedUp: z.array(Named),
    cancelled: z.boolean(),
    /** The reader is asked to be host and has not answered. */ mayAnswer: z.boolean(),
    /** The reader runs the group, and the day is not over. */ mayCancel: z.boolean(),
    maySignUp: z.boolean(),
    mayLeave: z.boolean(),
    notes: z.array(GroupNote),
  })
  .meta({ id: 'GroupMeeting' });
export type GroupMeeting = z.infer<typeof GroupMeeting>;

export const HeldGroup = GroupFacts.extend({
  members: z.array(Named.extend({ firmId: id, status: GroupMemberStatus })),
  meetings: z.array(GroupMeeting),
}).meta({ id: 'HeldGroup' });
export type HeldGroup = z.infer<typeof HeldGroup>;

export const FirmGroup = GroupFacts.extend({
  part: z.enum(['invited', 'joined']),
  /** Those in it, by name; nobody before the reader has joined. */ members: z.array(Named),
  meetings: z.array(GroupMeeting),
}).meta({ id: 'FirmGroup' });
export type FirmGroup = z.infer<typeof FirmGroup>;

const heldParams = associationParams.extend({ exchangeGroupId: id });
const meetingParams = heldParams.extend({ groupMeetingId: id });
const groupParams = firmParams.extend({ exchangeGroupId: id });
const visitParams = groupParams.extend({ groupMeetingId: id });

export const groupRoutes = {
  heldGroups: route({
    id: 'heldGroups',
    method: 'GET',
    path: '/api/associations/:associationId/groups',
    scope: 'association',
    permission: 'partnering:read',
    summary: 'Exchange groups of the association, those that go on first',
    params: associationParams,
    query: pageQuery.omit({ search: true }),
    reply: pageOf(GroupFacts).extend({ /** What a group can be on. */ areas: z.array(PracticeArea) }),
  }),
  makeGroup: route({
    id: 'makeGroup',
    method: 'POST',
    path: '/api/associations/:associationId/groups',
    scope: 'association',
    permission: 'groups:write',
    status: 201,
    summary: 'Found an exchange group on an area of practice',
    params: associationParams,
    body: GroupDraft,
    reply: HeldGroup,
  }),
  heldGroup: route({
    id: 'heldGroup',
    method: 'GET',
    path: '/api/associations/:associationId/groups/:exchangeGroupId',
    scope: 'association',
    permission: 'partnering:read',
    summary: 'A group with its members, meetings, visits and notes',
    params: heldParams,
    reply: HeldGroup,
  }),
  inviteToGroup: route({
    id: 'inviteToGroup',
    method: 'POST',
    path: '/api/associations/:associationId/groups/:exchangeGroupId/members',
    scope: 'association',
    permission: 'groups:write',
    status: 201,
    summary: 'Invite a member firm; it decides itself whether it joins',
    params: heldParams,
    body: z.strictObject({ firmId: id }),
    reply: HeldGroup,
  }),
  removeFromGroup: route({
    id: 'removeFromGroup',
    method: 'DELETE',
    path: '/api/associations/:associationId/groups/:exchangeGroupId/members/:groupMemberId',
    scope: 'association',
    permission: 'groups:write',
    summary: 'Take an invitation back, or a firm out of the group',
    params: heldParams.extend({ groupMemberId: id }),
    reply: HeldGroup,
  }),
  addGroupMeeting: route({
    id: 'addGroupMeeting',
    method: 'POST',
    path: '/api/associations/:associationId/groups/:exchangeGroupId/meetings',
    scope: 'association',
    permission: 'groups:write',
    status: 201,
    summary: 'Plan a meeting, or a study visit whose host is asked',
    params: heldParams,
    body: GroupMeetingDraft,
    reply: HeldGroup,
  }),
  cancelGroupMeeting: route({
    id: 'cancelGroupMeeting',
    method: 'DELETE',
    path: '/api/associations/:associationId/groups/:exchangeGroupId/meetings/:groupMeetingId',
    scope: 'association',
    permission: 'groups:write',
    summary: 'Cancel a meeting or visit; the group is told',
    params: meetingParams,
    reply: HeldGroup,
  }),
  addGroupNote: route({
    id: 'addGroupNote',
    method: 'POST',
    path: '/api/associations/:associationId/groups/:exchangeGroupId/meetings/:groupMeetingId/notes',
    scope: 'association',
    permission: 'groups:write',
    status: 201,
    summary: 'Write down what a meeting brought, for the group or for counsellors only',
    params: meetingParams,
    body: z.strictObject({ body: z.string().trim().min(2).max(5000), shared: z.boolean() }),
    reply: HeldGroup,
  }),
  closeGroup: route({
    id: 'closeGroup',
    method: 'POST',
    path: '/api/associations/:associationId/groups/:exchangeGroupId/close',
    scope: 'association',
    permission: 'groups:write',
    summary: 'Close a group with what came of it',
    params: heldParams,
    body: z.strictObject({ outcome: GroupOutcome, word: z.string().trim().max(1000).default('') }),
    reply: HeldGroup,
  }),
  firmGroups: route({
    id: 'firmGroups',
    method: 'GET',
    path: '/api/firms/:firmId/groups',
    scope: 'firm',
    permission: 'partners:read',
    summary: 'Exchange groups the firm is in or invited to',
    params: firmParams,
    reply: z.object({ items: z.array(GroupFacts.extend({ part: z.enum(['invited', 'joined']) })) }),
  }),
  firmGroup: route({
    id: 'firmGroup',
    method: 'GET',
    path: '/api/firms/:firmId/groups/:exchangeGroupId',
    scope: 'firm',
    permission: 'partners:read',
    summary: 'A group; names, meetings and notes only for those in it',
    params: groupParams,
    reply: FirmGroup,
  }),
  answerGroup: route({
    id: 'answerGroup',
    method: 'POST',
    path: '/api/firms/:firmId/groups/:exchangeGroupId/part',
    scope: 'firm',
    permission: 'partners:decide',
    summary: 'Join, which shows the firm’s name to the group, decline, or leave',
    params: groupParams,
    body: z.strictObject({ move: z.enum(['join', 'decline', 'leave']) }),
    reply: z.object({
      /** Null for whoever declined or left: the group is closed to it. */ group: FirmGroup.nullable(),
    }),
  }),
  answerVisit: route({
    id: 'answerVisit',
    method: 'POST',
    path: '/api/firms/:firmId/groups/:exchangeGroupId/meetings/:groupMeetingId/host',
    scope: 'firm',
    permission: 'partners:decide',
    summary: 'Agree to be host of a study visit, or not; an agreement can be taken back',
    params: visitParams,
    body: z.strictObject({ answer: z.enum(['agreed', 'refused']) }),
    reply: FirmGroup,
  }),
  signUpForVisit: route({
    id: 'signUpForVisit',
    method: 'PUT',
    path: '/api/firms/:firmId/groups/:exchangeGroupId/meetings/:groupMeetingId/guest',
    scope: 'firm',
    permission: 'partners:decide',
    summary: 'Sign up for a study visit whose host has agreed, while there is room',
    params: visitParams,
    reply: FirmGroup,
  }),
  leaveVisit: route({
    id: 'leaveVisit',
    method: 'DELETE',
    path: '/api/firms/:firmId/groups/:exchangeGroupId/meetings/:groupMeetingId/guest',
    scope: 'firm',
    permission: 'partners:decide',
    summary: 'Not come to a study visit after all',
    params: visitParams,
    reply: FirmGroup,
  }),
};
