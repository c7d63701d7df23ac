import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import css from '../../features/counselling/Programme.module.css';

export function ProgrammeTabs({ associationId }: { associationId: string }) {
  const { t } = useTranslation('programme');
  return (
    <nav className={css.tabs} aria-label={t('tabs.label')}>
      <Link
        to="/associations/$associationId/programme"
        params={{ associationId }}
        activeOptions={{ exact: true }}
        className={css.tab}
      >
        {t('tabs.programme')}
      </Link>
      <Link to="/associations/$associationId/programme/directory" params={{ associationId }} className={css.tab}>
        {t('tabs.directory')}
      </Link>
    </nav>
  );
}
