import type { RoundView } from '@gauge/contracts';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../ui/Notice.js';
import { Panel } from '../../ui/Panel.js';
import { ProgressBar } from '../../ui/ProgressBar.js';
import css from './RunPanel.module.css';
import { isRunning } from './moves.js';

/** A release being made: what is being done and how far it is; or why it came to nothing. */
export function RunPanel({ run }: { run: NonNullable<RoundView['run']> }) {
  const { t } = useTranslation('rounds');
  if (run.status === 'failed')
    return (
      <Notice look title={t('run.failed')}>
        {t(`common:problem.${run.errorCode ?? 'internal'}`, { defaultValue: t('common:problem.internal') })}{' '}
        {t('run.failedHelp')}
      </Notice>
    );
  if (!isRunning(run)) return null;
  const words = run.status === 'queued' ? t('run.queued') : t(`run.stage.${run.stage}`);
  return (
    <Panel title={t('run.title')} note={t('run.leave')}>
      <div className={css.run}>
        <ProgressBar
          percent={run.progress}
          label={t('run.title')}
          words={t('run.percent', { percent: run.progress })}
        />
        <p aria-live="polite">{words}</p>
      </div>
    </Panel>
  );
}
