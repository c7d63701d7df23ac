import { BulkJobView, type BulkKind } from '@gauge/contracts';
import { Prisma } from '@gauge/db';
import { randomUUID } from 'node:crypto';
import { associationOf, may, type Ctx } from './context.js';
import { requestJob } from './outbox.js';
import { notFound, Problem } from './problem.js';

/** What one item changes, by its id and by what a person calls it. */
export type BulkTarget = { id: string; label: string };

const LATEST = 5;
const PROBLEMS_SHOWN = 100;

/**
 * Queues one change a target, for the worker to make one after the other. `params`: what every item needs to know.
 *
 * @throws Problem bulk_job_running
 */
export async function requestBulkJob(
  ctx: Ctx,
  kind: BulkKind,
  targets: readonly BulkTarget[],
  params: Prisma.InputJsonObject,
): Promise<string> {
  const id = randomUUID();
  const associationId = associationOf(ctx);
  const requester = { requestedBy: await callerOf(ctx), requesterName: ctx.actor.name, requestedAt: ctx.now };
  try {
    await ctx.tx.bulkJob.createMany({
      data: [{ id, associationId, kind, params, total: targets.length, ...requester }],
    });
  } catch (error) {
    // one active job an association, held by an index: the second of two clicks ends here
    const twice = error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002';
    throw twice ? new Problem('bulk_job_running', 'Another job of your association is still running.') : error;
  }
  await ctx.tx.$executeRaw`
    insert into bulk_item (job_id, association_id, position, target_id, label)
    select ${id}::uuid, ${associationId}::uuid, t.position, (t.target ->> 'id')::uuid, t.target ->> 'label'
    from jsonb_array_elements(${JSON.stringify(targets)}::jsonb) with ordinality as t (target, position)`;
  await requestJob(ctx, 'run-bulk-job', { jobId: id });
  return id;
}

/** The person or the API key that row level security knows the request by. */
async function callerOf(ctx: Ctx): Promise<string> {
  const [caller] = await ctx.tx.$queryRaw<{ id: string | null }[]>`select app_user_id() as id`;
  if (!caller?.id) throw new Problem('forbidden', 'Only somebody who is signed in may do this.');
  return caller.id;
}

export async function bulkJob(ctx: Ctx, id: string): Promise<BulkJobView> {
  may(ctx, 'members:read');
  const job = await ctx.tx.bulkJob.findFirst({
    where: { id, associationId: associationOf(ctx) },
    include: withProblems,
  });
  if (!job) throw notFound('The job');
  return jobView(job);
}

export async function bulkJobs(ctx: Ctx): Promise<{ items: BulkJobView[] }> {
  may(ctx, 'members:read');
  const jobs = await ctx.tx.bulkJob.findMany({
    where: { associationId: associationOf(ctx) },
    include: withProblems,
    orderBy: [{ requestedAt: 'desc' }, { id: 'asc' }],
    take: LATEST,
  });
  return { items: jobs.map(jobView) };
}

/** For a service whose rows a job works on: it decides who may read them. */
export async function bulkJobsById(ctx: Ctx, ids: readonly string[]): Promise<Map<string, BulkJobView>> {
  const where = { id: { in: [...ids] }, associationId: associationOf(ctx) };
  const jobs = await ctx.tx.bulkJob.findMany({ where, include: withProblems });
  return new Map(jobs.map((job) => [job.id, jobView(job)]));
}

const withProblems = {
  items: { where: { state: 'failed' }, orderBy: { position: 'asc' }, take: PROBLEMS_SHOWN },
} satisfies Prisma.BulkJobInclude;

function jobView(job: Prisma.BulkJobGetPayload<{ include: typeof withProblems }>): BulkJobView {
  return BulkJobView.parse({
    ...job,
    problems: job.items.map(({ label, problem }) => ({ label, message: problem ?? '' })),
    requestedBy: job.requesterName,
    requestedAt: job.requestedAt.toISOString(),
    finishedAt: job.finishedAt?.toISOString() ?? null,
  });
}
