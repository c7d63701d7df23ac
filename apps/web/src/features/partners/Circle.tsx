import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { routes } from '../../lib/api.js';
import { formatDay, localeOf } from '../../lib/format.js';
import { ask } from '../../lib/queries.js';
import { Notice } from '../../ui/Notice.js';
import css from './Find.module.css';

/** Whose members' profiles can be found, and whose no longer: an agreement of the association that ended lately. */
export function Circle({ firmId }: { firmId: string }) {
  const { t, i18n } = useTranslation('partners');
  const { data } = useQuery(ask(routes.partnerCircle, { params: { firmId } }));
  const named = (wanted: string) => data?.items.filter(({ relation }) => relation === wanted) ?? [];
  const list = new Intl.ListFormat(localeOf(i18n.language));
  const names = (wanted: string) => list.format(named(wanted).map(({ name }) => name));
  if (!data) return null;
  return (
    <>
      {named('ended').map(({ id, name, endedOn }) => (
        <Notice key={id}>{t('find.ended', { name, day: endedOn ? formatDay(endedOn, i18n.language) : '' })}</Notice>
      ))}
      <p className={css.dim}>
        {named('allied').length > 0
          ? t('find.circle', { own: names('own'), allied: names('allied') })
          : t('find.circleAlone', { own: names('own') })}
      </p>
    </>
  );
}
