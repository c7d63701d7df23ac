import {
  allianceMoves,
  proposalDays,
  type AllianceMove,
  type AlliancePurpose,
  type AllianceStatus,
} from '@gauge/contracts';

export type StoredStatus = 'proposed' | 'unanswered' | 'declined' | 'withdrawn' | 'accepted' | 'replaced' | 'ended';

/** An alliance as one of its two sides sees it. */
export type Alliance = {
  id: string;
  partner: { id: string; name: string; country: string };
  proposedByUs: boolean;
  purposes: AlliancePurpose[];
  /** As it is stored: the first and the last day are a matter of the clock. */
  stored: StoredStatus;
  validFrom: Date;
  validUntil: Date | null;
  createdAt: Date;
  message: string;
  answeredAt: Date | null;
  endedAt: Date | null;
  endedByUs: boolean | null;
  reason: string | null;
  version: number;
};

const DAY = 86_400_000;

export const dayOf = (at: Date): string => at.toISOString().slice(0, 10);
export const answerBy = ({ createdAt }: Pick<Alliance, 'createdAt'>): Date =>
  new Date(createdAt.getTime() + proposalDays * DAY);

type Course = Pick<Alliance, 'stored' | 'validFrom' | 'validUntil' | 'createdAt'>;

/** Days are whole days of UTC, as in the database's `allies_of`. */
export function allianceStatus(one: Course, now: Date): AllianceStatus {
  if (one.stored === 'proposed') return answerBy(one) <= now ? 'unanswered' : 'proposed';
  if (one.stored !== 'accepted') return one.stored;
  const today = dayOf(now);
  if (dayOf(one.validFrom) > today) return 'coming';
  return one.validUntil !== null && dayOf(one.validUntil) < today ? 'lapsed' : 'in_force';
}

/** Whether one of the two sides can make a move now. */
export function mayMoveAlliance(move: AllianceMove, one: Course & { proposedByUs: boolean }, now: Date): boolean {
  const { from, by } = allianceMoves[move];
  if (!(from as readonly AllianceStatus[]).includes(allianceStatus(one, now))) return false;
  return by === 'either' || (by === 'proposer') === one.proposedByUs;
}

export const allianceMovesOf = (one: Alliance, now: Date) =>
  (Object.keys(allianceMoves) as AllianceMove[]).map((move) => ({ move, possible: mayMoveAlliance(move, one, now) }));

/** It waits for an answer of the side that looks at it. */
export const waitsForUs = (one: Alliance, now: Date): boolean => mayMoveAlliance('accept', one, now);

const byName = (a: Alliance, b: Alliance): number => a.partner.name.localeCompare(b.partner.name, 'en');
const order: readonly AllianceStatus[] = ['proposed', 'in_force', 'coming', 'lapsed', 'unanswered'];

/** Those that wait for the reader first, then what is open or in force, then what is over; the newest first. */
export function inOrder(alliances: readonly Alliance[], now: Date): Alliance[] {
  const rank = (one: Alliance) => {
    if (waitsForUs(one, now)) return -1;
    const place = order.indexOf(allianceStatus(one, now));
    return place < 0 ? order.length : place;
  };
  return [...alliances].sort(
    (a, b) => rank(a) - rank(b) || b.createdAt.getTime() - a.createdAt.getTime() || byName(a, b),
  );
}
