import { IconAdjustmentsHorizontal } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useId, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { routes } from '../../lib/api.js';
import { countryName } from '../../lib/countries.js';
import { formatCount } from '../../lib/format.js';
import { ask } from '../../lib/queries.js';
import { Button } from '../../ui/Button.js';
import { SelectField } from '../../ui/Field.js';
import { ListTools } from '../list/ListTools.js';
import css from './Members.module.css';
import { filtersSet, type MemberSearch } from './search.js';

/** Search, filters and order of the members; on a phone the filters fold away. */
export function MemberTools({
  associationId,
  list,
  onList,
  children,
}: {
  associationId: string;
  list: MemberSearch;
  onList: (list: MemberSearch) => void;
  /** What is done with many members at once. */ children?: ReactNode;
}) {
  const { t, i18n } = useTranslation('members');
  const [open, setOpen] = useState(false);
  const id = useId();
  const { data: summary } = useQuery(ask(routes.memberSummary, { params: { associationId } }));
  const counted = (label: string, members: number) =>
    t('filter.counted', { label, members: formatCount(members, i18n.language) });
  const of = (numbers: Record<string, number> | undefined, words: (key: string) => string) =>
    Object.entries(numbers ?? {})
      .filter(([, members]) => members > 0)
      .map(([value, members]) => ({ value, label: counted(words(value), members) }));
  const choice = (name: 'people' | 'status' | 'country' | 'sector' | 'firmSize', options: Option[]) => (
    <SelectField
      label={t(`filter.${name}.label`)}
      labelHidden
      value={list[name] ?? ''}
      options={[{ value: '', label: t(`filter.${name}.all`) }, ...withChosen(options, list[name])]}
      onChange={(event) => onList({ ...list, [name]: event.target.value, page: 1 })}
    />
  );
  const set = filtersSet(list);
  return (
    <div className={css.tools}>
      <ListTools label={t('search')} list={list} onList={onList}>
        <span className={css.fold}>
          <Button
            icon={<IconAdjustmentsHorizontal size={18} aria-hidden />}
            aria-expanded={open}
            aria-controls={id}
            onClick={() => setOpen(!open)}
          >
            {set > 0 ? t('filter.set', { count: set }) : t('filter.go')}
          </Button>
        </span>
        <span className={css.bulk}>{children}</span>
      </ListTools>
      <div id={id} className={css.filters} data-open={open || undefined}>
        {choice(
          'people',
          of(summary?.people, (people) => t(`people.${people as 'users'}`)),
        )}
        {choice(
          'status',
          of(summary?.status, (status) => t(`status.${status as 'ended'}`)),
        )}
        {choice(
          'country',
          (summary?.countries ?? []).map(({ country, members }) => ({
            value: country,
            label: counted(countryName(country, i18n.language), members),
          })),
        )}
        {choice(
          'sector',
          (summary?.sectors ?? []).map(({ sector, name, members }) => ({
            value: sector,
            label: counted(name, members),
          })),
        )}
        {choice(
          'firmSize',
          (summary?.sizes ?? []).map(({ size, members }) => ({
            value: size,
            label: counted(size === 'unknown' ? t('unknown') : t(`sizeName.${size}`), members),
          })),
        )}
        <SelectField
          label={t('sort.label')}
          labelHidden
          value={list.sort ?? 'name'}
          options={(['name', 'number', 'newest'] as const).map((value) => ({ value, label: t(`sort.${value}`) }))}
          onChange={(event) => onList({ ...list, sort: event.target.value, page: 1 })}
        />
      </div>
    </div>
  );
}

type Option = { value: string; label: string };

/** While the counts are on their way, a filter from the address still shows that it is set. */
const withChosen = (options: Option[], chosen: string | undefined): Option[] =>
  !chosen || options.some(({ value }) => value === chosen) ? options : [...options, { value: chosen, label: chosen }];
