import type { ImportHead } from '@gauge/contracts';
import { useTranslation } from 'react-i18next';
import { formatCount, formatMoment } from '../../lib/format.js';
import { Button } from '../../ui/Button.js';
import { Panel } from '../../ui/Panel.js';
import { Table } from '../../ui/Table.js';
import css from './Imports.module.css';

/** The latest files of the round, what became of each, and a way back to it. */
export function EarlierFiles({ files, open }: { files: ImportHead[]; open: (id: string) => void }) {
  const { t, i18n } = useTranslation('imports');
  const count = (value: number) => formatCount(value, i18n.language);
  if (files.length === 0) return null;
  const became = ({ status, rows, job }: ImportHead) =>
    t(`earlier.state.${status}`, { count: rows, done: count(job?.done ?? rows), total: count(job?.total ?? rows) });
  return (
    <Panel title={t('earlier.title')} note={t('earlier.note')}>
      <Table
        caption={t('earlier.title')}
        captionHidden
        stack
        head={[
          t('earlier.file'),
          t('earlier.when'),
          t('earlier.became'),
          <span key="look" className="visually-hidden">
            {t('earlier.look')}
          </span>,
        ]}
      >
        {files.map((file) => (
          <tr key={file.id}>
            <th scope="row" className={css.value}>
              {file.fileName}
            </th>
            <td>{formatMoment(file.createdAt, i18n.language)}</td>
            <td>{became(file)}</td>
            <td>
              <Button small onClick={() => open(file.id)}>
                {t('earlier.look')}
                <span className="visually-hidden"> {file.fileName}</span>
              </Button>
            </td>
          </tr>
        ))}
      </Table>
    </Panel>
  );
}
