import {
  introductionDays,
  introductionMoves,
  type Halt,
  type IntroductionMove,
  type IntroductionParty,
  type IntroductionStatus,
} from '@gauge/contracts';

export type Side = 'asker' | 'asked';

/** What decides where an introduction stands. */
export type Course = {
  /** As it is stored: a deadline that has passed is a matter of the clock. */
  stored: IntroductionStatus;
  dueAt: Date | null;
  askerConsentAt: Date | null;
  askedConsentAt: Date | null;
};

const DAY = 86_400_000;
/** Steps that wait for somebody: past their day the introduction has lapsed. */
export const waitingStatuses = ['asker_review', 'asked_review', 'decision', 'consent'] as const;
const isWaiting = (status: IntroductionStatus): boolean => (waitingStatuses as readonly string[]).includes(status);
/** What is possible, whatever stands against going on: to end it. */
const ENDING: readonly IntroductionMove[] = ['refuse', 'turn_down', 'decline', 'withdraw'];

export function courseStatus({ stored, dueAt }: Course, now: Date): IntroductionStatus {
  return isWaiting(stored) && dueAt !== null && dueAt <= now ? 'lapsed' : stored;
}

/** Who must act next. */
export function waitingFor(course: Course, now: Date): IntroductionParty[] {
  switch (courseStatus(course, now)) {
    case 'asker_review':
      return ['asker_association'];
    case 'asked_review':
      return ['asked_association'];
    case 'decision':
      return ['asked_firm'];
    case 'consent':
      return [
        ...(course.askerConsentAt ? [] : (['asker_firm'] as const)),
        ...(course.askedConsentAt ? [] : (['asked_firm'] as const)),
      ];
    default:
      return [];
  }
}

/** Whether a party can make a move now. A firm consents once; the asked firm withdraws only from what it has accepted. */
export function mayMoveIntroduction(
  move: IntroductionMove,
  party: IntroductionParty,
  course: Course,
  halt: Halt | null,
  now: Date,
): boolean {
  const { from, by } = introductionMoves[move];
  if (!(from as readonly IntroductionStatus[]).includes(courseStatus(course, now))) return false;
  if (!(by as readonly IntroductionParty[]).includes(party)) return false;
  if (halt !== null && !ENDING.includes(move)) return false;
  if (move === 'consent') return waitingFor(course, now).includes(party);
  return !(move === 'withdraw' && party === 'asked_firm' && course.stored === 'decision');
}

export const movesOfParty = (party: IntroductionParty): IntroductionMove[] =>
  (Object.keys(introductionMoves) as IntroductionMove[]).filter((move) =>
    (introductionMoves[move].by as readonly IntroductionParty[]).includes(party),
  );

/** The day by which the step must be made; null where nothing is due. */
export function dueAfter(status: IntroductionStatus, now: Date): Date | null {
  const days = introductionDays[status];
  return days === undefined ? null : new Date(now.getTime() + days * DAY);
}

/** Where a move leads; contacts are exchanged with the second of the two consents, not before. */
export function statusAfter(
  move: IntroductionMove,
  course: Course,
  { sameAssociation }: { sameAssociation: boolean },
): IntroductionStatus {
  // an association that vouches for both has looked at both
  if (move === 'endorse' && sameAssociation) return 'decision';
  if (move === 'consent' && !course.askerConsentAt && !course.askedConsentAt) return 'consent';
  return introductionMoves[move].to;
}
