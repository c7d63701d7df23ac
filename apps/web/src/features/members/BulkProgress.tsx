import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { routes } from '../../lib/api.js';
import { isMemberJob, isRunning, percentOf, showsStill, type MemberJob } from '../../lib/bulk.js';
import { formatCount } from '../../lib/format.js';
import { ask } from '../../lib/queries.js';
import { Button } from '../../ui/Button.js';
import { Stack } from '../../ui/Layout.js';
import { Notice } from '../../ui/Notice.js';
import { Panel } from '../../ui/Panel.js';
import { ProgressBar } from '../../ui/ProgressBar.js';
import css from './Members.module.css';

const lookEveryMs = 1_000;

/** The association's newest bulk job with members: how far it is, and for a while what came of it. */
export function BulkProgress({ associationId }: { associationId: string }) {
  const queries = useQueryClient();
  const [closed, setClosed] = useState<string | null>(null);
  const { data, dataUpdatedAt } = useQuery({
    ...ask(routes.bulkJobs, { params: { associationId } }),
    refetchInterval: ({ state }) => (isRunning(state.data?.items.find(isMemberJob)) ? lookEveryMs : false),
  });
  const job = data?.items.find(isMemberJob);
  const running = isRunning(job);
  useEffect(() => {
    // while it goes on and when it has ended: the list behind it says who is invited by now
    for (const { id } of [routes.members, routes.memberSummary]) void queries.invalidateQueries({ queryKey: [id] });
  }, [running, queries]);
  if (!job || job.id === closed || !showsStill(job, dataUpdatedAt)) return null;
  return running ? <Running job={job} /> : <Ended job={job} close={() => setClosed(job.id)} />;
}

function Running({ job }: { job: MemberJob }) {
  const { t, i18n } = useTranslation('members');
  const count = (value: number) => formatCount(value, i18n.language);
  const made = job.done + job.skipped + job.failed;
  return (
    <Panel title={t(`job.${job.kind}.running`)} note={t('job.leave')}>
      <ProgressBar
        percent={percentOf(job)}
        label={t(`job.${job.kind}.running`)}
        words={t('job.progress', { made: count(made), total: count(job.total) })}
      />
    </Panel>
  );
}

function Ended({ job, close }: { job: MemberJob; close: () => void }) {
  const { t, i18n } = useTranslation('members');
  const count = (value: number) => formatCount(value, i18n.language);
  const look = job.status === 'failed' || job.failed > 0;
  return (
    <Notice
      look={look}
      title={
        job.status === 'failed'
          ? t('job.stopped')
          : t(`job.${job.kind}.done`, { count: job.done, members: count(job.done) })
      }
      action={
        <Button small onClick={close}>
          {t('common:action.close')}
        </Button>
      }
    >
      <Stack gap={2}>
        {job.status === 'failed' && <p>{t(job.errorCode === 'forbidden' ? 'job.forbidden' : 'job.stoppedHelp')}</p>}
        {job.skipped > 0 && <p>{t('job.skipped', { count: job.skipped, members: count(job.skipped) })}</p>}
        {job.failed > 0 && (
          <details>
            <summary className={css.summary}>
              {t('job.failed', { count: job.failed, members: count(job.failed) })}
            </summary>
            <ul>
              {job.problems.map(({ label, message }, index) => (
                <li key={index}>
                  {label}: {message}
                </li>
              ))}
            </ul>
          </details>
        )}
      </Stack>
    </Notice>
  );
}
