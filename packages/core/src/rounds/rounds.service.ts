import { randomUUID } from 'node:crypto';
import { mayMoveRound, roundMoves, type NewRound, type RoundMove, type RoundStatus } from '@gauge/contracts';
import type { z } from 'zod';
import { alliesFor } from '../alliances/index.js';
import { record } from '../audit/index.js';
import { associationOf, may, notFound, Problem, type Ctx } from '../platform/index.js';
import { sectorOf } from './rounds.rules.js';
import { definitionOf, moveRow, movedMeanwhile, roundOf, setDefaultValues, type RoundRow } from './rounds.store.js';

export type RoundPlan = z.infer<typeof NewRound>;

/** Plans a round; the caller's association leads it. Returns its id. */
export async function make(ctx: Ctx, plan: RoundPlan): Promise<string> {
  may(ctx, 'rounds:manage');
  const lead = associationOf(ctx);
  const version = await usableVersion(ctx, plan.instrumentVersionId);
  const others = [...new Set(plan.participants)].filter((id) => id !== lead);
  await mustBeAllies(ctx, others);
  if (plan.previousRoundId) await mustContinue(ctx, plan.previousRoundId, version.instrument.code);

  const roundId = randomUUID();
  const day = (text: string) => new Date(`${text}T00:00:00Z`);
  await ctx.tx.round.create({
    data: {
      id: roundId,
      associationId: lead,
      instrumentVersionId: version.id,
      previousRoundId: plan.previousRoundId,
      name: plan.name,
      periodStart: day(plan.periodStart),
      periodEnd: day(plan.periodEnd),
      opensOn: day(plan.opensOn),
      closesOn: day(plan.closesOn),
      createdAt: ctx.now,
    },
  });
  await ctx.tx.roundParticipant.createMany({
    data: [lead, ...others].map((associationId) => ({ roundId, associationId })),
  });
  await record(ctx, 'round.made', { roundId, instrumentVersionId: version.id, participants: [lead, ...others] });
  return roundId;
}

async function usableVersion(ctx: Ctx, id: string) {
  const version = await ctx.tx.instrumentVersion.findUnique({ where: { id }, include: { instrument: true } });
  if (!version) throw notFound('The instrument version');
  const refuse = (detail: string, message: string) =>
    new Problem('invalid_input', detail, [{ path: 'instrumentVersionId', message }]);
  if (version.status === 'retired')
    throw refuse('This instrument version is retired; new rounds use a newer one.', 'Retired.');
  if (version.associationId !== null && version.associationId !== associationOf(ctx))
    throw refuse('This instrument is another association’s. Make a version of your own from it.', 'Not yours.');
  if (version.problems > 0)
    throw refuse('This instrument is not finished: its editor says what is missing.', 'Not finished.');
  return version;
}

async function mustBeAllies(ctx: Ctx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const allies = new Set((await alliesFor(ctx, 'pooled_benchmark')).map(({ id }) => id));
  const strangers = ids.filter((id) => !allies.has(id));
  if (strangers.length === 0) return;
  throw new Problem(
    'invalid_input',
    'Only associations with which yours has agreed to pool benchmarks can take part.',
    strangers.map((id) => ({ path: 'participants', message: `No agreement in force with ${id}.` })),
  );
}

async function mustContinue(ctx: Ctx, previousRoundId: string, instrumentCode: string): Promise<void> {
  const previous = await roundOf(ctx, previousRoundId);
  if (previous.instrumentVersion.instrument.code === instrumentCode) return;
  throw new Problem('invalid_input', 'The previous round used another instrument, so results cannot be compared.', [
    { path: 'previousRoundId', message: 'Another instrument.' },
  ]);
}

/** Every move but `release`, which is the release job's (see benchmarks). */
export async function move(ctx: Ctx, roundId: string, move: Exclude<RoundMove, 'release'>): Promise<void> {
  may(ctx, 'rounds:manage');
  const round = await roundOf(ctx, roundId);
  if (round.associationId !== associationOf(ctx))
    throw new Problem('round_not_yours', `Only ${round.association.name}, which leads this round, moves it on.`);
  if (!mayMoveRound(move, round.status as RoundStatus))
    throw new Problem('round_wrong_state', `A round that is ${round.status} cannot do this: ${move}.`);

  if (move === 'freeze') return freeze(ctx, round);
  await moveRow(ctx, round, roundMoves[move].to);
  // from the first answer on neither the rates nor the questions may change; the version is frozen by the database
  if (move === 'open') await setDefaultValues(ctx, round);
  await record(ctx, `round.${move}`, { roundId });
}

/**
 * What was handed in is accepted, with the dimensions and observers that the release uses; what still has an undecided
 * query stays out. The database does it in one step for all participants (see the migration), since the lead may not
 * see other associations' members.
 */
async function freeze(ctx: Ctx, round: RoundRow): Promise<void> {
  const { release } = await definitionOf(ctx, round.instrumentVersionId);
  // optimistic like every move, and it keeps answers out until the freeze is done
  const { count } = await ctx.tx.round.updateMany({
    where: { id: round.id, status: round.status, version: round.version },
    data: { version: { increment: 1 } },
  });
  if (count === 0) throw movedMeanwhile();
  const codes = await ctx.tx.$queryRaw<{ scheme: string; code: string }[]>`
    select scheme, code from round_sector_codes(${round.id}::uuid)`;
  const sectors = Object.fromEntries(
    codes.map(({ scheme, code }) => [`${scheme} ${code}`, sectorOf(scheme, code).key]),
  );
  const [frozen] = await ctx.tx.$queryRaw<{ accepted: bigint; left_out: bigint }[]>`
    select accepted, left_out
    from round_freeze(${round.id}::uuid, ${release.dimensions}::text[], ${JSON.stringify(sectors)}::jsonb, ${ctx.now})`;
  const accepted = Number(frozen?.accepted ?? 0);
  if (accepted === 0)
    throw new Problem('round_wrong_state', 'Nobody has handed answers in yet, so there is nothing to freeze.');
  await record(ctx, 'round.freeze', { roundId: round.id, accepted, leftOut: Number(frozen?.left_out ?? 0) });
}
