import {
  mayMoveRound,
  roundMoves,
  type AssessmentStatus,
  type RoundMove,
  type RoundStatus,
  type RoundView,
} from '@gauge/contracts';
import { isicName, SECTOR_GROUPS, sectorGroup } from '../instruments/index.js';

type Move = RoundView['moves'][number];
export type Obstacle = Move['obstacle'];

export interface Standing {
  status: RoundStatus;
  isLead: boolean;
  /** Somebody in the network has handed answers in. */
  hasAnswers: boolean;
  /** What the release itself says against another one now. */
  releaseObstacle: Obstacle;
}

/** Every move of a round, with what stands in its way. */
export function movesOf(round: Standing): Move[] {
  return (Object.keys(roundMoves) as RoundMove[]).map((move) => {
    const obstacle = obstacleTo(move, round);
    return { move, possible: obstacle === null, obstacle };
  });
}

function obstacleTo(move: RoundMove, { status, isLead, hasAnswers, releaseObstacle }: Standing): Obstacle {
  if (!isLead) return 'not_lead';
  if (!mayMoveRound(move, status)) return 'wrong_state';
  if ((move === 'freeze' || move === 'release') && !hasAnswers) return 'no_answers';
  return move === 'release' ? releaseObstacle : null;
}

/** What stands against asking for a release now: one on its way, nothing left, or all that is left too fresh. */
export function releaseObstacle({ run, release }: Pick<RoundView, 'run' | 'release'>, today: string): Obstacle {
  if (run?.status === 'queued' || run?.status === 'running') return 'running';
  if (!release) return null;
  if (release.tooFresh.length === 0) return 'none_left';
  return release.tooFresh.every(({ until }) => until > today) ? 'too_fresh' : null;
}

/** The group of a firm's sector as releases use it; a code of another scheme is its own group. */
export function sectorOf(scheme: string, code: string): { key: string; label: string } {
  if (!isIsic(scheme)) return { key: code, label: code };
  const key = sectorGroup(code);
  return { key: key ?? 'unknown', label: SECTOR_GROUPS.find((group) => group.code === key)?.name ?? 'Unknown' };
}

export interface FirmTraits {
  sectorScheme: string;
  sectorCode: string;
  size: string | null;
}

/** Whether a round asks a firm: an empty list asks everybody. */
export const asks = (
  round: { sectors: readonly string[]; sizes: readonly string[] },
  { sectorScheme, sectorCode, size }: FirmTraits,
): boolean =>
  (round.sectors.length === 0 || round.sectors.includes(sectorOf(sectorScheme, sectorCode).key)) &&
  (round.sizes.length === 0 || (size !== null && round.sizes.includes(size)));

/** A firm's values of the dimensions that a release uses, as the freeze notes them. */
export function dimensionsOf(
  firm: FirmTraits & { country: string; region: string | null },
  names: readonly string[],
): Record<string, string> {
  const values: Record<string, string | null> = {
    sector: sectorOf(firm.sectorScheme, firm.sectorCode).key,
    industry: firm.sectorCode,
    country: firm.country,
    region: firm.region,
    size: firm.size,
  };
  return Object.fromEntries(names.map((name) => [name, values[name]?.trim() || 'unknown']));
}

/** What a value of a dimension is called; the value itself where it speaks for itself or the reader's language decides. */
export function dimensionLabel(name: string, value: string): string {
  if (name === 'sector') return SECTOR_GROUPS.find(({ code }) => code === value)?.name ?? value;
  return name === 'industry' ? (isicName(value) ?? value) : value;
}

const isIsic = (scheme: string): boolean => scheme.startsWith('ISIC');

export const sizeLabels: Readonly<Record<string, string>> = {
  micro: 'Micro',
  small: 'Small',
  medium: 'Medium',
  large: 'Large',
  unknown: 'Unknown',
};

type ResponseRow = RoundView['response']['bySector'][number];

/** Counts of members and of how far they are, by a key, in the order of the keys. */
export function responseBy<M extends { status: AssessmentStatus | null }>(
  members: readonly M[],
  keyOf: (member: M) => { key: string; label: string },
): ResponseRow[] {
  const groups = new Map<string, ResponseRow>();
  for (const member of members) {
    const { key, label } = keyOf(member);
    const group = groups.get(key) ?? { key, label, members: 0, started: 0, answered: 0, accepted: 0 };
    groups.set(key, {
      ...group,
      members: group.members + 1,
      started: group.started + Number(member.status !== null),
      answered: group.answered + Number(hasAnswered(member.status)),
      accepted: group.accepted + Number(member.status === 'accepted'),
    });
  }
  return [...groups.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
}

export const hasAnswered = (status: AssessmentStatus | null): boolean =>
  status === 'submitted' || status === 'accepted';
