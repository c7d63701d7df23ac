import type { IndicatorKind, NBand, Point, PointFigure, PublishedFigure, Sensitivity, Tier } from '../format.js';
import { meanOf } from './units.js';

/** What the audit needs to know of an indicator to recompute its figures; no step where only shares are published. */
export type IndicatorRule = { id: string; kind: IndicatorKind; sensitivity: Sensitivity; step: number | undefined };

type TierRule = { tier: Tier; from: number; percents: readonly number[]; coarser: number };

const TIERS: readonly TierRule[] = [
  { tier: 'T100', from: 100, percents: [5, 10, 25, 50, 75, 90, 95], coarser: 0 },
  { tier: 'T30', from: 30, percents: [10, 25, 50, 75, 90], coarser: 0 },
  { tier: 'T12', from: 12, percents: [25, 50, 75], coarser: 1 },
  { tier: 'T5', from: 5, percents: [50], coarser: 2 },
];
const BANDS: readonly [number, NBand][] = [
  [100, '100+'],
  [50, '50-99'],
  [30, '30-49'],
  [20, '20-29'],
  [12, '12-19'],
  [5, '5-11'],
];
const DETAIL_FROM = 30;

const DECADES = Array.from({ length: 617 }, (_, place) => place - 308);
/** Every 1-2-5 number that a double holds, ascending. */
const LADDER = DECADES.flatMap((exponent) =>
  [1, 2, 5].map((mantissa) => ({ mantissa, exponent, size: Number(`${mantissa}e${exponent}`) })),
).filter(({ size }) => Number.isFinite(size));
const PLACES = new Map(LADDER.map(({ size }, place) => [size, place]));

/** The 1-2-5 number `places` further up, or down; undefined if `step` is none or the ladder ends. */
export function along125(step: number, places: number): number | undefined {
  const place = PLACES.get(step);
  return place === undefined ? undefined : LADDER[place + places]?.size;
}

export const coarserBy = (tier: Tier): number => TIERS.find((rule) => rule.tier === tier)?.coarser ?? 0;

/** Undefined below five units. */
export const bandOf = (n: number): NBand | undefined => BANDS.find(([from]) => n >= from)?.[1];

/** Beyond this many steps a double is coarser than the step, and is published as it is. */
const COARSE = 1125899906842624;

/** Whether the number is the shortest decimal on the grid, and not -0. */
export const isOnGrid = (x: number, grid: number): boolean =>
  PLACES.has(grid) && (Math.abs(x / grid) >= COARSE || Object.is(x, multiple(Math.round(x / grid), grid)));

/**
 * What must be published of one indicator in a cohort.
 *
 * @param sorted values of the units, ascending, at least five
 * @returns undefined if the step is not known or no 1-2-5 number
 */
export function expectedFigure(sorted: Float64Array, rule: IndicatorRule): PublishedFigure | undefined {
  const n = sorted.length;
  const tier = TIERS.find(({ from }) => n >= from);
  if (!tier) return undefined;
  if (rule.kind === 'yesno') return { tier: tier.tier, shareBand: shareBand(sorted) };
  if (rule.kind === 'level' && n < DETAIL_FROM) return { suppressed: 'size-level' };
  const grid = rule.step === undefined ? undefined : along125(rule.step, tier.coarser);
  if (grid === undefined) return undefined;
  const figure: PointFigure = { tier: tier.tier, grid };
  for (const percent of tier.percents) {
    const ranks = windowRanks(n, percent);
    if (ranks.first <= 1 || ranks.last >= n) continue;
    figure[`P${percent}` as Point] = toGrid(meanOf(sorted.subarray(ranks.first - 1, ranks.last)), grid);
  }
  if (n >= DETAIL_FROM) {
    const dropped = Math.floor(n / 10);
    figure.trimmedMean = toGrid(meanOf(sorted.subarray(dropped, n - dropped)), grid);
  }
  if (rule.sensitivity === 'C' || figure.P25 === undefined || figure.P25 !== figure.P75) return figure;
  return { tier: tier.tier, grid, wideBand: wideBand(figure.P50 ?? Number.NaN, grid) };
}

/** Ranks counted from 1. 300 h is whole, so quarters of h are met exactly. */
function windowRanks(n: number, percent: number): { first: number; last: number } {
  if (percent > 50) {
    const { first, last } = windowRanks(n, 100 - percent);
    return { first: n + 1 - last, last: n + 1 - first };
  }
  if (n === 5) return { first: 2, last: 4 };
  const h = (3 * n + 1) * percent + 100;
  const below = Math.floor(h / 300);
  const quarter = Math.floor((h - 300 * below) / 75);
  if (quarter === 1 || quarter === 2) return { first: below - 1, last: below + 2 };
  const middle = quarter === 0 ? below : below + 1;
  return { first: middle - 2, last: middle + 2 };
}

function toGrid(x: number, grid: number): number {
  return Math.abs(x / grid) >= COARSE ? x : multiple(Math.floor(x / grid + 0.5 + 1e-9), grid);
}

/** The decimal nearest to count x grid. */
function multiple(count: number, grid: number): number {
  const step = LADDER[PLACES.get(grid) ?? -1];
  if (!step) return Number.NaN;
  const digits = count * step.mantissa;
  return Math.abs(digits) < 1e21 ? Number(`${digits}e${step.exponent}`) : count * grid;
}

/**
 * Ten grid steps wide, from a multiple of ten steps on; the median lies on the grid, so whole steps can be counted. Where
 * steps cannot be told apart, steps ten times as wide are.
 */
function wideBand(median: number, grid: number): [number, number] {
  const isCoarse = (step: number): boolean => Math.abs(median / step) >= COARSE;
  const wider = (step: number): number => (isCoarse(step) ? wider(along125(step, 3) ?? Number.NaN) : step);
  const step = wider(grid);
  const tens = Math.floor((isCoarse(grid) ? Math.floor(median / step) : Math.round(median / grid)) / 10);
  return [multiple(tens * 10, step), multiple(tens * 10 + 10, step)];
}

function shareBand(values: Float64Array): string {
  const n = values.length;
  const yes = values.filter((value) => value >= 0.5).length;
  const width = n >= DETAIL_FROM ? 10 : 25;
  const reaches = (percent: number): boolean => yes * 100 >= percent * n;
  if (!reaches(width)) return `under ${width}`;
  if (reaches(100 - width)) return `over ${100 - width}`;
  let lower = width;
  while (reaches(lower + width)) lower += width;
  return `${lower}-${lower + width}`;
}
