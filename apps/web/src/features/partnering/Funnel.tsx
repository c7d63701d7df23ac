import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { routes } from '../../lib/api.js';
import { ask } from '../../lib/queries.js';
import { Panel } from '../../ui/Panel.js';
import css from './Partnering.module.css';

/** How far introductions come, and where they wait. */
export function Funnel({ associationId }: { associationId: string }) {
  const { t } = useTranslation('partnering');
  const { data } = useSuspenseQuery(ask(routes.partneringFunnel, { params: { associationId } }));
  const most = Math.max(1, ...data.stages.map(({ count }) => count));
  return (
    <Panel title={t('funnel.title')} note={t('funnel.note')} sunk>
      {data.stages[0]?.count === 0 ? (
        <p className={css.dim}>{t('funnel.none')}</p>
      ) : (
        <ol className={css.funnel}>
          {data.stages.map(({ stage, count, medianDays }) => (
            <li key={stage} className={css.stage}>
              <span>{t(`funnel.${stage}`)}</span>
              <span className={css.bar}>
                <i style={{ inlineSize: `${(count / most) * 80}%` }} aria-hidden />
                {count}
              </span>
              <span className={css.days} title={t('funnel.daysHelp')}>
                {medianDays !== null && t('funnel.days', { count: Math.max(1, Math.round(medianDays)) })}
              </span>
            </li>
          ))}
        </ol>
      )}
    </Panel>
  );
}
