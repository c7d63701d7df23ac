import { jobs, type JobName, type JobPayload } from '@gauge/contracts';
import type { Ctx } from './context.js';

/** Asks for a job in the same transaction as the rows it works on: both or neither. The worker's relay enqueues it. */
export async function requestJob<N extends JobName>(
  ctx: Pick<Ctx, 'tx'>,
  name: N,
  payload: JobPayload<N>,
): Promise<void> {
  // no RETURNING: requests may write the outbox, never read it
  await ctx.tx.outbox.createMany({ data: [{ topic: name, payload: jobs[name].parse(payload) }] });
  await ctx.tx.$executeRaw`select pg_notify('gauge_outbox', '')`;
}
