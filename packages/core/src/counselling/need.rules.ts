/** What decides how much a member needs its counsellor, each part 0..1. */
export type NeedParts = {
  /** Scores of the three weakest indicators, 50 the middle of the peers. */ scores: readonly number[];
  /** 1..5 as in a priority; null where the firm does not show its answers. */ logValue: number | null;
  readiness: { answeredLatest: boolean; showsAnswers: boolean; hasCase: boolean; worksOnIt: boolean };
};

/** Gap size x value x readiness, 0..100. Only the order of a counsellor's work: no firm sees it and none is ranked by it. */
export function needOf({ scores, logValue, readiness }: NeedParts): number {
  if (scores.length === 0) return 0;
  const behind = scores.reduce((sum, score) => sum + Math.max(0, 50 - score) / 50, 0) / scores.length;
  // an unknown value weighs like a small one, so that nobody falls to the end for showing less
  const value = (logValue ?? 2) / 5;
  return Math.round(100 * behind * value * readinessOf(readiness));
}

/** Half for everybody who agreed to be counselled at all, the rest for each sign that the firm will go along. */
function readinessOf({ answeredLatest, showsAnswers, hasCase, worksOnIt }: NeedParts['readiness']): number {
  const signs = [answeredLatest, showsAnswers, hasCase, worksOnIt].filter(Boolean).length;
  return 0.5 + 0.125 * signs;
}
