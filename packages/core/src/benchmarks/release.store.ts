import type { Database, Tx } from '@gauge/db';
import { cohortKey, released, type PublishedFigure, type Released } from '@gauge/disclosure';
import type { IndicatorFamily, InstrumentDefinition } from '../instruments/index.js';
import { definitionOf } from '../rounds/index.js';
import type { AcceptedRow, Held, NetworkFigures } from './release.rules.js';
import type { Packed, Remembered } from './archive.js';
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
  const rows = await database.transaction(
    {},
    (tx) =>
      tx.$queryRaw<{ roundId: string; fence: number }[]>`
      update release_run set fence = fence + 1, status = 'running', stage = 'collect', progress = 0,
        started_at = coalesce(started_at, clock_timestamp()), beat_at = clock_timestamp()
      where id = ${runId}::uuid and status in ('queued', 'running')
      returning round_id as "roundId", fence`,
  );
  const row = rows[0];
  return row && { runId, ...row };
}

/** Says that the holder lives, and how far it is. @throws FencedOff */
export async function beat(database: Database, { runId, fence }: Claim, at?: { stage: Stage; progress: number }) {
  const rows = await database.transaction(
    {},
    (tx) => tx.$executeRaw`
      update release_run set beat_at = clock_timestamp(),
        stage = coalesce(${at?.stage ?? null}, stage), progress = coalesce(${at?.progress ?? null}::int, progress)
      where id = ${runId}::uuid and fence = ${fence} and status = 'running'`,
  );
  if (rows === 0) throw new FencedOff('the release went to another worker');
}

/** Ends the claim: settled as failed, or back in the queue for the next one. Zero rows when it is no longer ours. */
export async function giveUp(
  database: Database,
  { runId, fence }: Claim,
  failure: { errorCode: string; detail: string } | null,
): Promise<number> {
  return database.transaction({}, (tx) =>
    failure
      ? tx.$executeRaw`
          update release_run set status = 'failed', error_code = ${failure.errorCode}, error_detail = ${failure.detail},
            finished_at = clock_timestamp() where id = ${runId}::uuid and fence = ${fence} and status = 'running'`
      : tx.$executeRaw`
          update release_run set status = 'queued', stage = 'collect', progress = 0, beat_at = null
            where id = ${runId}::uuid and fence = ${fence} and status = 'running'`,
  );
}

/** Everything a release is made from. The round is frozen, so what is read now is what a repetition reads. */
export type Collected = {
  round: { id: string; status: string; periodEnd: Date; lead: string; instrumentId: string };
  definition: InstrumentDefinition;
  /** Families that earlier releases of this round published. */
  alreadyReleased: Set<string>;
  /** The accepted firms, in the order of their ids, and the stamp of their rows. */
  rows: AcceptedRow[];
  stamp: string;
  /** Earlier releases of the same instrument, oldest first. */
  history: { releaseIds: string[]; packed: Remembered[] };
  before: NetworkFigures;
};

export async function collect(database: Database, roundId: string): Promise<Collected> {
  return database.transaction(
    {},
    async (tx) => {
      const round = await tx.round.findUniqueOrThrow({
        where: { id: roundId },
        include: { instrumentVersion: { select: { instrumentId: true } }, releases: { select: { families: true } } },
      });
      const { instrumentId } = round.instrumentVersion;
      return {
        round: {
          id: round.id,
          status: round.status,
          periodEnd: round.periodEnd,
          lead: round.associationId,
          instrumentId,
        },
        definition: await definitionOf({ tx }, round.instrumentVersionId),
        alreadyReleased: new Set(round.releases.flatMap(({ families }) => families)),
        stamp: await stampOf(tx, roundId),
        rows: await acceptedRows(tx, roundId),
        history: await historyOf(tx, instrumentId),
        before: await figuresBefore(tx, round.id, instrumentId, round.periodEnd, round.previousRoundId),
      };
    },
    { timeout: 60_000 },
  );
}

const acceptedRows = (tx: Tx, roundId: string) => tx.$queryRaw<AcceptedRow[]>`
  select a.firm_id as "firmId", a.group_id as "groupId", a.observers::text[] as observers, a.dimensions
  from assessment a
  where a.round_id = ${roundId}::uuid and a.status = 'accepted' order by a.firm_id`;

async function stampOf(tx: Tx, roundId: string): Promise<string> {
  const [row] = await tx.$queryRaw<{ stamp: string }[]>`select round_stamp(${roundId}::uuid) as stamp`;
  return (row as { stamp: string }).stamp;
}

/**
 * The packed columns of these indicators on shared memory, a value for each accepted firm in the order of their ids; packed
 * from the rows first where they are missing or of another stamp.
 *
 * @throws when the rows changed since they were collected; collecting again helps
 */
export async function readColumns(
  database: Database,
  { round, rows, stamp }: Pick<Collected, 'rows' | 'stamp'> & { round: { id: string } },
  indicators: readonly string[],
): Promise<Map<string, Float64Array>> {
  return database.transaction(
    {},
    async (tx) => {
      const standing = await tx.roundColumn.findMany({
        where: { roundId: round.id, stamp, indicator: { in: [...indicators] } },
        select: { indicator: true },
      });
      const known = new Set(standing.map(({ indicator }) => indicator));
      const missing = indicators.filter((indicator) => !known.has(indicator));
      if (missing.length > 0)
        await tx.$queryRaw`select 1 from (select round_pack(${round.id}::uuid, ${missing}::text[], ${stamp})) as done`;
      const columns = new Map<string, Float64Array>();
      // one at a time: all of them at once would stand in memory twice
      for (const indicator of indicators)
        columns.set(indicator, await readColumn(tx, round.id, indicator, rows.length));
      if ((await stampOf(tx, round.id)) !== stamp)
        throw new Error('the rows of the round changed while they were read');
      return columns;
    },
    { timeout: 10 * 60_000 },
  );
}

async function readColumn(tx: Tx, roundId: string, indicator: string, count: number): Promise<Float64Array> {
  const [row] = await tx.$queryRaw<{ values: Uint8Array }[]>`
    select "values" from round_column where round_id = ${roundId}::uuid and indicator = ${indicator}`;
  const bytes = row?.values ?? new Uint8Array();
  if (bytes.length !== count * 8) throw new Error(`the column ${indicator} does not fit the rows of the round`);
  const column = new Float64Array(new SharedArrayBuffer(bytes.length));
  const own = Buffer.from(column.buffer);
  own.set(bytes);
  own.swap64();
  return column;
}

async function historyOf(tx: Tx, instrumentId: string): Promise<Collected['history']> {
  type Row = Packed & { releaseId: string; families: IndicatorFamily[] };
  const archives = await tx.$queryRaw<Row[]>`
    select c.release_id as "releaseId", c.records, c.blocks, v.definition -> 'families' as families
    from release_archive c join release l on l.id = c.release_id
      join round r on r.id = l.round_id join instrument_version v on v.id = r.instrument_version_id
    where v.instrument_id = ${instrumentId}::uuid order by l.published_at, l.id`;
  return {
    releaseIds: archives.map(({ releaseId }) => releaseId),
    packed: archives.map(({ records, blocks, families }) => ({
      records,
      blocks,
      families: families.map(({ code, indicators }) => ({ id: code, indicators })),
    })),
  };
}

/** The whole network's figures of the round before: the one named as previous, else the latest earlier one of the instrument. */
async function figuresBefore(
  tx: Tx,
  roundId: string,
  instrumentId: string,
  periodEnd: Date,
  previousRoundId: string | null,
): Promise<NetworkFigures> {
  const earlier = await tx.round.findFirst({
    where: previousRoundId
      ? { id: previousRoundId }
      : { id: { not: roundId }, instrumentVersion: { instrumentId }, periodEnd: { lt: periodEnd }, status: 'released' },
    orderBy: { periodEnd: 'desc' },
  });
  const rows = earlier
    ? await tx.releaseCohort.findMany({ where: { roundId: earlier.id, cohortKey: cohortKey({}) } })
    : [];
  const figures = new Map<string, Released<PublishedFigure>>();
  for (const { families } of rows) {
    for (const family of Object.values(families as Record<string, { figures: Record<string, unknown> }>)) {
      for (const [indicator, figure] of Object.entries(family.figures)) figures.set(indicator, released(figure));
    }
  }
  return figures;
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
