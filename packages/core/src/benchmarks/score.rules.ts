import type { Position as ContractPosition } from '@gauge/contracts';
import { ownPosition, type Point, type PublishedFigure, type Released } from '@gauge/disclosure';
import type { InstrumentIndicator } from '../instruments/index.js';

/** Where a value lies on released figures, in the contract's words; null where the figure has no place to tell. */
export function positionOn(
  value: number,
  figure: Released<PublishedFigure>,
  indicator: Pick<InstrumentIndicator, 'polarity' | 'target'>,
): ContractPosition | null {
  const { polarity, target } = indicator;
  const position = ownPosition(value, figure, polarity, target && { low: target.min, high: target.max });
  switch (position.kind) {
    case 'side':
      return { kind: 'centre', place: sides[position.side] };
    case 'quarter':
      return {
        kind: 'quarter',
        quarter: position.quarter,
        tenth: position.tenth ? (position.tenth === 'lowest' ? 'worst' : 'best') : null,
      };
    case 'percentile':
      return { kind: 'percentile', percentile: position.percentile };
    case 'band':
      return { kind: 'band', place: position.side === 'inside' ? 'inside' : sides[position.side] };
    case 'target':
      return position.middle === 'unknown' ? null : { kind: 'centre', place: sides[position.middle] };
    case 'none':
      return null;
  }
}

const sides = { above: 'better', around: 'around', below: 'worse' } as const;
const placeScores = { better: 75, around: 50, inside: 50, worse: 25 } as const;

/**
 * 0 worst .. 100 best, 50 the middle: interpolated between the released points. Beyond the outermost point the last
 * slope goes on, to 0 or 100 at most. Where only a centre or a band is known: 25, 50 or 75.
 */
export function scoreOn(
  value: number,
  figure: Released<PublishedFigure>,
  indicator: Pick<InstrumentIndicator, 'polarity' | 'target'>,
): number | null {
  const position = positionOn(value, figure, indicator);
  if (!position) return null;
  if (position.kind === 'centre' || position.kind === 'band') return placeScores[position.place];
  const sign = indicator.polarity === 'lower' ? -1 : 1;
  return interpolate(sign * value, ladderOf(figure, sign));
}

type LadderPoint = { percent: number; value: number };
const pointNames: readonly Point[] = ['P5', 'P10', 'P25', 'P50', 'P75', 'P90', 'P95'];

/** Ascending in the direction of better. */
function ladderOf(figure: Released<PublishedFigure>, sign: 1 | -1): LadderPoint[] {
  if (!('P50' in figure)) return [];
  const points = pointNames.flatMap((name) => {
    const value = figure[name];
    const percent = Number(name.slice(1));
    return value === undefined ? [] : [{ percent: sign === 1 ? percent : 100 - percent, value: sign * value }];
  });
  return sign === 1 ? points : points.reverse();
}

function interpolate(own: number, points: readonly LadderPoint[]): number | null {
  const first = points[0];
  const last = points.at(-1);
  if (!first || !last || points.length < 2) return null;
  const equal = points.filter(({ value }) => value === own);
  // points that coincide: the middle of the tie
  if (equal.length > 0) return ((equal[0] as LadderPoint).percent + (equal.at(-1) as LadderPoint).percent) / 2;
  const above = points.findIndex(({ value }) => value > own);
  if (above === 0)
    return beyond(
      own,
      first,
      points.find(({ value }) => value > first.value),
      0,
    );
  if (above === -1)
    return beyond(
      own,
      last,
      points.findLast(({ value }) => value < last.value),
      100,
    );
  const [low, high] = [points[above - 1] as LadderPoint, points[above] as LadderPoint];
  return low.percent + ((own - low.value) / (high.value - low.value)) * (high.percent - low.percent);
}

function beyond(own: number, edge: LadderPoint, inner: LadderPoint | undefined, end: 0 | 100): number {
  if (!inner) return (edge.percent + end) / 2;
  const slope = (edge.percent - inner.percent) / (edge.value - inner.value);
  return Math.min(100, Math.max(0, edge.percent + (own - edge.value) * slope));
}

/** Beyond one grid step from the middle, or outside a wide band: what counts as a gap (`worse`) or a strength (`better`). */
export function leaning(
  value: number,
  figure: Released<PublishedFigure>,
  { polarity, target }: Pick<InstrumentIndicator, 'polarity' | 'target'>,
): 'better' | 'even' | 'worse' {
  const position = positionOn(value, figure, { polarity, target });
  if (!position) return 'even';
  if (position.kind === 'band') return position.place === 'inside' ? 'even' : position.place;
  if (position.kind === 'centre') return position.place === 'around' ? 'even' : position.place;
  if (!('P50' in figure)) return 'even';
  const ahead = (polarity === 'lower' ? -1 : 1) * (value - (figure.P50 as number));
  // one step in binary numbers may come out a hair more than the grid
  if (Math.abs(ahead) <= figure.grid * (1 + 1e-9)) return 'even';
  return ahead > 0 ? 'better' : 'worse';
}

export type Scored = { code: string; pillar: string; score: number | null; counts: boolean };

/** The mean score of a pillar's indicators, null when fewer than two thirds of those that can have one are there. */
export function pillarScores(pillars: readonly { code: string; name: string }[], scored: readonly Scored[]) {
  return pillars.map(({ code, name }) => {
    const wanted = scored.filter(({ pillar, counts }) => pillar === code && counts);
    const present = wanted.flatMap(({ score }) => (score === null ? [] : [score]));
    const enough = present.length > 0 && present.length * 3 >= wanted.length * 2;
    const mean = present.reduce((sum, score) => sum + score, 0) / present.length;
    return { code, name, score: enough ? mean : null, counted: present.length, total: wanted.length };
  });
}
