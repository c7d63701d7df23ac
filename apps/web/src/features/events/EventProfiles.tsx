import type { EventProfile, FirmEvent } from '@gauge/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, routes } from '../../lib/api.js';
import type { ListSearch } from '../../lib/listSearch.js';
import { problemText } from '../../lib/problems.js';
import { ask, keepShowing } from '../../lib/queries.js';
import { Badge } from '../../ui/Badge.js';
import { Button } from '../../ui/Button.js';
import { Empty } from '../../ui/Empty.js';
import { Stack } from '../../ui/Layout.js';
import { Notice } from '../../ui/Notice.js';
import { SearchBox } from '../../ui/SearchBox.js';
import { Segmented } from '../../ui/Segmented.js';
import { ListBody } from '../list/ListBody.js';
import { TeaserFacts, TeaserHead } from '../partners/Teaser.js';
import { AskForMeeting } from './AskForMeeting.js';
import css from './Events.module.css';

type Props = { firmId: string; event: FirmEvent; mayDecide: boolean };
const filters = ['all', 'asking', 'asked'] as const;
type Filter = (typeof filters)[number];
const filterOf = (status: string | undefined): Filter => filters.find((one) => one === status) ?? 'all';

/** Anonymous profiles of those who signed up: whom the firm may ask to meet, those who ask it first. */
export function EventProfiles({
  firmId,
  event,
  mayDecide,
  list,
  onList,
}: Props & { list: ListSearch; onList: (list: ListSearch) => void }) {
  const { t } = useTranslation('events');
  const show = filterOf(list.status);
  const result = useQuery({
    ...ask(routes.eventProfiles, {
      params: { firmId, eventId: event.id },
      query: { page: list.page ?? 1, size: 12, search: list.search ?? '', show },
    }),
    ...keepShowing,
  });
  return (
    <section className={css.profiles} aria-labelledby="event-profiles">
      <Stack gap={1}>
        <h2 id="event-profiles">{t('profiles.title')}</h2>
        <p className={css.dim}>
          {t(event.mayAsk ? 'profiles.ask' : 'profiles.soon')}
          {event.mayAsk && ` ${t('profiles.asked', { count: event.asked, most: event.mostAsked })}`}
        </p>
      </Stack>
      <div className={css.filters} role="search">
        <SearchBox
          label={t('profiles.search')}
          value={list.search ?? ''}
          onSearch={(search) => search !== (list.search ?? '') && onList({ ...list, search, page: 1 })}
        />
        {event.mayAsk && (
          <Segmented
            label={t('profiles.filter')}
            value={show}
            options={filters.map((value) => ({ value, label: t(`profiles.show.${value}`) }))}
            onChange={(value) => onList({ ...list, status: value === 'all' ? undefined : value, page: 1 })}
          />
        )}
      </div>
      <ListBody
        result={result}
        list={list}
        onList={onList}
        empty={
          <Empty title={t('profiles.none')}>
            <p>{t('profiles.noneHelp')}</p>
          </Empty>
        }
      >
        {(items) => (
          <ul className={css.cards}>
            {items.map((profile) => (
              <Card key={profile.id} firmId={firmId} event={event} mayDecide={mayDecide} profile={profile} />
            ))}
          </ul>
        )}
      </ListBody>
    </section>
  );
}

function Card({ firmId, event, mayDecide, profile }: Props & { profile: EventProfile }) {
  const { t } = useTranslation('events');
  const [open, setOpen] = useState(false);
  const [asking, setAsking] = useState(false);
  const { teaser, ownWish, theirWish } = profile;
  const both = ownWish !== null && theirWish !== null;
  return (
    <li className={css.card} data-turn={(theirWish !== null && ownWish === null) || undefined}>
      <TeaserHead teaser={teaser} as="h3" />
      <p className={css.text} data-open={open || undefined}>
        {teaser.text}
      </p>
      {open && <TeaserFacts teaser={teaser} />}
      <button type="button" className={css.more} aria-expanded={open} onClick={() => setOpen(!open)}>
        {t(open ? 'partners:find.less' : 'partners:find.more')}
      </button>
      {theirWish !== null && (!both || theirWish) && (
        <p className={css.wish}>
          {t('profiles.asksYou')}
          {theirWish && <q>{theirWish}</q>}
        </p>
      )}
      {event.mayAsk && (
        <div className={css.act}>
          {both && <Badge tone="you">{t('profiles.both')}</Badge>}
          {ownWish !== null && !both && <Badge>{t('profiles.youAsked')}</Badge>}
          {ownWish === null ? (
            <Button look={theirWish === null ? 'quiet' : 'main'} disabled={!mayDecide} onClick={() => setAsking(true)}>
              {t(theirWish === null ? 'ask.go' : 'ask.back')}
            </Button>
          ) : (
            mayDecide && <TakeBack firmId={firmId} event={event} profile={profile} />
          )}
        </div>
      )}
      {asking && <AskForMeeting firmId={firmId} event={event} profile={profile} onClose={() => setAsking(false)} />}
    </li>
  );
}

function TakeBack({ firmId, event, profile }: { firmId: string; event: FirmEvent; profile: EventProfile }) {
  const { t } = useTranslation('events');
  const queries = useQueryClient();
  const taking = useMutation({
    mutationFn: () => call(routes.takeBackMeeting, { params: { firmId, eventId: event.id, signUpId: profile.id } }),
    onSettled: () =>
      Promise.all(
        [routes.eventProfiles, routes.firmEvent].map(({ id }) => queries.invalidateQueries({ queryKey: [id] })),
      ),
  });
  return (
    <>
      <Button small look="plain" busy={taking.isPending} onClick={() => taking.mutate()}>
        {t('ask.takeBack')}
      </Button>
      {taking.error && <Notice look>{problemText(t, taking.error)}</Notice>}
    </>
  );
}
