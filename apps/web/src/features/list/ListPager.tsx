import { useTranslation } from 'react-i18next';
import { formatCount } from '../../lib/format.js';
import { rangeOf, type ListSearch } from '../../lib/listSearch.js';
import { Pager } from '../../ui/Pager.js';

export function ListPager({
  of,
  list,
  onList,
}: {
  of: { total: number; page: number; size: number };
  list: ListSearch;
  onList: (list: ListSearch) => void;
}) {
  const { t, i18n } = useTranslation('list');
  const { from, to, pages } = rangeOf(of);
  const count = (value: number) => formatCount(value, i18n.language);
  return (
    <Pager
      page={of.page}
      pages={pages}
      words={t('range', { from: count(from), to: count(to), total: count(of.total) })}
      label={t('pages')}
      previous={t('previous')}
      next={t('next')}
      onPage={(page) => onList({ ...list, page })}
    />
  );
}
