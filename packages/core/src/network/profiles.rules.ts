import { profileMoves, renewalDays, type ProfileMove, type ProfileStatus, type TeaserPreview } from '@gauge/contracts';
import { wordsOf, type MatchProfile, type TeaserIdentity } from '@gauge/matching';

/** A profile as its author wrote it. */
export type Profile = {
  id: string;
  firmId: string;
  associationId: string;
  kind: 'offer' | 'request';
  /** As it is stored: expiry is a matter of the clock. */
  stored: Exclude<ProfileStatus, 'expired'>;
  title: string;
  text: string;
  needs: string[];
  offers: string[];
  types: string[];
  series: 'sample' | 'small' | 'medium' | 'large' | null;
  certificates: string[];
  certificatesNeeded: string[];
  languages: string[];
  marketsWanted: string[];
  marketsExcluded: string[];
  blockedFirms: string[];
  contactName: string;
  contactEmail: string;
  comment: string | null;
  version: number;
  updatedAt: Date;
  submittedAt: Date | null;
  publishedAt: Date | null;
  expiresAt: Date | null;
  /** What strangers were told of who is behind it, in each version published so far, and since when. */
  shown: TeaserIdentity[];
  shownSince: Date | null;
};

const DAY = 86_400_000;
const SHORTEST_TEXT = 40;

/** What decides where something stands that a firm hands in and its association publishes for twelve months. */
export type Vouched = Pick<Profile, 'stored' | 'expiresAt'>;

export function statusOf({ stored, expiresAt }: Vouched, now: Date): ProfileStatus {
  return stored === 'published' && expiresAt !== null && expiresAt <= now ? 'expired' : stored;
}

/** Whether a move of the firm or the association is possible now; a profile is renewed in its last two months, or after. */
export function mayMoveProfile(move: ProfileMove, profile: Vouched, now: Date): boolean {
  const status = statusOf(profile, now);
  if (!(profileMoves[move].from as readonly ProfileStatus[]).includes(status)) return false;
  if (move !== 'renew' || status === 'expired' || !profile.expiresAt) return true;
  return profile.expiresAt.getTime() - now.getTime() <= renewalDays * DAY;
}

export function movesOfProfile(by: 'firm' | 'association', profile: Vouched, now: Date) {
  const moves = (Object.keys(profileMoves) as ProfileMove[]).filter((move) => profileMoves[move].by === by);
  return moves.map((move) => ({ move, possible: mayMoveProfile(move, profile, now) }));
}

/** What a profile lacks before an association can be asked to publish it. */
export function missingIn(profile: Profile): TeaserPreview['missing'] {
  const codes = profile.kind === 'request' ? profile.needs : profile.offers;
  return [
    ...(codes.length === 0 ? (['codes'] as const) : []),
    ...(profile.types.length === 0 ? (['types'] as const) : []),
    ...(profile.text.trim().length < SHORTEST_TEXT ? (['text'] as const) : []),
    ...(profile.languages.length === 0 ? (['languages'] as const) : []),
    ...(profile.contactName === '' || profile.contactEmail === '' ? (['contact'] as const) : []),
  ];
}

/** The same day a year later; 29 February becomes 1 March. */
export const yearAfter = (now: Date): Date =>
  new Date(Date.UTC(now.getUTCFullYear() + 1, now.getUTCMonth(), now.getUTCDate(), now.getUTCHours()));

export const daysSince1970 = (at: Date): number => at.getTime() / DAY;

/** The reader's own profile as matching takes it: with all that its author wrote. */
export function ownMatchProfile(profile: Profile, country: string, names: readonly string[]): MatchProfile {
  return {
    ...profile,
    words: new Set(wordsOf([profile.title, profile.text, ...names].join(' '))),
    countries: [country],
    published: daysSince1970(profile.publishedAt ?? profile.updatedAt),
  };
}
