import { partnershipTypes } from '@gauge/contracts';
import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { routes, type Reply } from '../../lib/api.js';
import { countries } from '../../lib/countries.js';
import { formatCount, formatDay } from '../../lib/format.js';
import { rangeOf } from '../../lib/listSearch.js';
import { problemText } from '../../lib/problems.js';
import { ask, keepShowing } from '../../lib/queries.js';
import { Button, buttonClass } from '../../ui/Button.js';
import { Empty } from '../../ui/Empty.js';
import { SelectField } from '../../ui/Field.js';
import { Stack } from '../../ui/Layout.js';
import { Notice } from '../../ui/Notice.js';
import { Pager } from '../../ui/Pager.js';
import { SearchBox } from '../../ui/SearchBox.js';
import { TableLoading } from '../../ui/TableLoading.js';
import { AskToMeet } from './AskToMeet.js';
import { Circle } from './Circle.js';
import css from './Find.module.css';
import { PartnersHead } from './PartnersHead.js';
import { Reasons } from './Reasons.js';
import { SavedSearches } from './SavedSearches.js';
import type { FindSearch } from './search.js';
import { Suggestions } from './Suggestions.js';
import { TeaserFacts, TeaserHead } from './Teaser.js';

type Found = Reply<'findPartners'>['items'][number];
type Own = Reply<'partnerProfiles'>['items'][number];
type Props = { firmId: string; mayAsk: boolean; list: FindSearch; onList: (list: FindSearch) => void };

/** Anonymous profiles of the network: what is suggested; all by words and filters; or those that fit an own profile, with reasons. */
export function FindPage({ firmId, mayAsk, list, onList }: Props) {
  const { t } = useTranslation('partners');
  const params = { firmId };
  const { data: own } = useSuspenseQuery(ask(routes.partnerProfiles, { params }));
  const published = own.items.filter(({ status }) => status === 'published');
  const profile = published.find(({ id }) => id === list.profile);
  const { search = '', kind, type, country, page = 1 } = list;
  const result = useQuery({
    ...ask(routes.findPartners, {
      params,
      query: { page, size: 20, search, profileId: profile?.id, kind, type, country },
    }),
    ...keepShowing,
  });
  const filtered = Boolean(search || kind || type || country);
  const searching = filtered || profile !== undefined || page > 1;
  return (
    <Stack gap={5}>
      <PartnersHead firmId={firmId} lead={t('find.lead')} />
      {!searching && <Suggestions firmId={firmId} own={own.items} mayAsk={mayAsk} />}
      <h2>{t('find.title')}</h2>
      <Filters list={list} onList={onList} published={published} profile={profile} />
      <SavedSearches
        firmId={firmId}
        list={list}
        onList={onList}
        profile={profile}
        titles={new Map(own.items.map(({ id, title }) => [id, title]))}
      />
      <Circle firmId={firmId} />
      {result.error && <Notice look>{problemText(t, result.error)}</Notice>}
      {!result.data && !result.error && <TableLoading label={t('common:state.loading')} />}
      {result.data?.total === 0 && (
        <Empty
          title={t(filtered || profile ? 'find.none' : 'find.noneYet')}
          action={
            filtered && (
              <Button onClick={() => onList(list.profile ? { profile: list.profile } : {})}>{t('find.clear')}</Button>
            )
          }
        >
          <p>{t(filtered || profile ? 'find.noneHelp' : 'find.noneYetHelp')}</p>
        </Empty>
      )}
      {result.data && result.data.total > 0 && (
        <Stack gap={4}>
          <ul className={css.found}>
            {result.data.items.map((found) => (
              <FoundCard
                key={found.teaser.id}
                firmId={firmId}
                found={found}
                own={published}
                profile={profile}
                mayAsk={mayAsk}
              />
            ))}
          </ul>
          <FoundPager of={result.data} onPage={(next) => onList({ ...list, page: next })} />
        </Stack>
      )}
    </Stack>
  );
}

function Filters({
  list,
  onList,
  published,
  profile,
}: Pick<Props, 'list' | 'onList'> & { published: Own[]; profile: Own | undefined }) {
  const { t, i18n } = useTranslation('partners');
  const set = (change: FindSearch) => onList({ ...list, ...change, page: 1 });
  return (
    <div className={css.filters} role="search">
      {published.length > 0 && (
        <SelectField
          label={t('find.for')}
          value={profile?.id ?? 'all'}
          options={[
            { value: 'all', label: t('find.everything') },
            ...published.map(({ id, title }) => ({ value: id, label: t('find.fits', { title }) })),
          ]}
          onChange={(event) => set({ profile: event.target.value })}
        />
      )}
      <div className={css.row}>
        <SearchBox
          label={t('find.search')}
          value={list.search ?? ''}
          onSearch={(search) => search !== (list.search ?? '') && set({ search })}
        />
        <SelectField
          label={t('find.kind')}
          labelHidden
          value={list.kind ?? ''}
          options={[
            { value: '', label: t('find.kind') },
            { value: 'offer', label: t('kind.offer') },
            { value: 'request', label: t('kind.request') },
          ]}
          onChange={(event) => set({ kind: (event.target.value || undefined) as FindSearch['kind'] })}
        />
        <SelectField
          label={t('find.type')}
          labelHidden
          value={list.type ?? ''}
          options={[
            { value: '', label: t('find.type') },
            ...partnershipTypes.map((value) => ({ value, label: t(`type.${value}`) })),
          ]}
          onChange={(event) => set({ type: (event.target.value || undefined) as FindSearch['type'] })}
        />
        <SelectField
          label={t('find.country')}
          labelHidden
          value={list.country ?? ''}
          options={[{ value: '', label: t('find.country') }, ...countries(i18n.language)]}
          onChange={(event) => set({ country: event.target.value || undefined })}
        />
      </div>
    </div>
  );
}

function FoundCard({
  firmId,
  found: { teaser, reasons, introductionId },
  own,
  profile,
  mayAsk,
}: {
  firmId: string;
  found: Found;
  own: Own[];
  profile: Own | undefined;
  mayAsk: boolean;
}) {
  const { t, i18n } = useTranslation('partners');
  const [open, setOpen] = useState(false);
  const [asking, setAsking] = useState(false);
  return (
    <li className={css.card} data-plain={reasons.length === 0 || undefined}>
      <div className={css.about}>
        <TeaserHead teaser={teaser} />
        <p className={css.text} data-open={open || undefined}>
          {teaser.text}
        </p>
        {open && <TeaserFacts teaser={teaser} />}
        <button type="button" className={css.more} aria-expanded={open} onClick={() => setOpen(!open)}>
          {t(open ? 'find.less' : 'find.more')}
        </button>
      </div>
      <div className={css.side}>
        <Reasons reasons={reasons} />
        <div className={css.act}>
          {introductionId ? (
            <Link
              to="/firms/$firmId/partners/introductions/$introductionId"
              params={{ firmId, introductionId }}
              className={buttonClass('quiet')}
            >
              {t('find.asked')}
            </Link>
          ) : (
            <Button disabled={!mayAsk || own.length === 0} onClick={() => setAsking(true)}>
              {t('find.ask')}
            </Button>
          )}
          <span className={css.dim}>{t('find.published', { day: formatDay(teaser.publishedAt, i18n.language) })}</span>
        </div>
      </div>
      {asking && (
        <AskToMeet firmId={firmId} teaser={teaser} own={own} first={profile} onClose={() => setAsking(false)} />
      )}
    </li>
  );
}

function FoundPager({ of, onPage }: { of: Reply<'findPartners'>; onPage: (page: number) => void }) {
  const { t, i18n } = useTranslation('list');
  const { from, to, pages } = rangeOf(of);
  const range = { from, to, total: formatCount(of.total, i18n.language) };
  return (
    <Pager
      page={of.page}
      pages={pages}
      words={t(of.more ? 'rangeMore' : 'range', range)}
      label={t('pages')}
      previous={t('previous')}
      next={t('next')}
      onPage={onPage}
    />
  );
}
