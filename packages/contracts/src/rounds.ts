import { z } from 'zod';
import { AssessmentStatus, RoundMove, RoundStatus } from './lifecycles.js';
import { associationParams, day, id, instant, nothing, pageOf, pageQuery, route } from './route.js';

export const roundParams = associationParams.extend({ roundId: id });

export const ReleaseRunView = z
  .object({
    id,
    status: z.enum(['queued', 'running', 'published', 'failed']),
    stage: z.enum(['collect', 'build', 'audit', 'publish']),
    progress: z.number().int().min(0).max(100),
    errorCode: z.string().nullable(),
    errorDetail: z.string().nullable(),
    requestedAt: instant,
    finishedAt: instant.nullable(),
  })
  .meta({ id: 'ReleaseRun' });
export type ReleaseRunView = z.infer<typeof ReleaseRunView>;

/** Groups of members that a round asks; an empty list: all. Sector groups as the instrument compares them, size classes of EU 2003/361. */
const audience = {
  sectors: z.array(z.string().max(40)).max(20),
  sizes: z.array(z.enum(['micro', 'small', 'medium', 'large'])).max(4),
};

/** When members that have not submitted are reminded: when the round opens, and so many days before it closes. */
export const ReminderPlan = z
  .strictObject({
    atOpening: z.boolean(),
    days: z.array(z.number().int().min(1).max(120)).max(10),
  })
  .meta({ id: 'ReminderPlan' });
export type ReminderPlan = z.infer<typeof ReminderPlan>;
export const usualReminders: ReminderPlan = { atOpening: true, days: [14, 7, 1] };

const responseRow = z.object({
  key: z.string(),
  label: z.string(),
  members: z.number().int(),
  started: z.number().int(),
  /** Submitted or accepted. */ answered: z.number().int(),
  accepted: z.number().int(),
});

export const RoundSummary = z
  .object({
    id,
    name: z.string(),
    instrumentTitle: z.string(),
    instrumentVersionId: id,
    status: RoundStatus,
    periodStart: day,
    periodEnd: day,
    opensOn: day,
    closesOn: day,
    lead: z.object({ id, name: z.string() }),
    mine: z.boolean(),
    publishedAt: instant.nullable(),
  })
  .meta({ id: 'RoundSummary' });

export const MoveView = z
  .object({
    move: RoundMove,
    possible: z.boolean(),
    /** A code the web turns into words; null when possible. */ obstacle: z
      .enum(['wrong_state', 'not_lead', 'no_answers', 'running', 'too_fresh', 'none_left'])
      .nullable(),
  })
  .meta({ id: 'Move' });

export const RoundView = RoundSummary.extend({
  previousRoundId: id.nullable(),
  audience: z.object(audience),
  /** The last time the closing day was put off. */
  extension: z.object({ at: instant, reason: z.string() }).nullable(),
  participants: z.array(z.object({ id, name: z.string(), country: z.string() })),
  /** The caller's own members: how many are invited, how many stand where. Other associations' members count in `response` only. */
  own: z.object({
    members: z.number().int(),
    started: z.number().int(),
    submitted: z.number().int(),
    queried: z.number().int(),
    accepted: z.number().int(),
    withdrawn: z.number().int(),
    openQueries: z.number().int(),
  }),
  /** Per cent of the own members whose answers are submitted or accepted. */
  response: z.object({
    percent: z.number().int(),
    bySector: z.array(responseRow),
    bySize: z.array(responseRow),
  }),
  moves: z.array(MoveView),
  run: ReleaseRunView.nullable(),
  release: z
    .object({
      publishedAt: instant,
      contentHash: z.string(),
      method: z.string(),
      cohorts: z.number().int(),
      families: z.number().int(),
      tooFresh: z.array(z.object({ family: z.string(), name: z.string(), until: day })),
      /** Families of which some blocks are withheld by the history rule; `none` where not one could be published. */
      withheld: z.array(
        z.object({
          family: z.string(),
          name: z.string(),
          none: z.boolean(),
          /** When figures of this family last were published before; they stay as they were. */ before: day.nullable(),
        }),
      ),
    })
    .nullable(),
}).meta({ id: 'Round' });
export type RoundView = z.infer<typeof RoundView>;

export const ParticipationRow = z
  .object({
    firmId: id,
    memberNo: z.string(),
    name: z.string(),
    sectorName: z.string(),
    size: z.string().nullable(),
    status: z.union([AssessmentStatus, z.literal('not_started')]),
    form: z.enum(['short', 'full']).nullable(),
    answered: z.number().int(),
    applicable: z.number().int(),
    submittedAt: instant.nullable(),
  })
  .meta({ id: 'Participation' });

export const QueryView = z
  .object({
    id,
    firmId: id,
    firmName: z.string(),
    assessmentId: id,
    checkCode: z.string(),
    inputs: z.array(z.string()),
    indicator: z.string().nullable(),
    text: z.string(),
    status: z.enum(['open', 'answered', 'accepted', 'corrected', 'excluded']),
    reason: z.string().nullable(),
    createdAt: instant,
    messages: z.array(z.object({ id, authorName: z.string(), fromFirm: z.boolean(), body: z.string(), at: instant })),
  })
  .meta({ id: 'Query' });
export type QueryView = z.infer<typeof QueryView>;

export const NewRound = z
  .strictObject({
    instrumentVersionId: id,
    name: z.string().trim().min(2).max(120),
    periodStart: day,
    periodEnd: day,
    opensOn: day,
    closesOn: day,
    previousRoundId: id.nullable().default(null),
    /** Allied associations that take part beside the lead. */ participants: z.array(id).max(50).default([]),
    sectors: audience.sectors.default([]),
    sizes: audience.sizes.default([]),
    reminders: ReminderPlan.default(usualReminders),
  })
  .refine((r) => r.periodStart < r.periodEnd, { path: ['periodEnd'], message: 'The period must end after it starts.' })
  .refine((r) => r.opensOn < r.closesOn, { path: ['closesOn'], message: 'The round must close after it opens.' })
  .meta({ id: 'NewRound' });

export const roundRoutes = {
  rounds: route({
    id: 'rounds',
    method: 'GET',
    path: '/api/associations/:associationId/rounds',
    scope: 'association',
    permission: 'rounds:read',
    machines: true,
    summary: 'Rounds the association leads or takes part in',
    params: associationParams,
    reply: z.object({ items: z.array(RoundSummary) }),
  }),
  makeRound: route({
    id: 'makeRound',
    method: 'POST',
    path: '/api/associations/:associationId/rounds',
    scope: 'association',
    permission: 'rounds:manage',
    status: 201,
    summary: 'Plan a round',
    params: associationParams,
    body: NewRound,
    reply: RoundView,
  }),
  round: route({
    id: 'round',
    method: 'GET',
    path: '/api/associations/:associationId/rounds/:roundId',
    scope: 'association',
    permission: 'rounds:read',
    machines: true,
    summary: 'A round: response rate, next moves, release',
    params: roundParams,
    reply: RoundView,
  }),
  changeRound: route({
    id: 'changeRound',
    method: 'PUT',
    path: '/api/associations/:associationId/rounds/:roundId',
    scope: 'association',
    permission: 'rounds:manage',
    summary: 'Change the plan of a round that is not open yet',
    params: roundParams,
    body: NewRound,
    reply: RoundView,
  }),
  moveRound: route({
    id: 'moveRound',
    method: 'POST',
    path: '/api/associations/:associationId/rounds/:roundId/moves',
    scope: 'association',
    permission: 'rounds:manage',
    summary: 'Move a round along its lifecycle; `release` queues the release job',
    params: roundParams,
    body: z.strictObject({ move: RoundMove }),
    reply: RoundView,
  }),
  participation: route({
    id: 'participation',
    method: 'GET',
    path: '/api/associations/:associationId/rounds/:roundId/participation',
    scope: 'association',
    permission: 'rounds:read',
    summary: 'Which members have answered (never what)',
    params: roundParams,
    query: pageQuery.extend({ status: z.union([AssessmentStatus, z.literal('not_started')]).optional() }),
    reply: pageOf(ParticipationRow),
  }),
  queries: route({
    id: 'queries',
    method: 'GET',
    path: '/api/associations/:associationId/rounds/:roundId/queries',
    scope: 'association',
    permission: 'review:write',
    summary: 'Queries about implausible answers',
    params: roundParams,
    query: pageQuery.extend({ status: z.enum(['open', 'answered', 'accepted', 'corrected', 'excluded']).optional() }),
    reply: pageOf(QueryView),
  }),
  decideQuery: route({
    id: 'decideQuery',
    method: 'POST',
    path: '/api/associations/:associationId/rounds/:roundId/queries/:queryId/decision',
    scope: 'association',
    permission: 'review:write',
    summary: 'Accept the answer as it stands, or exclude the value, with a reason',
    params: roundParams.extend({ queryId: id }),
    body: z.strictObject({ decision: z.enum(['accepted', 'excluded']), reason: z.string().trim().min(3).max(500) }),
    reply: QueryView,
  }),
  reconsiderQuery: route({
    id: 'reconsiderQuery',
    method: 'DELETE',
    path: '/api/associations/:associationId/rounds/:roundId/queries/:queryId/decision',
    scope: 'association',
    permission: 'review:write',
    summary: 'Take a decision back, before the freeze',
    params: roundParams.extend({ queryId: id }),
    reply: QueryView,
  }),
  compareAnswers: route({
    id: 'compareAnswers',
    method: 'POST',
    path: '/api/associations/:associationId/rounds/:roundId/comparison',
    scope: 'association',
    permission: 'review:write',
    summary: 'Compare the members’ answers with each other and with last round, and ask about what stands out',
    params: roundParams,
    reply: z.object({
      /** Answers that were handed in and so took part. */
      compared: z.number().int().min(0),
      /** New queries. */
      asked: z.number().int().min(0),
    }),
  }),
  releaseEvents: route({
    id: 'releaseEvents',
    method: 'GET',
    path: '/api/associations/:associationId/rounds/:roundId/release-events',
    scope: 'association',
    permission: 'rounds:read',
    summary: 'Progress of the release as server-sent events (data: ReleaseRun)',
    params: roundParams,
    produces: 'text/event-stream',
    reply: ReleaseRunView,
  }),
};
export { nothing };
