import { reportFormats, type FileReply, type ReportFormat, type ReportKind, type ReportView } from '@gauge/contracts';
import { record } from '../audit/index.js';
import { may, notFound, Problem, type Ctx } from '../platform/index.js';
import { fileOf, findReport, reportsOf, type ReportRow } from './reports.store.js';

const mayLook = (ctx: Ctx): void => may(ctx, ctx.firmId ? 'standing:read' : 'rounds:read');

/** Those under way, those that can be fetched and those that failed lately, newest first. */
export async function reports(ctx: Ctx): Promise<{ items: ReportView[] }> {
  mayLook(ctx);
  return { items: (await reportsOf(ctx)).map(reportView) };
}

/** @throws Problem not_found */
export async function report(ctx: Ctx, reportId: string): Promise<ReportView> {
  mayLook(ctx);
  return reportView(await found(ctx, reportId));
}

const contentTypes: Record<ReportFormat, string> = {
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
};

/** @throws Problem not_found, and report_not_ready while there is no file */
export async function reportFile(ctx: Ctx, reportId: string): Promise<FileReply> {
  mayLook(ctx);
  const row = await found(ctx, reportId);
  const bytes = row.status === 'ready' ? await fileOf(ctx, row.id) : null;
  if (!bytes || !row.fileName) throw new Problem('report_not_ready', 'This report is not ready yet.');
  const kind = row.kind as ReportKind;
  await record(ctx, 'report.fetched', { reportId: row.id, kind });
  return { fileName: row.fileName, contentType: contentTypes[reportFormats[kind]], bytes };
}

async function found(ctx: Ctx, reportId: string): Promise<ReportRow> {
  const row = await findReport(ctx, reportId);
  if (!row) throw notFound('The report');
  return row;
}

export function reportView(row: ReportRow): ReportView {
  const kind = row.kind as ReportKind;
  return {
    id: row.id,
    kind,
    format: reportFormats[kind],
    roundId: row.roundId,
    status: row.status as ReportView['status'],
    progress: row.progress,
    errorDetail: row.errorDetail,
    fileName: row.fileName,
    size: row.size,
    requestedAt: row.requestedAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
    expiresAt: row.expiresAt?.toISOString() ?? null,
  };
}
