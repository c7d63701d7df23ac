import { IconCloudCheck, IconCloudOff, IconAlertTriangle } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatAgo } from '../../lib/format.js';
import { problemText } from '../../lib/problems.js';
import { Spinner } from '../../ui/Spinner.js';
import css from './SaveMark.module.css';
import { useSheet } from './useSheet.js';

/** Whether the answers are safe. Changes of state are announced, the passing seconds are not. */
export function SaveMark() {
  const { t, i18n } = useTranslation('assessment');
  const { save, book } = useSheet();
  const now = useSeconds(save.kind === 'saved' && save.at !== null);
  if (save.kind === 'stopped')
    return (
      <span className={css.mark} data-look role="alert">
        <IconAlertTriangle size={18} aria-hidden />
        {t('save.stopped', { reason: problemText(t, save.problem) })}
      </span>
    );
  if (save.kind === 'kept')
    return (
      <span className={css.mark} data-look role="status">
        <IconCloudOff size={18} aria-hidden />
        {t('save.kept', { count: Object.keys(book.edits).length })}
      </span>
    );
  if (save.kind === 'saving')
    return (
      <span className={css.mark}>
        <Spinner />
        {t('save.saving')}
      </span>
    );
  return (
    <span className={css.mark}>
      <IconCloudCheck size={18} aria-hidden />
      {save.at === null
        ? t('save.auto')
        : t('save.saved', { ago: formatAgo(new Date(save.at).toISOString(), i18n.language, Math.max(now, save.at)) })}
    </span>
  );
}

/** The time, every few seconds while `running`. */
function useSeconds(running: boolean): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!running) return;
    const timer = setInterval(() => setNow(Date.now()), 3_000);
    return () => clearInterval(timer);
  }, [running]);
  return now;
}
