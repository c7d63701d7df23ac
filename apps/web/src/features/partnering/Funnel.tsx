import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Stages } from '../../charts/marks/Stages.js';
import { routes } from '../../lib/api.js';
import { ask } from '../../lib/queries.js';
import { Panel } from '../../ui/Panel.js';
import css from './Partnering.module.css';

/** How far introductions come, and where they wait. */
export function Funnel({ associationId }: { associationId: string }) {
  const { t } = useTranslation('partnering');
  const { data } = useSuspenseQuery(ask(routes.partneringFunnel, { params: { associationId } }));
  return (
    <Panel title={t('funnel.title')} note={t('funnel.note')} sunk>
      {data.stages[0]?.count === 0 ? (
        <p className={css.dim}>{t('funnel.none')}</p>
      ) : (
        <Stages
          stages={data.stages.map(({ stage, count, medianDays }) => ({
            key: stage,
            name: t(`funnel.${stage}`),
            count,
            note: medianDays !== null && (
              <span title={t('funnel.daysHelp')}>
                {t('funnel.days', { count: Math.max(1, Math.round(medianDays)) })}
              </span>
            ),
          }))}
        />
      )}
    </Panel>
  );
}
