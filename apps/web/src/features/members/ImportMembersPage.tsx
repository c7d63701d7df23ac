import { memberImportLimits, type MemberImportView } from '@gauge/contracts';
import { IconDownload } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, routes } from '../../lib/api.js';
import { freshKey } from '../../lib/freshKey.js';
import { problemText } from '../../lib/problems.js';
import { useTitle } from '../../lib/title.js';
import { Button } from '../../ui/Button.js';
import { Stack } from '../../ui/Layout.js';
import { Loading } from '../../ui/Loading.js';
import { Notice } from '../../ui/Notice.js';
import { PageHead } from '../../ui/PageHead.js';
import { Panel } from '../../ui/Panel.js';
import { Table } from '../../ui/Table.js';
import { BackArrow, tabCss } from '../../ui/Tabs.js';
import { download } from '../imports/download.js';
import { DropFile } from '../imports/DropFile.js';
import importsCss from '../imports/Imports.module.css';
import { stepOf } from '../imports/wizard.js';
import { Done, Ready, Refused } from './ImportPreview.js';
import { columns, membersTemplate } from './template.js';

/** Members from a file: choose, look at what would be enrolled and changed, write it. */
export function ImportMembersPage({ associationId }: { associationId: string }) {
  const { t } = useTranslation('members');
  useTitle(t('import.title'));
  const params = { associationId };
  const [view, setView] = useState<MemberImportView | null>(null);
  const queries = useQueryClient();
  const reading = useMutation({
    mutationFn: (file: File) => call(routes.previewMemberImport, { params, file }),
    onMutate: () => setView(null),
    onSuccess: setView,
  });
  const writing = useMutation({
    mutationFn: ({ memberImportId, verified }: { memberImportId: string; verified: boolean }) =>
      call(routes.commitMemberImport, {
        params: { ...params, memberImportId },
        body: { verified },
        idempotencyKey: freshKey(),
      }),
    onSuccess: (committed) => {
      setView(committed);
      for (const { id } of [routes.members, routes.member, routes.memberSummary])
        void queries.invalidateQueries({ queryKey: [id] });
    },
  });
  const again = () => {
    setView(null);
    reading.reset();
    writing.reset();
  };
  const step = stepOf(view, { reading: reading.isPending, confirming: writing.isPending });
  const failure = reading.error ?? writing.error;
  return (
    <Stack gap={5}>
      <PageHead
        eyebrow={
          <Link to="/associations/$associationId/members" params={params} className={tabCss.back}>
            <BackArrow />
            {t('title')}
          </Link>
        }
        title={t('import.title')}
        lead={t('import.lead')}
      />
      {failure && <Notice look>{problemText(t, failure)}</Notice>}
      {step === 'choose' ? (
        <Choose onFile={reading.mutate} />
      ) : step === 'reading' || !view ? (
        <>
          <p role="status">{t('imports:reading', { name: reading.variables?.name ?? '' })}</p>
          <Loading label={t('common:state.loading')} rows={3} />
        </>
      ) : step === 'refused' ? (
        <Refused view={view} again={again} />
      ) : step === 'done' ? (
        <Done view={view} associationId={associationId} again={again} />
      ) : (
        <Ready
          view={view}
          busy={step === 'confirming'}
          write={(verified) => writing.mutate({ memberImportId: view.id, verified })}
          again={again}
        />
      )}
    </Stack>
  );
}

function Choose({ onFile }: { onFile: (file: File) => void }) {
  const { t } = useTranslation('members');
  return (
    <>
      <DropFile
        words={{
          title: t('import.drop'),
          help: t('import.dropHelp'),
          go: t('imports:choose.go'),
          promise: t('imports:choose.promise'),
        }}
        faults={{ kind: t('imports:file.kind'), empty: t('imports:file.empty'), size: t('import.tooLarge') }}
        mostBytes={memberImportLimits.bytes}
        onFile={onFile}
      />
      <Panel
        title={t('import.template')}
        note={t('import.templateNote')}
        action={
          <Button
            icon={<IconDownload size={18} aria-hidden />}
            onClick={() => download(`${t('import.fileName')}.csv`, membersTemplate())}
          >
            {t('import.download')}
          </Button>
        }
      >
        <details className={importsCss.more}>
          <summary>{t('imports:template.columns')}</summary>
          <Table
            caption={t('imports:template.columns')}
            captionHidden
            stack
            head={[t('imports:template.column'), t('imports:template.holds')]}
          >
            {columns.map((column) => (
              <tr key={column}>
                <th scope="row">
                  <code>{column}</code>
                </th>
                <td>{t(`import.column.${column}`)}</td>
              </tr>
            ))}
          </Table>
        </details>
      </Panel>
    </>
  );
}
