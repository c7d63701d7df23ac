import { gridMultiple, MOST_GRIDS, nextGrid, roundToGrid, trimmedMean, windowMean } from '@gauge/statistics';
import type { IndicatorSpec, NBand, Point, PointFigure, PublishedFigure, Tier } from './format.js';

/** What a tier shows (method.md section 4): from how many units, which points, how coarse a grid. */
export type TierRule = { tier: Tier; from: number; points: readonly Point[]; coarser: number; trimmedMean: boolean };

export const tierRules: readonly TierRule[] = [
  { tier: 'T5', from: 5, points: ['P50'], coarser: 2, trimmedMean: false },
  { tier: 'T12', from: 12, points: ['P25', 'P50', 'P75'], coarser: 1, trimmedMean: false },
  { tier: 'T30', from: 30, points: ['P10', 'P25', 'P50', 'P75', 'P90'], coarser: 0, trimmedMean: true },
  { tier: 'T100', from: 100, points: ['P5', 'P10', 'P25', 'P50', 'P75', 'P90', 'P95'], coarser: 0, trimmedMean: true },
];
const BANDS: readonly { band: NBand; from: number }[] = [
  { band: '5-11', from: 5 },
  { band: '12-19', from: 12 },
  { band: '20-29', from: 20 },
  { band: '30-49', from: 30 },
  { band: '50-99', from: 50 },
  { band: '100+', from: 100 },
];
const LEVELS_FROM = 30;
const FINE_SHARES_FROM = 30;

export const percentOf = (point: Point): number => Number(point.slice(1));

/** @throws RangeError below five units, where no tier exists */
export function tierOf(units: number): TierRule {
  const rule = tierRules.findLast(({ from }) => units >= from);
  if (!rule) throw new RangeError(`${units} units have no tier`);
  return rule;
}

/** @throws RangeError below five units, whose count is never shown */
export function nBandOf(units: number): NBand {
  const found = BANDS.findLast(({ from }) => units >= from);
  if (!found) throw new RangeError(`${units} units have no band`);
  return found.band;
}

/**
 * What is published of one indicator in one cohort.
 *
 * @param sorted the units' values, ascending, at least five
 * @param indicator with its defaults filled in
 */
export function figureOf(sorted: Float64Array, indicator: Required<IndicatorSpec>): PublishedFigure {
  const rule = tierOf(sorted.length);
  if (indicator.kind === 'yesno') return { tier: rule.tier, shareBand: shareBand(sorted) };
  if (indicator.kind === 'level' && sorted.length < LEVELS_FROM) return { suppressed: 'size-level' };
  const figure = pointFigure(sorted, rule, nextGrid(indicator.displayStep, rule.coarser));
  const homogeneous = figure.P25 !== undefined && figure.P25 === figure.P75;
  return homogeneous && indicator.sensitivity !== 'C' ? wideBand(figure) : figure;
}

function pointFigure(sorted: Float64Array, rule: TierRule, grid: number): PointFigure {
  const figure: PointFigure = { tier: rule.tier, grid };
  for (const point of rule.points) {
    const mean = windowMean(sorted, percentOf(point));
    if (mean !== undefined) figure[point] = roundToGrid(mean, grid);
  }
  if (rule.trimmedMean) figure.trimmedMean = roundToGrid(trimmedMean(sorted, 0.1), grid);
  return figure;
}

/**
 * Where half of a cohort shares one grid cell, the cell is hidden in one of ten steps; of wider steps for a number so large
 * that those of its grid run together.
 */
function wideBand({ tier, grid, P50 }: PointFigure): PublishedFigure {
  const middle = P50 as number;
  let step = grid;
  while (Math.abs(middle) / step >= MOST_GRIDS) step = nextGrid(step, 3);
  const steps = step === grid ? Math.round(middle / grid) : Math.floor(middle / step);
  const low = 10 * Math.floor(steps / 10);
  const band: [number, number] = [gridMultiple(low, step), gridMultiple(low + 10, step)];
  if (!band.every(Number.isFinite)) throw new RangeError(`${middle} is too large for a band around it`);
  return { tier, grid, wideBand: band };
}

/** The share of yes as a band, its lower edge included; the ends stay open so that unanimity never shows. */
function shareBand(sorted: Float64Array): string {
  const yes = sorted.reduce((count, value) => (value >= 0.5 ? count + 1 : count), 0);
  const width = sorted.length >= FINE_SHARES_FROM ? 10 : 25;
  const last = 100 / width - 1;
  const band = Math.min(last, Math.floor((yes * 100) / (sorted.length * width)));
  if (band === 0) return `under ${width}`;
  return band === last ? `over ${100 - width}` : `${band * width}-${(band + 1) * width}`;
}
