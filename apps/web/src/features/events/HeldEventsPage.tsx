import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { routes } from '../../lib/api.js';
import { pageAsked, type ListSearch } from '../../lib/listSearch.js';
import { ask, keepShowing } from '../../lib/queries.js';
import { buttonClass } from '../../ui/Button.js';
import { Empty } from '../../ui/Empty.js';
import { Entries } from '../../ui/Entries.js';
import { Stack } from '../../ui/Layout.js';
import { ListBody } from '../list/ListBody.js';
import { ListTools } from '../list/ListTools.js';
import { PartneringHead } from '../partnering/PartneringHead.js';
import { EventLine } from './EventLines.js';
import css from './Events.module.css';

/** Events that the association holds, the next one first. */
export function HeldEventsPage({
  associationId,
  mayManage,
  list,
  onList,
}: {
  associationId: string;
  mayManage: boolean;
  list: ListSearch;
  onList: (list: ListSearch) => void;
}) {
  const { t } = useTranslation('events');
  const params = { associationId };
  const result = useQuery({ ...ask(routes.heldEvents, { params, query: pageAsked(list) }), ...keepShowing });
  const plan = mayManage && (
    <Link to="/associations/$associationId/partnering/events/new" params={params} className={buttonClass('main')}>
      <IconPlus size={18} aria-hidden />
      {t('list.plan')}
    </Link>
  );
  const some = (result.data?.total ?? 0) > 0 || Boolean(list.search);
  return (
    <Stack gap={5}>
      <PartneringHead associationId={associationId} />
      <Stack gap={4}>
        {some && (
          <div className={css.tools}>
            <ListTools label={t('list.search')} list={list} onList={onList} />
            {plan}
          </div>
        )}
        <ListBody
          result={result}
          list={list}
          onList={onList}
          empty={
            <Empty title={t('list.none')} action={plan}>
              <p>{t('list.noneHelp')}</p>
            </Empty>
          }
        >
          {(events) => (
            <Entries>
              {events.map((event) => (
                <EventLine
                  key={event.id}
                  event={event}
                  link={
                    <Link
                      to="/associations/$associationId/partnering/events/$eventId"
                      params={{ associationId, eventId: event.id }}
                    >
                      {event.title}
                    </Link>
                  }
                />
              ))}
            </Entries>
          )}
        </ListBody>
      </Stack>
    </Stack>
  );
}
