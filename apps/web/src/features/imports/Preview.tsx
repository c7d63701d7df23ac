import type { ImportView } from '@gauge/contracts';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { formatCount } from '../../lib/format.js';
import { Button, buttonClass } from '../../ui/Button.js';
import { Stack } from '../../ui/Layout.js';
import { Notice } from '../../ui/Notice.js';
import { Panel } from '../../ui/Panel.js';
import { Table } from '../../ui/Table.js';
import type { RoundPlace } from '../rounds/RoundHead.js';
import { FaultTable } from './FaultTable.js';
import css from './Imports.module.css';

/** Nothing was written: each faulty cell with what to do about it. */
export function Refused({ view, again }: { view: ImportView; again: () => void }) {
  const { t } = useTranslation('imports');
  return (
    <Stack gap={5}>
      <Notice
        look
        title={t('refused.title', { count: view.problemCount, name: view.fileName })}
        action={
          <Button look="main" onClick={again}>
            {t('refused.again')}
          </Button>
        }
      >
        {t('refused.help')}
      </Notice>
      <FaultTable
        faults={view.problems.map((problem) => ({ ...problem, hint: t(`problem.${problem.code}`) }))}
        count={view.problemCount}
      />
      <Read view={view} />
    </Stack>
  );
}

/** What would be written, and the one button that writes it. */
export function Ready({
  view,
  busy,
  write,
  again,
}: {
  view: ImportView;
  busy: boolean;
  write: () => void;
  again: () => void;
}) {
  const { t, i18n } = useTranslation('imports');
  const count = (value: number) => formatCount(value, i18n.language);
  return (
    <Stack gap={5}>
      <Panel
        title={t('ready.title', { count: view.rows, firms: count(view.rows), answers: count(view.answers) })}
        note={t('ready.note', { name: view.fileName })}
      >
        <div className={css.go}>
          <Button look="main" busy={busy} onClick={write}>
            {t('ready.go', { count: view.rows, firms: count(view.rows) })}
          </Button>
          <Button disabled={busy} onClick={again}>
            {t('ready.other')}
          </Button>
        </div>
        {busy && <p role="status">{t('ready.writing')}</p>}
      </Panel>
      <Read view={view} />
    </Stack>
  );
}

export function Done({ view, place, again }: { view: ImportView; place: RoundPlace; again: () => void }) {
  const { t, i18n } = useTranslation('imports');
  const count = (value: number) => formatCount(value, i18n.language);
  return (
    <Panel title={t('done.title', { count: view.rows, firms: count(view.rows) })} note={t('done.note')}>
      <div className={css.go}>
        <Link to="/associations/$associationId/rounds/$roundId/firms" params={place} className={buttonClass('main')}>
          {t('done.see')}
        </Link>
        <Button onClick={again}>{t('done.again')}</Button>
      </div>
    </Panel>
  );
}

/** How the file was understood: firms, columns, columns left aside. */
function Read({ view }: { view: ImportView }) {
  const { t, i18n } = useTranslation('imports');
  const count = (value: number) => formatCount(value, i18n.language);
  return (
    <>
      {view.sample.length > 0 && (
        <Panel title={t('sample.title')} note={t('sample.note', { shown: view.sample.length, all: count(view.rows) })}>
          <Table
            caption={t('sample.title')}
            captionHidden
            stack
            head={[t('refused.row'), t('sample.firm'), t('sample.answers'), t('sample.warnings')]}
          >
            {view.sample.map(({ row, firm, answers, warnings }) => (
              <tr key={row}>
                <td>{count(row)}</td>
                <th scope="row">{firm}</th>
                <td>{count(answers)}</td>
                <td>{warnings === 0 ? '–' : t('sample.odd', { count: warnings })}</td>
              </tr>
            ))}
          </Table>
        </Panel>
      )}
      <Panel title={t('columns.title', { count: view.usedColumns.length })} note={readingOf(t, view)}>
        <Stack gap={3}>
          {view.ignoredColumns.length > 0 && (
            <p>
              {t('columns.ignored', { count: view.ignoredColumns.length })}{' '}
              <span className={css.dim}>
                {new Intl.ListFormat(i18n.language).format(view.ignoredColumns.slice(0, 20))}
                {view.ignoredColumns.length > 20 && ' …'}
              </span>
            </p>
          )}
          <details className={css.more}>
            <summary>{t('columns.show')}</summary>
            <ul className={css.columns}>
              {view.usedColumns.map(({ column, input, name }) => (
                <li key={input}>
                  <code>{column}</code>
                  <span>{name}</span>
                </li>
              ))}
            </ul>
          </details>
        </Stack>
      </Panel>
    </>
  );
}

/** How the numbers and columns of the file were taken, so that a wrong guess shows before anything is written. */
function readingOf(t: ReturnType<typeof useTranslation<'imports'>>['t'], { reading }: ImportView): string {
  if (reading.format === 'xlsx') return t('columns.xlsx');
  const parted = { ',': 'comma', ';': 'semicolon', tab: 'tab' } as const;
  return t('columns.csv', {
    parted: t(`columns.parted.${parted[reading.delimiter ?? ',']}`),
    decimal: t(reading.decimal === ',' ? 'columns.decimal.comma' : 'columns.decimal.dot'),
  });
}
