import type { ReminderPlan } from '@gauge/contracts';
import { associationOf, type Ctx } from '../platform/index.js';

/** The plan of the caller's association for its own members. */
export async function writePlan(ctx: Ctx, roundId: string, { atOpening, days: wished }: ReminderPlan): Promise<void> {
  const associationId = associationOf(ctx);
  const days = [...new Set(wished)].sort((a, b) => b - a);
  await ctx.tx.reminderPlan.upsert({
    where: { roundId_associationId: { roundId, associationId } },
    create: { roundId, associationId, atOpening, days },
    update: { atOpening, days },
  });
}

export const noReminders: ReminderPlan = { atOpening: false, days: [] };

/** The association's own plan, else the lead's, else none. */
export function planFor(
  plans: readonly { associationId: string; atOpening: boolean; days: number[] }[],
  associationId: string,
  leadId: string,
): { plan: ReminderPlan; own: boolean } {
  const found = [associationId, leadId].map((id) => plans.find((plan) => plan.associationId === id));
  const [own] = found;
  const plan = own ?? found[1];
  return { plan: plan ? { atOpening: plan.atOpening, days: plan.days } : noReminders, own: own !== undefined };
}

/** The days that reminders of a round hang on. */
export function datesOf(round: { openedAt: Date | null; closesOn: Date; extendedAt: Date | null }) {
  const day = (at: Date | null) => at && at.toISOString().slice(0, 10);
  return {
    openedOn: day(round.openedAt),
    closesOn: round.closesOn.toISOString().slice(0, 10),
    extendedOn: day(round.extendedAt),
  };
}
