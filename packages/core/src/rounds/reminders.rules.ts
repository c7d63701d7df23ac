import type { ReminderPlan } from '@gauge/contracts';

/** What reminders of a round hang on; days are ISO days in UTC. */
export type Dates = { openedOn: string | null; closesOn: string; extendedOn: string | null };
export type Occasion = { occasion: string; on: string };

/** For so many days an occasion can still be told; what a stopped worker missed for longer is let go. */
const graceDays = 2;
const dayMs = 86_400_000;

export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);

/** Every occasion of a plan with its day, in order. The same reminder of an extended round is another occasion. */
export function occasionsOf(plan: ReminderPlan, { openedOn, closesOn, extendedOn }: Dates): Occasion[] {
  const before = plan.days.map((days) => ({
    occasion: extendedOn ? `before-${days}-${closesOn}` : `before-${days}`,
    on: addDays(closesOn, -days),
  }));
  const all = [
    ...(plan.atOpening && openedOn ? [{ occasion: 'opening', on: openedOn }] : []),
    ...(extendedOn ? [{ occasion: `extended-${closesOn}`, on: extendedOn }] : []),
    // what lay before the round was opened or put off is not caught up on
    ...before.filter(({ on }) => on > (extendedOn ?? openedOn ?? '')),
  ];
  return all.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}

/** What is to be told today: of several missed ones only the last reminder, and every extension. */
export function dueOccasions(plan: ReminderPlan, dates: Dates, today: string): Occasion[] {
  if (today > dates.closesOn) return [];
  const open = occasionsOf(plan, dates).filter(({ on }) => on <= today && addDays(on, graceDays) >= today);
  const [last] = open.filter(({ occasion }) => !occasion.startsWith('extended')).slice(-1);
  return [...open.filter(({ occasion }) => occasion.startsWith('extended')), ...(last ? [last] : [])];
}

/** The next one after today; null when none is left. */
export function nextOccasion(plan: ReminderPlan, dates: Dates, today: string): Occasion | null {
  return occasionsOf(plan, dates).find(({ on }) => on > today) ?? null;
}

export const askedOn = (today: string): string => `asked-${today}`;

/** How an occasion is spoken of in a mail. */
export function kindOf(occasion: string): 'opening' | 'extended' | 'reminder' {
  if (occasion === 'opening') return 'opening';
  return occasion.startsWith('extended') ? 'extended' : 'reminder';
}
