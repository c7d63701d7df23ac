import type { IntroductionStatus, IntroductionView } from '@gauge/contracts';

/** The stations of an introduction, in order. */
export const stations = ['asker_review', 'asked_review', 'decision', 'consent', 'exchanged', 'closed'] as const;
export type Station = (typeof stations)[number];

const reachedBy: Record<string, Station> = {
  ask: 'asker_review',
  endorse: 'asked_review',
  pass_on: 'decision',
  accept: 'consent',
};

/**
 * The station an introduction has reached. One that ended early stays where it ended, which its steps tell: what they
 * lead to is told by the table of moves, what they led to by these.
 */
export function stationOf({ status, steps }: Pick<IntroductionView, 'status' | 'steps'>): Station {
  if (isStation(status)) return status;
  const last = [...steps].reverse().find(({ move }) => move in reachedBy);
  return (last && reachedBy[last.move]) ?? 'asker_review';
}

const isStation = (status: IntroductionStatus): status is Station => (stations as readonly string[]).includes(status);

export const hasEndedEarly = (status: IntroductionStatus): status is 'declined' | 'withdrawn' | 'lapsed' =>
  status === 'declined' || status === 'withdrawn' || status === 'lapsed';

export const hasEnded = (status: IntroductionStatus): boolean => status === 'closed' || hasEndedEarly(status);
