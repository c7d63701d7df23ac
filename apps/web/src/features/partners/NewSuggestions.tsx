import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { routes } from '../../lib/api.js';
import { ask } from '../../lib/queries.js';
import { buttonClass } from '../../ui/Button.js';
import { Notice } from '../../ui/Notice.js';

/** On the firm's first page: that partners were found whom nobody of the firm has looked at yet; else nothing. */
export function NewSuggestions({ firmId }: { firmId: string }) {
  const { t } = useTranslation('partners');
  const { data, isFetching } = useQuery(ask(routes.partnerSuggestions, { params: { firmId } }));
  const count = data?.items.filter(({ isNew, isPutAside }) => isNew && !isPutAside).length ?? 0;
  // an old reply may count what has been seen since
  if (count === 0 || isFetching) return null;
  return (
    <Notice
      action={
        <Link to="/firms/$firmId/partners" params={{ firmId }} className={buttonClass('quiet', { small: true })}>
          {t('suggested.look')}
        </Link>
      }
    >
      {t('suggested.found', { count })}
    </Notice>
  );
}
