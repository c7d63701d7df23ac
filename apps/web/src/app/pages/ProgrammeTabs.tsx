import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { tabCss, Tabs } from '../../ui/Tabs.js';

export function ProgrammeTabs({ associationId }: { associationId: string }) {
  const { t } = useTranslation('programme');
  return (
    <Tabs label={t('tabs.label')}>
      <Link
        to="/associations/$associationId/programme"
        params={{ associationId }}
        activeOptions={{ exact: true }}
        className={tabCss.tab}
      >
        {t('tabs.programme')}
      </Link>
      <Link to="/associations/$associationId/programme/directory" params={{ associationId }} className={tabCss.tab}>
        {t('tabs.directory')}
      </Link>
    </Tabs>
  );
}
