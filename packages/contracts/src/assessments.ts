import { z } from 'zod';
import { AssessmentStatus, RoundStatus } from './lifecycles.js';
import { day, firmParams, id, instant, route } from './route.js';
import { QueryView } from './rounds.js';

const assessmentParams = firmParams.extend({ assessmentId: id });
export const currency = z.string().regex(/^[A-Z]{3}$/);
export const MoneyScale = z.union([z.literal(1), z.literal(1000), z.literal(1_000_000)]);
export const Form = z.enum(['short', 'full']);

/** A finding about answers. `hard` must be mended before submitting; `soft` asks "are you sure?" and becomes a query when it stays. */
export const CheckView = z
  .object({
    code: z.string(),
    severity: z.enum(['hard', 'soft']),
    inputs: z.array(z.string()),
    indicator: z.string().nullable(),
    params: z.record(z.string(), z.union([z.string(), z.number()])),
    text: z.string(),
  })
  .meta({ id: 'Check' });
export const AnswerView = z
  .object({
    input: z.string(),
    value: z.number().nullable(),
    skipped: z.boolean(),
    version: z.number().int(),
    updatedAt: instant,
    updatedByName: z.string().nullable(),
  })
  .meta({ id: 'Answer' });
const progress = z
  .object({
    answered: z.number().int(),
    applicable: z.number().int(),
    pillars: z.array(z.object({ pillar: z.string(), answered: z.number().int(), applicable: z.number().int() })),
  })
  .meta({ id: 'Progress' });

export const AssessmentView = z
  .object({
    id,
    firmId: id,
    round: z.object({ id, name: z.string(), status: RoundStatus, periodStart: day, periodEnd: day, closesOn: day }),
    instrumentVersionId: id,
    form: Form,
    currency,
    moneyScale: MoneyScale,
    status: AssessmentStatus,
    version: z.number().int(),
    updatedAt: instant,
    submittedAt: instant.nullable(),
    /** Input codes to ask, in the order of the questionnaire; the others do not apply. */
    applicable: z.array(z.string()),
    answers: z.array(AnswerView),
    /** The firm's answers of its last round, to prefill and compare with. */
    prior: z
      .object({ roundName: z.string(), currency, moneyScale: MoneyScale, answers: z.record(z.string(), z.number()) })
      .nullable(),
    checks: z.array(CheckView),
    progress,
    queries: z.array(QueryView),
  })
  .meta({ id: 'Assessment' });
export type AssessmentView = z.infer<typeof AssessmentView>;
export type CheckView = z.infer<typeof CheckView>;
export type AnswerView = z.infer<typeof AnswerView>;

const entry = z.strictObject({
  input: z.string().max(60),
  value: z.number().nullable(),
  skipped: z.boolean().default(false),
  /** The version of the answer this edit started from; 0 if there was none. */ baseVersion: z.number().int().min(0),
});
export const SavedView = z
  .object({
    version: z.number().int(),
    updatedAt: instant,
    saved: z.array(z.object({ input: z.string(), version: z.number().int() })),
    /** Answers a colleague changed meanwhile: not overwritten; theirs is sent back. */
    conflicts: z.array(AnswerView),
    checks: z.array(CheckView),
    progress,
  })
  .meta({ id: 'Saved' });
export type SavedView = z.infer<typeof SavedView>;

export const FirmRound = z
  .object({
    roundId: id,
    name: z.string(),
    instrumentTitle: z.string(),
    instrumentVersionId: id,
    hasShortForm: z.boolean(),
    status: RoundStatus,
    periodStart: day,
    periodEnd: day,
    closesOn: day,
    publishedAt: instant.nullable(),
    assessment: z
      .object({
        id,
        status: AssessmentStatus,
        form: Form,
        answered: z.number().int(),
        applicable: z.number().int(),
        openQueries: z.number().int(),
      })
      .nullable(),
  })
  .meta({ id: 'FirmRound' });
export type FirmRound = z.infer<typeof FirmRound>;

export const assessmentRoutes = {
  firmRounds: route({
    id: 'firmRounds',
    method: 'GET',
    path: '/api/firms/:firmId/rounds',
    scope: 'firm',
    permission: 'firm:read',
    summary: 'Rounds the firm can answer or has answered',
    params: firmParams,
    reply: z.object({ items: z.array(FirmRound) }),
  }),
  startAssessment: route({
    id: 'startAssessment',
    method: 'POST',
    path: '/api/firms/:firmId/rounds/:roundId/assessment',
    scope: 'firm',
    permission: 'assessment:write',
    status: 201,
    summary: 'Start answering, or return what was started',
    params: firmParams.extend({ roundId: id }),
    body: z.strictObject({ form: Form.default('short') }),
    reply: AssessmentView,
  }),
  assessment: route({
    id: 'assessment',
    method: 'GET',
    path: '/api/firms/:firmId/assessments/:assessmentId',
    scope: 'firm',
    permission: 'firm:read',
    summary: 'The firm’s answers',
    params: assessmentParams,
    reply: AssessmentView,
  }),
  changeAssessment: route({
    id: 'changeAssessment',
    method: 'PATCH',
    path: '/api/firms/:firmId/assessments/:assessmentId',
    scope: 'firm',
    permission: 'assessment:write',
    summary: 'Change form, currency or the unit of money',
    params: assessmentParams,
    body: z.strictObject({ form: Form.optional(), currency: currency.optional(), moneyScale: MoneyScale.optional() }),
    reply: AssessmentView,
  }),
  saveAnswers: route({
    id: 'saveAnswers',
    method: 'PATCH',
    path: '/api/firms/:firmId/assessments/:assessmentId/answers',
    scope: 'firm',
    permission: 'assessment:write',
    summary: 'Save answers; detects edits by colleagues',
    params: assessmentParams,
    body: z.strictObject({ answers: z.array(entry).min(1).max(200) }),
    reply: SavedView,
  }),
  takePrior: route({
    id: 'takePrior',
    method: 'POST',
    path: '/api/firms/:firmId/assessments/:assessmentId/prefill',
    scope: 'firm',
    permission: 'assessment:write',
    summary: 'Fill empty answers with last round’s',
    params: assessmentParams,
    body: z.strictObject({ inputs: z.array(z.string().max(60)).min(1).max(200) }),
    reply: AssessmentView,
  }),
  submitAssessment: route({
    id: 'submitAssessment',
    method: 'POST',
    path: '/api/firms/:firmId/assessments/:assessmentId/submit',
    scope: 'firm',
    permission: 'assessment:write',
    summary: 'Hand the answers in (send an Idempotency-Key to make a retry safe)',
    params: assessmentParams,
    reply: AssessmentView,
  }),
  withdrawAssessment: route({
    id: 'withdrawAssessment',
    method: 'POST',
    path: '/api/firms/:firmId/assessments/:assessmentId/withdraw',
    scope: 'firm',
    permission: 'assessment:write',
    summary: 'Take the answers out of the round',
    params: assessmentParams,
    reply: AssessmentView,
  }),
  reviseAssessment: route({
    id: 'reviseAssessment',
    method: 'POST',
    path: '/api/firms/:firmId/assessments/:assessmentId/revise',
    scope: 'firm',
    permission: 'assessment:write',
    summary: 'Change answers again that were handed in',
    params: assessmentParams,
    reply: AssessmentView,
  }),
  answerQuery: route({
    id: 'answerQuery',
    method: 'POST',
    path: '/api/firms/:firmId/assessments/:assessmentId/queries/:queryId/messages',
    scope: 'firm',
    permission: 'assessment:write',
    status: 201,
    summary: 'Answer a query',
    params: assessmentParams.extend({ queryId: id }),
    body: z.strictObject({ body: z.string().trim().min(1).max(2000) }),
    reply: QueryView,
  }),
};
