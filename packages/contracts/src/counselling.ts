import { z } from 'zod';
import { Polarity } from './instruments.js';
import { CaseloadRow } from './caseload.js';
import { associationParams, day, firmParams, id, instant, pageOf, pageQuery, route } from './route.js';
import { Worth, WorthRange } from './worth.js';

const indicatorCode = z.string().regex(/^[A-Za-z0-9_]{1,60}$/);
const score = z.number().int().min(1).max(5);
const line = (most: number) => z.string().trim().min(2).max(most);
const text = line(4000);
const version = z.number().int().min(1);

export const GapView = z
  .object({
    code: z.string(),
    name: z.string(),
    pillar: z.string(),
    unit: z.string(),
    polarity: Polarity,
    displayStep: z.number(),
    own: z.number(),
    goal: z.number(),
    /** `middle`: of the peers; `quarter`: where their best quarter begins; `range`: the nearer end of the target range. */
    goalIs: z.enum(['middle', 'quarter', 'range']),
    /** Half way to the goal, in the figure's own steps. */
    expected: z.number(),
    /** null: the instrument puts no money on it, an answer is missing, or the reader may not see answers. */
    worth: Worth.nullable(),
    /** For ordering only: log value x feasibility x will / effort, all of them in the middle where nobody has said. */
    priority: z.number(),
    /** Practices that move it, weakest first; `weak`: the firm's own lies below the middle of its peers. */
    drivers: z.array(z.object({ code: z.string(), name: z.string(), weak: z.boolean() })),
    /** An action works on it already. */
    inPlan: z.boolean(),
  })
  .meta({ id: 'Gap' });
export type GapView = z.infer<typeof GapView>;

export const ActionStatus = z.enum(['planned', 'doing', 'done', 'dropped']);
export type ActionStatus = z.infer<typeof ActionStatus>;
/** Not closed: at most three at a time. */
export const openActions: readonly ActionStatus[] = ['planned', 'doing'];
export const planLimits = { openActions: 3 } as const;

export const FollowUp = z
  .discriminatedUnion('state', [
    /** No round whose period ends after the action began is released yet. */
    z.object({ state: z.literal('waiting') }),
    z.object({ state: z.literal('not_answered'), roundName: z.string() }),
    /** A change observed, without a comparison: what else moved the figure is not known. */
    z.object({
      state: z.literal('observed'),
      roundName: z.string(),
      reached: z.number(),
      outcome: z.enum(['reached', 'better', 'same', 'worse']),
    }),
  ])
  .meta({ id: 'FollowUp' });
export type FollowUp = z.infer<typeof FollowUp>;

export const ActionView = z
  .object({
    id,
    indicator: z.string(),
    name: z.string(),
    pillar: z.string(),
    unit: z.string(),
    polarity: Polarity,
    displayStep: z.number(),
    title: z.string(),
    owner: z.string(),
    dueOn: day,
    beganOn: day,
    base: z.number(),
    baseRound: z.string(),
    expected: z.number(),
    worth: Worth.nullable(),
    feasibility: score,
    will: score,
    effort: score,
    priority: z.number(),
    status: ActionStatus,
    followUp: FollowUp,
    changedBy: z.string(),
    changedAt: instant,
    version,
  })
  .meta({ id: 'Action' });
export type ActionView = z.infer<typeof ActionView>;

const totals = z.object({ yearly: WorthRange.nullable(), oneOff: WorthRange.nullable() });
export const PlanView = z
  .object({
    firm: z.object({ id, name: z.string() }),
    /** The release that the gaps are read off; null before any. */
    release: z.object({ roundId: id, roundName: z.string() }).nullable(),
    /** Of every worth on the page. */
    currency: z.string().nullable(),
    /** false: the reader may not see answers, and a worth is made of them. */
    worthShown: z.boolean(),
    gaps: z.array(GapView),
    /** Open ones first, then the newest. */
    actions: z.array(ActionView),
    /** Of the open actions, through the value tree: nothing is counted twice. */
    worth: totals,
    /** Written by the association's counsellors for the firm, newest first. */
    notes: z.array(
      z.object({ id, authorName: z.string(), associationName: z.string(), body: z.string(), at: instant }),
    ),
    meetings: z.array(z.object({ id, heldOn: day, kind: z.string(), topic: z.string() })),
    counsellors: z.array(z.object({ name: z.string(), associationName: z.string() })),
  })
  .meta({ id: 'Plan' });
export type PlanView = z.infer<typeof PlanView>;

export const NewAction = z
  .strictObject({
    indicator: indicatorCode,
    title: line(200),
    owner: line(120),
    dueOn: day,
    /** The expected figure; half way to the goal where nobody says. */
    expected: z.number().optional(),
    feasibility: score.default(3),
    will: score.default(3),
    effort: score.default(3),
  })
  .meta({ id: 'NewAction' });
export type NewAction = z.infer<typeof NewAction>;
export const ActionChange = z
  .strictObject({
    /** The version that the caller saw. */
    version,
    title: line(200).optional(),
    owner: line(120).optional(),
    dueOn: day.optional(),
    expected: z.number().optional(),
    feasibility: score.optional(),
    will: score.optional(),
    effort: score.optional(),
    status: ActionStatus.optional(),
  })
  .meta({ id: 'ActionChange' });
export type ActionChange = z.infer<typeof ActionChange>;

export const HelpKind = z.enum(['practice', 'provider']);
/** A good practice written down, or a firm or institute that can help: kept by the association, offered per indicator. */
export const HelpView = z
  .object({
    id,
    kind: HelpKind,
    title: z.string(),
    body: z.string(),
    contact: z.string().nullable(),
    indicators: z.array(z.string()),
    associationName: z.string(),
    version,
  })
  .meta({ id: 'Help' });
export type HelpView = z.infer<typeof HelpView>;
const help = z.strictObject({
  kind: HelpKind,
  title: line(160),
  body: text,
  contact: z.string().trim().max(300).nullable(),
  indicators: z.array(indicatorCode).min(1).max(30),
});
export const NewHelp = help.meta({ id: 'NewHelp' });
export type NewHelp = z.infer<typeof NewHelp>;

export const CaseOutcome = z.enum(['reached', 'improved', 'no_change', 'stopped']);
export type CaseOutcome = z.infer<typeof CaseOutcome>;
export const MeetingKind = z.enum(['visit', 'call', 'office', 'workshop']);
export type MeetingKind = z.infer<typeof MeetingKind>;
export const CaseNoteView = z
  .object({ id, authorName: z.string(), body: z.string(), shared: z.boolean(), at: instant })
  .meta({ id: 'CaseNote' });
export const CaseMeetingView = z
  .object({ id, heldOn: day, kind: MeetingKind, topic: z.string() })
  .meta({ id: 'CaseMeeting' });
export const CaseTaskView = z
  .object({ id, title: z.string(), dueOn: day, doneAt: instant.nullable() })
  .meta({ id: 'CaseTask' });
export const CaseView = z
  .object({
    id,
    firm: z.object({ id, name: z.string(), memberNo: z.string(), sectorName: z.string() }),
    consent: z.enum(['none', 'standings', 'answers']),
    counsellor: z.object({ id, name: z.string() }),
    mine: z.boolean(),
    status: z.enum(['open', 'closed']),
    openedAt: instant,
    closedAt: instant.nullable(),
    outcome: CaseOutcome.nullable(),
    outcomeText: z.string().nullable(),
    version,
    /** Newest first. */
    notes: z.array(CaseNoteView),
    meetings: z.array(CaseMeetingView),
    /** Open ones by date, then those done. */
    tasks: z.array(CaseTaskView),
    /** Counsellors that the case could be handed to. */
    colleagues: z.array(z.object({ id, name: z.string() })),
  })
  .meta({ id: 'Case' });
export type CaseView = z.infer<typeof CaseView>;

/** Enterprise groups; `under5` for nothing to four, so that nobody can be told by it. */
export const UnitBand = z.enum(['under5', '5-11', '12-19', '20-29', '30-49', '50-99', '100+']);
export type UnitBand = z.infer<typeof UnitBand>;
export const ProgrammeView = z
  .object({
    /** Activity: says that something was done, never that it helped. */
    activity: z.object({ cases: UnitBand, meetings: UnitBand, plans: UnitBand }),
    pillars: z.array(
      z.object({
        code: z.string(),
        name: z.string(),
        /** Units with an action on an indicator of the pillar. */
        working: UnitBand,
        done: UnitBand,
        /**
         * Change observed, no comparison: units whose figure was measured again, and whether it moved towards the goal by
         * more than a step. Both counts or none.
         */
        observed: z.object({ moved: UnitBand, notMoved: UnitBand }).nullable(),
      }),
    ),
  })
  .meta({ id: 'Programme' });
export type ProgrammeView = z.infer<typeof ProgrammeView>;

/** Which action it was; the plan is read again. */
const kept = z.object({ id }).meta({ id: 'Kept' });
const memberParams = associationParams.extend({ firmId: id });
const caseParams = associationParams.extend({ caseId: id });

export const counsellingRoutes = {
  plan: route({
    id: 'plan',
    method: 'GET',
    path: '/api/firms/:firmId/plan',
    scope: 'firm',
    permission: 'standing:read',
    summary: 'The firm’s gaps, what closing them is worth, and its action plan',
    params: firmParams,
    reply: PlanView,
  }),
  addAction: route({
    id: 'addAction',
    method: 'POST',
    path: '/api/firms/:firmId/actions',
    scope: 'firm',
    permission: 'plan:write',
    status: 201,
    summary: 'Put an action into the plan; at most three are open at a time',
    params: firmParams,
    body: NewAction,
    reply: kept,
  }),
  changeAction: route({
    id: 'changeAction',
    method: 'PATCH',
    path: '/api/firms/:firmId/actions/:actionId',
    scope: 'firm',
    permission: 'plan:write',
    summary: 'Change an action or close it',
    params: firmParams.extend({ actionId: id }),
    body: ActionChange,
    reply: kept,
  }),
  helpFor: route({
    id: 'helpFor',
    method: 'GET',
    path: '/api/firms/:firmId/help/:indicator',
    scope: 'firm',
    permission: 'standing:read',
    summary: 'Good practice and providers for one indicator',
    params: firmParams.extend({ indicator: indicatorCode }),
    reply: z.object({ items: z.array(HelpView) }),
  }),
  caseload: route({
    id: 'caseload',
    method: 'GET',
    path: '/api/associations/:associationId/caseload',
    scope: 'association',
    permission: 'caseload:read',
    summary: 'Members by need: gap size x value x readiness',
    params: associationParams,
    query: pageQuery.extend({
      status: z.enum(['mine', 'open', 'due', 'agreed', 'notAgreed', 'noCase']).optional(),
      sort: z.enum(['need', 'name']).default('need'),
    }),
    reply: pageOf(CaseloadRow),
  }),
  memberPlan: route({
    id: 'memberPlan',
    method: 'GET',
    path: '/api/associations/:associationId/members/:firmId/plan',
    scope: 'association',
    permission: 'caseload:read',
    summary: 'The plan of a member that agreed; the firm sees who looked',
    params: memberParams,
    reply: PlanView,
  }),
  addMemberAction: route({
    id: 'addMemberAction',
    method: 'POST',
    path: '/api/associations/:associationId/members/:firmId/actions',
    scope: 'association',
    permission: 'cases:write',
    status: 201,
    summary: 'Put an action into a member’s plan, with the firm',
    params: memberParams,
    body: NewAction,
    reply: kept,
  }),
  changeMemberAction: route({
    id: 'changeMemberAction',
    method: 'PATCH',
    path: '/api/associations/:associationId/members/:firmId/actions/:actionId',
    scope: 'association',
    permission: 'cases:write',
    summary: 'Change an action of a member’s plan',
    params: memberParams.extend({ actionId: id }),
    body: ActionChange,
    reply: kept,
  }),
  openCase: route({
    id: 'openCase',
    method: 'POST',
    path: '/api/associations/:associationId/cases',
    scope: 'association',
    permission: 'cases:write',
    status: 201,
    summary: 'Take a member on: one firm, one counsellor',
    params: associationParams,
    body: z.strictObject({ firmId: id }),
    reply: CaseView,
  }),
  counselCase: route({
    id: 'counselCase',
    method: 'GET',
    path: '/api/associations/:associationId/cases/:caseId',
    scope: 'association',
    permission: 'caseload:read',
    summary: 'A case: notes, meetings, tasks',
    params: caseParams,
    reply: CaseView,
  }),
  handOverCase: route({
    id: 'handOverCase',
    method: 'POST',
    path: '/api/associations/:associationId/cases/:caseId/hand-over',
    scope: 'association',
    permission: 'cases:write',
    summary: 'Hand a case to another counsellor, with a word to go with it',
    params: caseParams,
    body: z.strictObject({ counsellorId: id, word: line(2000), version }),
    reply: CaseView,
  }),
  addCaseNote: route({
    id: 'addCaseNote',
    method: 'POST',
    path: '/api/associations/:associationId/cases/:caseId/notes',
    scope: 'association',
    permission: 'cases:write',
    status: 201,
    summary: 'Write a note: for the association’s counsellors only, or for the firm too',
    params: caseParams,
    body: z.strictObject({ body: text, shared: z.boolean() }),
    reply: CaseView,
  }),
  addMeeting: route({
    id: 'addMeeting',
    method: 'POST',
    path: '/api/associations/:associationId/cases/:caseId/meetings',
    scope: 'association',
    permission: 'cases:write',
    status: 201,
    summary: 'Note a meeting, held or to come',
    params: caseParams,
    body: z.strictObject({ heldOn: day, kind: MeetingKind, topic: line(300) }),
    reply: CaseView,
  }),
  addTask: route({
    id: 'addTask',
    method: 'POST',
    path: '/api/associations/:associationId/cases/:caseId/tasks',
    scope: 'association',
    permission: 'cases:write',
    status: 201,
    summary: 'Something to do, with its date',
    params: caseParams,
    body: z.strictObject({ title: line(200), dueOn: day }),
    reply: CaseView,
  }),
  changeTask: route({
    id: 'changeTask',
    method: 'PATCH',
    path: '/api/associations/:associationId/cases/:caseId/tasks/:taskId',
    scope: 'association',
    permission: 'cases:write',
    summary: 'Tick a task off, or take that back',
    params: caseParams.extend({ taskId: id }),
    body: z.strictObject({ done: z.boolean() }),
    reply: CaseView,
  }),
  closeCase: route({
    id: 'closeCase',
    method: 'POST',
    path: '/api/associations/:associationId/cases/:caseId/close',
    scope: 'association',
    permission: 'cases:write',
    summary: 'Close a case with its outcome',
    params: caseParams,
    body: z.strictObject({ outcome: CaseOutcome, word: line(2000), version }),
    reply: CaseView,
  }),
  helpList: route({
    id: 'helpList',
    method: 'GET',
    path: '/api/associations/:associationId/help',
    scope: 'association',
    permission: 'programme:read',
    summary: 'The association’s directory: good practice and providers',
    params: associationParams,
    query: pageQuery.extend({ indicator: indicatorCode.optional() }),
    reply: pageOf(HelpView),
  }),
  addHelp: route({
    id: 'addHelp',
    method: 'POST',
    path: '/api/associations/:associationId/help',
    scope: 'association',
    permission: 'help:write',
    status: 201,
    summary: 'Add to the directory',
    params: associationParams,
    body: NewHelp,
    reply: HelpView,
  }),
  changeHelp: route({
    id: 'changeHelp',
    method: 'PATCH',
    path: '/api/associations/:associationId/help/:helpId',
    scope: 'association',
    permission: 'help:write',
    summary: 'Change an entry of the directory, or take it out',
    params: associationParams.extend({ helpId: id }),
    body: help.partial().extend({ version, removed: z.boolean().optional() }).meta({ id: 'HelpChange' }),
    reply: HelpView,
  }),
  programme: route({
    id: 'programme',
    method: 'GET',
    path: '/api/associations/:associationId/programme',
    scope: 'association',
    permission: 'programme:read',
    summary: 'What the counselling did, per pillar: activity, and change observed without a comparison',
    params: associationParams,
    reply: ProgrammeView,
  }),
};
