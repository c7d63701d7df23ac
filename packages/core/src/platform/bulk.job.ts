import { BulkKind, permissionsOf, Role, type Permission, type ProblemCode } from '@gauge/contracts';
import type { Database, Tx } from '@gauge/db';
import type { Ctx } from './context.js';
import { Problem } from './problem.js';

export type BulkItem = { id: string; targetId: string; label: string };
/** What came of an item: nothing where it was made. */
export type BulkMade = { skipped: string } | { failed: string } | undefined;
export type BulkWork = {
  /** So many items at most are made in one transaction. */
  together: number;
  /** Problems that stop the whole job: what waits still would meet them, too. */
  stopsAt: readonly ProblemCode[];
  /**
   * Makes some items and says what came of each, in their order. Another `Problem` fails the item alone: several are then
   * made one by one.
   */
  make(ctx: Ctx, items: readonly BulkItem[], params: unknown): Promise<BulkMade[]>;
};
/** `superseded`: settled before, or another worker's by now. */
export type BulkOutcome = { state: 'done' } | { state: 'failed'; errorCode: string } | { state: 'superseded' };

type Claim = {
  jobId: string;
  now?: Date | undefined;
  associationId: string;
  kind: string;
  params: unknown;
  fence: number;
  requestedBy: string;
  requesterName: string;
};
type State = 'done' | 'skipped' | 'failed';
export type BulkOptions = {
  signal?: AbortSignal;
  /** The time of the changes; the demo's lie in the past. */ now?: Date;
};

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
 * Makes the items of a job that are still waiting, some in one transaction with their marks, so that an item happens once
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
  { signal, now }: BulkOptions = {},
): Promise<BulkOutcome> {
  const claimed = await claim(across, jobId);
  if (!claimed) return { state: 'superseded' };
  const mine = { ...claimed, now };
  try {
    if (mine.fence > CLAIM_LIMIT) throw new Refusal('gave_up');
    const work = works[BulkKind.parse(mine.kind)];
    for (;;) {
      const items = await waiting(within, mine);
      if (items.length === 0) break;
      for (let at = 0; at < items.length; at += work.together) {
        signal?.throwIfAborted();
        await make(within, mine, items.slice(at, at + work.together), work);
      }
    }
    return (await end(across, mine, 'done', null)) ? { state: 'done' } : { state: 'superseded' };
  } catch (error) {
    return settle(across, mine, error);
  }
}

async function claim(across: Database, jobId: string): Promise<Claim | undefined> {
  const rows = await across.client.$queryRaw<Omit<Claim, 'jobId' | 'now'>[]>`
    update bulk_job set fence = fence + 1, status = 'running', beat_at = clock_timestamp(),
      started_at = coalesce(started_at, clock_timestamp())
    where id = ${jobId}::uuid and status in ('queued', 'running')
    returning association_id as "associationId", kind, params, fence, requested_by as "requestedBy",
      requester_name as "requesterName"`;
  return rows[0] && { jobId, ...rows[0] };
}

/** A worker that is stopped in it keeps the job's row for five seconds. */
const inAssociation = <T>(within: Database, mine: Claim, work: (tx: Tx) => Promise<T>): Promise<T> =>
  within.transaction({ tenant: mine.associationId, user: mine.requestedBy, scope: 'association' }, work, {
    silence: 5_000,
  });

const waiting = (within: Database, mine: Claim): Promise<BulkItem[]> =>
  inAssociation(within, mine, (tx) =>
    tx.bulkItem.findMany({
      where: { jobId: mine.jobId, state: 'waiting' },
      select: { id: true, targetId: true, label: true },
      orderBy: { position: 'asc' },
      take: BATCH,
    }),
  );

async function make(within: Database, mine: Claim, items: readonly BulkItem[], work: BulkWork): Promise<void> {
  try {
    await inAssociation(within, mine, async (tx) => {
      await hold(tx, mine);
      const made = await work.make(await contextOf(tx, mine), items, mine.params);
      await mark(tx, mine, items, made);
    });
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    if (work.stopsAt.includes(error.code)) throw new Refusal(error.code);
    if (items.length > 1) for (const item of items) await make(within, mine, [item], work);
    else
      await inAssociation(within, mine, async (tx) => {
        await hold(tx, mine);
        await mark(tx, mine, items, [{ failed: error.message }]);
      });
  }
}

/** The job's row is this transaction's until it ends: whoever claims next waits for the item, and then finds it made. */
async function hold(tx: Tx, { jobId, fence }: Claim): Promise<void> {
  const held = await tx.$queryRaw<unknown[]>`
    select 1 from bulk_job where id = ${jobId}::uuid and fence = ${fence} and status = 'running' for update`;
  if (held.length === 0) throw new FencedOff('the job went to another worker');
}

/** With the rights that whoever asked has now, a person or an API key, not those of the moment of asking. */
async function contextOf(tx: Tx, { associationId, requestedBy, requesterName, now = new Date() }: Claim): Promise<Ctx> {
  const grants = await tx.roleGrant.findMany({ where: { userId: requestedBy, associationId }, select: { role: true } });
  const key = await tx.apiKey.findFirst({ where: { id: requestedBy, associationId, revokedAt: null } });
  const isOpen = key !== null && (key.expiresAt === null || key.expiresAt > new Date());
  if (grants.length === 0 && !isOpen) throw new Refusal('forbidden');
  const permissions = isOpen
    ? (key.permissions as Permission[])
    : grants.flatMap(({ role }) => permissionsOf[Role.parse(role)]);
  return {
    actor: { id: isOpen ? null : requestedBy, name: requesterName },
    associationId,
    firmId: null,
    permissions: new Set(permissions),
    tx,
    now,
  };
}

async function mark(tx: Tx, { jobId }: Claim, items: readonly BulkItem[], made: readonly BulkMade[]): Promise<void> {
  const marks = items.map(({ id }, at) => ({ id, ...markOf(made[at]) }));
  const count = await tx.$executeRaw`
    update bulk_item i set state = m.state, problem = m.problem
    from jsonb_to_recordset(${JSON.stringify(marks)}::jsonb) as m (id uuid, state text, problem text)
    where i.id = m.id and i.job_id = ${jobId}::uuid and i.state = 'waiting'`;
  if (count !== items.length) throw new Error(`of ${items.length} items of job ${jobId} some were made before`);
  const inState = (wanted: State) => ({ increment: marks.filter(({ state }) => state === wanted).length });
  const counts = { done: inState('done'), skipped: inState('skipped'), failed: inState('failed') };
  await tx.bulkJob.updateMany({ where: { id: jobId }, data: { ...counts, beatAt: new Date() } });
}

function markOf(made: BulkMade): { state: State; problem: string | null } {
  if (!made) return { state: 'done', problem: null };
  return 'skipped' in made ? { state: 'skipped', problem: made.skipped } : { state: 'failed', problem: made.failed };
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
