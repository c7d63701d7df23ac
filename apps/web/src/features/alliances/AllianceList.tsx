import type { AllianceSummary } from '@gauge/contracts';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Badge } from '../../ui/Badge.js';
import { Entries, Entry } from '../../ui/Entries.js';
import { nextStep, toneOf } from './words.js';

/** Agreements and proposals, each with where it stands and what comes next. */
export function AllianceList({ associationId, items }: { associationId: string; items: readonly AllianceSummary[] }) {
  const { t, i18n } = useTranslation('alliances');
  return (
    <Entries>
      {items.map((one) => (
        <Entry
          key={one.id}
          turn={one.yourTurn}
          link={
            <Link
              to="/associations/$associationId/network/agreements/$allianceId"
              params={{ associationId, allianceId: one.id }}
            >
              {one.partner.name}
            </Link>
          }
          side={
            <>
              <Badge tone={toneOf(one)}>{t(`status.${one.status}`)}</Badge>
              <span>{nextStep(one, t, i18n.language)}</span>
            </>
          }
        >
          <span>{one.purposes.map((purpose) => t(`purpose.${purpose}`)).join(' · ')}</span>
        </Entry>
      ))}
    </Entries>
  );
}
