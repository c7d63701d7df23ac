import type { FirmEvent } from '@gauge/contracts';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { routes } from '../../lib/api.js';
import type { ListSearch } from '../../lib/listSearch.js';
import { ask } from '../../lib/queries.js';
import { useTitle } from '../../lib/title.js';
import { Row, Stack } from '../../ui/Layout.js';
import { PageHead } from '../../ui/PageHead.js';
import { Panel } from '../../ui/Panel.js';
import { BackArrow, tabCss } from '../../ui/Tabs.js';
import { EventFactsList, StatusBadge } from './EventLines.js';
import { EventProfiles } from './EventProfiles.js';
import css from './Events.module.css';
import { OwnMeetings } from './OwnMeetings.js';
import { SignUp } from './SignUp.js';

/** One event as a firm sees it: the facts, its own part, whom it could meet, and whom it meets. */
export function FirmEventPage({
  firmId,
  eventId,
  mayDecide,
  list,
  onList,
}: {
  firmId: string;
  eventId: string;
  mayDecide: boolean;
  list: ListSearch;
  onList: (list: ListSearch) => void;
}) {
  const { t } = useTranslation('events');
  const { data: event } = useSuspenseQuery(ask(routes.firmEvent, { params: { firmId, eventId } }));
  useTitle(event.title);
  return (
    <Stack gap={5}>
      <PageHead
        eyebrow={
          <Link to="/firms/$firmId/partners/events" params={{ firmId }} className={tabCss.back}>
            <BackArrow />
            {t('back')}
          </Link>
        }
        title={event.title}
        lead={
          <Row gap={2}>
            <StatusBadge event={event} />
            <span>{t('firm.heldBy', { kind: t(`kind.${event.kind}`), holder: event.holder.name })}</span>
          </Row>
        }
      />
      {hasSchedule(event) && event.signUp && <OwnMeetings firmId={firmId} event={event} mayDecide={mayDecide} />}
      <div className={css.columns}>
        <Panel title={t('facts.title')}>
          <EventFactsList event={event} />
        </Panel>
        <SignUp firmId={firmId} event={event} mayDecide={mayDecide} />
      </div>
      {event.signUp && (event.status === 'open' || event.status === 'requests') && (
        <EventProfiles firmId={firmId} event={event} mayDecide={mayDecide} list={list} onList={onList} />
      )}
    </Stack>
  );
}

const hasSchedule = ({ status }: FirmEvent): boolean =>
  status === 'scheduled' || status === 'held' || status === 'closed';
