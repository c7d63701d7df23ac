import { roundMoves, type RoundMove, type RoundStatus, type RoundView } from '@gauge/contracts';

/** The move that brings a round one state further; null once it is released. */
export function nextMove(status: RoundStatus): RoundMove | null {
  const forward: Record<RoundStatus, RoundMove | null> = {
    draft: 'open',
    open: 'review',
    review: 'freeze',
    frozen: 'release',
    released: null,
  };
  return forward[status];
}

/** The move back, where there is one. */
export const backMove = (status: RoundStatus): RoundMove | null =>
  (roundMoves.reopen.from as readonly RoundStatus[]).includes(status) ? 'reopen' : null;

export type LeftOut = { reason: 'notStarted' | 'notHandedIn' | 'undecided' | 'withdrawn'; firms: number }[];

/** The association's own members that a freeze now would leave out, by what is missing. */
export function leftOut({ members, started, submitted, queried, accepted, withdrawn }: RoundView['own']): LeftOut {
  const drafts = started - submitted - queried - accepted - withdrawn;
  const counted: LeftOut = [
    { reason: 'notStarted', firms: members - started },
    { reason: 'notHandedIn', firms: drafts },
    { reason: 'undecided', firms: queried },
    { reason: 'withdrawn', firms: withdrawn },
  ];
  return counted.filter(({ firms }) => firms > 0);
}

export const isRunning = (run: RoundView['run']): boolean => run?.status === 'queued' || run?.status === 'running';
