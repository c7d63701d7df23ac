/**
 * P(B <= k) for B ~ Binomial(n, p), summed from the smaller tail in logarithms.
 *
 * @param k any whole number; below 0 the answer is 0, from n on 1
 * @param n whole, >= 0
 * @param p in [0, 1]
 * @throws RangeError on other arguments
 */
export function binomialCdf(k: number, n: number, p: number): number {
  if (!Number.isInteger(k) || !Number.isInteger(n) || n < 0 || !(p >= 0 && p <= 1))
    throw new RangeError(`no binomial law for k ${k}, n ${n}, p ${p}`);
  if (k < 0) return 0;
  if (k >= n || p === 0) return 1;
  if (p === 1) return 0;
  return k < n * p ? tail(k, n, p) : 1 - tail(n - k - 1, n, 1 - p);
}

/** P(B <= k), from k downwards: below the mean the terms fall. */
function tail(k: number, n: number, p: number): number {
  let logTerm = n * Math.log1p(-p);
  for (let i = 1; i <= k; i++) logTerm += Math.log((n - i + 1) / i) + Math.log(p) - Math.log1p(-p);
  let term = Math.exp(logTerm);
  let sum = 0;
  for (let i = k; i >= 0 && term > 0; i--) {
    sum += term;
    term *= (i / (n - i + 1)) * ((1 - p) / p);
  }
  return Math.min(sum, 1);
}
