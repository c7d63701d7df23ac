import { useTranslation } from 'react-i18next';
import { formatCount } from '../../lib/format.js';
import { Panel } from '../../ui/Panel.js';
import { Table } from '../../ui/Table.js';
import css from './Imports.module.css';

export type Fault = { row: number; column: string; value: string; message: string; hint?: string };

/** Each faulty cell of a file with what to do about it. */
export function FaultTable({ faults, count }: { faults: Fault[]; /** With those not shown. */ count: number }) {
  const { t, i18n } = useTranslation('imports');
  const hidden = count - faults.length;
  return (
    <Panel title={t('refused.cells')} note={hidden > 0 ? t('refused.more', { count: hidden }) : undefined}>
      <Table
        caption={t('refused.cells')}
        captionHidden
        stack
        head={[t('refused.row'), t('refused.column'), t('refused.value'), t('refused.todo')]}
      >
        {faults.map(({ row, column, value, message, hint }, index) => (
          <tr key={index}>
            <td>
              <span className={css.onPhone}>{t('refused.row')}</span> {formatCount(row, i18n.language)}
            </td>
            <td>
              <code>{column || '–'}</code>
            </td>
            <td className={css.value}>{value || <span className={css.dim}>{t('refused.empty')}</span>}</td>
            <td className={css.todo}>
              {message}
              {hint && <span>{hint}</span>}
            </td>
          </tr>
        ))}
      </Table>
    </Panel>
  );
}
