import type { NBand, Polarity, PointFigure, PublishedFigure } from './format.js';
import { pointsOf, type Released, type ReleasedCohort } from './released.js';

/** The range a `target` indicator should lie in, both ends included, in the indicator's unit. */
export type Target = { low: number; high: number };

/**
 * Where a firm's own value lies, told in the direction of better: `above` and quarter 4 are the good end for every
 * polarity (for `neutral`, the high end).
 */
export type Position =
  | { kind: 'side'; side: 'above' | 'around' | 'below' }
  | { kind: 'quarter'; quarter: 1 | 2 | 3 | 4; tenth?: 'lowest' | 'highest' }
  | { kind: 'percentile'; percentile: number; beyond?: 'lowest' | 'highest' }
  | { kind: 'band'; side: 'above' | 'inside' | 'below' }
  | { kind: 'target'; range: 'under' | 'inside' | 'over'; middle: 'above' | 'around' | 'below' | 'unknown' }
  | { kind: 'none' };

/**
 * Reads a position off released figures: a function of the firm's own value and the release table, and of nothing else.
 *
 * T5: above / around (within one grid step of P50) / below. T12: the quarter. T30: also whether in the lowest or highest
 * tenth. T100: the percentile to the nearest 5, interpolated in the table; beyond P5 or P95 it is that end, marked. A wide
 * band: above, inside or below it. Shares and suppressed sizes: none. A value equal to a point counts as reaching it.
 *
 * For `target` the figures are of raw values and not of distances to the range, so quarters would mislead: the position
 * says where the own value lies to the range (inside, ends included, reaches it) and whether it is nearer to it
 * (`above`), about as far (`around`, within one grid step) or farther (`below`) than the cohort's P50 is.
 *
 * @param value finite, in the indicator's unit
 * @param target required for polarity `target`, low <= high
 * @throws RangeError for a value that is not finite or a target that is missing or upside down
 */
export function ownPosition(
  value: number,
  figure: Released<PublishedFigure>,
  polarity: Polarity,
  target?: Target,
): Position {
  if (!Number.isFinite(value)) throw new RangeError(`the own value is ${value}; only a finite number has a position`);
  if ('suppressed' in figure || 'shareBand' in figure) return { kind: 'none' };
  if (polarity === 'target') return targetPosition(value, figure, target);
  // with the sign turned, "lower is better" reads like "higher is better"
  const sign = polarity === 'lower' ? -1 : 1;
  if ('wideBand' in figure)
    return bandPosition(
      sign * value,
      figure.wideBand.map((edge) => sign * edge),
    );
  const points = pointsOf(figure).map((point) =>
    sign === 1 ? point : { percent: 100 - point.percent, value: -point.value },
  );
  if (sign === -1) points.reverse();
  if (figure.tier === 'T5') return { kind: 'side', side: sideOf(sign * value, sign * middleOf(figure), figure.grid) };
  return figure.tier === 'T100' ? percentilePosition(sign * value, points) : quarterPosition(sign * value, points);
}

type LadderPoint = { percent: number; value: number };

const middleOf = ({ P50 }: Partial<PointFigure>): number => P50 as number;

function sideOf(own: number, middle: number, grid: number): 'above' | 'around' | 'below' {
  const gap = own - middle;
  // one step in binary numbers may come out a hair more than the grid
  if (Math.abs(gap) <= grid * (1 + 1e-9)) return 'around';
  return gap > 0 ? 'above' : 'below';
}

function bandPosition(own: number, edges: readonly number[]): Position {
  const low = Math.min(...edges);
  const high = Math.max(...edges);
  return { kind: 'band', side: own < low ? 'below' : own > high ? 'above' : 'inside' };
}

function quarterPosition(own: number, points: readonly LadderPoint[]): Position {
  const reached = (percent: number): boolean | undefined => {
    const point = points.find((one) => one.percent === percent);
    return point && own >= point.value;
  };
  const quarter = (1 + Number(reached(25)) + Number(reached(50)) + Number(reached(75))) as 1 | 2 | 3 | 4;
  if (reached(90)) return { kind: 'quarter', quarter, tenth: 'highest' };
  return reached(10) === false ? { kind: 'quarter', quarter, tenth: 'lowest' } : { kind: 'quarter', quarter };
}

function percentilePosition(own: number, points: readonly LadderPoint[]): Position {
  const lowest = points[0] as LadderPoint;
  const below = points.findLast((point) => own >= point.value);
  if (!below) return { kind: 'percentile', percentile: lowest.percent, beyond: 'lowest' };
  const above = points.find((point) => point.percent > below.percent);
  if (!above)
    return own > below.value
      ? { kind: 'percentile', percentile: below.percent, beyond: 'highest' }
      : { kind: 'percentile', percentile: below.percent };
  const share = (own - below.value) / (above.value - below.value);
  return {
    kind: 'percentile',
    percentile: 5 * Math.round((below.percent + share * (above.percent - below.percent)) / 5),
  };
}

function targetPosition(
  value: number,
  figure: Exclude<PublishedFigure, { suppressed: string } | { shareBand: string }>,
  target?: Target,
): Position {
  if (!target || !Number.isFinite(target.low) || !Number.isFinite(target.high) || target.low > target.high) {
    throw new RangeError('a target indicator needs its range to read a position: finite, low <= high');
  }
  const { low, high } = target;
  const distance = (x: number): number => Math.max(low - x, 0, x - high);
  const range = value < low ? 'under' : value > high ? 'over' : 'inside';
  if ('wideBand' in figure) return { kind: 'target', range, middle: 'unknown' };
  return { kind: 'target', range, middle: sideOf(-distance(value), -distance(middleOf(figure)), figure.grid) };
}

const BELOW_TWELVE: NBand = '5-11';

/**
 * The cohort a standing is read from: the narrowest with at least 12 units, by its band only; where none has, the widest
 * that was released. Values never decide.
 *
 * @param candidates cohort keys, narrowest first
 * @param released the cohorts of one family
 * @returns undefined where no candidate was released
 */
export function fallbackLadder(
  candidates: readonly string[],
  released: readonly ReleasedCohort[],
): ReleasedCohort | undefined {
  const byKey = new Map(released.map((cohort) => [cohort.key, cohort]));
  const found = candidates.flatMap((key) => byKey.get(key) ?? []);
  return found.find(({ nBand }) => nBand !== BELOW_TWELVE) ?? found.at(-1);
}
