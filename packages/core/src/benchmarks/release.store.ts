import type { Database, Tx } from '@gauge/db';
import type { Held } from './release.rules.js';
import type { Packed } from './archive.js';
import type { CohortRow, FamilyCounts } from './release.work.js';

/** A claim on a run. Whoever claims later gets a higher fence, and this one can write nothing any more. */
export type Claim = { runId: string; roundId: string; fence: number };
export type Stage = 'collect' | 'build' | 'audit' | 'publish';

/** The run went to somebody else, or is settled: stop, and leave it alone. */
export class FencedOff extends Error {
  override readonly name = 'FencedOff';
}

/** Nobody claims a run for ever: after this many it is failed. */
export const claimLimit = 25;

/** @returns undefined for a run that is published, failed or unknown */
export async function claim(database: Database, runId: string): Promise<Claim | undefined> {
  const rows = await database.client.$queryRaw<{ roundId: string; fence: number }[]>`
    update release_run set fence = fence + 1, status = 'running', stage = 'collect', progress = 0,
      started_at = coalesce(started_at, clock_timestamp()), beat_at = clock_timestamp()
    where id = ${runId}::uuid and status in ('queued', 'running')
    returning round_id as "roundId", fence`;
  const row = rows[0];
  return row && { runId, ...row };
}

/** Says that the holder lives, and how far it is. @throws FencedOff */
export async function beat(database: Database, { runId, fence }: Claim, at?: { stage: Stage; progress: number }) {
  const rows = await database.client.$executeRaw`
    update release_run set beat_at = clock_timestamp(),
      stage = coalesce(${at?.stage ?? null}, stage), progress = coalesce(${at?.progress ?? null}::int, progress)
    where id = ${runId}::uuid and fence = ${fence} and status = 'running'`;
  if (rows === 0) throw new FencedOff('the release went to another worker');
}

/** Ends the claim: settled as failed, or back in the queue for the next one. Zero rows when it is no longer ours. */
export async function giveUp(
  database: Database,
  { runId, fence }: Claim,
  failure: { errorCode: string; detail: string } | null,
): Promise<number> {
  return failure
    ? database.client.$executeRaw`
        update release_run set status = 'failed', error_code = ${failure.errorCode}, error_detail = ${failure.detail},
          finished_at = clock_timestamp() where id = ${runId}::uuid and fence = ${fence} and status = 'running'`
    : database.client.$executeRaw`
        update release_run set status = 'queued', stage = 'collect', progress = 0, beat_at = null
          where id = ${runId}::uuid and fence = ${fence} and status = 'running'`;
}

export type NewRelease = {
  releaseId: string;
  method: string;
  contentHash: string;
  families: string[];
  tooFresh: Held[];
  rules: { parameters: object; families: Record<string, FamilyCounts>; withheldUnits: number };
  cohorts: CohortRow[];
  archive: Packed;
};

/** The flip of the run, first in the transaction: its row stays locked until the commit. @throws FencedOff */
export async function markPublished(tx: Tx, { runId, fence }: Claim): Promise<void> {
  const rows = await tx.$executeRaw`
    update release_run set status = 'published', stage = 'publish', progress = 100, finished_at = clock_timestamp()
    where id = ${runId}::uuid and fence = ${fence} and status = 'running'`;
  if (rows === 0) throw new FencedOff('the release went to another worker');
}

/**
 * Releases of one instrument are published one after the other, each against all before it: the history rule would
 * otherwise not see a release that another round published in the meantime.
 */
export async function holdsWholeHistory(tx: Tx, instrumentId: string, known: readonly string[]): Promise<boolean> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`release:${instrumentId}`}, 0))`;
  const { releaseIds } = await historyIds(tx, instrumentId);
  return releaseIds.length === known.length && releaseIds.every((id) => known.includes(id));
}

async function historyIds(tx: Tx, instrumentId: string): Promise<{ releaseIds: string[] }> {
  const rows = await tx.release.findMany({
    where: { round: { instrumentVersion: { instrumentId } } },
    select: { id: true },
  });
  return { releaseIds: rows.map(({ id }) => id) };
}

export async function writeRelease(tx: Tx, { runId, roundId }: Claim, release: NewRelease, now: Date): Promise<void> {
  const { releaseId, method, contentHash, families, tooFresh, rules, cohorts, archive } = release;
  const stored = { id: releaseId, roundId, runId, method, contentHash, families, tooFresh, rules, publishedAt: now };
  await tx.release.createMany({ data: [stored] });
  await writeCohorts(tx, { releaseId, roundId }, cohorts);
  const bytes = { records: Buffer.from(archive.records), blocks: Buffer.from(archive.blocks) };
  await tx.releaseArchive.createMany({ data: [{ releaseId, roundId, ...bytes }] });
  await tx.$executeRaw`
    update round set status = 'released', released_at = coalesce(released_at, ${now}), version = version + 1
    where id = ${roundId}::uuid and status in ('frozen', 'released')`;
}

/** Packed figures: one row a cohort with all its families and indicators. */
export async function writeCohorts(
  tx: Tx,
  { releaseId, roundId }: { releaseId: string; roundId: string },
  cohorts: readonly CohortRow[],
): Promise<void> {
  await tx.$executeRaw`
    insert into release_cohort (release_id, round_id, cohort_key, dimensions, families)
    select ${releaseId}::uuid, ${roundId}::uuid, key, dimensions::jsonb, families::jsonb
    from unnest(${cohorts.map(({ key }) => key)}::text[], ${cohorts.map(({ dimensions }) => dimensions)}::text[],
      ${cohorts.map(({ families }) => families)}::text[]) as row (key, dimensions, families)`;
}
