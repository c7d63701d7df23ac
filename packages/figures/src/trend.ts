import type { IndicatorDetail, Strip } from '@gauge/contracts';

/** One round. Null is a gap: nothing answered, or nothing released; it is never filled in. */
export type TrendPoint = {
  round: string;
  own: number | null;
  centre: number | null;
  middle: [number, number] | null;
  /** No neighbour to draw a band to: it stands as a column of its own. */
  alone: [number, number] | null;
};

export type TrendModel = {
  points: TrendPoint[];
  /** Which of the two cohorts the band is of; null when neither was ever released. */
  cohort: 'home' | 'network' | null;
  /** Range of everything shown. */
  range: [number, number] | null;
  /** First and last own value, when there are two rounds to compare. */
  own: { first: number; last: number; since: string } | null;
};

type Round = IndicatorDetail['trend'][number];

/** The firm's values over rounds on one cohort's released band: the home cohort where it was ever released. */
export function prepareTrend(trend: Round[]): TrendModel {
  const cohort = (['home', 'network'] as const).find((reach) => trend.some((round) => centreOf(round[reach]) !== null));
  const bands = trend.map((round) => (cohort ? bandOf(round[cohort]) : null));
  const points = trend.map((round, at) => {
    const band = bands[at] ?? null;
    const beside = Boolean(bands[at - 1] ?? bands[at + 1]);
    return {
      round: round.roundName,
      own: round.own.state === 'value' ? round.own.value : null,
      centre: cohort ? centreOf(round[cohort]) : null,
      middle: band && beside ? band : null,
      alone: band && !beside ? band : null,
    };
  });
  const shown = points.flatMap(({ own, centre, middle, alone }) =>
    [own, centre, ...(middle ?? []), ...(alone ?? [])].filter((value) => value !== null),
  );
  return {
    points,
    cohort: cohort ?? null,
    range: shown.length > 0 ? [Math.min(...shown), Math.max(...shown)] : null,
    own: changeOf(points),
  };
}

function centreOf(strip: Strip): number | null {
  if (strip.state !== 'released') return null;
  if (strip.kind === 'wide') return (strip.band[0] + strip.band[1]) / 2;
  return strip.kind === 'points' ? (strip.points.P50 ?? null) : null;
}

function bandOf(strip: Strip): [number, number] | null {
  if (strip.state !== 'released' || strip.kind === 'share') return null;
  if (strip.kind === 'wide') return strip.band;
  const { P25, P75 } = strip.points;
  return P25 === undefined || P75 === undefined ? null : [P25, P75];
}

/** What tells the rounds apart, for an axis: “Competitiveness 2023” and “Competitiveness 2024” are 2023 and 2024 there. */
export function shortNames(rounds: readonly string[]): string[] {
  const words = rounds.map((round) => round.split(' '));
  const shared = (words[0] ?? []).findIndex((word, at) => words.some((others) => others[at] !== word));
  return shared > 0 ? words.map((of) => of.slice(shared).join(' ')) : [...rounds];
}

function changeOf(points: TrendPoint[]): TrendModel['own'] {
  const answered = points.filter(({ own }) => own !== null);
  const [first, last] = [answered[0], answered.at(-1)];
  return first && last && first !== last ? { first: first.own!, last: last.own!, since: first.round } : null;
}
