import type { ReminderPlan, RoundView } from '@gauge/contracts';

/** A round as it is being planned; days are ISO days. */
export type Plan = {
  instrumentVersionId: string;
  name: string;
  periodStart: string;
  periodEnd: string;
  opensOn: string;
  closesOn: string;
  previousRoundId: string | null;
  participants: string[];
  sectors: string[];
  sizes: Size[];
  reminders: ReminderPlan;
};
export type Size = 'micro' | 'small' | 'medium' | 'large';
export type PlanFault = 'missing' | 'periodOrder' | 'openOrder';

/** The last full year, open for six weeks from today. */
export function firstPlan(today: Date, instrumentVersionId: string): Plan {
  const year = today.getFullYear() - 1;
  const after = (days: number) => {
    const day = new Date(Date.UTC(today.getFullYear(), today.getMonth(), today.getDate() + days));
    return day.toISOString().slice(0, 10);
  };
  return {
    instrumentVersionId,
    name: '',
    periodStart: `${year}-01-01`,
    periodEnd: `${year}-12-31`,
    opensOn: after(0),
    closesOn: after(42),
    previousRoundId: null,
    participants: [],
    sectors: [],
    sizes: [],
    reminders: { atOpening: true, days: [14, 7, 1] },
  };
}

/** The plan of a round that is not open yet, to go on with. */
export const planOf = (round: RoundView, reminders: ReminderPlan): Plan => ({
  instrumentVersionId: round.instrumentVersionId,
  name: round.name,
  periodStart: round.periodStart,
  periodEnd: round.periodEnd,
  opensOn: round.opensOn,
  closesOn: round.closesOn,
  previousRoundId: round.previousRoundId,
  participants: round.participants.map(({ id }) => id).filter((id) => id !== round.lead.id),
  sectors: round.audience.sectors,
  sizes: round.audience.sizes,
  reminders,
});

export const steps = ['what', 'when', 'who', 'reminders', 'check'] as const;
export type Step = (typeof steps)[number];
const fieldsOf: Record<Step, readonly (keyof Plan)[]> = {
  what: ['instrumentVersionId', 'name', 'previousRoundId'],
  when: ['periodStart', 'periodEnd', 'opensOn', 'closesOn'],
  who: ['participants', 'sectors', 'sizes'],
  reminders: ['reminders'],
  check: [],
};

/** Faults of one step: what stands in the way of the next. */
export const faultsIn = (step: Step, plan: Plan): Partial<Record<keyof Plan, PlanFault>> =>
  Object.fromEntries(Object.entries(faultsOf(plan)).filter(([field]) => fieldsOf[step].includes(field as keyof Plan)));

const dayMs = 86_400_000;
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / dayMs);
export const dayLater = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 10);

/** Days before which figures may not be published, counted from the end of the period (method, section 3). */
const ageDays = { usual: 90, costs: 365 };

/** What is worth saying about the dates, in the order in which it matters. */
export function datesWords(
  plan: Plan,
): { word: 'short' | 'long' | 'usual' | 'age' | 'periodAhead'; days: number; day: string }[] {
  const open = daysBetween(plan.opensOn, plan.closesOn);
  const length = open < 21 ? 'short' : open > 120 ? 'long' : 'usual';
  return [
    ...(plan.periodEnd > plan.opensOn ? [{ word: 'periodAhead' as const, days: 0, day: plan.periodEnd }] : []),
    { word: length, days: open, day: plan.closesOn },
    { word: 'age', days: ageDays.usual, day: dayLater(plan.periodEnd, ageDays.costs) },
  ];
}

/** The days on which reminders would go out, soonest first. */
export const reminderDays = ({ reminders, opensOn, closesOn }: Plan): string[] =>
  [
    ...(reminders.atOpening ? [opensOn] : []),
    ...reminders.days.map((days) => dayLater(closesOn, -days)).filter((day) => day > opensOn),
  ].sort();

/** What the contract would refuse, by field. */
export function faultsOf(plan: Plan): Partial<Record<keyof Plan, PlanFault>> {
  const faults: Partial<Record<keyof Plan, PlanFault>> = {};
  for (const field of ['instrumentVersionId', 'periodStart', 'periodEnd', 'opensOn', 'closesOn'] as const)
    if (plan[field] === '') faults[field] = 'missing';
  if (plan.name.trim().length < 2) faults.name = 'missing';
  // ISO days order as text
  if (!faults.periodStart && !faults.periodEnd && plan.periodStart >= plan.periodEnd) faults.periodEnd = 'periodOrder';
  if (!faults.opensOn && !faults.closesOn && plan.opensOn >= plan.closesOn) faults.closesOn = 'openOrder';
  return faults;
}
