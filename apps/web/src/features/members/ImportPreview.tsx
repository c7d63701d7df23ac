import type { MemberImportView } from '@gauge/contracts';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { countryName } from '../../lib/countries.js';
import { formatCount } from '../../lib/format.js';
import { saidOr } from '../../lib/problems.js';
import { buttonClass } from '../../ui/Button.js';
import { Panel } from '../../ui/Panel.js';
import { Table } from '../../ui/Table.js';
import { ReadColumns, ReadyFile, RefusedFile, WrittenFile } from '../imports/FilePreview.js';
import importsCss from '../imports/Imports.module.css';
import css from './Members.module.css';

export function Refused({ view, again }: { view: MemberImportView; again: () => void }) {
  const { t } = useTranslation('members');
  const faults = view.problems.map((problem) => ({
    ...problem,
    message: saidOr(problem.message, t(`import.problem.${problem.code}`)),
  }));
  return (
    <RefusedFile view={view} faults={faults} again={again}>
      <Columns view={view} />
    </RefusedFile>
  );
}

/** What would be enrolled and changed. */
export function Ready({
  view,
  busy,
  write,
  again,
}: {
  view: MemberImportView;
  busy: boolean;
  write: (verified: boolean) => void;
  again: () => void;
}) {
  const { t, i18n } = useTranslation('members');
  const [verified, setVerified] = useState(true);
  const count = (value: number) => formatCount(value, i18n.language);
  const nothing = view.created + view.changed === 0;
  return (
    <ReadyFile
      title={nothing ? t('import.nothing') : t('import.ready', totals(t, view, count))}
      note={t('import.readyNote', {
        name: view.fileName,
        unchanged: t('import.unchanged', { count: view.unchanged, members: count(view.unchanged) }),
      })}
      busy={busy}
      write={nothing ? null : { label: t('import.write'), go: () => write(verified) }}
      again={again}
      ask={
        view.created > 0 && (
          <label className={css.agree}>
            <input type="checkbox" checked={verified} onChange={(event) => setVerified(event.target.checked)} />
            <span>
              {t('import.vouch')}
              <span>{t('import.vouchHelp')}</span>
            </span>
          </label>
        )
      }
    >
      <News view={view} />
      <Changes view={view} />
      <Columns view={view} />
    </ReadyFile>
  );
}

export function Done({
  view,
  associationId,
  again,
}: {
  view: MemberImportView;
  associationId: string;
  again: () => void;
}) {
  const { t, i18n } = useTranslation('members');
  const count = (value: number) => formatCount(value, i18n.language);
  return (
    <WrittenFile
      title={t('import.done', totals(t, view, count))}
      note={t('import.doneNote')}
      see={
        <Link
          to="/associations/$associationId/members"
          params={{ associationId }}
          search={view.created > 0 ? { sort: 'newest' } : {}}
          className={buttonClass('main')}
        >
          {t('import.see')}
        </Link>
      }
      again={again}
    />
  );
}

type T = ReturnType<typeof useTranslation<'members'>>['t'];

const totals = (t: T, { created, changed }: MemberImportView, count: (value: number) => string) => ({
  created: t('import.created', { count: created, members: count(created) }),
  changed: t('import.changed', { count: changed, members: count(changed) }),
});

function News({ view }: { view: MemberImportView }) {
  const { t, i18n } = useTranslation('members');
  if (view.news.length === 0) return null;
  const note = t('imports:sample.note', { shown: view.news.length, all: formatCount(view.created, i18n.language) });
  return (
    <Panel title={t('import.news')} note={note}>
      <Table
        caption={t('import.news')}
        captionHidden
        stack
        head={[t('imports:refused.row'), t('firm'), t('sector'), t('size'), t('field.contactEmail')]}
      >
        {view.news.map((firm) => (
          <tr key={firm.row}>
            <td>
              <span className={importsCss.onPhone}>{t('imports:refused.row')}</span>{' '}
              {formatCount(firm.row, i18n.language)}
            </td>
            <th scope="row" className={css.firm}>
              {firm.name}
              <span>
                {firm.memberNo} · {countryName(firm.country, i18n.language)}
              </span>
            </th>
            <td className={css.sector}>{firm.sectorName}</td>
            <td>{firm.size ? t(`sizeName.${firm.size}`) : <span className={css.dim}>{t('unknown')}</span>}</td>
            <td data-none={firm.contactEmail === null || undefined}>{firm.contactEmail ?? '–'}</td>
          </tr>
        ))}
      </Table>
    </Panel>
  );
}

function Changes({ view }: { view: MemberImportView }) {
  const { t, i18n } = useTranslation('members');
  if (view.changes.length === 0) return null;
  const note = t('imports:sample.note', { shown: view.changes.length, all: formatCount(view.changed, i18n.language) });
  const worded = (field: string, text: string) =>
    field === 'size' && text
      ? t(`sizeName.${text as 'small'}`)
      : field === 'country' && text
        ? countryName(text, i18n.language)
        : text;
  return (
    <Panel title={t('import.changes')} note={note}>
      <Table
        caption={t('import.changes')}
        captionHidden
        stack
        head={[t('imports:refused.row'), t('firm'), t('import.what')]}
      >
        {view.changes.map(({ row, memberNo, name, fields }) => (
          <tr key={row}>
            <td>
              <span className={importsCss.onPhone}>{t('imports:refused.row')}</span> {formatCount(row, i18n.language)}
            </td>
            <th scope="row" className={css.firm}>
              {name}
              <span>{memberNo}</span>
            </th>
            <td>
              <div className={css.fields}>
                {fields.map(({ field, from, to }) => (
                  <span key={field}>
                    {t('common:before', { name: t(`import.field.${field}`) })}{' '}
                    <del>{worded(field, from) || t('unknown')}</del> → <ins>{worded(field, to)}</ins>
                  </span>
                ))}
              </div>
            </td>
          </tr>
        ))}
      </Table>
    </Panel>
  );
}

function Columns({ view }: { view: MemberImportView }) {
  const { t } = useTranslation('members');
  return (
    <ReadColumns
      used={view.usedColumns.map(({ column, field }) => ({ column, meaning: t(`import.field.${field as 'name'}`) }))}
      ignored={view.ignoredColumns}
      ignoredWords={t('import.ignored', { count: view.ignoredColumns.length })}
      open
    />
  );
}
