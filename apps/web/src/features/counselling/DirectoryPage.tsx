import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { routes } from '../../lib/api.js';
import { pageAsked, type ListSearch } from '../../lib/listSearch.js';
import { ask, keepShowing } from '../../lib/queries.js';
import { useTitle } from '../../lib/title.js';
import { Badge } from '../../ui/Badge.js';
import { Button } from '../../ui/Button.js';
import { Empty } from '../../ui/Empty.js';
import { Stack } from '../../ui/Layout.js';
import { PageHead } from '../../ui/PageHead.js';
import { ListBody } from '../list/ListBody.js';
import { ListTools } from '../list/ListTools.js';
import { EditHelp, type Help } from './EditHelp.js';
import css from './Programme.module.css';

/** What the association offers its members beside their gaps: good practice, and who can help. */
export function DirectoryPage({
  associationId,
  mayWrite,
  list,
  onList,
  tabs,
}: {
  associationId: string;
  mayWrite: boolean;
  list: ListSearch;
  onList: (list: ListSearch) => void;
  tabs: ReactNode;
}) {
  const { t } = useTranslation('programme');
  useTitle(t('directory.title'));
  const [edited, setEdited] = useState<Help | 'new' | null>(null);
  const result = useQuery({
    ...ask(routes.helpList, { params: { associationId }, query: pageAsked(list) }),
    ...keepShowing,
  });
  const add = mayWrite && (
    <Button look="main" icon={<IconPlus size={18} aria-hidden />} onClick={() => setEdited('new')}>
      {t('directory.add')}
    </Button>
  );
  return (
    <Stack gap={5}>
      <Stack gap={4}>
        <PageHead title={t('directory.title')} lead={t('directory.lead')} action={add} />
        {tabs}
      </Stack>
      <ListTools label={t('directory.search')} list={list} onList={onList} />
      <ListBody
        result={result}
        list={list}
        onList={onList}
        empty={
          <Empty title={t('directory.none')}>
            <p>{t('directory.noneHelp')}</p>
          </Empty>
        }
      >
        {(entries) => (
          <ul className={css.entries}>
            {entries.map((entry) => (
              <li key={entry.id}>
                <div className={css.entry}>
                  <h2>
                    {entry.title}{' '}
                    <Badge tone={entry.kind === 'provider' ? 'you' : 'plain'}>
                      {t(`directory.kind.${entry.kind}`)}
                    </Badge>
                  </h2>
                  <p>{entry.body}</p>
                  <p className={css.dim}>
                    {entry.contact && `${entry.contact} · `}
                    {t('directory.beside', { count: entry.indicators.length })}
                  </p>
                </div>
                {mayWrite && (
                  <Button
                    small
                    onClick={() => setEdited(entry)}
                    aria-label={t('directory.changeOf', { title: entry.title })}
                  >
                    {t('directory.change')}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        )}
      </ListBody>
      {edited && (
        <EditHelp
          associationId={associationId}
          entry={edited === 'new' ? null : edited}
          onClose={() => setEdited(null)}
        />
      )}
    </Stack>
  );
}
