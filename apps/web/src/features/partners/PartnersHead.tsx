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
import { waitsForReader } from './words.js';

/** Top of the pages of partnering: what is there, what one has, whom one meets, and where. */
export function PartnersHead({ firmId, lead, action }: { firmId: string; lead: string; action?: ReactNode }) {
  const { t } = useTranslation('partners');
  useTitle(t('title'));
  const params = { firmId };
  const open = useQuery(ask(routes.introductions, { params, query: { page: 1, size: 50, search: '', open: 'open' } }));
  const waiting = open.data?.items.filter(waitsForReader).length ?? 0;
  const tab = { params, className: tabCss.tab, activeOptions: { includeSearch: false } };
  return (
    <Stack gap={4}>
      <PageHead title={t('title')} lead={lead} action={action} />
      <Tabs label={t('tab.label')}>
        <Link to="/firms/$firmId/partners" {...tab} activeOptions={{ exact: true, includeSearch: false }}>
          {t('tab.find')}
        </Link>
        <Link to="/firms/$firmId/partners/profiles" {...tab}>
          {t('tab.profiles')}
        </Link>
        <Link to="/firms/$firmId/partners/introductions" {...tab}>
          {t('tab.introductions')}
          <TabCount count={waiting} />
        </Link>
        <Link to="/firms/$firmId/partners/learning" {...tab}>
          {t('learning:tab')}
        </Link>
        <Link to="/firms/$firmId/partners/events" {...tab}>
          {t('tab.events')}
        </Link>
      </Tabs>
    </Stack>
  );
}
