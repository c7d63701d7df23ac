import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { routes } from '../../lib/api.js';
import { ask } from '../../lib/queries.js';
import { useTitle } from '../../lib/title.js';
import { Stack } from '../../ui/Layout.js';
import { PageHead } from '../../ui/PageHead.js';
import { TabCount, tabCss, Tabs } from '../../ui/Tabs.js';

/** Top of the association's pages of the network, with what waits for an answer. */
export function NetworkHead({ associationId, action }: { associationId: string; action?: ReactNode }) {
  const { t } = useTranslation('alliances');
  useTitle(t('title'));
  const params = { associationId };
  const { data } = useQuery(ask(routes.alliances, { params }));
  const waiting = data?.items.filter(({ yourTurn }) => yourTurn).length ?? 0;
  const tab = { params, className: tabCss.tab };
  return (
    <Stack gap={4}>
      <PageHead title={t('title')} lead={t('lead')} action={action} />
      <Tabs label={t('tab.label')}>
        <Link to="/associations/$associationId/network" {...tab} activeOptions={{ exact: true }}>
          {t('tab.agreements')}
          <TabCount count={waiting} />
        </Link>
        <Link to="/associations/$associationId/network/map" {...tab}>
          {t('tab.map')}
        </Link>
        <Link to="/associations/$associationId/network/industry" {...tab} activeOptions={{ includeSearch: false }}>
          {t('tab.industry')}
        </Link>
      </Tabs>
    </Stack>
  );
}
