/**
 * The one guard every function of this package starts with: statistics of NaN or of an infinity are refused, never returned.
 *
 * @throws RangeError naming the position of the first value that is not a finite number.
 */
export function requireFinite(values: ArrayLike<number>, what = 'values'): void {
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    if (typeof value !== 'number' || !Number.isFinite(value)) {
      throw new RangeError(`${what}[${i}] is ${String(value)}; only finite numbers have statistics`);
    }
  }
}

/** @throws RangeError if there is no value at all. */
export function requireSome(values: ArrayLike<number>, what = 'values'): void {
  if (values.length === 0) throw new RangeError(`${what} is empty; at least one value is needed`);
}
