import { requireFinite } from './finite.js';
import { ascending } from './order.js';
import { quantile } from './quantile.js';
import { median } from './robust.js';

export type HidiroglouBerthelotParameters = {
  /** How much size counts, 0..1. */
  u: number;
  /** Floor of the quartile distances, as a share of the median effect. */
  a: number;
  /** Width of the accepted interval in quartile distances. */
  c: number;
};

/** A change from one round to the next: the effect, signed (falls are negative), and whether it stands out. */
export type Change = { effect: number; suspicious: boolean };

/**
 * Finds changes that stand out, giving large firms' ratios more weight. With r = now / before and its median m:
 * s = 1 - m / r below the median, r / m - 1 above; effect = s max(before, now)^U; suspicious outside
 * [E50 - C d1, E50 + C d3] with d1 = max(E50 - E25, |A E50|), d3 = max(E75 - E50, |A E50|), quartiles of type 7.
 * If nearly all changes are alike the interval shrinks to a point, and every other change is suspicious.
 * Source: Hidiroglou & Berthelot 1986.
 *
 * @param before, now the same firms' values in two rounds, positive, in one unit
 * @returns one change for each firm, in input order; empty for empty
 * @throws RangeError on lengths that differ, values <= 0, NaN or an infinity
 */
export function hidiroglouBerthelot(
  before: ArrayLike<number>,
  now: ArrayLike<number>,
  { u, a, c }: HidiroglouBerthelotParameters = { u: 0.5, a: 0.05, c: 4 },
): Change[] {
  requirePositive(before, 'before');
  requirePositive(now, 'now');
  if (before.length !== now.length)
    throw new RangeError(`${before.length} values before need as many now, not ${now.length}`);
  if (before.length === 0) return [];
  const ratios = Float64Array.from(now, (value, index) => value / (before[index] as number));
  const middle = median(ratios);
  const effects = ratios.map((ratio, index) => {
    const score = ratio < middle ? 1 - middle / ratio : ratio / middle - 1;
    return score * Math.max(before[index] as number, now[index] as number) ** u;
  });
  const sorted = ascending(effects);
  const [low, centre, high] = [0.25, 0.5, 0.75].map((p) => quantile(sorted, p, 7)) as [number, number, number];
  const floor = Math.abs(a * centre);
  const from = centre - c * Math.max(centre - low, floor);
  const to = centre + c * Math.max(high - centre, floor);
  return Array.from(effects, (effect) => ({ effect, suspicious: effect < from || effect > to }));
}

function requirePositive(values: ArrayLike<number>, what: string): void {
  requireFinite(values, what);
  for (let i = 0; i < values.length; i++) {
    if (!((values[i] as number) > 0))
      throw new RangeError(`${what}[${i}] is ${values[i]}; ratios need positive values`);
  }
}
