import { randomUUID } from 'node:crypto';
import { mayMoveRound, roundMoves, type NewRound, type RoundMove, type RoundStatus } from '@gauge/contracts';
import type { z } from 'zod';
import { alliesFor } from '../alliances/index.js';
import { record } from '../audit/index.js';
import { associationOf, may, notFound, Problem, type Ctx } from '../platform/index.js';
import { sectorOf } from './rounds.rules.js';
import { writePlan } from './reminders.store.js';
import {
  definitionOf,
  moveRow,
  movedMeanwhile,
  participants,
  roundOf,
  setDefaultValues,
  type RoundRow,
} from './rounds.store.js';

export type RoundPlan = z.infer<typeof NewRound>;

/** Plans a round; the caller's association leads it. Returns its id. */
export async function make(ctx: Ctx, plan: RoundPlan): Promise<string> {
  may(ctx, 'rounds:manage');
  const { data, participants } = await checkedPlan(ctx, plan);
  const roundId = randomUUID();
  await ctx.tx.round.create({ data: { id: roundId, associationId: associationOf(ctx), createdAt: ctx.now, ...data } });
  await writeParticipants(ctx, roundId, participants);
  await writePlan(ctx, roundId, plan.reminders);
  await record(ctx, 'round.made', { roundId, instrumentVersionId: data.instrumentVersionId, participants });
  return roundId;
}

/** Another plan for a round that nobody has been asked in yet. */
export async function change(ctx: Ctx, roundId: string, plan: RoundPlan): Promise<void> {
  may(ctx, 'rounds:manage');
  const round = await ownRound(ctx, roundId);
  if (round.status !== 'draft')
    throw new Problem('round_wrong_state', 'Only the plan of a round that is not open yet can be changed.');
  if (plan.previousRoundId === roundId)
    throw new Problem('invalid_input', 'A round cannot follow itself.', [
      { path: 'previousRoundId', message: 'Itself.' },
    ]);
  const { data, participants } = await checkedPlan(ctx, plan);
  const { count } = await ctx.tx.round.updateMany({
    where: { id: roundId, status: 'draft', version: round.version },
    data: { ...data, version: { increment: 1 } },
  });
  if (count === 0) throw movedMeanwhile();
  await ctx.tx.roundParticipant.deleteMany({ where: { roundId, associationId: { not: associationOf(ctx) } } });
  await writeParticipants(ctx, roundId, participants);
  await writePlan(ctx, roundId, plan.reminders);
  await record(ctx, 'round.changed', { roundId, instrumentVersionId: data.instrumentVersionId, participants });
}

/** A later closing day for a round that is open. Members that have not submitted are told by mail (see reminders). */
export async function extend(ctx: Ctx, roundId: string, closesOn: string, reason: string): Promise<void> {
  may(ctx, 'rounds:manage');
  const round = await ownRound(ctx, roundId);
  if (round.status !== 'open') throw new Problem('round_wrong_state', 'Only an open round can be extended.');
  const from = round.closesOn.toISOString().slice(0, 10);
  const today = ctx.now.toISOString().slice(0, 10);
  if (closesOn <= from || closesOn < today || closesOn > dayAfter(ctx.now, MOST_DAYS))
    throw new Problem('invalid_input', 'The new closing day must lie after the old one, and within a year from now.', [
      { path: 'closesOn', message: 'Later than the old one, and within a year.' },
    ]);
  const { count } = await ctx.tx.round.updateMany({
    where: { id: round.id, status: 'open', version: round.version },
    data: {
      closesOn: dayOf(closesOn),
      extendedAt: ctx.now,
      extensionReason: reason,
      version: { increment: 1 },
    },
  });
  if (count === 0) throw movedMeanwhile();
  await record(ctx, 'round.extended', { roundId, from, to: closesOn, reason });
}

const MOST_DAYS = 366;
const dayOf = (text: string) => new Date(`${text}T00:00:00Z`);
const dayAfter = (now: Date, days: number) => new Date(now.getTime() + days * 86_400_000).toISOString().slice(0, 10);

/** What a plan writes into the round's row, and who takes part. */
async function checkedPlan(ctx: Ctx, plan: RoundPlan) {
  const lead = associationOf(ctx);
  const version = await usableVersion(ctx, plan.instrumentVersionId);
  const others = [...new Set(plan.participants)].filter((id) => id !== lead);
  await mustBeAllies(ctx, others);
  if (plan.previousRoundId) await mustContinue(ctx, plan.previousRoundId, version.instrument.code);
  const data = {
    instrumentVersionId: version.id,
    previousRoundId: plan.previousRoundId,
    name: plan.name,
    periodStart: dayOf(plan.periodStart),
    periodEnd: dayOf(plan.periodEnd),
    opensOn: dayOf(plan.opensOn),
    closesOn: dayOf(plan.closesOn),
    sectors: [...new Set(plan.sectors)].sort(),
    sizes: [...new Set(plan.sizes)],
  };
  return { data, participants: [lead, ...others] };
}

const writeParticipants = (ctx: Ctx, roundId: string, ids: readonly string[]) =>
  ctx.tx.roundParticipant.createMany({
    data: ids.map((associationId) => ({ roundId, associationId })),
    skipDuplicates: true,
  });

async function ownRound(ctx: Ctx, roundId: string): Promise<RoundRow> {
  const round = await roundOf(ctx, roundId);
  if (round.associationId !== associationOf(ctx))
    throw new Problem('round_not_yours', `Only ${round.association.name}, which leads this round, does this.`);
  return round;
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

/** An agreement may have ended since the round was planned; a round that is open goes on to its end. */
async function mustStillBeAllies(ctx: Ctx, round: RoundRow): Promise<void> {
  const allies = new Set((await alliesFor(ctx, 'pooled_benchmark')).map(({ id }) => id));
  const gone = (await participants(ctx, round.id)).filter(({ id }) => id !== round.associationId && !allies.has(id));
  if (gone.length === 0) return;
  const names = gone.map(({ name }) => name).join(', ');
  throw new Problem(
    'alliance_needed',
    `There is no agreement in force any more to pool benchmarks with ${names}. Agree anew, or plan the round without it.`,
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
  if (move === 'open') await mustStillBeAllies(ctx, round);
  await moveRow(ctx, round, roundMoves[move].to);
  if (move === 'open') await settleTerms(ctx, round);
  await record(ctx, `round.${move}`, { roundId });
}

/** From the first answer on the rates do not change, and neither do the questions: the database freezes the version. */
async function settleTerms(ctx: Ctx, round: RoundRow): Promise<void> {
  await setDefaultValues(ctx, round);
  await ctx.tx.round.updateMany({ where: { id: round.id, openedAt: null }, data: { openedAt: ctx.now } });
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
