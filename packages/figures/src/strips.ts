import type { IndicatorStanding, Strip } from '@gauge/contracts';
import { scaleOf, segment, type Scale, type Segment } from './scale.js';

type Points = Extract<Strip, { kind: 'points' }>['points'];
type Reason = Extract<Strip, { state: 'suppressed' }>['reason'];

/** What is to be drawn of one peer group. Suppressed, missing and a figure of zero are three different things. */
export type StripMarks =
  | { kind: 'points'; tails: Segment | null; middle: Segment | null; centre: number | null; points: Points }
  | { kind: 'wide'; band: Segment; values: [number, number] }
  /** On a scale of its own: the share of firms, 0 to 100 %. */
  | { kind: 'share'; band: Segment; bounds: [number | null, number | null] }
  | { kind: 'hatched'; reason: Reason; until: string | null }
  | { kind: 'empty' };

export type StripsModel = {
  /** Whether a direction is better at all, and so the right end is. */
  better: boolean;
  own: { at: number; value: number } | null;
  /** The target range where it lies on the scale. */
  target: Segment | null;
  home: StripMarks;
  network: StripMarks;
};

/** Both peer groups of an indicator on one scale, taken from the published figures and the firm's own value. */
export function prepareStrips({ own, home, network, polarity, target }: IndicatorStanding): StripsModel {
  const value = own.state === 'value' ? own.value : null;
  const figures = [...figuresOf(home), ...figuresOf(network)];
  // a lone own value says nothing about a place
  const scale = scaleOf(figures.length > 0 && value !== null ? [...figures, value] : figures, polarity === 'lower');
  return {
    better: polarity === 'higher' || polarity === 'lower',
    own: scale && value !== null ? { at: scale.at(value), value } : null,
    target: scale && target ? visible(scale, target) : null,
    home: marksOf(home, scale),
    network: marksOf(network, scale),
  };
}

export function figuresOf(strip: Strip): number[] {
  if (strip.state !== 'released' || strip.kind === 'share') return [];
  return strip.kind === 'wide' ? [...strip.band] : Object.values(strip.points);
}

function marksOf(strip: Strip, scale: Scale | null): StripMarks {
  if (strip.state === 'suppressed') return { kind: 'hatched', reason: strip.reason, until: strip.until };
  if (strip.state === 'missing') return { kind: 'empty' };
  if (strip.kind === 'share') return shareOf(strip.shareBand);
  if (!scale) return { kind: 'empty' };
  if (strip.kind === 'wide') return { kind: 'wide', band: segment(scale, ...strip.band), values: strip.band };
  const { P10, P25, P50, P75, P90 } = strip.points;
  return {
    kind: 'points',
    tails: P10 === undefined || P90 === undefined ? null : segment(scale, P10, P90),
    middle: P25 === undefined || P75 === undefined ? null : segment(scale, P25, P75),
    centre: P50 === undefined ? null : scale.at(P50),
    points: strip.points,
  };
}

/** Bands are published as `under 25`, `25-50`, `over 75`. */
function shareOf(band: string): StripMarks {
  const numbers = [...band.matchAll(/\d+/g)].map(([digits]) => Number(digits));
  const [first = 0, second = first] = numbers;
  const bounds: [number | null, number | null] = band.startsWith('under')
    ? [null, first]
    : band.startsWith('over')
      ? [first, null]
      : [first, second];
  return { kind: 'share', band: { from: bounds[0] ?? 0, to: bounds[1] ?? 100 }, bounds };
}

function visible(scale: Scale, { min, max }: { min: number; max: number }): Segment | null {
  const shown = segment(scale, min, max);
  return shown.to > shown.from ? shown : null;
}
