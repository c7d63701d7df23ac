import type { ImportView } from '@gauge/contracts';
import { useTranslation } from 'react-i18next';
import { formatCount } from '../../lib/format.js';
import { saidOr } from '../../lib/problems.js';
import { Panel } from '../../ui/Panel.js';
import { Table } from '../../ui/Table.js';
import { ReadColumns, ReadyFile, RefusedFile } from './FilePreview.js';

export function Refused({ view, again }: { view: ImportView; again: () => void }) {
  const { t } = useTranslation('imports');
  const faults = view.problems.map((problem) => {
    const hint = t(`problem.${problem.code}`);
    const message = saidOr(problem.message, hint);
    return { ...problem, message, hint: message === hint ? undefined : hint };
  });
  return (
    <RefusedFile view={view} faults={faults} again={again}>
      <Read view={view} />
    </RefusedFile>
  );
}

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
    <ReadyFile
      title={t('ready.title', { count: view.rows, firms: count(view.rows), answers: count(view.answers) })}
      note={t('ready.note', { name: view.fileName })}
      busy={busy}
      write={{ label: t('ready.go', { count: view.rows, firms: count(view.rows) }), go: write }}
      again={again}
    >
      <Read view={view} />
    </ReadyFile>
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
      <ReadColumns
        used={view.usedColumns.map(({ column, name }) => ({ column, meaning: name }))}
        ignored={view.ignoredColumns}
        ignoredWords={t('columns.ignored', { count: view.ignoredColumns.length })}
        note={readingOf(t, view)}
      />
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
