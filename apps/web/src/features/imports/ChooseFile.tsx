import { IconDownload, IconFileSpreadsheet } from '@tabler/icons-react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { routes } from '../../lib/api.js';
import { ask } from '../../lib/queries.js';
import { Button } from '../../ui/Button.js';
import { Notice } from '../../ui/Notice.js';
import { Panel } from '../../ui/Panel.js';
import { Table } from '../../ui/Table.js';
import css from './Imports.module.css';
import { columnsOf, templateOf } from './template.js';
import { fileFault, type FileFault } from './wizard.js';

/** A file by drop or by choice, and the empty file to fill in. */
export function ChooseFile({
  versionId,
  roundName,
  onFile,
}: {
  versionId: string;
  roundName: string;
  onFile: (file: File) => void;
}) {
  const { t } = useTranslation('imports');
  const [over, setOver] = useState(false);
  const [fault, setFault] = useState<FileFault | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const take = (file: File | undefined) => {
    setOver(false);
    if (!file) return;
    const found = fileFault(file);
    setFault(found);
    if (!found) onFile(file);
  };
  return (
    <>
      {fault && <Notice look>{t(`file.${fault}`)}</Notice>}
      <div
        className={css.drop}
        data-over={over || undefined}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          take(event.dataTransfer.files[0]);
        }}
      >
        <IconFileSpreadsheet size={40} stroke={1.4} aria-hidden />
        <h2>{t('choose.title')}</h2>
        <p>{t('choose.help')}</p>
        <input
          ref={input}
          type="file"
          accept=".csv,.xlsx"
          className="visually-hidden"
          tabIndex={-1}
          aria-label={t('choose.go')}
          onChange={(event) => {
            take(event.target.files?.[0]);
            event.target.value = '';
          }}
        />
        <Button look="main" onClick={() => input.current?.click()}>
          {t('choose.go')}
        </Button>
        <p className={css.note}>{t('choose.promise')}</p>
      </div>
      <Template versionId={versionId} roundName={roundName} />
    </>
  );
}

function Template({ versionId, roundName }: { versionId: string; roundName: string }) {
  const { t } = useTranslation('imports');
  const { data: version } = useSuspenseQuery({
    ...ask(routes.instrumentVersion, { params: { versionId } }),
    staleTime: Infinity,
  });
  const download = () => {
    const url = URL.createObjectURL(new Blob([templateOf(version)], { type: 'text/csv;charset=utf-8' }));
    const link = document.createElement('a');
    link.href = url;
    link.download = `${roundName.replace(/[^\p{L}\p{N}]+/gu, '-')}.csv`;
    link.click();
    URL.revokeObjectURL(url);
  };
  return (
    <Panel
      title={t('template.title')}
      note={t('template.note')}
      action={
        <Button icon={<IconDownload size={18} aria-hidden />} onClick={download}>
          {t('template.go')}
        </Button>
      }
    >
      <details className={css.more}>
        <summary>{t('template.columns')}</summary>
        <Table
          caption={t('template.columns')}
          captionHidden
          head={[t('template.column'), t('template.holds'), t('template.write')]}
        >
          {(['member_no', 'firm', 'form', 'currency', 'scale'] as const).map((own) => (
            <tr key={own}>
              <th scope="row">
                <code>{own}</code>
              </th>
              <td>{t(`template.own.${own}`)}</td>
              <td>{t(`template.ownWrite.${own}`)}</td>
            </tr>
          ))}
          {columnsOf(version).map(({ code, name, type }) => (
            <tr key={code}>
              <th scope="row">
                <code>{code}</code>
              </th>
              <td>{name}</td>
              <td>{t(`template.type.${type}`)}</td>
            </tr>
          ))}
        </Table>
      </details>
    </Panel>
  );
}
