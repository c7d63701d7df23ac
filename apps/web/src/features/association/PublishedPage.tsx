import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { routes } from '../../lib/api.js';
import { formatDay } from '../../lib/format.js';
import { ask } from '../../lib/queries.js';
import { useTitle } from '../../lib/title.js';
import { Empty } from '../../ui/Empty.js';
import { Stack } from '../../ui/Layout.js';
import { Panel } from '../../ui/Panel.js';
import css from './Association.module.css';
import { AuditHead } from './AuditHead.js';
import { ChainPanel } from './ChainPanel.js';
import { factsOfPublication } from './statement.js';

/** What was published under which rules, on whose word; and whether the record of it is whole. */
export function PublishedPage({ associationId }: { associationId: string }) {
  const { t, i18n } = useTranslation(['association', 'common']);
  useTitle(t('audit.tabs.published'));
  const { data } = useSuspenseQuery(ask(routes.publications, { params: { associationId } }));
  return (
    <>
      <AuditHead associationId={associationId} />
      <Stack gap={5}>
        <ChainPanel associationId={associationId} />
        {data.items.length === 0 && (
          <Empty title={t('published.none')}>
            <p>{t('published.noneHelp')}</p>
          </Empty>
        )}
        {data.items.map((one) => (
          <Panel
            key={one.releaseId}
            title={one.round}
            note={t('published.on', { day: formatDay(one.publishedAt, i18n.language) })}
          >
            <dl className={css.facts}>
              {factsOfPublication(t, i18n.language, one).map(([name, value]) => (
                <div key={name}>
                  <dt>{name}</dt>
                  <dd>{value}</dd>
                </div>
              ))}
            </dl>
          </Panel>
        ))}
      </Stack>
    </>
  );
}
