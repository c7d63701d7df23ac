/** A 1-2-5 number is mantissa x 10^exponent. */
type Step = { mantissa: 1 | 2 | 5; exponent: number };

function stepOf(value: number): Step | undefined {
  const parts = /^([125])e([+-]\d+)$/.exec(typeof value === 'number' ? value.toExponential() : '');
  return parts ? { mantissa: Number(parts[1]) as 1 | 2 | 5, exponent: Number(parts[2]) } : undefined;
}

function requireStep(value: number): Step {
  const step = stepOf(value);
  if (!step) throw new RangeError(`${value} is not a 1-2-5 number (such as 0.05, 1, 20)`);
  return step;
}

const decimal = (whole: number, exponent: number): number => Number(`${whole}e${exponent}`);

/** Whether the number is 1, 2 or 5 times a power of ten; false for 0, negatives, NaN and infinities. */
export function isGridStep(value: number): boolean {
  return stepOf(value) !== undefined;
}

/**
 * The k-th next number on the ladder ... 0.1 0.2 0.5 1 2 5 10 ...; k may be negative.
 *
 * @throws RangeError if `step` is no 1-2-5 number, k is not whole, or the ladder leaves the range of doubles.
 */
export function nextGrid(step: number, k = 1): number {
  const { mantissa, exponent } = requireStep(step);
  if (!Number.isInteger(k)) throw new RangeError(`k ${k} must be a whole number`);
  const place = exponent * 3 + (mantissa === 1 ? 0 : mantissa === 2 ? 1 : 2) + k;
  const next = decimal([1, 2, 5][((place % 3) + 3) % 3] as number, Math.floor(place / 3));
  if (!isGridStep(next)) throw new RangeError(`the 1-2-5 ladder ends before step ${step} + ${k}`);
  return next;
}

/**
 * The multiple `count x grid` as the shortest decimal: 3 x 0.1 is 0.3 and not 0.30000000000000004; never -0.
 *
 * @param count whole number
 */
export function gridMultiple(count: number, grid: number): number {
  const { mantissa, exponent } = requireStep(grid);
  const whole = count * mantissa;
  // beyond 1e21 a number prints with its own exponent, and all decimals on the grid are whole anyway
  return (Math.abs(whole) < 1e21 ? decimal(whole, exponent) : count * grid) + 0;
}

/**
 * How many whole grids x holds once rounded: floor(x / grid + 0.5 + 1e-9). Ties go up, also below zero (-0.5 -> 0), and
 * the 1e-9 makes that hold for ties such as 0.15 on 0.1 that binary numbers miss by a hair.
 */
export function gridCount(x: number, grid: number): number {
  requireStep(grid);
  if (!Number.isFinite(x)) throw new RangeError(`${x} cannot be rounded to a grid`);
  return Math.floor(x / grid + 0.5 + 1e-9);
}

/** From so many grids on, doubles hardly tell halves of one apart: such a number is as coarse as its grid already. */
export const MOST_GRIDS = 2 ** 50;

/**
 * The published form of a figure: rounded to the grid, the shortest decimal on it, never -0. A number of 2^50 grids or
 * more stays as it is.
 *
 * @param grid a 1-2-5 number, in the unit of x
 * @throws RangeError on NaN, an infinity, a grid that is no 1-2-5 number, or a result beyond the range of doubles
 */
export function roundToGrid(x: number, grid: number): number {
  requireStep(grid);
  const rounded = Math.abs(x / grid) >= MOST_GRIDS && Number.isFinite(x) ? x : gridMultiple(gridCount(x, grid), grid);
  if (!Number.isFinite(rounded)) throw new RangeError(`${x} is too large for the grid ${grid}`);
  return rounded;
}

/** Whether a number is one that `roundToGrid` can give. False for -0, NaN, infinities and what is no grid. */
export function isOnGrid(x: number, grid: number): boolean {
  if (!Number.isFinite(x) || !isGridStep(grid)) return false;
  const count = x / grid;
  return Math.abs(count) >= MOST_GRIDS || Object.is(gridMultiple(Math.round(count), grid), x);
}
