import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, routes, type Reply } from '../../lib/api.js';
import { formatDay } from '../../lib/format.js';
import { problemText } from '../../lib/problems.js';
import { ask } from '../../lib/queries.js';
import { Button, buttonClass } from '../../ui/Button.js';
import { Stack } from '../../ui/Layout.js';
import { Notice } from '../../ui/Notice.js';
import { Panel } from '../../ui/Panel.js';
import { SuggestionCard } from './SuggestionCard.js';
import css from './Suggestions.module.css';

type Own = Reply<'partnerProfiles'>['items'][number];
export type Suggestion = Reply<'partnerSuggestions'>['items'][number];

/** As many as fit beside one another: the best are seen at once, the others are a press away. */
const AT_FIRST = 3;

/** Milliseconds: how often to look whether the first partners of a new profile were found. */
const LOOK_AGAIN = 20_000;

/** What was found for the firm's published profiles, without a search: each can be asked to meet, or put aside. */
export function Suggestions({ firmId, own, mayAsk }: { firmId: string; own: Own[]; mayAsk: boolean }) {
  const { t, i18n } = useTranslation('partners');
  const params = { firmId };
  const published = own.filter(({ status }) => status === 'published');
  const kept = ask(routes.partnerSuggestions, { params });
  const { data, error } = useQuery({
    ...kept,
    enabled: published.length > 0,
    refetchInterval: ({ state }) => state.data && !firstLook(state.data) && LOOK_AGAIN,
  });
  const [all, setAll] = useState(false);
  // what was put aside on this page stays in its place, so that it can be taken back there
  const [touched, setTouched] = useState<readonly string[]>([]);
  const queries = useQueryClient();
  const changing = useMutation({
    mutationFn: ({ id, putAside }: { id: string; putAside: boolean }) =>
      call(routes.changeSuggestion, { params: { ...params, suggestionId: id }, body: { putAside } }),
    onSuccess: (_, { id }) => {
      setTouched([...touched.filter((one) => one !== id), id]);
      return queries.invalidateQueries({ queryKey: kept.queryKey });
    },
  });
  useSeen(firmId, data?.items);

  if (published.length === 0) return <NothingPublished firmId={firmId} own={own} />;
  if (error) return <Notice look>{problemText(t, error)}</Notice>;
  if (!data) return <div className={css.waiting} />;
  const items = data.items.filter(({ id, isPutAside }) => !isPutAside || touched.includes(id));
  const aside = data.items.filter(({ id, isPutAside }) => isPutAside && !touched.includes(id));
  const lookedAt = firstLook(data);
  const someKnown = items.some(({ isNew }) => !isNew);
  return (
    <Panel
      title={t('suggested.title')}
      note={t(lookedAt ? 'suggested.asOf' : 'suggested.soon', {
        day: lookedAt ? formatDay(lookedAt, i18n.language) : '',
      })}
    >
      {(lookedAt || data.items.length > 0) && (
        <Stack gap={4}>
          {items.length === 0 && lookedAt && <p className={css.dim}>{t('suggested.none')}</p>}
          <ul className={css.cards}>
            {items.slice(0, all ? items.length : AT_FIRST).map((one) => (
              <SuggestionCard
                key={one.id}
                firmId={firmId}
                suggestion={one}
                own={published}
                mark={one.isNew && someKnown}
                mayAsk={mayAsk}
                hasFocus={touched.at(-1) === one.id}
                busy={changing.isPending && changing.variables.id === one.id}
                onPutAside={(putAside) => changing.mutate({ id: one.id, putAside })}
              />
            ))}
          </ul>
          {changing.error && <Notice look>{problemText(t, changing.error)}</Notice>}
          <div className={css.foot}>
            {items.length > AT_FIRST && (
              <Button small look="plain" aria-expanded={all} onClick={() => setAll(!all)}>
                {all ? t('suggested.fewer') : t('suggested.all', { count: items.length })}
              </Button>
            )}
            <PutAside items={aside} onTakeBack={(id) => changing.mutate({ id, putAside: false })} />
          </div>
        </Stack>
      )}
    </Panel>
  );
}

/** When partners were first looked for, for any of the profiles. */
const firstLook = ({ profiles }: Reply<'partnerSuggestions'>): string | undefined =>
  profiles.flatMap(({ lookedAt }) => lookedAt ?? []).sort()[0];

/** Tells the server once what came onto the screen; it stays marked as new here until the page is left. */
function useSeen(firmId: string, items: Suggestion[] | undefined): void {
  const queries = useQueryClient();
  const fresh = items?.filter(({ isNew }) => isNew).map(({ id }) => id) ?? [];
  const ids = fresh.join();
  useEffect(() => {
    if (ids === '') return;
    void call(routes.seeSuggestions, { params: { firmId }, body: { ids: ids.split(',') } }).then(
      () => queries.invalidateQueries({ queryKey: [routes.partnerSuggestions.id], refetchType: 'none' }),
      () => undefined, // they are new once more
    );
  }, [firmId, ids, queries]);
}

function PutAside({ items, onTakeBack }: { items: Suggestion[]; onTakeBack: (id: string) => void }) {
  const { t } = useTranslation('partners');
  if (items.length === 0) return null;
  return (
    <details className={css.aside}>
      <summary>{t('suggested.aside', { count: items.length })}</summary>
      <ul>
        {items.map(({ id, teaser }) => (
          <li key={id}>
            <span>{teaser.title}</span>
            <Button
              small
              look="plain"
              aria-label={t('suggested.takeBackNamed', { title: teaser.title })}
              onClick={() => onTakeBack(id)}
            >
              {t('suggested.takeBack')}
            </Button>
          </li>
        ))}
      </ul>
    </details>
  );
}

function NothingPublished({ firmId, own }: { firmId: string; own: Own[] }) {
  const { t } = useTranslation('partners');
  const params = { firmId };
  const waits = own.some(({ status }) => status === 'review');
  const look = buttonClass('quiet', { small: true });
  return (
    <Panel title={t('suggested.title')}>
      <div className={css.start}>
        <p>{t(waits ? 'suggested.inReview' : 'find.writeFirst')}</p>
        {own.length > 0 ? (
          <Link to="/firms/$firmId/partners/profiles" params={params} className={look}>
            {t('suggested.ownProfiles')}
          </Link>
        ) : (
          <Link to="/firms/$firmId/partners/profiles/new" params={params} className={look}>
            {t('find.writeFirstAction')}
          </Link>
        )}
      </div>
    </Panel>
  );
}
