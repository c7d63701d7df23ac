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
};
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
  };
}

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
