import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { routes } from '../../lib/api.js';
import { ask } from '../../lib/queries.js';
import { useTitle } from '../../lib/title.js';
import { Stack } from '../../ui/Layout.js';
import { PageHead } from '../../ui/PageHead.js';
import { TabCount, tabCss, Tabs } from '../../ui/Tabs.js';
import { waitsForReader } from '../partners/words.js';

/** Top of the association's pages of partnering, with what waits behind each tab. */
export function PartneringHead({ associationId }: { associationId: string }) {
  const { t } = useTranslation('partnering');
  useTitle(t('title'));
  const params = { associationId };
  const funnel = useQuery(ask(routes.partneringFunnel, { params }));
  const open = useQuery(
    ask(routes.brokeredIntroductions, { params, query: { page: 1, size: 50, search: '', open: 'open' } }),
  );
  const declared = useQuery(ask(routes.memberDeclarations, { params, query: { page: 1, size: 1, status: 'review' } }));
  const profiles = funnel.data?.profiles.find(({ status }) => status === 'review')?.count ?? 0;
  const introductions = open.data?.items.filter(waitsForReader).length ?? 0;
  const tab = { params, className: tabCss.tab };
  return (
    <Stack gap={4}>
      <PageHead title={t('title')} lead={t('lead')} />
      <Tabs label={t('tab.label')}>
        <Link
          to="/associations/$associationId/partnering"
          {...tab}
          activeOptions={{ exact: true, includeSearch: false }}
        >
          {t('tab.profiles')}
          <TabCount count={profiles} />
        </Link>
        <Link
          to="/associations/$associationId/partnering/introductions"
          {...tab}
          activeOptions={{ includeSearch: false }}
        >
          {t('tab.introductions')}
          <TabCount count={introductions} />
        </Link>
        <Link to="/associations/$associationId/partnering/learning" {...tab} activeOptions={{ includeSearch: false }}>
          {t('learning:tab')}
          <TabCount count={declared.data?.total ?? 0} />
        </Link>
        <Link to="/associations/$associationId/partnering/events" {...tab} activeOptions={{ includeSearch: false }}>
          {t('tab.events')}
        </Link>
      </Tabs>
    </Stack>
  );
}
