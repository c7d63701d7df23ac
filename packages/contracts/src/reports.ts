import { z } from 'zod';
import { associationParams, FileReply, firmParams, id, instant, route } from './route.js';

/** What can be made, and as which kind of file. */
export const reportFormats = {
  /** Standing, trends, gaps and plan, to print. */ firm_report: 'pdf',
  /** The same and the answers, as sheets. */ firm_workbook: 'xlsx',
  firm_standing: 'csv',
  firm_answers: 'csv',
  /** A released round: participation, and the country against the network. */ round_report: 'pdf',
  round_workbook: 'xlsx',
  round_participation: 'csv',
  round_figures: 'csv',
  members_workbook: 'xlsx',
  members_list: 'csv',
} as const;
export type ReportKind = keyof typeof reportFormats;
export type ReportFormat = (typeof reportFormats)[ReportKind];

export const firmReportKinds = ['firm_report', 'firm_workbook', 'firm_standing', 'firm_answers'] as const;
export const roundReportKinds = ['round_report', 'round_workbook', 'round_participation', 'round_figures'] as const;
export const memberReportKinds = ['members_workbook', 'members_list'] as const;
export const ReportKind = z.enum(Object.keys(reportFormats) as [ReportKind, ...ReportKind[]]);

export const reportLimits = {
  /** A file larger than this is not kept. */ bytes: 20 * 2 ** 20,
  /** Days that a finished report can be fetched. */ days: 7,
} as const;

export const ReportView = z
  .object({
    id,
    kind: ReportKind,
    format: z.enum(['pdf', 'xlsx', 'csv']),
    roundId: id.nullable(),
    status: z.enum(['queued', 'running', 'ready', 'failed']),
    progress: z.number().int().min(0).max(100),
    /** One sentence why it failed. */ errorDetail: z.string().nullable(),
    fileName: z.string().nullable(),
    size: z.number().int().nullable(),
    requestedAt: instant,
    finishedAt: instant.nullable(),
    /** Until when a finished one can be fetched. */ expiresAt: instant.nullable(),
  })
  .meta({ id: 'Report' });
export type ReportView = z.infer<typeof ReportView>;

/** The reader's language; a report in a language without texts of its own is made in English. */
const language = z
  .string()
  .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/)
  .default('en');
const reports = z.object({ items: z.array(ReportView) });

export const reportRoutes = {
  firmReports: route({
    id: 'firmReports',
    method: 'GET',
    path: '/api/firms/:firmId/reports',
    scope: 'firm',
    permission: 'standing:read',
    summary: 'The firm’s reports and exports that are under way or can be fetched, newest first',
    params: firmParams,
    reply: reports,
  }),
  askFirmReport: route({
    id: 'askFirmReport',
    method: 'POST',
    path: '/api/firms/:firmId/reports',
    scope: 'firm',
    permission: 'standing:read',
    status: 201,
    summary: 'Ask for a report or an export; what was made of the same state is given again',
    params: firmParams,
    body: z.strictObject({ kind: z.enum(firmReportKinds), language }),
    reply: ReportView,
  }),
  firmReport: route({
    id: 'firmReport',
    method: 'GET',
    path: '/api/firms/:firmId/reports/:reportId',
    scope: 'firm',
    permission: 'standing:read',
    summary: 'How far a report is',
    params: firmParams.extend({ reportId: id }),
    reply: ReportView,
  }),
  firmReportFile: route({
    id: 'firmReportFile',
    method: 'GET',
    path: '/api/firms/:firmId/reports/:reportId/file',
    scope: 'firm',
    permission: 'standing:read',
    produces: 'file',
    summary: 'The file of a finished report',
    params: firmParams.extend({ reportId: id }),
    reply: FileReply,
  }),
  associationReports: route({
    id: 'associationReports',
    method: 'GET',
    path: '/api/associations/:associationId/reports',
    scope: 'association',
    permission: 'rounds:read',
    summary: 'The association’s reports and exports that are under way or can be fetched, newest first',
    params: associationParams,
    reply: reports,
  }),
  askRoundReport: route({
    id: 'askRoundReport',
    method: 'POST',
    path: '/api/associations/:associationId/rounds/:roundId/reports',
    scope: 'association',
    permission: 'rounds:read',
    status: 201,
    summary: 'Ask for a report or an export of a round',
    params: associationParams.extend({ roundId: id }),
    body: z.strictObject({ kind: z.enum(roundReportKinds), language }),
    reply: ReportView,
  }),
  askMembersReport: route({
    id: 'askMembersReport',
    method: 'POST',
    path: '/api/associations/:associationId/reports',
    scope: 'association',
    permission: 'members:read',
    status: 201,
    summary: 'Ask for an export of the members',
    params: associationParams,
    body: z.strictObject({ kind: z.enum(memberReportKinds), language }),
    reply: ReportView,
  }),
  associationReport: route({
    id: 'associationReport',
    method: 'GET',
    path: '/api/associations/:associationId/reports/:reportId',
    scope: 'association',
    permission: 'rounds:read',
    summary: 'How far a report is',
    params: associationParams.extend({ reportId: id }),
    reply: ReportView,
  }),
  associationReportFile: route({
    id: 'associationReportFile',
    method: 'GET',
    path: '/api/associations/:associationId/reports/:reportId/file',
    scope: 'association',
    permission: 'rounds:read',
    produces: 'file',
    summary: 'The file of a finished report',
    params: associationParams.extend({ reportId: id }),
    reply: FileReply,
  }),
};
