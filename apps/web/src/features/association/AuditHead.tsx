import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { PageHead } from '../../ui/PageHead.js';
import { Tabs, tabCss } from '../../ui/Tabs.js';
import css from './Association.module.css';

/** Top of the two pages for the association's lawyer: what was done, what was published. */
export function AuditHead({ associationId }: { associationId: string }) {
  const { t } = useTranslation('association');
  const params = { associationId };
  return (
    <div className={css.head}>
      <PageHead title={t('audit.title')} lead={t('audit.lead')} />
      <Tabs label={t('audit.tabs.label')}>
        <Link
          to="/associations/$associationId/audit"
          params={params}
          className={tabCss.tab}
          activeOptions={{ exact: true, includeSearch: false }}
        >
          {t('audit.tabs.done')}
        </Link>
        <Link to="/associations/$associationId/audit/published" params={params} className={tabCss.tab}>
          {t('audit.tabs.published')}
        </Link>
      </Tabs>
    </div>
  );
}
