import { z } from 'zod';
import { Polarity } from './instruments.js';
import { AssessmentStatus } from './lifecycles.js';
import { associationParams, day, firmParams, id, instant, route } from './route.js';

export const NBand = z.enum(['5-11', '12-19', '20-29', '30-49', '50-99', '100+']);
export type NBand = z.infer<typeof NBand>;
export const CohortLabel = z
  .object({
    key: z.string(),
    /** `home`: narrowed to the firm's country or region; `network`: across borders. */ reach: z.enum([
      'home',
      'network',
    ]),
    /** dimension -> value code, in the order of the instrument's dimensions */ dimensions: z.array(
      z.object({ dimension: z.string(), value: z.string(), label: z.string() }),
    ),
  })
  .meta({ id: 'CohortLabel' });
export type CohortLabel = z.infer<typeof CohortLabel>;

/** Where the firm's own value lies, read off the figures; `better` already takes polarity into account. */
export const Position = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('centre'), place: z.enum(['better', 'around', 'worse']) }),
    z.object({
      kind: z.literal('quarter'),
      /** 1 = weakest quarter, 4 = best. */ quarter: z.number().int().min(1).max(4),
      tenth: z.enum(['worst', 'best']).nullable(),
    }),
    z.object({
      kind: z.literal('percentile'),
      /** 0 worst .. 100 best, to the nearest 5. */ percentile: z.number().int(),
    }),
    z.object({ kind: z.literal('band'), place: z.enum(['better', 'inside', 'worse']) }),
  ])
  .meta({ id: 'Position' });
export type Position = z.infer<typeof Position>;

const basis = {
  cohort: CohortLabel,
  nBand: NBand,
  coverage: z.enum(['all', 'part']),
  roundName: z.string(),
  asOf: instant,
};
/** One cohort's published figure for one indicator: released, suppressed (and why) or missing, never a bare number. */
export const Strip = z
  .discriminatedUnion('state', [
    // a state of its own needs a union of its own: zod takes each discriminator value once
    z.discriminatedUnion('kind', [
      z.object({
        state: z.literal('released'),
        kind: z.literal('points'),
        ...basis,
        tier: z.enum(['T5', 'T12', 'T30', 'T100']),
        grid: z.number(),
        points: z.partialRecord(z.enum(['P5', 'P10', 'P25', 'P50', 'P75', 'P90', 'P95']), z.number()),
        trimmedMean: z.number().nullable(),
        position: Position.nullable(),
      }),
      z.object({
        state: z.literal('released'),
        kind: z.literal('wide'),
        ...basis,
        tier: z.enum(['T12', 'T30', 'T100']),
        grid: z.number(),
        band: z.tuple([z.number(), z.number()]),
        position: Position.nullable(),
      }),
      z.object({
        state: z.literal('released'),
        kind: z.literal('share'),
        ...basis,
        tier: z.enum(['T5', 'T12', 'T30', 'T100']),
        shareBand: z.string(),
        position: z.null(),
      }),
    ]),
    z.object({
      state: z.literal('suppressed'),
      reason: z.enum(['too_few', 'size_level', 'too_fresh', 'withheld']),
      /** For too_fresh: from when it can be released. */ until: day.nullable(),
      cohort: CohortLabel.nullable(),
    }),
    z.object({ state: z.literal('missing') }),
  ])
  .meta({ id: 'Strip' });
export type Strip = z.infer<typeof Strip>;

export const OwnValue = z
  .discriminatedUnion('state', [
    z.object({ state: z.literal('value'), value: z.number() }),
    z.object({
      state: z.literal('missing'),
      reason: z.enum(['not_answered', 'not_measured', 'cannot_compute', 'not_applicable']),
    }),
  ])
  .meta({ id: 'OwnValue' });
export type OwnValue = z.infer<typeof OwnValue>;

export const IndicatorStanding = z
  .object({
    code: z.string(),
    name: z.string(),
    pillar: z.string(),
    unit: z.string(),
    polarity: Polarity,
    target: z.object({ min: z.number(), max: z.number() }).nullable(),
    displayStep: z.number(),
    own: OwnValue,
    home: Strip,
    network: Strip,
    /** 0..100 read off the narrowest released strip, null when unknown; used for ordering strengths and gaps only. */ score:
      z.number().nullable(),
  })
  .meta({ id: 'IndicatorStanding' });
export type IndicatorStanding = z.infer<typeof IndicatorStanding>;

export const StandingView = z
  .object({
    firm: z.object({ id, name: z.string() }),
    instrument: z.object({
      code: z.string(),
      version: z.number().int(),
      title: z.string(),
      credit: z.object({ text: z.string(), licence: z.string(), url: z.string() }).nullable(),
    }),
    /** The release the page shows. */
    release: z.object({ roundId: id, roundName: z.string(), periodStart: day, periodEnd: day, publishedAt: instant }),
    /** Where the firm's own values come from: the same round, or newer answers set against the latest release. */
    own: z.object({ roundId: id, roundName: z.string(), status: AssessmentStatus, sameRound: z.boolean() }).nullable(),
    /** Released rounds to choose from, newest first. */
    rounds: z.array(
      z.object({
        roundId: id,
        name: z.string(),
        instrumentTitle: z.string(),
        periodEnd: day,
        publishedAt: instant,
        answered: z.boolean(),
      }),
    ),
    /** Peer groups of this release that the firm belongs to, narrowest first. */
    cohorts: z.array(CohortLabel.extend({ nBand: NBand })),
    /** The chosen peer group's key, or `auto`. */
    peers: z.string(),
    pillars: z.array(
      z.object({
        code: z.string(),
        name: z.string(),
        /** 0..100, 50 is the middle of the peers; null when fewer than two thirds of the indicators are there. */ score:
          z.number().nullable(),
        counted: z.number().int(),
        total: z.number().int(),
      }),
    ),
    indicators: z.array(IndicatorStanding),
    /** Indicator codes, at most three each. */
    strengths: z.array(z.string()),
    gaps: z.array(z.string()),
    /** Indicators held back because they are too young: from when. */
    tooFresh: z.array(z.object({ family: z.string(), until: day })),
  })
  .meta({ id: 'Standing' });
export type StandingView = z.infer<typeof StandingView>;

export const IndicatorDetail = z
  .object({
    indicator: IndicatorStanding.extend({
      description: z.string(),
      formula: z.string(),
      inputs: z.array(z.object({ code: z.string(), name: z.string() })),
    }),
    release: z.object({ roundId: id, roundName: z.string(), publishedAt: instant }),
    /** Oldest first; the strips keep to one cohort each (homeCohort, networkCohort): a round where it was not released is a gap. */
    trend: z.array(
      z.object({ roundId: id, roundName: z.string(), periodEnd: day, own: OwnValue, home: Strip, network: Strip }),
    ),
    homeCohort: CohortLabel.nullable(),
    networkCohort: CohortLabel.nullable(),
    drivers: z.array(IndicatorStanding),
    credit: z.object({ text: z.string(), licence: z.string(), url: z.string() }).nullable(),
  })
  .meta({ id: 'IndicatorDetail' });
export type IndicatorDetail = z.infer<typeof IndicatorDetail>;

/** A country's industry against the network: the middle of one released group on the figures of another. */
export const IndustryView = z
  .object({
    instrument: z.string(),
    release: z.object({ roundId: id, roundName: z.string(), publishedAt: instant }),
    rounds: z.array(z.object({ roundId: id, name: z.string(), periodEnd: day })),
    /** Sector groups that are released for the country and for the network. */
    sectors: z.array(z.object({ code: z.string(), name: z.string() })),
    /** null: all sectors together. */ sector: z.string().nullable(),
    /** 0..100, 50 is the network's middle; null when fewer than two thirds of the indicators can be laid on it. */
    pillars: z.array(
      z.object({
        code: z.string(),
        name: z.string(),
        score: z.number().nullable(),
        counted: z.number().int(),
        total: z.number().int(),
      }),
    ),
    indicators: z.array(
      z.object({
        code: z.string(),
        name: z.string(),
        pillar: z.string(),
        unit: z.string(),
        polarity: Polarity,
        home: Strip,
        /** Its position is that of the country's middle. */ network: Strip,
        leaning: z.enum(['better', 'even', 'worse']).nullable(),
      }),
    ),
  })
  .meta({ id: 'Industry' });
export type IndustryView = z.infer<typeof IndustryView>;

/** `peers`: a cohort key of the release, or `auto`. */
const standingQuery = z.strictObject({ round: id.optional(), peers: z.string().max(300).default('auto') });
const code = z.string().regex(/^[A-Za-z0-9_]{1,60}$/);
const memberParams = associationParams.extend({ firmId: id });

export const standingRoutes = {
  standing: route({
    id: 'standing',
    method: 'GET',
    path: '/api/firms/:firmId/standing',
    scope: 'firm',
    permission: 'standing:read',
    summary: 'Where the firm stands',
    params: firmParams,
    query: standingQuery,
    reply: StandingView,
  }),
  indicatorStanding: route({
    id: 'indicatorStanding',
    method: 'GET',
    path: '/api/firms/:firmId/standing/:indicator',
    scope: 'firm',
    permission: 'standing:read',
    summary: 'One indicator: both peer groups and the trend',
    params: firmParams.extend({ indicator: code }),
    query: standingQuery,
    reply: IndicatorDetail,
  }),
  industry: route({
    id: 'industry',
    method: 'GET',
    path: '/api/associations/:associationId/industry',
    scope: 'association',
    permission: 'rounds:read',
    summary: 'The country’s industry against the network, area by area, from released figures only',
    params: associationParams,
    query: z.strictObject({ round: id.optional(), sector: z.string().max(40).optional() }),
    reply: z.object({ industry: IndustryView.nullable() }),
  }),
  memberStanding: route({
    id: 'memberStanding',
    method: 'GET',
    path: '/api/associations/:associationId/members/:firmId/standing',
    scope: 'association',
    permission: 'caseload:read',
    summary: 'The standing of a member that agreed; the firm sees who looked',
    params: memberParams,
    query: standingQuery,
    reply: StandingView,
  }),
  memberIndicatorStanding: route({
    id: 'memberIndicatorStanding',
    method: 'GET',
    path: '/api/associations/:associationId/members/:firmId/standing/:indicator',
    scope: 'association',
    permission: 'caseload:read',
    summary: 'One indicator of a member that agreed',
    params: memberParams.extend({ indicator: code }),
    query: standingQuery,
    reply: IndicatorDetail,
  }),
};
