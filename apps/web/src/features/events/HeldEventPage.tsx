import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Stages } from '../../charts/marks/Stages.js';
import { routes } from '../../lib/api.js';
import { ask } from '../../lib/queries.js';
import { useTitle } from '../../lib/title.js';
import { buttonClass } from '../../ui/Button.js';
import { Stack } from '../../ui/Layout.js';
import { Notice } from '../../ui/Notice.js';
import { PageHead } from '../../ui/PageHead.js';
import { Panel } from '../../ui/Panel.js';
import { StepLine } from '../../ui/StepLine.js';
import { BackArrow, tabCss } from '../../ui/Tabs.js';
import { EventFactsList } from './EventLines.js';
import css from './Events.module.css';
import { EventSteps } from './EventSteps.js';
import { Participants } from './Participants.js';
import { SchedulePicture } from './SchedulePicture.js';

/** From those who signed up to what came of the meetings. */
const stages = ['signedUp', 'asked', 'mutual', 'planned', 'told', 'useful', 'followUp'] as const;
const stations = ['draft', 'open', 'requests', 'scheduled', 'held', 'closed'] as const;

/** One event as the association that holds it sees it. */
export function HeldEventPage({
  associationId,
  eventId,
  mayManage,
}: {
  associationId: string;
  eventId: string;
  mayManage: boolean;
}) {
  const { t } = useTranslation('events');
  const { data: event } = useSuspenseQuery(ask(routes.heldEvent, { params: { associationId, eventId } }));
  useTitle(event.title);
  const at = stations.findIndex((station) => station === event.status);
  const mayChange = mayManage && ['draft', 'open', 'requests'].includes(event.status);
  return (
    <Stack gap={5}>
      <PageHead
        eyebrow={
          <Link to="/associations/$associationId/partnering/events" params={{ associationId }} className={tabCss.back}>
            <BackArrow />
            {t('back')}
          </Link>
        }
        title={event.title}
        lead={t(`kind.${event.kind}`)}
        action={
          mayChange && (
            <Link
              to="/associations/$associationId/partnering/events/$eventId/change"
              params={{ associationId, eventId }}
              className={buttonClass('quiet')}
            >
              {t('change')}
            </Link>
          )
        }
      />
      <Panel>
        <Stack gap={5}>
          {event.status === 'cancelled' ? (
            <Notice look>{t('turn.cancelled')}</Notice>
          ) : (
            <StepLine
              label={t('course')}
              steps={stations.map((station) => ({ key: station, name: t(`status.${station}`) }))}
              at={at}
              finished={event.status === 'closed'}
            />
          )}
          {event.status !== 'cancelled' && (
            <EventSteps associationId={associationId} event={event} mayManage={mayManage} />
          )}
        </Stack>
      </Panel>
      {event.meetings.length > 0 && <SchedulePicture event={event} />}
      <div className={css.columns}>
        <Panel title={t('facts.title')}>
          <EventFactsList event={event} />
        </Panel>
        <Panel title={t('funnel.title')} note={t('funnel.note')} sunk>
          <Stages
            stages={stages.map((stage) => ({ key: stage, name: t(`funnel.${stage}`), count: event.funnel[stage] }))}
          />
        </Panel>
      </div>
      <Participants event={event} />
    </Stack>
  );
}
