import type { BulkJobView, ImportHead, ImportStatus, ImportView } from '@gauge/contracts';
import type { Prisma } from '@gauge/db';
import { associationOf, bulkJobsById, may, notFound, type Ctx } from '../platform/index.js';
import { roundOf } from './rounds.store.js';

/** What a preview found, as it lies in the table. */
export type Preview = Pick<
  ImportView,
  'answers' | 'problems' | 'reading' | 'usedColumns' | 'ignoredColumns' | 'sample'
>;

const LATEST = 10;

/** A preview again, or how far the file is written. */
export async function read(ctx: Ctx, roundId: string, importId: string): Promise<ImportView> {
  may(ctx, 'imports:write');
  const found = await ctx.tx.import.findFirst({ where: { id: importId, roundId }, omit: { rows: true } });
  if (!found) throw notFound('The import');
  return importView(ctx, found);
}

/** The latest files of the association for the round, newest first. */
export async function latest(ctx: Ctx, roundId: string): Promise<{ items: ImportHead[] }> {
  may(ctx, 'imports:write');
  await roundOf(ctx, roundId);
  const found = await ctx.tx.import.findMany({
    where: { roundId, associationId: associationOf(ctx) },
    omit: { rows: true, preview: true },
    orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
    take: LATEST,
  });
  const jobs = await jobsOf(ctx, found);
  return { items: found.map((row) => headOf(row, jobs)) };
}

type ImportRow = Omit<Prisma.ImportGetPayload<object>, 'rows'>;

export async function importView(ctx: Ctx, row: ImportRow): Promise<ImportView> {
  const { answers, problems, reading, usedColumns, ignoredColumns, sample } = row.preview as Preview;
  const head = headOf(row, await jobsOf(ctx, [row]));
  const { problemCount } = row;
  return { ...head, problemCount, answers, problems, reading, usedColumns, ignoredColumns, sample };
}

const jobsOf = (ctx: Ctx, rows: readonly Pick<ImportRow, 'jobId'>[]): Promise<Map<string, BulkJobView>> =>
  bulkJobsById(
    ctx,
    rows.flatMap(({ jobId }) => jobId ?? []),
  );

function headOf(row: Omit<ImportRow, 'preview'>, jobs: ReadonlyMap<string, BulkJobView>): ImportHead {
  const { id, fileName, rowCount, createdAt, committedAt, jobId } = row;
  const job = jobs.get(jobId ?? '') ?? null;
  return {
    id,
    fileName,
    status: statusOf(row.status, job),
    rows: rowCount,
    createdAt: createdAt.toISOString(),
    committedAt: committedAt?.toISOString() ?? null,
    job,
  };
}

/** Once it is confirmed, its job says how it stands. One from before there were jobs was written at once. */
function statusOf(status: string, job: BulkJobView | null): ImportStatus {
  if (status !== 'committed') return status === 'ready' ? 'ready' : 'refused';
  if (job?.status === 'failed') return 'stopped';
  return job === null || job.status === 'done' ? 'committed' : 'writing';
}
