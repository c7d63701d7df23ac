import { z } from 'zod';
import { country } from './members.js';
import { AllianceMove, AlliancePurpose, AllianceStatus } from './lifecycles.js';
import { associationParams, day, id, instant, route } from './route.js';
import { NBand } from './standing.js';

const Partner = z.object({ id, name: z.string(), country });

export const AllianceSummary = z
  .object({
    id,
    partner: Partner,
    /** The reader's association proposed it. */ proposedByUs: z.boolean(),
    purposes: z.array(AlliancePurpose),
    status: AllianceStatus,
    from: day,
    /** The last day; null: until one side ends it. */ until: day.nullable(),
    proposedAt: instant,
    /** For a proposal: until when it can be answered. */ answerBy: instant.nullable(),
    answeredAt: instant.nullable(),
    endedAt: instant.nullable(),
    /** It waits for the reader's association. */ yourTurn: z.boolean(),
  })
  .meta({ id: 'AllianceSummary' });
export type AllianceSummary = z.infer<typeof AllianceSummary>;

export const AllianceView = AllianceSummary.extend({
  message: z.string(),
  reason: z.string().nullable(),
  endedByUs: z.boolean().nullable(),
  /** What it allows today; empty unless it is in force. */ allows: z.array(AlliancePurpose),
  moves: z.array(z.object({ move: AllianceMove, possible: z.boolean() })),
  /** Another proposal of the two waits or can be made. */ mayPropose: z.boolean(),
  /** Earlier and later ones of the same two, newest first. */ others: z.array(AllianceSummary),
}).meta({ id: 'Alliance' });
export type AllianceView = z.infer<typeof AllianceView>;

export const DirectoryEntry = z
  .object({
    ...Partner.shape,
    own: z.boolean(),
    /** How many member firms, as a band; null for fewer than five. */ firms: NBand.nullable(),
    /** Those with at least five members, the largest first. */ sectors: z.array(z.string()),
    instruments: z.array(z.string()),
    /** What the reader's association has agreed with it. */ allowed: z.array(AlliancePurpose),
    /** An agreement or proposal of the two that is not over. */ alliance: z
      .object({ id, status: AllianceStatus, yourTurn: z.boolean() })
      .nullable(),
  })
  .meta({ id: 'DirectoryEntry' });
export type DirectoryEntry = z.infer<typeof DirectoryEntry>;

const allianceParams = associationParams.extend({ allianceId: id });

export const allianceRoutes = {
  alliances: route({
    id: 'alliances',
    method: 'GET',
    path: '/api/associations/:associationId/alliances',
    scope: 'association',
    permission: 'alliances:read',
    summary: 'Agreements with other associations, those that wait for this one first',
    params: associationParams,
    reply: z.object({ items: z.array(AllianceSummary) }),
  }),
  proposeAlliance: route({
    id: 'proposeAlliance',
    method: 'POST',
    path: '/api/associations/:associationId/alliances',
    scope: 'association',
    permission: 'alliances:manage',
    status: 201,
    summary: 'Propose an agreement to another association; accepted, it replaces the one that the two may have',
    params: associationParams,
    body: z
      .strictObject({
        partnerId: id,
        purposes: z.array(AlliancePurpose).min(1).max(4),
        from: day,
        until: day.nullable().default(null),
        message: z.string().trim().max(1000).default(''),
      })
      .refine(({ from, until }) => until === null || until > from, {
        path: ['until'],
        message: 'The last day comes after the first.',
      }),
    reply: AllianceView,
  }),
  alliance: route({
    id: 'alliance',
    method: 'GET',
    path: '/api/associations/:associationId/alliances/:allianceId',
    scope: 'association',
    permission: 'alliances:read',
    summary: 'An agreement, what it allows today and what can be done with it',
    params: allianceParams,
    reply: AllianceView,
  }),
  moveAlliance: route({
    id: 'moveAlliance',
    method: 'POST',
    path: '/api/associations/:associationId/alliances/:allianceId/moves',
    scope: 'association',
    permission: 'alliances:manage',
    summary: 'Accept, decline or withdraw a proposal, or end an agreement',
    params: allianceParams,
    body: z.strictObject({ move: AllianceMove, reason: z.string().trim().max(1000).default('') }),
    reply: AllianceView,
  }),
  networkDirectory: route({
    id: 'networkDirectory',
    method: 'GET',
    path: '/api/associations/:associationId/network',
    scope: 'association',
    permission: 'alliances:read',
    summary: 'The associations of the network: size as a band, sectors, instruments, and what is agreed with each',
    params: associationParams,
    reply: z.object({ items: z.array(DirectoryEntry) }),
  }),
};
