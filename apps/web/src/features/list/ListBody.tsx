import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { problemText } from '../../lib/problems.js';
import { isNarrowed, type ListSearch } from '../../lib/listSearch.js';
import { Button } from '../../ui/Button.js';
import { Empty } from '../../ui/Empty.js';
import { Notice } from '../../ui/Notice.js';
import { TableLoading } from '../../ui/TableLoading.js';
import { ListPager } from './ListPager.js';

type Page<T> = { items: T[]; total: number; page: number; size: number };

/** A page of a list in each of its states: on its way, failed, nothing found, nothing there yet, and there. */
export function ListBody<T>({
  result,
  list,
  onList,
  empty,
  children,
}: {
  result: UseQueryResult<Page<T>>;
  list: ListSearch;
  onList: (list: ListSearch) => void;
  /** What teaches a newcomer; shown only where nothing was searched for. */ empty: ReactNode;
  children: (items: T[]) => ReactNode;
}) {
  const { t } = useTranslation('list');
  const { data, error, refetch } = result;
  if (error)
    return (
      <Notice
        look
        title={t('failed')}
        action={
          <Button small onClick={() => void refetch()}>
            {t('common:action.tryAgain')}
          </Button>
        }
      >
        {problemText(t, error)}
      </Notice>
    );
  if (!data) return <TableLoading label={t('common:state.loading')} />;
  if (data.total === 0 && isNarrowed(list))
    return (
      <Empty title={t('nothing')} action={<Button onClick={() => onList({})}>{t('clear')}</Button>}>
        <p>{t('nothingHelp')}</p>
      </Empty>
    );
  if (data.total === 0) return empty;
  return (
    <div>
      {children(data.items)}
      <ListPager of={data} list={list} onList={onList} />
    </div>
  );
}
