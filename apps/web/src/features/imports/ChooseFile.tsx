import { importLimits } from '@gauge/contracts';
import { IconDownload } from '@tabler/icons-react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { routes } from '../../lib/api.js';
import { ask } from '../../lib/queries.js';
import { questionsIn } from '../../lib/questionsIn.js';
import { Button } from '../../ui/Button.js';
import { Panel } from '../../ui/Panel.js';
import { Table } from '../../ui/Table.js';
import { download } from './download.js';
import { DropFile } from './DropFile.js';
import css from './Imports.module.css';
import { columnsOf, templateOf } from './template.js';

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
  return (
    <>
      <DropFile
        words={{
          title: t('choose.title'),
          help: t('choose.help'),
          go: t('choose.go'),
          promise: t('choose.promise'),
        }}
        faults={{ kind: t('file.kind'), empty: t('file.empty'), size: t('file.size') }}
        mostBytes={importLimits.bytes}
        onFile={onFile}
      />
      <Template versionId={versionId} roundName={roundName} />
    </>
  );
}

function Template({ versionId, roundName }: { versionId: string; roundName: string }) {
  const { t, i18n } = useTranslation('imports');
  const { data: version } = useSuspenseQuery({
    ...ask(routes.instrumentVersion, { params: { versionId }, query: { language: questionsIn(i18n.language) } }),
    staleTime: Infinity,
  });
  return (
    <Panel
      title={t('template.title')}
      note={t('template.note')}
      action={
        <Button
          icon={<IconDownload size={18} aria-hidden />}
          onClick={() => download(`${roundName}.csv`, templateOf(version))}
        >
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
