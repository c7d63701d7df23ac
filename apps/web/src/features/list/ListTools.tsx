import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListSearch } from '../../lib/listSearch.js';
import { SelectField } from '../../ui/Field.js';
import { SearchBox } from '../../ui/SearchBox.js';
import css from './List.module.css';

/** Search and filter above a list; both start again on its first page. */
export function ListTools({
  label,
  list,
  onList,
  statuses,
  children,
}: {
  label: string;
  list: ListSearch;
  onList: (list: ListSearch) => void;
  statuses?: { value: string; label: string }[];
  children?: ReactNode;
}) {
  const { t } = useTranslation('list');
  return (
    <div className={css.tools} role="search">
      <SearchBox
        label={label}
        value={list.search ?? ''}
        onSearch={(search) => search !== (list.search ?? '') && onList({ ...list, search, page: 1 })}
      />
      {statuses && (
        <div className={css.filter}>
          <SelectField
            label={t('filter')}
            labelHidden
            value={list.status ?? ''}
            options={[{ value: '', label: t('all') }, ...statuses]}
            onChange={(event) => onList({ ...list, status: event.target.value, page: 1 })}
          />
        </div>
      )}
      {children}
    </div>
  );
}
