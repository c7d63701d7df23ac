import { ascending, quantile as quantileOf } from '@gauge/statistics';

/**
 * The statistical edits on positive quantities: slips of the unit, change since the last round (Hidiroglou & Berthelot
 * 1986), distance from the others on logs.
 */

const UNIT_FACTORS = [10, 12, 100, 1000] as const;
export type UnitFactor = (typeof UNIT_FACTORS)[number];

// A firm's own figure moves less from year to year than firms differ from each other, so "near" is wider against its past.
const NEAR = { prior: 1.3, peers: 1.1 } as const;

/** Logarithm of the smallest ratio that can be a slip; a hair below it, so that the comparison with each factor decides. */
const LEAST_SLIP = { prior: 0.99 * Math.log(10 / NEAR.prior), peers: 0.99 * Math.log(10 / NEAR.peers) } as const;

export interface UnitSlip {
  factor: UnitFactor;
  /** `times`: the value is too large by the factor; `fraction`: too small. */
  direction: 'times' | 'fraction';
}

/** The factor of a likely slip: thousands for units (1000), per cent for shares (100), months for years (12), a digit (10). */
export function unitFactor(value: number, reference: number, against: keyof typeof NEAR): UnitSlip | undefined {
  const ratio = value / reference;
  if (!(ratio > 0) || !Number.isFinite(ratio)) return undefined;
  const size = Math.abs(Math.log(ratio));
  // most values are near what they are compared with
  if (size < LEAST_SLIP[against]) return undefined;
  const distance = (factor: number) => Math.abs(size - Math.log(factor));
  const factor = [...UNIT_FACTORS].sort((one, other) => distance(one) - distance(other))[0] ?? 10;
  if (distance(factor) > Math.log(NEAR[against])) return undefined;
  return { factor, direction: ratio > 1 ? 'times' : 'fraction' };
}

const CHANGE = { U: 0.5, A: 0.05, C: 4 } as const;

/** Hidiroglou-Berthelot bounds on the effect of a change, from the firms that answered in both rounds. */
export interface ChangeBounds {
  medianRatio: number;
  lower: number;
  upper: number;
}

/** Median and median absolute deviation of the natural logarithms of a round's values. */
export interface LogSpread {
  median: number;
  mad: number;
}

/** Pairs [last round, this round]; undefined while fewer than ten pairs are positive, since quartiles of fewer say little. */
export function changeBounds(pairs: readonly (readonly [number, number])[]): ChangeBounds | undefined {
  const usable = pairs.filter(([before, now]) => before > 0 && now > 0);
  if (usable.length < LEAST) return undefined;
  const medianRatio = quantile(
    usable.map(([before, now]) => now / before),
    0.5,
  );
  const effects = usable.map(([before, now]) => effect(before, now, medianRatio));
  const [q1, q2, q3] = [quantile(effects, 0.25), quantile(effects, 0.5), quantile(effects, 0.75)];
  const least = Math.abs(CHANGE.A * q2);
  return {
    medianRatio,
    lower: q2 - CHANGE.C * Math.max(q2 - q1, least),
    upper: q2 + CHANGE.C * Math.max(q3 - q2, least),
  };
}

export function unusualChange(before: number, now: number, bounds: ChangeBounds): boolean {
  if (!(before > 0 && now > 0)) return false;
  const size = effect(before, now, bounds.medianRatio);
  return size < bounds.lower || size > bounds.upper;
}

/** Spread of the positive values; undefined for fewer than ten, or where half of them are equal and nothing can be judged. */
export function logSpread(values: readonly number[]): LogSpread | undefined {
  const logs = values.filter((value) => value > 0).map(Math.log);
  if (logs.length < LEAST) return undefined;
  const median = quantile(logs, 0.5);
  const mad = quantile(
    logs.map((log) => Math.abs(log - median)),
    0.5,
  );
  return mad > 0 ? { median, mad } : undefined;
}

export function farFromOthers(value: number, { median, mad }: LogSpread): boolean {
  return value > 0 && Math.abs((0.6745 * (Math.log(value) - median)) / mad) > 3.5;
}

const LEAST = 10;

/** The change against the usual one, made symmetric, weighted by size so that small firms may move more. */
function effect(before: number, now: number, medianRatio: number): number {
  const ratio = now / before;
  const centred = ratio < medianRatio ? 1 - medianRatio / ratio : ratio / medianRatio - 1;
  return centred * Math.max(before, now) ** CHANGE.U;
}

/** Hyndman-Fan type 8 of at least one value. */
const quantile = (values: readonly number[], p: number): number => quantileOf(ascending(values), p, 8);
