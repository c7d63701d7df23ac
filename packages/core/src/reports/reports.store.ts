import type { ReportKind } from '@gauge/contracts';
import type { Database, Prisma, Tx } from '@gauge/db';
import { associationOf, canonicalJson, sha256, type Ctx } from '../platform/index.js';

/** Whose report it is, and of which round; an association's report of its members has none. */
export type Place = { firmId: string | null; associationId: string | null; roundId: string | null };
export const placeOf = (ctx: Ctx, roundId: string | null = null): Place =>
  ctx.firmId
    ? { firmId: ctx.firmId, associationId: null, roundId: null }
    : { firmId: null, associationId: associationOf(ctx), roundId };

const shown = {
  id: true,
  firmId: true,
  associationId: true,
  roundId: true,
  kind: true,
  language: true,
  basis: true,
  status: true,
  progress: true,
  errorDetail: true,
  fileName: true,
  size: true,
  requestedAt: true,
  finishedAt: true,
  expiresAt: true,
} satisfies Prisma.ReportSelect;
/** A report without its file. */
export type ReportRow = Prisma.ReportGetPayload<{ select: typeof shown }>;

const usable = (now: Date): Prisma.ReportWhereInput => ({ OR: [{ expiresAt: null }, { expiresAt: { gt: now } }] });

/** Newest first; a page shows no more. */
const listed = 30;

export async function reportsOf(ctx: Ctx): Promise<ReportRow[]> {
  const { firmId, associationId } = placeOf(ctx);
  return ctx.tx.report.findMany({
    where: { firmId, associationId, ...usable(ctx.now) },
    select: shown,
    orderBy: [{ requestedAt: 'desc' }, { id: 'asc' }],
    take: listed,
  });
}

export async function findReport(ctx: Ctx, id: string): Promise<ReportRow | null> {
  const { firmId, associationId } = placeOf(ctx);
  return ctx.tx.report.findFirst({ where: { id, firmId, associationId, ...usable(ctx.now) }, select: shown });
}

export async function fileOf(ctx: Ctx, id: string): Promise<Uint8Array | null> {
  const row = await ctx.tx.report.findUnique({ where: { id }, select: { file: true } });
  return row?.file ?? null;
}

export type Wanted = Place & { kind: ReportKind; language: string; basis: string };

/** One of this kind that is under way, or was made of the same state and can still be fetched. */
export async function madeAlready(ctx: Ctx, { basis, ...wanted }: Wanted): Promise<ReportRow | null> {
  return ctx.tx.report.findFirst({
    where: {
      ...wanted,
      OR: [{ status: { in: ['queued', 'running'] } }, { status: 'ready', basis, ...usable(ctx.now) }],
    },
    select: shown,
    orderBy: { requestedAt: 'desc' },
  });
}

/** Two who ask for the same at the same time: the second waits here, and finds the first one's. */
export async function holdKind(ctx: Ctx, { firmId, associationId, kind }: Wanted): Promise<void> {
  const name = `report ${firmId ?? associationId} ${kind}`;
  await ctx.tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`;
}

export async function queueReport(ctx: Ctx, id: string, requestedBy: string, wanted: Wanted): Promise<void> {
  const { firmId, associationId, roundId, kind, language, basis } = wanted;
  // by hand: a request may set these columns and no others
  await ctx.tx.$executeRaw`
    insert into report (id, firm_id, association_id, round_id, kind, language, basis, requested_by, requested_at)
    values (${id}::uuid, ${firmId}::uuid, ${associationId}::uuid, ${roundId}::uuid, ${kind}, ${language}, ${basis},
      ${requestedBy}::uuid, ${ctx.now})`;
}

/** Raise it when what stands in a report or how it looks changes: files made before are then made anew. */
const edition = 1;

/**
 * A hash of everything that a report of this place is made from: the releases that its reader sees, answers, plan and
 * members. It reads stamps, never figures, so that asking costs little.
 */
export async function basisOf(ctx: Ctx, { firmId, associationId, roundId }: Place, kind: string): Promise<string> {
  const releases = await ctx.tx.release.findMany({ select: { id: true }, orderBy: { id: 'asc' } });
  const stamps = firmId
    ? await firmStamps(ctx.tx, firmId)
    : await associationStamps(ctx.tx, associationId as string, roundId);
  return sha256(canonicalJson({ edition, kind, releases: releases.map(({ id }) => id), stamps }));
}

async function firmStamps(tx: Tx, firmId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ stamp: string }[]>`
    select 'firm ' || to_jsonb(f)::text as stamp from firm f where f.id = ${firmId}::uuid
    union all select 'answers ' || a.id || ' ' || a.status || ' ' || a.version || ' ' || a.updated_at
      from assessment a where a.firm_id = ${firmId}::uuid
    union all select 'action ' || p.id || ' ' || p.version from plan_action p where p.firm_id = ${firmId}::uuid
    union all select 'case ' || c.id || ' ' || c.version from counsel_case c where c.firm_id = ${firmId}::uuid
    union all select 'round ' || r.id || ' ' || r.name || ' ' || r.status from round r
    order by stamp`;
  return rows.map(({ stamp }) => stamp);
}

async function associationStamps(tx: Tx, associationId: string, roundId: string | null): Promise<string[]> {
  const rows = await tx.$queryRaw<{ stamp: string }[]>`
    select 'association ' || to_jsonb(o)::text as stamp from association o where o.id = ${associationId}::uuid
    union all select 'member ' || to_jsonb(m)::text || to_jsonb(f)::text
      from membership m join firm f on f.id = m.firm_id where m.association_id = ${associationId}::uuid
    union all select 'consent ' || c.id from counsel_consent c where c.association_id = ${associationId}::uuid
    union all select 'answers ' || a.id || ' ' || a.status || ' ' || a.version || ' ' || a.updated_at
      from assessment a where a.round_id = ${roundId}::uuid
    union all select 'round ' || r.id || ' ' || r.name || ' ' || r.status || ' ' || r.version
      from round r where r.id = ${roundId}::uuid
    union all select 'participant ' || p.association_id from round_participant p where p.round_id = ${roundId}::uuid
    order by stamp`;
  return rows.map(({ stamp }) => stamp);
}

/** A claim on a report. Whoever claims later gets a higher fence, and this one can keep nothing any more. */
export type Claim = Place & { id: string; kind: ReportKind; language: string; requestedBy: string; fence: number };

/** The report went to somebody else, or is settled: stop, and leave it alone. */
export class FencedOff extends Error {
  override readonly name = 'FencedOff';
}

/** Nobody claims a report for ever: after this many it is failed. */
export const claimLimit = 5;

/** @returns undefined for a report that is ready, failed or gone */
export async function claim(across: Database, reportId: string): Promise<Claim | undefined> {
  const rows = await across.client.$queryRaw<Claim[]>`
    update report set fence = fence + 1, status = 'running', progress = 0,
      started_at = coalesce(started_at, clock_timestamp()), beat_at = clock_timestamp()
    where id = ${reportId}::uuid and status in ('queued', 'running')
    returning id, firm_id as "firmId", association_id as "associationId", round_id as "roundId", kind, language,
      requested_by as "requestedBy", fence`;
  return rows[0];
}

/** Says that the holder lives, and how far it is. @throws FencedOff */
export async function beat(across: Database, { id, fence }: Claim, progress: number): Promise<void> {
  const rows = await across.client.$executeRaw`
    update report set beat_at = clock_timestamp(), progress = greatest(progress, ${progress}::int)
    where id = ${id}::uuid and fence = ${fence} and status = 'running'`;
  if (rows === 0) throw new FencedOff('the report went to another worker');
}

export type Kept = { fileName: string; bytes: Uint8Array; basis: string; expiresAt: Date };

/** The file takes the place of an earlier one of its kind, so that a place holds one of each. @throws FencedOff */
export async function keep(tx: Tx, { id, fence }: Claim, { fileName, bytes, basis, expiresAt }: Kept): Promise<void> {
  const rows = await tx.$executeRaw`
    update report set status = 'ready', progress = 100, file = ${bytes}, size = ${bytes.length}, file_name = ${fileName},
      basis = ${basis}, finished_at = clock_timestamp(), expires_at = ${expiresAt}
    where id = ${id}::uuid and fence = ${fence} and status = 'running'`;
  if (rows === 0) throw new FencedOff('the report went to another worker');
  await tx.$executeRaw`
    delete from report earlier using report kept
    where kept.id = ${id}::uuid and earlier.id <> kept.id and earlier.status in ('ready', 'failed')
      and earlier.kind = kept.kind and earlier.language = kept.language
      and coalesce(earlier.firm_id, earlier.association_id) = coalesce(kept.firm_id, kept.association_id)
      and earlier.round_id is not distinct from kept.round_id`;
}

/** Ends the claim: settled as failed, or back in the queue for the next one. Zero rows when it is no longer ours. */
export async function giveUp(
  across: Database,
  { id, fence }: Claim,
  failure: { code: string; detail: string; expiresAt: Date } | null,
): Promise<number> {
  return failure
    ? across.client.$executeRaw`
        update report set status = 'failed', error_code = ${failure.code}, error_detail = ${failure.detail},
          finished_at = clock_timestamp(), expires_at = ${failure.expiresAt}
        where id = ${id}::uuid and fence = ${fence} and status = 'running'`
    : across.client.$executeRaw`
        update report set status = 'queued', progress = 0, beat_at = null
        where id = ${id}::uuid and fence = ${fence} and status = 'running'`;
}

/** Takes away what can no longer be fetched, some at a time. */
export async function clearExpired(across: Database): Promise<void> {
  await across.client.$executeRaw`
    delete from report where id in (select id from report where expires_at < clock_timestamp() order by expires_at limit 100)`;
}

/** Reports that have waited, or given no sign of life, for so many seconds. */
export async function silentReports(across: Database, seconds: number): Promise<string[]> {
  const rows = await across.client.$queryRaw<{ id: string }[]>`
    select id from report where status in ('queued', 'running')
      and coalesce(beat_at, requested_at) < clock_timestamp() - make_interval(secs => ${seconds})
    order by requested_at limit 100`;
  return rows.map(({ id }) => id);
}
