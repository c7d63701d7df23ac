import { z } from 'zod';
import { LearningTeaser } from './learning.js';
import { country } from './members.js';
import {
  IntroductionKind,
  IntroductionMove,
  IntroductionParty,
  IntroductionResult,
  IntroductionStatus,
  PartnershipType,
  ProfileStatus,
  ValueBand,
} from './partnering.js';
import { TeaserView } from './partners.js';
import { associationParams, day, firmParams, id, instant, pageOf, pageQuery, route } from './route.js';

const IntroductionSide = z.enum(['asker', 'asked']);
/** Why it cannot go on, though nobody has ended it. */
export const Halt = z.enum(['alliance_ended', 'profile_gone', 'firm_left']);
export type Halt = z.infer<typeof Halt>;

/** What strangers see of whoever meets here: of a partnering profile, or of a learning declaration. */
export const AnyTeaser = z.union([TeaserView, LearningTeaser]);
export type AnyTeaser = z.infer<typeof AnyTeaser>;

export const OutcomeView = z
  .object({
    id,
    at: instant,
    own: z.boolean(),
    result: IntroductionResult,
    type: PartnershipType.nullable(),
    valueBand: ValueBand.nullable(),
    agreedOn: day.nullable(),
    why: z.string().nullable(),
  })
  .meta({ id: 'Outcome' });
export type OutcomeView = z.infer<typeof OutcomeView>;

/** Somebody of the reader's own firm or association who may decide on introductions. */
const Colleague = z.object({ userId: id, name: z.string(), /** The reader. */ mine: z.boolean() });
/** Who of the reader's own firm or association looks after an introduction. No other party ever learns of it. */
export const Charge = Colleague.extend({ since: instant }).meta({ id: 'Charge' });
export type Charge = z.infer<typeof Charge>;

const Contact = z.object({ firm: z.string(), country, person: z.string(), email: z.string() });

export const IntroductionSummary = z
  .object({
    id,
    /** Two partnering profiles meet, or one that shares and one that wants to learn. */ kind: IntroductionKind,
    /** On which side the reader stands; an association whose two members meet reads it as the asker's. */
    side: IntroductionSide,
    status: IntroductionStatus,
    createdAt: instant,
    dueAt: instant.nullable(),
    /** While it has not ended. */ halt: Halt.nullable(),
    /** Who must act; empty when it has ended or nothing is due. */ waitingFor: z.array(IntroductionParty),
    /** The reader is among them. */ yourTurn: z.boolean(),
    /** The name of the reader's own firm or member, never of the other side; null: a member no longer. */
    ownFirm: z.string().nullable(),
    own: AnyTeaser,
    other: AnyTeaser,
    /** The other firm's name, after both have agreed to exchange. */ otherFirm: z.string().nullable(),
    /** Null: all of the reader's place who may decide. */ charge: Charge.nullable(),
  })
  .meta({ id: 'IntroductionSummary' });
export type IntroductionSummary = z.infer<typeof IntroductionSummary>;

export const IntroductionView = IntroductionSummary.extend({
  message: z.string(),
  moves: z.array(z.object({ move: IntroductionMove, possible: z.boolean() })),
  steps: z.array(
    z.object({
      move: z.union([IntroductionMove, z.enum(['ask', 'lapse', 'report'])]),
      by: z.union([IntroductionParty, z.literal('deadline')]),
      at: instant,
      /** What the reader's own side wrote with it. */ note: z.string().nullable(),
    }),
  ),
  consents: z.object({ own: z.boolean(), other: z.boolean() }),
  contacts: z.object({ own: Contact, other: Contact }).nullable(),
  /** They were exchanged, and one of the two firms has been deleted since. */ contactsDeleted: z.boolean(),
  messages: z.array(z.object({ id, at: instant, own: z.boolean(), author: z.string().nullable(), body: z.string() })),
  mayWrite: z.boolean(),
  mayReport: z.boolean(),
  outcomes: z.array(OutcomeView),
  /** Whom the reader can put in charge, themselves too; nobody where they may not, or where it has ended. */
  colleagues: z.array(Colleague),
}).meta({ id: 'Introduction' });
export type IntroductionView = z.infer<typeof IntroductionView>;

const moveBody = z.strictObject({ move: IntroductionMove, note: z.string().trim().max(1000).default('') });
const introductionParams = firmParams.extend({ introductionId: id });
const brokeredParams = associationParams.extend({ introductionId: id });
const listQuery = pageQuery.extend({
  open: z.enum(['open', 'ended']).optional(),
  /** Those in the reader's own hands. */ charge: z.literal('mine').optional(),
});
/** `userId` null gives it back to all. `seen`: who was in charge when the caller looked, so that of two who take it at once one does. */
const chargeBody = z.strictObject({ userId: id.nullable(), seen: id.nullable() });

export const introductionRoutes = {
  introductions: route({
    id: 'introductions',
    method: 'GET',
    path: '/api/firms/:firmId/introductions',
    scope: 'firm',
    permission: 'partners:read',
    summary: 'Introductions the firm asked for or was asked for, those that wait for it first',
    params: firmParams,
    query: listQuery,
    reply: pageOf(IntroductionSummary),
  }),
  askForIntroduction: route({
    id: 'askForIntroduction',
    method: 'POST',
    path: '/api/firms/:firmId/introductions',
    scope: 'firm',
    permission: 'partners:decide',
    status: 201,
    summary: 'Express interest: ask to meet an anonymous profile',
    params: firmParams,
    body: z.strictObject({
      /** The own published profile that the other side gets to see, anonymous too. */ profileId: id,
      teaserId: id,
      message: z.string().trim().min(20).max(1000),
    }),
    reply: IntroductionView,
  }),
  introduction: route({
    id: 'introduction',
    method: 'GET',
    path: '/api/firms/:firmId/introductions/:introductionId',
    scope: 'firm',
    permission: 'partners:read',
    summary: 'Where an introduction stands',
    params: introductionParams,
    reply: IntroductionView,
  }),
  moveIntroduction: route({
    id: 'moveIntroduction',
    method: 'POST',
    path: '/api/firms/:firmId/introductions/:introductionId/moves',
    scope: 'firm',
    permission: 'partners:decide',
    summary: 'Accept, decline, agree to exchange contacts, or withdraw',
    params: introductionParams,
    body: moveBody,
    reply: IntroductionView,
  }),
  takeIntroduction: route({
    id: 'takeIntroduction',
    method: 'PUT',
    path: '/api/firms/:firmId/introductions/:introductionId/charge',
    scope: 'firm',
    permission: 'partners:decide',
    summary: 'Hand an introduction to a colleague of the firm, take it over, or give it back to all',
    params: introductionParams,
    body: chargeBody,
    reply: IntroductionView,
  }),
  writeMessage: route({
    id: 'writeMessage',
    method: 'POST',
    path: '/api/firms/:firmId/introductions/:introductionId/messages',
    scope: 'firm',
    permission: 'partners:write',
    status: 201,
    summary: 'Write to the other side',
    params: introductionParams,
    body: z.strictObject({ body: z.string().trim().min(1).max(2000) }),
    reply: IntroductionView,
  }),
  reportOutcome: route({
    id: 'reportOutcome',
    method: 'POST',
    path: '/api/firms/:firmId/introductions/:introductionId/outcomes',
    scope: 'firm',
    permission: 'partners:decide',
    status: 201,
    summary: 'Tell what came of it; an agreement becomes the record of the partnership',
    params: introductionParams,
    body: z
      .strictObject({
        /** One of those of the introduction's kind. */ result: IntroductionResult,
        type: PartnershipType.nullable().default(null),
        valueBand: ValueBand.nullable().default(null),
        agreedOn: day.nullable().default(null),
        why: z.string().trim().max(1000).nullable().default(null),
      })
      .refine(({ result, type }) => result !== 'agreement' || type !== null, {
        path: ['type'],
        message: 'An agreement has a type.',
      }),
    reply: IntroductionView,
  }),
  brokeredIntroductions: route({
    id: 'brokeredIntroductions',
    method: 'GET',
    path: '/api/associations/:associationId/introductions',
    scope: 'association',
    permission: 'partnering:read',
    summary: 'Introductions of the association’s members, those that wait for it first',
    params: associationParams,
    query: listQuery,
    reply: pageOf(IntroductionSummary),
  }),
  brokeredIntroduction: route({
    id: 'brokeredIntroduction',
    method: 'GET',
    path: '/api/associations/:associationId/introductions/:introductionId',
    scope: 'association',
    permission: 'partnering:read',
    summary: 'Where a member’s introduction stands',
    params: brokeredParams,
    reply: IntroductionView,
  }),
  reviewIntroduction: route({
    id: 'reviewIntroduction',
    method: 'POST',
    path: '/api/associations/:associationId/introductions/:introductionId/moves',
    scope: 'association',
    permission: 'partnering:review',
    summary: 'Endorse or refuse a member’s question, pass one on to a member or turn it down',
    params: brokeredParams,
    body: moveBody,
    reply: IntroductionView,
  }),
  takeBrokeredIntroduction: route({
    id: 'takeBrokeredIntroduction',
    method: 'PUT',
    path: '/api/associations/:associationId/introductions/:introductionId/charge',
    scope: 'association',
    permission: 'partnering:review',
    summary: 'Hand an introduction to a colleague of the association, take it over, or give it back to all',
    params: brokeredParams,
    body: chargeBody,
    reply: IntroductionView,
  }),
  partneringFunnel: route({
    id: 'partneringFunnel',
    method: 'GET',
    path: '/api/associations/:associationId/partnering',
    scope: 'association',
    permission: 'partnering:read',
    summary: 'How many profiles and introductions stand where, and how long each step takes',
    params: associationParams,
    reply: z.object({
      profiles: z.array(z.object({ status: ProfileStatus, count: z.number().int() })),
      /** Introductions that came at least this far, and the median days of the step before. */
      stages: z.array(
        z.object({
          stage: z.enum(['asked', 'endorsed', 'passed_on', 'accepted', 'exchanged', 'agreed']),
          count: z.number().int(),
          medianDays: z.number().nullable(),
        }),
      ),
    }),
  }),
};
