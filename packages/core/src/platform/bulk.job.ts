import { BulkKind, permissionsOf, Role } from '@gauge/contracts';
import type { Database, Tx } from '@gauge/db';
import type { Ctx } from './context.js';
import { Problem } from './problem.js';

export type BulkItem = { id: string; targetId: string; label: string };
/** One item's change, in a transaction of its own; a `Problem` fails this item alone. */
export type BulkWork = (ctx: Ctx, item: BulkItem, params: unknown) => Promise<{ skipped: string } | undefined>;
/** `superseded`: settled before, or another worker's by now. */
export type BulkOutcome = { state: 'done' } | { state: 'failed'; errorCode: string } | { state: 'superseded' };

type Claim = {
  jobId: string;
  associationId: string;
  kind: string;
  params: unknown;
  fence: number;
  requestedBy: string;
  requesterName: string;
};
type State = 'done' | 'skipped' | 'failed';

const BATCH = 50;
/** Nobody claims a job for ever: after this many it is failed. */
const CLAIM_LIMIT = 25;

class FencedOff extends Error {}
/** Why a job ends before its end, for good. */
class Refusal extends Error {
  constructor(readonly errorCode: string) {
    super(errorCode);
  }
}

/**
 * Makes the items of a job that are still waiting, each in one transaction with its mark, so that an item happens once
 * whatever happens to the worker. Repeating it is safe at any moment; only the newest claim can write.
 *
 * @param across as `gauge_release`, which finds and claims jobs of every association
 * @param within as `gauge_app`: the items are made inside their association, with the rights of whoever asked for the job
 * @throws the signal's reason, and whatever is worth another try (a lost connection)
 */
export async function runBulkJob(
  { across, within }: { across: Database; within: Database },
  jobId: string,
  works: Readonly<Record<BulkKind, BulkWork>>,
  signal?: AbortSignal,
): Promise<BulkOutcome> {
  const mine = await claim(across, jobId);
  if (!mine) return { state: 'superseded' };
  try {
    if (mine.fence > CLAIM_LIMIT) throw new Refusal('gave_up');
    const work = works[BulkKind.parse(mine.kind)];
    for (;;) {
      const items = await waiting(within, mine);
      if (items.length === 0) break;
      for (const item of items) {
        signal?.throwIfAborted();
        await make(within, mine, item, work);
      }
    }
    return (await end(across, mine, 'done', null)) ? { state: 'done' } : { state: 'superseded' };
  } catch (error) {
    return settle(across, mine, error);
  }
}

async function claim(across: Database, jobId: string): Promise<Claim | undefined> {
  const rows = await across.client.$queryRaw<Omit<Claim, 'jobId'>[]>`
    update bulk_job set fence = fence + 1, status = 'running', beat_at = clock_timestamp(),
      started_at = coalesce(started_at, clock_timestamp())
    where id = ${jobId}::uuid and status in ('queued', 'running')
    returning association_id as "associationId", kind, params, fence, requested_by as "requestedBy",
      requester_name as "requesterName"`;
  return rows[0] && { jobId, ...rows[0] };
}

const inAssociation = <T>(within: Database, mine: Claim, work: (tx: Tx) => Promise<T>): Promise<T> =>
  within.transaction({ tenant: mine.associationId, user: mine.requestedBy, scope: 'association' }, work);

const waiting = (within: Database, mine: Claim): Promise<BulkItem[]> =>
  inAssociation(within, mine, (tx) =>
    tx.bulkItem.findMany({
      where: { jobId: mine.jobId, state: 'waiting' },
      select: { id: true, targetId: true, label: true },
      orderBy: { position: 'asc' },
      take: BATCH,
    }),
  );

async function make(within: Database, mine: Claim, item: BulkItem, work: BulkWork): Promise<void> {
  try {
    await inAssociation(within, mine, async (tx) => {
      await hold(tx, mine);
      const outcome = await work(await contextOf(tx, mine), item, mine.params);
      await mark(tx, mine, item, outcome ? 'skipped' : 'done', outcome?.skipped ?? null);
    });
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    await inAssociation(within, mine, async (tx) => {
      await hold(tx, mine);
      await mark(tx, mine, item, 'failed', error.message);
    });
  }
}

/** The job's row is this transaction's until it ends: whoever claims next waits for the item, and then finds it made. */
async function hold(tx: Tx, { jobId, fence }: Claim): Promise<void> {
  // a worker stopped in here must not hold the row: the server ends its transaction
  await tx.$executeRaw`select set_config('idle_in_transaction_session_timeout', '5000', true)`;
  const held = await tx.$queryRaw<unknown[]>`
    select 1 from bulk_job where id = ${jobId}::uuid and fence = ${fence} and status = 'running' for update`;
  if (held.length === 0) throw new FencedOff('the job went to another worker');
}

/** With the rights that whoever asked has now, not those of the moment of asking. */
async function contextOf(tx: Tx, { associationId, requestedBy, requesterName }: Claim): Promise<Ctx> {
  const grants = await tx.roleGrant.findMany({ where: { userId: requestedBy, associationId }, select: { role: true } });
  if (grants.length === 0) throw new Refusal('forbidden');
  const permissions = new Set(grants.flatMap(({ role }) => permissionsOf[Role.parse(role)]));
  return {
    actor: { id: requestedBy, name: requesterName },
    associationId,
    firmId: null,
    permissions,
    tx,
    now: new Date(),
  };
}

async function mark(tx: Tx, { jobId }: Claim, item: BulkItem, state: State, problem: string | null): Promise<void> {
  const { count } = await tx.bulkItem.updateMany({
    where: { id: item.id, state: 'waiting' },
    data: { state, problem },
  });
  if (count !== 1) throw new Error(`item ${item.id} was made before`);
  await tx.bulkJob.updateMany({ where: { id: jobId }, data: { [state]: { increment: 1 }, beatAt: new Date() } });
}

/** Whether the claim was still the newest. */
async function end(across: Database, { jobId, fence }: Claim, status: 'done' | 'failed', errorCode: string | null) {
  const rows = await across.client.$executeRaw`
    update bulk_job set status = ${status}, error_code = ${errorCode}, finished_at = clock_timestamp()
    where id = ${jobId}::uuid and fence = ${fence} and status = 'running'`;
  return rows === 1;
}

async function settle(across: Database, mine: Claim, error: unknown): Promise<BulkOutcome> {
  if (error instanceof FencedOff) return { state: 'superseded' };
  if (error instanceof Refusal) {
    const ours = await end(across, mine, 'failed', error.errorCode);
    return ours ? { state: 'failed', errorCode: error.errorCode } : { state: 'superseded' };
  }
  // back to the queue; where even this cannot be written, the job's missing beat tells
  await across.client.$executeRaw`
    update bulk_job set status = 'queued', beat_at = null
    where id = ${mine.jobId}::uuid and fence = ${mine.fence} and status = 'running'`.catch(() => undefined);
  throw error;
}
