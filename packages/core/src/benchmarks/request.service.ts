import { randomUUID } from 'node:crypto';
import { Prisma } from '@gauge/db';
import { record } from '../audit/index.js';
import { associationOf, may, notFound, personOf, Problem, requestJob, type Ctx } from '../platform/index.js';
import { definitionOf } from '../rounds/index.js';
import { planFamilies } from './release.rules.js';

/**
 * Queues the release of a frozen round, or of what a released round has left that is old enough by now.
 *
 * @throws Problem not_found, round_not_yours, round_wrong_state, release_running, release_too_fresh, nothing_to_release
 */
export async function requestRelease(ctx: Ctx, roundId: string): Promise<void> {
  may(ctx, 'rounds:manage');
  const round = await ctx.tx.round.findUnique({
    where: { id: roundId },
    include: { releases: { select: { families: true } } },
  });
  if (!round) throw notFound('The round');
  if (round.associationId !== associationOf(ctx))
    throw new Problem('round_not_yours', 'Only the association that leads the round can release it.');
  if (round.status !== 'frozen' && round.status !== 'released')
    throw new Problem('round_wrong_state', 'Freeze the round first; then it can be released.');

  const definition = await definitionOf(ctx, round.instrumentVersionId);
  const released = new Set(round.releases.flatMap(({ families }) => families));
  const { due, tooFresh } = planFamilies(definition, round.periodEnd, released, ctx.now);
  if (due.length === 0) throw nothingDue(tooFresh.map(({ until }) => until));

  const run = { id: randomUUID(), roundId, requestedBy: personOf(ctx), requestedAt: ctx.now };
  await queue(ctx, run);
  await requestJob(ctx, 'release-round', { runId: run.id });
  await record(ctx, 'release.requested', { roundId, runId: run.id, families: due.length });
}

function nothingDue(until: readonly string[]): Problem {
  const first = [...until].sort()[0];
  return first
    ? new Problem('release_too_fresh', `The figures are too fresh: the first may be released on ${first}.`)
    : new Problem('nothing_to_release', 'Everything in this round is released.');
}

async function queue(ctx: Ctx, run: { id: string; roundId: string; requestedBy: string; requestedAt: Date }) {
  try {
    await ctx.tx.releaseRun.createMany({ data: [run] });
  } catch (error) {
    // one active run a round, held by an index: the second of two clicks ends here
    const twice = error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002';
    throw twice ? new Problem('release_running', 'A release of this round is on its way.') : error;
  }
}
