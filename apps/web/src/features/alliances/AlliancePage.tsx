import type { AllianceMove, AllianceView } from '@gauge/contracts';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
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
import { Panel } from '../../ui/Panel.js';
import { BackArrow, tabCss } from '../../ui/Tabs.js';
import { AllianceList } from './AllianceList.js';
import css from './Alliances.module.css';
import { MoveAlliance } from './MoveAlliance.js';
import { ProposeAlliance } from './ProposeAlliance.js';
import { PurposeList } from './Purposes.js';
import { isOver, toneOf } from './words.js';

/** One agreement: where it stands, what it allows, and what can be done with it. */
export function AlliancePage({
  associationId,
  allianceId,
  mayManage,
}: {
  associationId: string;
  allianceId: string;
  mayManage: boolean;
}) {
  const { t, i18n } = useTranslation('alliances');
  const { data: one } = useSuspenseQuery(ask(routes.alliance, { params: { associationId, allianceId } }));
  const { name } = one.partner;
  useTitle(t('detail.with', { name }));
  const over = isOver(one) || one.status === 'lapsed';
  const day = (iso: string) => formatDay(iso, i18n.language);
  return (
    <Stack gap={5}>
      <PageHead
        eyebrow={
          <Link to="/associations/$associationId/network" params={{ associationId }} className={tabCss.back}>
            <BackArrow />
            {t('detail.back')}
          </Link>
        }
        title={t('detail.with', { name })}
        lead={t(one.proposedByUs ? 'detail.weProposed' : 'detail.theyProposed', { name, day: day(one.proposedAt) })}
      />
      <Turn associationId={associationId} one={one} mayManage={mayManage} />
      <div className={css.columns}>
        <Panel
          title={t(one.status === 'in_force' ? 'detail.allows' : over ? 'detail.allowed' : 'detail.wouldAllow')}
          action={<Badge tone={toneOf(one)}>{t(`status.${one.status}`)}</Badge>}
        >
          <PurposeList purposes={one.purposes} off={one.status !== 'in_force'} />
        </Panel>
        <Panel title={t('detail.terms')} sunk>
          <dl className={css.terms}>
            <div>
              <dt>{t('detail.from')}</dt>
              <dd>{day(one.from)}</dd>
            </div>
            <div>
              <dt>{t('detail.until')}</dt>
              <dd>{one.until ? day(one.until) : t('detail.noEnd')}</dd>
            </div>
            <div>
              <dt>{t(`detail.message.${one.proposedByUs ? 'ours' : 'theirs'}`)}</dt>
              <dd className={css.said}>{one.message || t('detail.noMessage')}</dd>
            </div>
            {one.reason && (
              <div>
                <dt>{t('detail.reason')}</dt>
                <dd className={css.said}>{one.reason}</dd>
              </div>
            )}
          </dl>
        </Panel>
      </div>
      {one.others.length > 0 && (
        <Stack gap={3}>
          <h2>{t('detail.others', { name })}</h2>
          <AllianceList associationId={associationId} items={one.others} />
        </Stack>
      )}
    </Stack>
  );
}

function Turn({ associationId, one, mayManage }: { associationId: string; one: AllianceView; mayManage: boolean }) {
  const { t } = useTranslation('alliances');
  const [move, setMove] = useState<AllianceMove | null>(null);
  const [proposing, setProposing] = useState(false);
  const possible = one.moves.filter((known) => known.possible).map((known) => known.move);
  const words = useStanding(one);
  return (
    <Stack gap={3}>
      <Notice look={one.yourTurn || one.status === 'lapsed'}>{words}</Notice>
      {mayManage && (
        <Row gap={2}>
          {possible.map((known) => (
            <Button key={known} look={known === 'accept' ? 'main' : 'quiet'} onClick={() => setMove(known)}>
              {t(`move.${known}`)}
            </Button>
          ))}
          {one.mayPropose && (
            <Button look={possible.length === 0 ? 'main' : 'quiet'} onClick={() => setProposing(true)}>
              {t('detail.again')}
            </Button>
          )}
        </Row>
      )}
      {move && <MoveAlliance associationId={associationId} one={one} move={move} onClose={() => setMove(null)} />}
      {proposing && (
        <ProposeAlliance associationId={associationId} partnerId={one.partner.id} onClose={() => setProposing(false)} />
      )}
    </Stack>
  );
}

/** One sentence: where it stands and who is to act. */
function useStanding(one: AllianceView): string {
  const { t, i18n } = useTranslation('alliances');
  const { name } = one.partner;
  const day = (iso: string | null) => (iso ? formatDay(iso, i18n.language) : '');
  switch (one.status) {
    case 'proposed':
      return one.yourTurn ? t('detail.turn', { name }) : t('detail.waiting', { name, day: day(one.answerBy) });
    case 'coming':
      return t('detail.comingNote', { day: day(one.from) });
    case 'in_force':
      return t('detail.inForceNote', { day: day(one.from) });
    case 'lapsed':
      return t('detail.lapsedNote', { day: day(one.until) });
    case 'unanswered':
      return t('detail.unansweredNote');
    case 'ended':
      return t(one.endedByUs ? 'detail.endedByUs' : 'detail.endedByThem', { name, day: day(one.endedAt) });
    default:
      return t(`detail.${one.status}Note`, { day: day(one.endedAt ?? one.answeredAt) });
  }
}
