import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { routes } from '../../lib/api.js';
import { problemText } from '../../lib/problems.js';
import { ask } from '../../lib/queries.js';
import { Button } from '../../ui/Button.js';
import { Empty } from '../../ui/Empty.js';
import { Entries } from '../../ui/Entries.js';
import { Stack } from '../../ui/Layout.js';
import { Notice } from '../../ui/Notice.js';
import { TableLoading } from '../../ui/TableLoading.js';
import { ListPager } from '../list/ListPager.js';
import { FoundGroup } from './FoundGroup.js';
import { GroupLine } from './GroupLine.js';
import own from './Groups.module.css';

/** Exchange groups of the association, with the way to found one. */
export function HeldGroups({ associationId, mayWrite }: { associationId: string; mayWrite: boolean }) {
  const { t } = useTranslation('learning');
  const [page, setPage] = useState(1);
  const [founding, setFounding] = useState(false);
  const { data, error } = useQuery(ask(routes.heldGroups, { params: { associationId }, query: { page, size: 10 } }));
  const found = mayWrite && data && data.areas.length > 0 && (
    <Button look="main" onClick={() => setFounding(true)}>
      {t('group.found')}
    </Button>
  );
  return (
    <section aria-labelledby="exchange-groups">
      <Stack gap={4}>
        <div className={own.tools}>
          <h2 id="exchange-groups">{t('group.title')}</h2>
          {data && data.total > 0 && found}
        </div>
        {error && <Notice look>{problemText(t, error)}</Notice>}
        {!data && !error && <TableLoading label={t('common:state.loading')} />}
        {data?.total === 0 && (
          <Empty title={t('group.none')} action={found}>
            <p>{t(data.areas.length > 0 ? 'group.noneHelp' : 'noAreasHelp')}</p>
          </Empty>
        )}
        {data && data.total > 0 && (
          <div>
            <Entries>
              {data.items.map((group) => (
                <GroupLine
                  key={group.id}
                  group={group}
                  link={
                    <Link
                      to="/associations/$associationId/partnering/groups/$exchangeGroupId"
                      params={{ associationId, exchangeGroupId: group.id }}
                    >
                      {group.title}
                    </Link>
                  }
                />
              ))}
            </Entries>
            <ListPager of={data} list={{}} onList={(next) => setPage(next.page ?? 1)} />
          </div>
        )}
        {founding && data && (
          <FoundGroup associationId={associationId} areas={data.areas} onClose={() => setFounding(false)} />
        )}
      </Stack>
    </section>
  );
}
