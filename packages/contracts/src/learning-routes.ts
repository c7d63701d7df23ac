import { z } from 'zod';
import { IntroductionView } from './introductions.js';
import {
  areaKey,
  DeclarationSummary,
  DeclarationView,
  FoundLearning,
  LearningDraft,
  LearningKind,
  PracticeArea,
} from './learning.js';
import { ProfileStatus } from './partnering.js';
import { ReviewBody } from './partners.js';
import { associationParams, firmParams, id, pageOf, pageQuery, route } from './route.js';

const declarationParams = firmParams.extend({ declarationId: id });
const memberDeclarationParams = associationParams.extend({ declarationId: id });

export const learningRoutes = {
  ownLearning: route({
    id: 'ownLearning',
    method: 'GET',
    path: '/api/firms/:firmId/learning',
    scope: 'firm',
    permission: 'standing:read',
    summary: 'Areas of practice, in which of them the firm may declare that it shares, and what it has declared',
    params: firmParams,
    reply: z.object({
      areas: z.array(
        PracticeArea.extend({
          /** By its newest accepted answers the firm stands in the best quarter. Told to the firm itself, and kept nowhere. */
          mayShare: z.boolean(),
        }),
      ),
      items: z.array(DeclarationSummary),
      /** Who may vouch for a new one. */ associations: z.array(z.object({ id, name: z.string() })),
    }),
  }),
  makeDeclaration: route({
    id: 'makeDeclaration',
    method: 'POST',
    path: '/api/firms/:firmId/learning',
    scope: 'firm',
    permission: 'partners:write',
    status: 201,
    summary: 'Draft a declaration: the firm shares how it does something, or wants to learn it',
    params: firmParams,
    body: LearningDraft,
    reply: DeclarationView,
  }),
  declaration: route({
    id: 'declaration',
    method: 'GET',
    path: '/api/firms/:firmId/learning/:declarationId',
    scope: 'firm',
    permission: 'partners:read',
    summary: 'A declaration, and what strangers would see of it',
    params: declarationParams,
    reply: DeclarationView,
  }),
  changeDeclaration: route({
    id: 'changeDeclaration',
    method: 'PUT',
    path: '/api/firms/:firmId/learning/:declarationId',
    scope: 'firm',
    permission: 'partners:write',
    summary: 'Change a declaration that is a draft',
    params: declarationParams,
    body: LearningDraft,
    reply: DeclarationView,
  }),
  moveDeclaration: route({
    id: 'moveDeclaration',
    method: 'POST',
    path: '/api/firms/:firmId/learning/:declarationId/moves',
    scope: 'firm',
    permission: 'partners:decide',
    summary: 'Hand in, take back, renew or withdraw a declaration',
    params: declarationParams,
    body: z.strictObject({ move: z.enum(['submit', 'revise', 'renew', 'withdraw']) }),
    reply: DeclarationView,
  }),
  findLearning: route({
    id: 'findLearning',
    method: 'GET',
    path: '/api/firms/:firmId/learning-matches',
    scope: 'firm',
    permission: 'partners:read',
    summary:
      'Anonymous firms that share how they do something, or want to learn it, those that fit the firm best first',
    params: firmParams,
    query: pageQuery.omit({ search: true }).extend({
      size: z.coerce.number().int().min(1).max(50).default(20),
      kind: LearningKind.default('share'),
      area: areaKey.optional(),
    }),
    reply: pageOf(FoundLearning),
  }),
  askToLearn: route({
    id: 'askToLearn',
    method: 'POST',
    path: '/api/firms/:firmId/learning-introductions',
    scope: 'firm',
    permission: 'partners:decide',
    status: 201,
    summary: 'Ask to meet a firm that shares or wants to learn; the introduction goes the way of all introductions',
    params: firmParams,
    body: z.strictObject({
      /** The own published declaration that the other side gets to see, anonymous too. */ declarationId: id,
      teaserId: id,
      message: z.string().trim().min(20).max(1000),
    }),
    reply: IntroductionView,
  }),
  memberDeclarations: route({
    id: 'memberDeclarations',
    method: 'GET',
    path: '/api/associations/:associationId/learning',
    scope: 'association',
    permission: 'partnering:read',
    summary: 'Declarations of the association’s members, those that wait for review first',
    params: associationParams,
    query: pageQuery.omit({ search: true }).extend({ status: ProfileStatus.optional() }),
    reply: pageOf(DeclarationSummary),
  }),
  memberDeclaration: route({
    id: 'memberDeclaration',
    method: 'GET',
    path: '/api/associations/:associationId/learning/:declarationId',
    scope: 'association',
    permission: 'partnering:read',
    summary: 'A member’s declaration as it was handed in',
    params: memberDeclarationParams,
    reply: DeclarationView,
  }),
  reviewDeclaration: route({
    id: 'reviewDeclaration',
    method: 'POST',
    path: '/api/associations/:associationId/learning/:declarationId/moves',
    scope: 'association',
    permission: 'partnering:review',
    summary: 'Publish a member’s declaration, or give it back with a comment',
    params: memberDeclarationParams,
    body: ReviewBody,
    reply: DeclarationView,
  }),
};
