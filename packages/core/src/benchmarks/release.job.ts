import { randomUUID } from 'node:crypto';
import type { Database } from '@gauge/db';
import { record } from '../audit/index.js';
import type { Ctx } from '../platform/index.js';
import { compute } from './compute.js';
import { planFamilies, protection, releaseSpec, type FamilyPlan } from './release.rules.js';
import {
  beat,
  claim,
  claimLimit,
  FencedOff,
  giveUp,
  holdsWholeHistory,
  markPublished,
  writeRelease,
  type Claim,
} from './release.store.js';
import { collect, readColumns, type Collected } from './source.store.js';
import type { Outcome } from './release.work.js';

export type ReleaseOutcome =
  /** The release stands. */
  | { state: 'published'; contentHash: string }
  /** Nothing is published and trying again would not help; the run says why. */
  | { state: 'failed'; errorCode: string; cause: string }
  /** The run was settled before, or went to another worker: nothing was written. */
  | { state: 'superseded' };

export type RunOptions = {
  /** Gives the run back to the queue; a publication under way is still finished. */
  signal?: AbortSignal;
  now?: Date;
  /** How many threads may build at once; 1 by default. */
  threads?: number;
};

/**
 * Releases the round of a run: claims it, builds and audits the release in a thread, publishes all of it or nothing.
 * Repeating it is safe at any moment; the newest claim alone can publish.
 *
 * @param database as `gauge_release`, the one role that reads across tenants
 * @throws the signal's reason, and whatever is worth another try (a lost connection, another release in between)
 */
export async function runRelease(
  database: Database,
  runId: string,
  { signal, now = new Date(), threads = 1 }: RunOptions = {},
): Promise<ReleaseOutcome> {
  const mine = await claim(database, runId);
  if (!mine) return { state: 'superseded' };
  const lost = new AbortController();
  const stop = AbortSignal.any([lost.signal, ...(signal ? [signal] : [])]);
  const heart = setInterval(() => {
    beat(database, mine).catch((error: unknown) => error instanceof FencedOff && lost.abort(error));
  }, beatEveryMs);
  try {
    if (mine.fence > claimLimit) throw new Refusal('gave_up', 'The release was tried too often without an end.');
    return await release(database, mine, { stop, now, threads });
  } catch (error) {
    return await settle(database, mine, error);
  } finally {
    clearInterval(heart);
  }
}

const beatEveryMs = 2_000;

/** Why a run ends without a release, for good. */
class Refusal extends Error {
  constructor(
    readonly errorCode: string,
    detail: string,
    override readonly cause = detail,
  ) {
    super(detail);
  }
}

type Run = { stop: AbortSignal; now: Date; threads: number };

async function release(database: Database, mine: Claim, run: Run): Promise<ReleaseOutcome> {
  const { stop, now } = run;
  await beat(database, mine, { stage: 'collect', progress: 5 });
  const collected = await collect(database, mine.roundId);
  const plan = planFamilies(collected.definition, collected.round.periodEnd, collected.alreadyReleased, now);
  refuseNothing(collected, plan);

  stop.throwIfAborted();
  await beat(database, mine, { stage: 'build', progress: 20 });
  const built = await build(database, mine, collected, plan, run);

  stop.throwIfAborted();
  await beat(database, mine, { stage: 'publish', progress: 90 });
  await publish(database, mine, collected, plan, built, now);
  return { state: 'published', contentHash: built.contentHash };
}

function refuseNothing({ round, members }: Collected, plan: FamilyPlan): void {
  if (round.status !== 'frozen' && round.status !== 'released')
    throw new Refusal('round_wrong_state', 'Only a frozen round can be released.');
  if (members.ids.length === 0) throw new Refusal('nothing_to_release', 'The round has no accepted answers.');
  if (plan.due.length === 0 && plan.tooFresh.length > 0)
    throw new Refusal('release_too_fresh', 'All figures left are younger than the age limit.');
  if (plan.due.length === 0) throw new Refusal('nothing_to_release', 'Everything in this round is released.');
}

type Built = Extract<Outcome, { kind: 'built' }>;

async function build(
  database: Database,
  mine: Claim,
  collected: Collected,
  { due }: FamilyPlan,
  { stop, threads }: Run,
): Promise<Built> {
  const { definition, round, members, history, before } = collected;
  const spec = releaseSpec(definition, round.id, due, before);
  const values = await readColumns(
    database,
    collected,
    spec.indicators.map(({ id }) => id),
  );
  let auditing: Promise<void> | undefined;
  const outcome = await compute(
    { spec, columns: { ...members, values }, history: history.packed, threads },
    () => {
      auditing = beat(database, mine, { stage: 'audit', progress: 60 });
      auditing.catch(() => {}); // looked at below
    },
    stop,
  );
  await auditing;
  if (outcome.kind === 'refused') throw new Refusal(outcome.errorCode, outcome.detail, outcome.cause);
  return outcome;
}

/** One transaction: the release and all that goes with it become visible together, or not at all. */
async function publish(
  database: Database,
  mine: Claim,
  { round, history }: Collected,
  { due: families, tooFresh }: FamilyPlan,
  { contentHash, method, cohorts, archive, families: counts, withheldUnits }: Built,
  now: Date,
): Promise<void> {
  await database.transaction(
    {},
    async (tx) => {
      await markPublished(tx, mine);
      if (!(await holdsWholeHistory(tx, round.instrumentId, history.releaseIds)))
        throw new Error('another release of the same instrument was published in between; build against it');
      const releaseId = randomUUID();
      const rules = {
        parameters: protection,
        families: counts,
        withheldUnits,
      };
      const stored = { releaseId, method, contentHash, families, tooFresh, rules, cohorts, archive };
      await writeRelease(tx, mine, stored, now);
      const ctx: Ctx = {
        actor: { id: null, name: 'Release job' },
        associationId: round.lead,
        firmId: null,
        permissions: new Set(),
        tx,
        now,
      };
      const facts = { roundId: round.id, runId: mine.runId, releaseId, method, contentHash };
      await record(ctx, 'release.published', {
        ...facts,
        families: families.length,
        cohorts: cohorts.length,
        tooFresh: tooFresh.length,
        withheldUnits,
      });
    },
    // a worker stopped in here must not hold the run's row for a minute
    { timeout: 60_000, silence: 5_000 },
  );
}

async function settle(database: Database, mine: Claim, error: unknown): Promise<ReleaseOutcome> {
  if (error instanceof FencedOff) return { state: 'superseded' };
  if (error instanceof Refusal) {
    const { errorCode, message: detail, cause } = error;
    const rows = await giveUp(database, mine, { errorCode, detail });
    return rows === 0 ? { state: 'superseded' } : { state: 'failed', errorCode, cause };
  }
  // the next claim starts afresh; where even this cannot be written, the run's missing beat tells
  const rows = await giveUp(database, mine, null).catch(() => undefined);
  if (rows === 0) return { state: 'superseded' };
  throw error;
}
