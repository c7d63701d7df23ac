import type { ReminderPlan, RemindersView } from '@gauge/contracts';
import { Prisma } from '@gauge/db';
import { record } from '../audit/index.js';
import { associationOf, may, personOf, Problem, type Ctx } from '../platform/index.js';
import { askedOn, nextOccasion } from './reminders.rules.js';
import { datesOf, planFor, writePlan } from './reminders.store.js';
import { holdRound, participants, roundOf } from './rounds.store.js';
import { dayOf, ownMembers } from './rounds.views.js';

const mostShown = 50;

/** When the association's members are reminded, whom it would be today, and what was sent. */
export async function reminders(ctx: Ctx, roundId: string): Promise<RemindersView> {
  may(ctx, 'rounds:manage');
  const round = await roundOf(ctx, roundId);
  const own = associationOf(ctx);
  const plans = await ctx.tx.reminderPlan.findMany({ where: { roundId } });
  const { plan, own: isOwn } = planFor(plans, own, round.associationId);
  const notices = await ctx.tx.roundNotice.findMany({
    where: { roundId, associationId: own },
    orderBy: [{ dueAt: 'desc' }, { id: 'asc' }],
    take: mostShown,
  });
  const members = await ownMembers(ctx, round);
  const today = dayOf(ctx.now);
  const waiting = members.filter(({ status }) => status === null || status === 'draft').length;
  return {
    plan,
    fromLead: !isOwn && round.associationId !== own,
    next: round.status === 'open' ? nextOccasion(plan, datesOf(round), today) : null,
    waiting,
    mayAskNow: round.status === 'open' && waiting > 0 && !notices.some(({ occasion }) => occasion === askedOn(today)),
    sent: notices.map(({ occasion, dueAt, toldAt, recipients }) => ({
      occasion,
      dueAt: dueAt.toISOString(),
      toldAt: toldAt?.toISOString() ?? null,
      recipients,
    })),
  };
}

export async function setReminders(ctx: Ctx, roundId: string, plan: ReminderPlan): Promise<RemindersView> {
  may(ctx, 'rounds:manage');
  await mustTakePart(ctx, roundId);
  await writePlan(ctx, roundId, plan);
  await record(ctx, 'round.reminders-set', { roundId, ...plan });
  return reminders(ctx, roundId);
}

/**
 * Asks the worker to remind the association's members that have not submitted.
 *
 * @throws Problem reminded_today, round_wrong_state
 */
export async function remindNow(ctx: Ctx, roundId: string): Promise<RemindersView> {
  may(ctx, 'rounds:manage');
  await mustTakePart(ctx, roundId);
  if ((await holdRound(ctx, roundId)) !== 'open')
    throw new Problem('round_wrong_state', 'Only while a round is open can members be reminded.');
  const occasion = askedOn(dayOf(ctx.now));
  try {
    await ctx.tx.roundNotice.createMany({
      data: [{ roundId, associationId: associationOf(ctx), occasion, askedBy: personOf(ctx), dueAt: ctx.now }],
    });
  } catch (error) {
    // once a day, held by an index: the second of two clicks ends here
    const twice = error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002';
    throw twice
      ? new Problem('reminded_today', 'Your members were reminded today already. Try again tomorrow.')
      : error;
  }
  await record(ctx, 'round.reminded', { roundId });
  return reminders(ctx, roundId);
}

async function mustTakePart(ctx: Ctx, roundId: string): Promise<void> {
  await roundOf(ctx, roundId);
  const ids = (await participants(ctx, roundId)).map(({ id }) => id);
  if (!ids.includes(associationOf(ctx)))
    throw new Problem('forbidden', 'Your association takes no part in this round.');
}
