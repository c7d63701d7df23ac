import { reportFormats, reportLimits, type Permission } from '@gauge/contracts';
import type { Database } from '@gauge/db';
import { record } from '../audit/index.js';
import { Problem, type Ctx } from '../platform/index.js';
import type { Write } from './reading.js';
import { readings } from './readings.js';
import { basisOf, beat, claim, claimLimit, FencedOff, giveUp, keep, type Claim } from './reports.store.js';
import { questionsIn, tellingIn } from './telling.js';

export type ReportOutcome = 'ready' | 'superseded' | { failed: string };

/** The worker's two ways into the database. */
export type ReportDatabases = {
  /** Role `gauge_app`: reads what stands in the report as its reader, under row level security. */ within: Database;
  /** Role `gauge_release`: claims the report and keeps its file. */ across: Database;
};

/**
 * Makes one report: claims it, reads as its reader, writes the file, keeps it. Repeating it is safe at any moment; the
 * newest claim alone can keep a file.
 *
 * @throws the signal's reason, and whatever is worth another try (a lost connection)
 */
export async function makeReport(
  databases: ReportDatabases,
  reportId: string,
  { signal, now = new Date() }: { signal?: AbortSignal; now?: Date } = {},
): Promise<ReportOutcome> {
  const { across } = databases;
  const mine = await claim(across, reportId);
  if (!mine) return 'superseded';
  try {
    if (mine.fence > claimLimit) throw new Problem('internal', 'The report was tried too often without an end.');
    await make(databases, mine, signal, now);
    return 'ready';
  } catch (error) {
    return settle(across, mine, error, now);
  }
}

async function make({ within, across }: ReportDatabases, mine: Claim, signal: AbortSignal | undefined, now: Date) {
  const progress = async (percent: number) => {
    signal?.throwIfAborted();
    await beat(across, mine, Math.round(percent));
  };
  await progress(5);
  const { write, basis } = await asReader(within, mine, now, (ctx) => read(ctx, mine));
  await progress(35);
  const { title, bytes } = await write({ telling: await tellingIn(mine.language), now, basis }, progress);
  if (bytes.length > reportLimits.bytes)
    throw new Problem('report_too_large', 'This would be too large a file. Ask for the tables one by one.');
  await progress(95);
  const fileName = `${plain(title)} ${now.toISOString().slice(0, 10)}.${reportFormats[mine.kind]}`;
  await across.transaction({}, async (tx) => {
    await keep(tx, mine, { fileName, bytes, basis, expiresAt: inDays(now) });
    const actor = { id: null, name: 'Report job' };
    const { firmId, associationId, roundId, kind, id: reportId } = mine;
    const ctx: Ctx = { actor, firmId, associationId, permissions: new Set(), tx, now };
    await record(ctx, 'report.made', { reportId, kind, basis, ...(roundId ? { roundId } : {}) });
  });
}

/** Everything the kinds of reports read. A person asked who had these permissions; the job takes no others. */
const readerMay: Permission[] = ['firm:read', 'standing:read', 'association:read', 'rounds:read', 'members:read'];

/** A transaction in which the database shows what it shows to whoever asked. */
function asReader<T>(within: Database, mine: Claim, now: Date, work: (ctx: Ctx) => Promise<T>): Promise<T> {
  const { firmId, associationId, requestedBy: user } = mine;
  const place = firmId ? { firm: firmId, scope: 'firm' } : { tenant: associationId ?? '', scope: 'association' };
  const actor = { id: user, name: 'Report job' };
  const language = questionsIn(mine.language);
  return within.transaction(
    { ...place, user },
    (tx) => work({ actor, firmId, associationId, permissions: new Set(readerMay), tx, now, ...language }),
    { timeout: 60_000 },
  );
}

const mostReadings = 5;

/** What was read is of one state: if somebody changed it meanwhile, it is read again. */
async function read(ctx: Ctx, mine: Claim): Promise<{ write: Write; basis: string }> {
  for (let times = 0; times < mostReadings; times++) {
    const basis = await basisOf(ctx, mine, mine.kind);
    const write = await readings[mine.kind](ctx, mine);
    if ((await basisOf(ctx, mine, mine.kind)) === basis) return { write, basis };
  }
  throw new Error('the figures change faster than they can be read');
}

async function settle(across: Database, mine: Claim, error: unknown, now: Date): Promise<ReportOutcome> {
  if (error instanceof FencedOff) return 'superseded';
  if (error instanceof Problem) {
    const failure = { code: error.code, detail: error.message, expiresAt: inDays(now) };
    const rows = await giveUp(across, mine, failure);
    return rows === 0 ? 'superseded' : { failed: error.message };
  }
  // the next claim starts afresh; where even this cannot be written, the missing beat tells
  const rows = await giveUp(across, mine, null).catch(() => undefined);
  if (rows === 0) return 'superseded';
  throw error;
}

const inDays = (now: Date): Date => new Date(now.getTime() + reportLimits.days * 86_400_000);

/** A name that every system takes for a file. */
function plain(title: string): string {
  const clean = title
    .replace(/[\p{Cc}\p{Cf}\\/:*?"<>|]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return (
    [...clean]
      .slice(0, 90)
      .join('')
      .replace(/^[. ]+|[. ]+$/g, '') || 'Report'
  );
}
