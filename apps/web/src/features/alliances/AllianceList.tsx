import type { AllianceSummary } from '@gauge/contracts';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Badge } from '../../ui/Badge.js';
import lines from '../partners/Introductions.module.css';
import { nextStep, toneOf } from './words.js';

/** Agreements and proposals, each with where it stands and what comes next. */
export function AllianceList({ associationId, items }: { associationId: string; items: readonly AllianceSummary[] }) {
  const { t, i18n } = useTranslation('alliances');
  return (
    <ul className={lines.list}>
      {items.map((one) => (
        <li key={one.id} className={lines.entry} data-turn={one.yourTurn || undefined}>
          <div className={lines.words}>
            <Link
              to="/associations/$associationId/network/agreements/$allianceId"
              params={{ associationId, allianceId: one.id }}
              className={lines.title}
            >
              {one.partner.name}
            </Link>
            <span>{one.purposes.map((purpose) => t(`purpose.${purpose}`)).join(' · ')}</span>
          </div>
          <div className={lines.standing}>
            <Badge tone={toneOf(one)}>{t(`status.${one.status}`)}</Badge>
            <span>{nextStep(one, t, i18n.language)}</span>
          </div>
        </li>
      ))}
    </ul>
  );
}
