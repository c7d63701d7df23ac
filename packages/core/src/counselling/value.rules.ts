import type { Worth, WorthRange } from '@gauge/contracts';
import { worthOf, type InstrumentDefinition, type OwnMoney } from '../instruments/index.js';
import { partWay } from './gap.rules.js';

/** Exact, before it is rounded for the eye. */
export type Amounts = { low: number; high: number };

/**
 * What it is worth to go half of this way, and all of it. With the way to the expected figure (half a gap) that is the
 * range for closing 25-50 % of the gap. null where nothing is declared, an answer is missing or nothing is gained.
 */
export function worthOfWay(
  definition: InstrumentDefinition,
  indicator: string,
  money: OwnMoney,
  way: { own: number; to: number },
): Amounts | null {
  const at = (share: number) => {
    const reached = partWay({ own: way.own, goal: way.to }, share);
    return worthOf(definition, indicator, money, { own: way.own, reached });
  };
  const [low, high] = [at(0.5), at(1)];
  return low === undefined || high === undefined || low <= 0 || high <= 0 ? null : { low, high };
}

/** Whether an indicator's money comes every year or once; undefined where the instrument puts no money on it. */
export function kindOf({ value }: InstrumentDefinition, indicator: string): Worth['kind'] | undefined {
  const worth = value?.worth.find((one) => one.indicator === indicator);
  let branch = value?.branches.find(({ code }) => code === worth?.branch);
  while (branch?.parent) branch = value?.branches.find(({ code }) => code === branch?.parent);
  return branch?.kind;
}

/**
 * The money of several indicators together, yearly and one-off apart. Each indicator hangs on one branch; where branches
 * are views of the same money only the largest counts, so that nothing is counted twice.
 */
export function treeTotals(
  { value }: InstrumentDefinition,
  worths: ReadonlyMap<string, Amounts>,
): { yearly: Amounts | null; oneOff: Amounts | null } {
  const branches = value?.branches ?? [];
  const totalOf = (code: string, combine: 'add' | 'largest'): Amounts | null => {
    const own = (value?.worth ?? []).filter(({ branch }) => branch === code);
    const parts = [
      ...own.map(({ indicator }) => worths.get(indicator)),
      ...branches.filter(({ parent }) => parent === code).map((child) => totalOf(child.code, child.combine)),
    ].filter((part) => part !== null && part !== undefined);
    return parts.length === 0 ? null : parts.reduce(combine === 'add' ? add : larger);
  };
  const rootsOf = (kind: Worth['kind']): Amounts | null => {
    const totals = branches
      .filter((branch) => branch.kind === kind)
      .map(({ code, combine }) => totalOf(code, combine))
      .filter((total) => total !== null);
    return totals.length === 0 ? null : totals.reduce(add);
  };
  return { yearly: rootsOf('yearly'), oneOff: rootsOf('oneOff') };
}

const add = (a: Amounts, b: Amounts): Amounts => ({ low: a.low + b.low, high: a.high + b.high });
const larger = (a: Amounts, b: Amounts): Amounts => ({ low: Math.max(a.low, b.low), high: Math.max(a.high, b.high) });

/**
 * One leading digit (1, 1.5, 2, 3 .. 9): more would pretend to know more. Never off by more than a quarter.
 * Nothing is left of less than half a unit.
 */
export function roundMoney(amount: number): number {
  if (Math.abs(amount) < 0.5) return 0;
  const power = 10 ** Math.floor(Math.log10(Math.abs(amount)) + 1e-12);
  const lead = Math.abs(amount) / power;
  const step = lead < 2 ? 0.5 : 1;
  return Math.sign(amount) * Math.round(lead / step) * step * power;
}

export const roundRange = ({ low, high }: Amounts): WorthRange => ({ low: roundMoney(low), high: roundMoney(high) });

/** Feasibility, will and effort in the middle: nobody has said yet. */
export const unsaid = { feasibility: 3, will: 3, effort: 3 } as const;

/**
 * log value x feasibility x will / effort. The value is taken against the firm's size, so that a currency does not
 * weigh: a ten-thousandth of the turnover counts 1, all of it 5. What is not put into money counts least.
 */
export function priorityOf(
  worth: Amounts | null,
  size: number | undefined,
  { feasibility, will, effort }: { feasibility: number; will: number; effort: number },
): number {
  return (logValue(worth, size) * feasibility * will) / effort;
}

export function logValue(worth: Amounts | null, size: number | undefined): number {
  if (!worth || size === undefined || size <= 0) return 1;
  return Math.min(5, Math.max(1, 5 + Math.log10((worth.low + worth.high) / 2 / size)));
}
