import { requireFinite, requireSome } from './finite.js';
import { ascendingOrder } from './order.js';

/** `inverted`: the smallest value at which the weighted cdf reaches p. `interpolated`: type 7 for whole weights (Hmisc). */
export type WeightedQuantileKind = 'inverted' | 'interpolated';

/**
 * Quantile of weighted values. Values of weight 0 never answer, also not at p = 0 or 1. Whole weights act as repetitions:
 * `inverted` is then type 1 and `interpolated` type 7 of the repeated data; scaling all weights changes `inverted` nothing.
 * Ties add up their weights; one element is every quantile of itself; never -0.
 * Source: Hmisc wtd.quantile (type "quantile").
 *
 * @param values in any order; the result has their unit
 * @param weights as many, >= 0, not all 0
 * @param p probability, 0..1
 * @throws RangeError on an empty input, lengths that differ, negative or zero total weight, NaN or an infinity
 */
export function weightedQuantile(
  values: ArrayLike<number>,
  weights: ArrayLike<number>,
  p: number,
  kind: WeightedQuantileKind = 'inverted',
): number {
  const { sorted, cumulated, total } = cumulate(values, weights);
  if (!(p >= 0 && p <= 1)) throw new RangeError(`p ${p} must lie in [0, 1]`);
  // sums of decimal weights miss a whole share of the total by a hair
  const slack = 1e-12 * total;
  const reaching = (target: number): number =>
    sorted[
      Math.max(
        cumulated.findIndex((sum) => sum >= target - slack),
        0,
      )
    ] as number;
  if (kind === 'inverted') return reaching(p * total) + 0;
  if (total < 1) throw new RangeError('interpolation counts weights as repetitions and needs a total of at least 1');
  const order = 1 + (total - 1) * p;
  const low = Math.max(Math.floor(order + 1e-12), 1);
  const share = Math.max(order - low, 0);
  return (1 - share) * reaching(low) + share * reaching(Math.min(low + 1, total)) + 0;
}

/** Mean with weights, in the values' unit. Errors as `weightedQuantile`. */
export function weightedMean(values: ArrayLike<number>, weights: ArrayLike<number>): number {
  const { sorted, cumulated, total } = cumulate(values, weights);
  return sorted.reduce(
    (sum, value, index) => sum + value * (((cumulated[index] as number) - (cumulated[index - 1] ?? 0)) / total),
    0,
  );
}

function cumulate(
  values: ArrayLike<number>,
  weights: ArrayLike<number>,
): { sorted: number[]; cumulated: number[]; total: number } {
  requireSome(values);
  requireFinite(weights, 'weights');
  if (values.length !== weights.length)
    throw new RangeError(`${values.length} values need as many weights, not ${weights.length}`);
  const sorted: number[] = [];
  const cumulated: number[] = [];
  let total = 0;
  for (const index of ascendingOrder(Float64Array.from(values))) {
    const weight = weights[index] as number;
    if (weight < 0) throw new RangeError(`weights[${index}] is ${weight}; weights are not negative`);
    if (weight === 0) continue;
    total += weight;
    sorted.push(values[index] as number);
    cumulated.push(total);
  }
  if (!(total > 0 && Number.isFinite(total)))
    throw new RangeError(`the weights sum to ${total}; their sum must be positive and finite`);
  return { sorted, cumulated, total };
}
