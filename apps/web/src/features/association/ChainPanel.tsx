import { useMutation, useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { routes } from '../../lib/api.js';
import { formatCount, formatMoment } from '../../lib/format.js';
import { problemText } from '../../lib/problems.js';
import { ask } from '../../lib/queries.js';
import { Button } from '../../ui/Button.js';
import { Notice } from '../../ui/Notice.js';
import { Panel } from '../../ui/Panel.js';
import css from './Association.module.css';
import { csvOf, keepAs, readRecord } from './record.js';
import { statementOf } from './statement.js';

/** Whether the record is whole, computed again on demand; and the record to take along. */
export function ChainPanel({ associationId }: { associationId: string }) {
  const { t, i18n } = useTranslation(['association', 'common']);
  const params = { associationId };
  const { data: association } = useSuspenseQuery(ask(routes.association, { params }));
  const chain = useQuery(ask(routes.auditChain, { params }));
  const keeping = useMutation({
    mutationFn: async (form: 'json' | 'csv' | 'html') => {
      const whole = await readRecord(associationId, association.name);
      const name = `gauge-record-${whole.madeAt.slice(0, 10)}`;
      if (form === 'json') keepAs(`${name}.json`, 'application/json', `${JSON.stringify(whole, null, 1)}\n`);
      else if (form === 'csv') keepAs(`${name}.csv`, 'text/csv', csvOf(whole));
      else keepAs(`${name}.html`, 'text/html', statementOf(t, i18n.language, whole));
    },
  });
  const { data } = chain;
  return (
    <Panel
      title={data ? t(data.whole ? 'audit.whole' : 'audit.broken') : t('audit.checking')}
      action={
        <Button busy={chain.isFetching} onClick={() => void chain.refetch()}>
          {t('audit.verify')}
        </Button>
      }
    >
      <div className={css.chain}>
        {chain.error && <Notice look>{problemText(t, chain.error)}</Notice>}
        {data && !data.whole && (
          <Notice look>
            {t('audit.brokenHelp', { count: data.length, shown: formatCount(data.length, i18n.language) })}
          </Notice>
        )}
        {data?.whole && (
          <p role="status">
            {t('audit.wholeHelp', {
              count: data.length,
              shown: formatCount(data.length, i18n.language),
              when: formatMoment(data.at, i18n.language),
            })}
          </p>
        )}
        {data?.head && (
          <p className={css.seal}>
            {t('audit.head')} <code dir="ltr">{data.head}</code>
          </p>
        )}
        <div className={css.files}>
          <span>{t('audit.keep')}</span>
          {(['html', 'csv', 'json'] as const).map((form) => (
            <Button
              key={form}
              small
              busy={keeping.isPending && keeping.variables === form}
              onClick={() => keeping.mutate(form)}
            >
              {t(`audit.as.${form}`)}
            </Button>
          ))}
        </div>
        {keeping.error && <Notice look>{problemText(t, keeping.error)}</Notice>}
      </div>
    </Panel>
  );
}
