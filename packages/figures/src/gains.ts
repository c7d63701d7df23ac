import type { ActionView, PlanView } from '@gauge/contracts';

export type Gain = { id: string; low: number; high: number };
/** What open actions are expected to bring, every year or once. Widths are shares of the longest bar, 0..1. */
export type GainGroup = {
  kind: 'yearly' | 'oneOff';
  bars: (Gain & { name: string; lowWidth: number; highWidth: number })[];
  /** Together; less than the sum where two actions look at the same money. null for a single one. */
  together: (Omit<Gain, 'id'> & { lowWidth: number; highWidth: number; overlap: boolean }) | null;
};
export type GainsModel = { groups: GainGroup[]; /** Open actions that no money is put on. */ unpriced: ActionView[] };

export function prepareGains({ actions, worth }: Pick<PlanView, 'actions' | 'worth'>): GainsModel {
  const open = actions.filter(({ status }) => status === 'planned' || status === 'doing');
  const groups = (['yearly', 'oneOff'] as const).flatMap((kind): GainGroup[] => {
    const priced = open.flatMap(({ id, name, worth: own }) =>
      own?.kind === kind ? [{ id, name, low: own.low, high: own.high }] : [],
    );
    if (priced.length === 0) return [];
    const total = worth[kind];
    const longest = Math.max(total?.high ?? 0, ...priced.map(({ high }) => high));
    const widths = ({ low, high }: Omit<Gain, 'id'>) => ({ lowWidth: low / longest, highWidth: high / longest });
    const bars = [...priced].sort((a, b) => b.high - a.high).map((bar) => ({ ...bar, ...widths(bar) }));
    const sum = priced.reduce((all, { high }) => all + high, 0);
    const largest = Math.max(...priced.map(({ high }) => high));
    // parts and total are rounded each by itself: only a total as small as its largest part tells of an overlap
    const together =
      total && priced.length > 1
        ? { ...total, ...widths(total), overlap: total.high <= largest && sum > largest }
        : null;
    return [{ kind, bars, together }];
  });
  return { groups, unpriced: open.filter(({ worth: own }) => !own) };
}
