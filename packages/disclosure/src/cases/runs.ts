/**
 * How often a property is tried, and from which seed: the same every time, so that a failure is everybody's. GAUGE_RUNS
 * multiplies the number and GAUGE_SEED draws others, to look for what the usual ones do not meet.
 */
export const runs = (usual: number): { numRuns: number; seed: number } => ({
  numRuns: Math.ceil(usual * Number(process.env['GAUGE_RUNS'] ?? 1)),
  seed: Number(process.env['GAUGE_SEED'] ?? 1997),
});
