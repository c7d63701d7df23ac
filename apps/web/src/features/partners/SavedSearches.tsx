import type { SavedSearchView } from '@gauge/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { IconBell, IconBellOff, IconBookmark, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { call, routes } from '../../lib/api.js';
import { countryName } from '../../lib/countries.js';
import { problemText } from '../../lib/problems.js';
import { ask } from '../../lib/queries.js';
import { Button } from '../../ui/Button.js';
import { Notice } from '../../ui/Notice.js';
import css from './SavedSearches.module.css';
import type { FindSearch } from './search.js';

type Props = {
  firmId: string;
  list: FindSearch;
  onList: (list: FindSearch) => void;
  /** The profile that the page finds partners for. */ profile: { id: string; title: string } | undefined;
  /** Titles of own profiles, to name a search by. */ titles: ReadonlyMap<string, string>;
};

/** Searches the firm keeps: one press opens one, the bell says whether new finds are told by mail. */
export function SavedSearches({ firmId, list, onList, profile, titles }: Props) {
  const { t, i18n } = useTranslation('partners');
  const params = { firmId };
  const kept = ask(routes.savedSearches, { params });
  const { data } = useQuery(kept);
  const queries = useQueryClient();
  const onSuccess = () => void queries.invalidateQueries({ queryKey: kept.queryKey });
  const wanted: Wanted = {
    profileId: profile?.id ?? null,
    search: list.search ?? '',
    kind: list.kind ?? null,
    type: list.type ?? null,
    country: list.country ?? null,
  };
  const saving = useMutation({
    mutationFn: () => call(routes.saveSearch, { params, body: { ...wanted, alert: true } }),
    onSuccess,
  });
  const changing = useMutation({
    mutationFn: ({ id, alert }: SavedSearchView) =>
      call(routes.changeSavedSearch, { params: { ...params, savedSearchId: id }, body: { alert: !alert } }),
    onSuccess,
  });
  const removing = useMutation({
    mutationFn: (id: string) => call(routes.removeSavedSearch, { params: { ...params, savedSearchId: id } }),
    onSuccess,
  });
  const items = data?.items ?? [];
  const anything = Object.values(wanted).some(Boolean);
  const isKept = items.some((one) => sameSearch(one, wanted));
  const nameOf = ({ profileId, search, kind, type, country }: SavedSearchView) =>
    [
      profileId && t('saved.for', { title: titles.get(profileId) ?? t('saved.profileGone') }),
      search && t('common:quoted', { text: search }),
      kind && t(`kind.${kind}`),
      type && t(`type.${type}`),
      country && countryName(country, i18n.language),
    ]
      .filter(Boolean)
      .join(' · ');
  const error = saving.error ?? changing.error ?? removing.error;
  if (items.length === 0 && !anything) return null;
  return (
    <div className={css.saved}>
      {items.length > 0 && (
        <ul className={css.list} aria-label={t('saved.title')}>
          {items.map((one) => {
            const name = nameOf(one);
            return (
              <li key={one.id} className={css.chip} data-here={sameSearch(one, wanted) || undefined}>
                <button type="button" className={css.name} onClick={() => onList(searchOf(one))}>
                  {name}
                </button>
                <button
                  type="button"
                  className={css.sign}
                  aria-pressed={one.alert}
                  aria-label={t('saved.alert', { name })}
                  title={t(one.alert ? 'saved.alertOn' : 'saved.alertOff')}
                  onClick={() => changing.mutate(one)}
                >
                  {one.alert ? <IconBell size={17} aria-hidden /> : <IconBellOff size={17} aria-hidden />}
                </button>
                <button
                  type="button"
                  className={css.sign}
                  aria-label={t('saved.remove', { name })}
                  onClick={() => removing.mutate(one.id)}
                >
                  <IconX size={17} aria-hidden />
                </button>
              </li>
            );
          })}
        </ul>
      )}
      {anything && !isKept && (
        <Button
          small
          look="plain"
          icon={<IconBookmark size={17} aria-hidden />}
          busy={saving.isPending}
          title={t('saved.saveHelp')}
          onClick={() => saving.mutate()}
        >
          {t('saved.save')}
        </Button>
      )}
      {error && <Notice look>{problemText(t, error)}</Notice>}
    </div>
  );
}

type Wanted = Omit<SavedSearchView, 'id' | 'alert'>;

const sameSearch = (one: Wanted, other: Wanted): boolean =>
  (['profileId', 'search', 'kind', 'type', 'country'] as const).every((key) => one[key] === other[key]);

const searchOf = ({ profileId, search, kind, type, country }: SavedSearchView): FindSearch => ({
  profile: profileId ?? 'all',
  ...(search ? { search } : {}),
  ...(kind ? { kind } : {}),
  ...(type ? { type } : {}),
  ...(country ? { country } : {}),
});
