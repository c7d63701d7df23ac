import { useSuspenseQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { routes, type Reply } from '../../lib/api.js';
import { ask } from '../../lib/queries.js';
import { useTitle } from '../../lib/title.js';
import { Badge } from '../../ui/Badge.js';
import { Stack } from '../../ui/Layout.js';
import { PageHead } from '../../ui/PageHead.js';
import { Panel } from '../../ui/Panel.js';
import { Table } from '../../ui/Table.js';
import css from './Programme.module.css';

type Band = Reply<'programme'>['activity']['cases'];

/** What the counselling did, as far as it can be told: activity, and change observed without a comparison. */
export function ProgrammePage({ associationId, tabs }: { associationId: string; tabs: ReactNode }) {
  const { t } = useTranslation('programme');
  const { data } = useSuspenseQuery(ask(routes.programme, { params: { associationId } }));
  useTitle(t('title'));
  const band = (units: Band) => (units === 'under5' ? t('under5') : units.replace('-', '–'));
  const busy = data.pillars.filter(({ working }) => working !== 'under5');
  return (
    <Stack gap={5}>
      <Stack gap={4}>
        <PageHead title={t('title')} lead={t('lead')} />
        {tabs}
      </Stack>
      <Panel title={t('activity.title')} note={t('activity.note')} action={<Badge>{t('activity.label')}</Badge>}>
        <dl className={css.counts}>
          {(['cases', 'meetings', 'plans'] as const).map((name) => (
            <div key={name}>
              <dt>{t(`activity.${name}`)}</dt>
              <dd>{band(data.activity[name])}</dd>
            </div>
          ))}
        </dl>
      </Panel>
      <Panel title={t('pillars.title')} note={t('pillars.note')} action={<Badge>{t('pillars.label')}</Badge>}>
        {data.pillars.length === 0 ? (
          <p>{t('pillars.none')}</p>
        ) : (
          <Table
            caption={t('pillars.title')}
            captionHidden
            stack
            head={[
              t('pillars.area'),
              t('pillars.working'),
              t('pillars.done'),
              t('pillars.moved'),
              t('pillars.notMoved'),
            ]}
          >
            {data.pillars.map(({ code, name, working, done, observed }) => (
              <tr key={code}>
                <th scope="row">{name}</th>
                <td data-head={t('pillars.working')}>{band(working)}</td>
                <td data-head={t('pillars.done')}>{band(done)}</td>
                <td data-head={t('pillars.moved')}>
                  {observed ? band(observed.moved) : <span className={css.dim}>{t('notShown')}</span>}
                </td>
                <td data-head={t('pillars.notMoved')}>
                  {observed ? band(observed.notMoved) : <span className={css.dim}>{t('notShown')}</span>}
                </td>
              </tr>
            ))}
          </Table>
        )}
        {busy.length > 0 && <p className={css.note}>{t('pillars.rule')}</p>}
      </Panel>
    </Stack>
  );
}
