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

/** Round values that enclose the range, at most six, on the smallest 1-2-5 step that allows it. */
export function ticksOf(low: number, high: number): number[] {
  if (low === high) return ticksOf(low - (Math.abs(low) || 1) / 10, high + (Math.abs(high) || 1) / 10);
  const span = high - low;
  const power = 10 ** Math.floor(Math.log10(span / 5));
  const step = [1, 2, 5, 10, 20].map((factor) => factor * power).find((wide) => steps(low, high, wide) <= 5) ?? span;
  const first = Math.floor(low / step + 1e-9);
  const last = Math.max(first + 1, Math.ceil(high / step - 1e-9));
  return Array.from({ length: last - first + 1 }, (_, at) => Number(((first + at) * step).toPrecision(12)));
}

const steps = (low: number, high: number, step: number): number =>
  Math.ceil(high / step - 1e-9) - Math.floor(low / step + 1e-9);

/** The stretch between two values, whichever way the scale runs. */
export function segment(scale: Scale, one: number, other: number): Segment {
  const [a, b] = [scale.at(one), scale.at(other)];
  return { from: Math.min(a, b), to: Math.max(a, b) };
}
