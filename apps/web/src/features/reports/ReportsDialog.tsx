import { reportFormats, reportLimits, type ReportKind } from '@gauge/contracts';
import { useTranslation } from 'react-i18next';
import { formatAgo, formatCount } from '../../lib/format.js';
import { problemText } from '../../lib/problems.js';
import { Button, buttonClass } from '../../ui/Button.js';
import { Dialog } from '../../ui/Dialog.js';
import { Notice } from '../../ui/Notice.js';
import { ProgressBar } from '../../ui/ProgressBar.js';
import css from './Reports.module.css';
import { fileHref, isUnderWay, kindsOf, useReports, type ReportPlace } from './useReports.js';

type Reports = ReturnType<typeof useReports>;

/** What can be made here, each with how far it is: asked for, under way, to be fetched, or why not. */
export default function ReportsDialog({
  place,
  title,
  afterRelease,
  onClose,
}: {
  place: ReportPlace;
  title: string;
  afterRelease: readonly ReportKind[];
  onClose: () => void;
}) {
  const { t } = useTranslation('reports');
  const reports = useReports(place);
  const error = reports.asking.error ?? reports.list.error;
  return (
    <Dialog title={title} close={t('common:action.close')} onClose={onClose}>
      <p className={css.note}>{t('note', { days: reportLimits.days })}</p>
      <ul className={css.list}>
        {kindsOf(place).map((kind) => (
          <Offer key={kind} kind={kind} place={place} reports={reports} waits={afterRelease.includes(kind)} />
        ))}
      </ul>
      {error && <Notice look>{problemText(t, error)}</Notice>}
    </Dialog>
  );
}

function Offer({
  kind,
  place,
  reports,
  waits,
}: {
  kind: ReportKind;
  place: ReportPlace;
  reports: Reports;
  waits: boolean;
}) {
  const { t, i18n } = useTranslation('reports');
  const { list, asking, newest } = reports;
  const report = newest(kind);
  const name = `${t(`kind.${kind}.name`)} (${t(`format.${reportFormats[kind]}`)})`;
  const ready = report?.status === 'ready' ? report : undefined;
  const busy = asking.isPending && asking.variables === kind;
  return (
    <li className={css.offer}>
      <div className={css.words}>
        <h3>{t(`kind.${kind}.name`)}</h3>
        <p>{t(`kind.${kind}.text`)}</p>
        {waits && <p className={css.state}>{t('afterRelease')}</p>}
        {ready?.size && ready.finishedAt && (
          <p className={css.state}>
            {t('made', {
              format: t(`format.${ready.format}`),
              size: formatCount(Math.ceil(ready.size / 1024), i18n.language),
              ago: formatAgo(ready.finishedAt, i18n.language),
            })}
          </p>
        )}
        {report?.status === 'failed' && (
          <p className={css.failed} role="status">
            {t('failed', { reason: report.errorDetail ?? t('failedUnknown') })}
          </p>
        )}
      </div>
      {report && isUnderWay(report) ? (
        <div className={css.progress} role="status">
          <p className={css.state}>{t(report.status)}</p>
          <ProgressBar percent={report.progress} label={name} thin />
        </div>
      ) : (
        <div className={css.act}>
          {ready && (
            <a
              className={buttonClass('main', { small: true })}
              href={fileHref(place, ready.id)}
              download={ready.fileName ?? true}
              aria-label={t('fetchOf', { name })}
            >
              {t('fetch')}
            </a>
          )}
          {!waits && (
            <Button
              small
              look={ready ? 'plain' : 'quiet'}
              busy={busy}
              disabled={list.isPending}
              aria-label={t(ready ? 'againOf' : 'makeOf', { name })}
              onClick={() => asking.mutate(kind)}
            >
              {t(ready ? 'again' : 'make')}
            </Button>
          )}
        </div>
      )}
    </li>
  );
}
