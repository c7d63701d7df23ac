import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { tabCss, Tabs } from '../../ui/Tabs.js';

/** Rounds, and the questionnaires they ask. */
export function RoundsTabs({ associationId }: { associationId: string }) {
  const { t } = useTranslation('rounds');
  return (
    <Tabs label={t('listTabs.label')}>
      <Link
        to="/associations/$associationId/rounds"
        params={{ associationId }}
        activeOptions={{ exact: true }}
        className={tabCss.tab}
      >
        {t('listTabs.rounds')}
      </Link>
      <Link to="/associations/$associationId/instruments" params={{ associationId }} className={tabCss.tab}>
        {t('listTabs.instruments')}
      </Link>
    </Tabs>
  );
}
