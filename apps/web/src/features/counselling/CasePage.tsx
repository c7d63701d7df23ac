import { useSuspenseQuery } from '@tanstack/react-query';
import { IconArrowLeft } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { routes } from '../../lib/api.js';
import { formatDay } from '../../lib/format.js';
import { ask } from '../../lib/queries.js';
import { useTitle } from '../../lib/title.js';
import { Badge } from '../../ui/Badge.js';
import { Button } from '../../ui/Button.js';
import { Row, Stack } from '../../ui/Layout.js';
import { Notice } from '../../ui/Notice.js';
import { PageHead } from '../../ui/PageHead.js';
import css from './Case.module.css';
import { CloseCase, HandOver } from './CaseMoves.js';
import { Files } from './Files.js';
import { Meetings } from './Meetings.js';
import { Notes } from './Notes.js';
import { Tasks } from './Tasks.js';
import type { Case, CasePlace } from './useCase.js';

/** One firm with one counsellor: its standing and plan where it agreed, and the counsellor's own notes, meetings, tasks. */
export function CasePage({
  place,
  mayWrite,
  agreed,
}: {
  place: CasePlace;
  mayWrite: boolean;
  /** What the firm agreed to show, drawn by whoever may read it. */ agreed: (found: Case) => ReactNode;
}) {
  const { t, i18n } = useTranslation('case');
  const { data: found } = useSuspenseQuery(ask(routes.counselCase, { params: place }));
  const [moving, setMoving] = useState<'hand' | 'close' | null>(null);
  useTitle(found.firm.name);
  const open = found.status === 'open';
  const writable = open && mayWrite;
  const day = (iso: string) => formatDay(iso, i18n.language);
  return (
    <Stack gap={5}>
      <PageHead
        eyebrow={
          <Link
            to="/associations/$associationId/caseload"
            params={{ associationId: place.associationId }}
            className={css.back}
          >
            <IconArrowLeft size={16} className={css.arrow} aria-hidden /> {t('back')}
          </Link>
        }
        title={found.firm.name}
        lead={
          <Row gap={2}>
            <span>
              {found.firm.memberNo} · {found.firm.sectorName} ·{' '}
              {found.mine ? t('yours') : t('of', { name: found.counsellor.name })} ·{' '}
              {t('since', { day: day(found.openedAt) })}
            </span>
            <Badge tone={found.consent === 'none' ? 'look' : 'plain'}>{t(`consent.${found.consent}`)}</Badge>
          </Row>
        }
        action={
          writable && (
            <Row gap={2}>
              {found.colleagues.length > 0 && <Button onClick={() => setMoving('hand')}>{t('hand.open')}</Button>}
              <Button onClick={() => setMoving('close')}>{t('close.open')}</Button>
            </Row>
          )
        }
      />
      {!open && found.outcome && (
        <Notice
          title={t('closed', {
            day: found.closedAt ? day(found.closedAt) : '',
            outcome: t(`outcome.${found.outcome}`),
          })}
        >
          {found.outcomeText}
        </Notice>
      )}
      <div className={css.columns}>
        <div className={css.main}>
          {found.consent === 'none' ? <Notice title={t('noConsent')}>{t('noConsentHelp')}</Notice> : agreed(found)}
        </div>
        <div className={css.side}>
          <Tasks place={place} found={found} writable={writable} />
          <Meetings place={place} found={found} writable={writable} />
          <Notes place={place} found={found} writable={writable} />
          <Files place={place} found={found} writable={writable} mayWrite={mayWrite} />
        </div>
      </div>
      {moving === 'hand' && <HandOver place={place} found={found} onClose={() => setMoving(null)} />}
      {moving === 'close' && <CloseCase place={place} found={found} onClose={() => setMoving(null)} />}
    </Stack>
  );
}
