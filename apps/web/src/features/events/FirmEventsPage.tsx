import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { routes } from '../../lib/api.js';
import { pageAsked, type ListSearch } from '../../lib/listSearch.js';
import { ask, keepShowing } from '../../lib/queries.js';
import { Badge } from '../../ui/Badge.js';
import { Empty } from '../../ui/Empty.js';
import { Entries } from '../../ui/Entries.js';
import { Stack } from '../../ui/Layout.js';
import { ListBody } from '../list/ListBody.js';
import { PartnersHead } from '../partners/PartnersHead.js';
import { EventLine } from './EventLines.js';

/** Events that the firm can join, and those in which it takes part. */
export function FirmEventsPage({
  firmId,
  list,
  onList,
}: {
  firmId: string;
  list: ListSearch;
  onList: (list: ListSearch) => void;
}) {
  const { t } = useTranslation('events');
  const result = useQuery({
    ...ask(routes.firmEvents, { params: { firmId }, query: pageAsked(list) }),
    ...keepShowing,
  });
  return (
    <Stack gap={5}>
      <PartnersHead firmId={firmId} lead={t('firm.lead')} />
      <ListBody
        result={result}
        list={list}
        onList={onList}
        empty={
          <Empty title={t('firm.none')}>
            <p>{t('firm.noneHelp')}</p>
          </Empty>
        }
      >
        {(events) => (
          <Entries>
            {events.map((event) => (
              <EventLine
                key={event.id}
                event={event}
                badge={event.signedUp && <Badge tone="you">{t('firm.signedUp')}</Badge>}
                link={
                  <Link to="/firms/$firmId/partners/events/$eventId" params={{ firmId, eventId: event.id }}>
                    {event.title}
                  </Link>
                }
              />
            ))}
          </Entries>
        )}
      </ListBody>
    </Stack>
  );
}
