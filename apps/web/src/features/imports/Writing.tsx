import type { BulkJobView, ImportView } from '@gauge/contracts';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { percentOf } from '../../lib/bulk.js';
import { formatCount } from '../../lib/format.js';
import { Button, buttonClass } from '../../ui/Button.js';
import { Stack } from '../../ui/Layout.js';
import { Notice } from '../../ui/Notice.js';
import { Panel } from '../../ui/Panel.js';
import { ProgressBar } from '../../ui/ProgressBar.js';
import type { RoundPlace } from '../rounds/RoundHead.js';
import { WrittenFile } from './FilePreview.js';
import css from './Imports.module.css';

/** How far the job is; whoever leaves finds it again here. */
export function Underway({ view }: { view: ImportView }) {
  const { t, i18n } = useTranslation('imports');
  const count = (value: number) => formatCount(value, i18n.language);
  const title = t('underway.title', { count: view.rows, firms: count(view.rows) });
  const { job } = view;
  return (
    <Panel title={title} note={t('underway.note', { name: view.fileName })}>
      {job && (
        <ProgressBar
          percent={percentOf(job)}
          label={title}
          words={t('underway.progress', { made: count(job.done + job.skipped + job.failed), total: count(job.total) })}
        />
      )}
    </Panel>
  );
}

export function Done({ view, place, again }: { view: ImportView; place: RoundPlace; again: () => void }) {
  const { t, i18n } = useTranslation('imports');
  const firms = view.job?.done ?? view.rows;
  return (
    <WrittenFile
      title={t('done.title', { count: firms, firms: formatCount(firms, i18n.language) })}
      note={t('done.note')}
      see={
        <Link to="/associations/$associationId/rounds/$roundId/firms" params={place} className={buttonClass('main')}>
          {t('done.see')}
        </Link>
      }
      again={again}
    >
      {view.job && <NotWritten job={view.job} />}
    </WrittenFile>
  );
}

/** What was written stays; why the rest was not. */
export function Stopped({ view, again }: { view: ImportView; again: () => void }) {
  const { t, i18n } = useTranslation('imports');
  const count = (value: number) => formatCount(value, i18n.language);
  const { job } = view;
  const closed = job?.errorCode === 'round_frozen' || job?.errorCode === 'round_wrong_state';
  return (
    <Notice
      look
      title={t('stopped.title')}
      action={
        <Button look="main" onClick={again}>
          {t('done.again')}
        </Button>
      }
    >
      <Stack gap={2}>
        <p>{t(closed ? 'stopped.closed' : job?.errorCode === 'forbidden' ? 'stopped.forbidden' : 'stopped.help')}</p>
        {job && <p>{t('stopped.written', { count: job.done, firms: count(job.done), total: count(job.total) })}</p>}
        {job && <NotWritten job={job} />}
      </Stack>
    </Notice>
  );
}

function NotWritten({ job }: { job: BulkJobView }) {
  const { t, i18n } = useTranslation('imports');
  if (job.failed === 0) return null;
  return (
    <details className={css.more} open={job.failed <= 5}>
      <summary>{t('done.failed', { count: job.failed, firms: formatCount(job.failed, i18n.language) })}</summary>
      <ul className={css.columns}>
        {job.problems.map(({ label, message }, index) => (
          <li key={index}>
            <strong>{label}</strong>
            <span>{message}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
