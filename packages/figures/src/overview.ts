import type { IndicatorStanding, Strip, StandingView } from '@gauge/contracts';

type Pillar = StandingView['pillars'][number];
type Released = Extract<Strip, { state: 'released' }>;

export type OverviewModel = {
  /** Areas above the middle, of those that could be compared. */
  above: number;
  compared: number;
  /** Areas with too few indicators to compare. */
  open: number;
  /** The weakest area below the middle. */
  gap: Pillar | null;
  strengths: IndicatorStanding[];
  gaps: IndicatorStanding[];
  missing: number;
};

/** What the first page says, before it is put into words. */
export function prepareOverview({ pillars, indicators, strengths, gaps }: StandingView): OverviewModel {
  const compared = pillars.filter(({ score }) => score !== null);
  const below = compared.filter(({ score }) => score! < 50).sort((a, b) => a.score! - b.score!);
  const named = (codes: string[]) =>
    codes.flatMap((code) => indicators.find((indicator) => indicator.code === code) ?? []);
  return {
    above: compared.filter(({ score }) => score! > 50).length,
    compared: compared.length,
    open: pillars.length - compared.length,
    gap: below[0] ?? null,
    strengths: named(strengths),
    gaps: named(gaps),
    missing: indicators.filter(({ own }) => own.state === 'missing' && own.reason === 'not_answered').length,
  };
}

/** The released strip a sentence is built on: the narrower of the two. */
export function narrowest({ home, network }: Pick<IndicatorStanding, 'home' | 'network'>): Released | null {
  if (home.state === 'released') return home;
  return network.state === 'released' ? network : null;
}

/** The middle of the narrower group, and which side of it half of the peers lie on: the better one. */
export function middleOf(indicator: IndicatorStanding): { value: number; grid: number; side: 'more' | 'less' } | null {
  const strip = narrowest(indicator);
  if (strip?.kind !== 'points' || strip.points.P50 === undefined) return null;
  if (indicator.polarity !== 'higher' && indicator.polarity !== 'lower') return null;
  return { value: strip.points.P50, grid: strip.grid, side: indicator.polarity === 'lower' ? 'less' : 'more' };
}

/** The strip most indicators rest on, standing for a page of many, and how many groups there are. */
export function restingOn(indicators: IndicatorStanding[]): { most: Released | null; groups: number } {
  const counts = new Map<string, { strip: Released; times: number }>();
  for (const strip of indicators.flatMap((indicator) => narrowest(indicator) ?? [])) {
    const counted = counts.get(strip.cohort.key) ?? { strip, times: 0 };
    counted.times += 1;
    counts.set(strip.cohort.key, counted);
  }
  const [most] = [...counts.values()].sort((a, b) => b.times - a.times);
  return { most: most?.strip ?? null, groups: counts.size };
}

/** In which quarter of the peers a score of 0..100 lies; the middle half is 25..75. */
export function quarterOf(score: number): 1 | 2 | 3 | 4 {
  return score >= 75 ? 4 : score >= 50 ? 3 : score >= 25 ? 2 : 1;
}
