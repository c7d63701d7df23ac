import type { AllianceSummary } from '@gauge/contracts';
import type { TFunction } from 'i18next';
import { formatDay } from '../../lib/format.js';

export const isOver = ({ status }: Pick<AllianceSummary, 'status'>): boolean =>
  ['unanswered', 'declined', 'withdrawn', 'replaced', 'ended'].includes(status);

/** What comes next with it, or when it was over. */
export function nextStep(one: AllianceSummary, t: TFunction<'alliances'>, language: string): string {
  const day = (iso: string | null) => (iso ? formatDay(iso, language) : '');
  switch (one.status) {
    case 'proposed':
      return one.yourTurn
        ? t('next.answer', { day: day(one.answerBy) })
        : t('next.waits', { name: one.partner.name, day: day(one.answerBy) });
    case 'coming':
      return t('next.begins', { day: day(one.from) });
    case 'in_force':
      return one.until ? t('next.until', { day: day(one.until) }) : t('next.untilEnded');
    case 'lapsed':
      return t('next.lapsed', { day: day(one.until) });
    default:
      return t('next.over', { day: day(one.endedAt ?? one.answeredAt ?? one.proposedAt) });
  }
}

export const toneOf = (one: Pick<AllianceSummary, 'status' | 'yourTurn'>): 'look' | 'you' | 'plain' =>
  one.yourTurn || one.status === 'lapsed' ? 'look' : one.status === 'in_force' ? 'you' : 'plain';
