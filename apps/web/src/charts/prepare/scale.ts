/** A place on a strip, in per cent of its width from the left. */
export type Segment = { from: number; to: number };

/** From values to places on a strip; better lies to the right, so the scale of a `lower` indicator runs backwards. */
export type Scale = { low: number; high: number; at: (value: number) => number };

const margin = 0.09;

/** The range comes from the figures given and from nothing else. Null when there is none. */
export function scaleOf(figures: number[], flipped: boolean): Scale | null {
  if (figures.length === 0) return null;
  const least = Math.min(...figures);
  const most = Math.max(...figures);
  const room = most > least ? (most - least) * margin : Math.max(Math.abs(most) * 0.1, 1);
  const low = least - room;
  const high = most + room;
  const at = (value: number) => {
    const share = Math.min(1, Math.max(0, (value - low) / (high - low)));
    return Math.round((flipped ? 1 - share : share) * 10_000) / 100;
  };
  return { low, high, at };
}

/** The stretch between two values, whichever way the scale runs. */
export function segment(scale: Scale, one: number, other: number): Segment {
  const [a, b] = [scale.at(one), scale.at(other)];
  return { from: Math.min(a, b), to: Math.max(a, b) };
}
