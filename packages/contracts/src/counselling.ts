import { z } from 'zod';
import { caseFileLimits, CaseFileView } from './case-files.js';
import { CaseloadRow } from './caseload.js';
import { ActionChange, indicatorCode, line, NewAction, PlanView, version } from './plans.js';
import { associationParams, day, FileReply, firmParams, id, instant, pageOf, pageQuery, route } from './route.js';

const text = line(4000);

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
    /** Newest first. */
    files: z.array(CaseFileView),
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
    summary: 'A case: notes, meetings, tasks, files',
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
  addCaseFile: route({
    id: 'addCaseFile',
    method: 'POST',
    path: '/api/associations/:associationId/cases/:caseId/files',
    scope: 'association',
    permission: 'cases:write',
    status: 201,
    consumes: 'upload',
    mostBytes: caseFileLimits.bytes,
    summary: 'Keep a file with the case: PDF, PNG, JPEG, XLSX, DOCX, CSV or text, for the counsellors or the firm too',
    params: caseParams,
    query: z.strictObject({ shared: z.enum(['true', 'false']) }),
    reply: CaseView,
  }),
  caseFile: route({
    id: 'caseFile',
    method: 'GET',
    path: '/api/associations/:associationId/cases/:caseId/files/:fileId',
    scope: 'association',
    permission: 'caseload:read',
    produces: 'file',
    summary: 'A file of a case, to be kept; the look is recorded',
    params: caseParams.extend({ fileId: id }),
    reply: FileReply,
  }),
  deleteCaseFile: route({
    id: 'deleteCaseFile',
    method: 'DELETE',
    path: '/api/associations/:associationId/cases/:caseId/files/:fileId',
    scope: 'association',
    permission: 'cases:write',
    summary: 'Delete a file for good, also of a closed case',
    params: caseParams.extend({ fileId: id }),
    reply: CaseView,
  }),
  firmCaseFile: route({
    id: 'firmCaseFile',
    method: 'GET',
    path: '/api/firms/:firmId/case-files/:fileId',
    scope: 'firm',
    permission: 'standing:read',
    produces: 'file',
    summary: 'A file that a counsellor shared with the firm; the look is recorded',
    params: firmParams.extend({ fileId: id }),
    reply: FileReply,
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
