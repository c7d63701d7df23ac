import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { IconFileImport } from '@tabler/icons-react';
import { useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem, call, routes, type Input, type Reply } from '../../lib/api.js';
import { formatDay } from '../../lib/format.js';
import { problemText } from '../../lib/problems.js';
import { ask } from '../../lib/queries.js';
import { useTitle } from '../../lib/title.js';
import { Badge } from '../../ui/Badge.js';
import { Button } from '../../ui/Button.js';
import { Stack } from '../../ui/Layout.js';
import { Notice } from '../../ui/Notice.js';
import { PageHead } from '../../ui/PageHead.js';
import css from './Instruments.module.css';
import { languageInText } from './Languages.js';
import { useClone, VersionMenu } from './VersionMenu.js';
import { readInstrumentFile, type FileFault } from './file.js';

type Version = Reply<'instrumentLibrary'>['items'][number];
const owners = ['own', 'builtIn', 'other'] as const;

/** The questionnaires an association can use, and those it writes. */
export function InstrumentsPage({ associationId, tabs }: { associationId: string; tabs: ReactNode }) {
  const { t } = useTranslation('instruments');
  useTitle(t('title'));
  const { data } = useSuspenseQuery(ask(routes.instrumentLibrary, { params: { associationId } }));
  const [fault, setFault] = useState<FileFault | null>(null);
  const importing = useImport(associationId);
  const take = async (file: File) => {
    importing.reset();
    const read = await readInstrumentFile(file);
    setFault('fault' in read ? read.fault : null);
    if ('content' in read) importing.mutate(read.content as Input<'importInstrument'>['body']);
  };
  const groups = owners
    .map((owner) => ({ owner, versions: data.items.filter((version) => version.owner === owner) }))
    .filter(({ owner, versions }) => owner === 'own' || versions.length > 0);
  return (
    <Stack gap={5}>
      <Stack gap={4}>
        <PageHead
          title={t('title')}
          lead={t('lead')}
          action={<ImportButton busy={importing.isPending} onFile={(file) => void take(file)} />}
        />
        {tabs}
      </Stack>
      {fault && <Notice look>{t(`import.fault.${fault}`)}</Notice>}
      {importing.error && <ImportRefused error={importing.error} />}
      {groups.map(({ owner, versions }) => (
        <section key={owner} className={css.group}>
          <h2>{t(`group.${owner}`)}</h2>
          {versions.length === 0 ? (
            <p className={css.dim}>{t('group.ownNone')}</p>
          ) : (
            <ul className={css.list}>
              {versions.map((version) => (
                <Entry key={version.id} associationId={associationId} version={version} />
              ))}
            </ul>
          )}
        </section>
      ))}
    </Stack>
  );
}

function useImport(associationId: string) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: (body: Input<'importInstrument'>['body']) =>
      call(routes.importInstrument, { params: { associationId }, body }),
    onSuccess: (draft) => {
      void queries.invalidateQueries({ queryKey: [routes.instrumentLibrary.id] });
      return navigate({
        to: '/associations/$associationId/instruments/$versionId',
        params: { associationId, versionId: draft.id },
      });
    },
  });
}

/** Every place in the file that is not as an instrument's would be. */
function ImportRefused({ error }: { error: Error }) {
  const { t } = useTranslation('instruments');
  const fields = error instanceof ApiProblem ? Object.entries(error.fields) : [];
  if (fields.length === 0) return <Notice look>{problemText(t, error)}</Notice>;
  return (
    <Notice look title={t('import.refused', { count: fields.length })}>
      <ul className={css.faults}>
        {fields.slice(0, 20).map(([path, message]) => (
          <li key={path}>
            <code dir="ltr">{path}</code> {message}
          </li>
        ))}
      </ul>
    </Notice>
  );
}

function ImportButton({ busy, onFile }: { busy: boolean; onFile: (file: File) => void }) {
  const { t } = useTranslation('instruments');
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        accept="application/json,.json"
        hidden
        aria-label={t('import.go')}
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          event.target.value = '';
          if (file) onFile(file);
        }}
      />
      <Button busy={busy} icon={<IconFileImport size={18} aria-hidden />} onClick={() => input.current?.click()}>
        {t('import.go')}
      </Button>
    </>
  );
}

function Entry({ associationId, version }: { associationId: string; version: Version }) {
  const { t, i18n } = useTranslation('instruments');
  const cloning = useClone(associationId, version.id);
  const { title, status, problems, languages, inputs, indicators, rounds } = version;
  const listed = new Intl.ListFormat(i18n.language).format(
    languages.map(({ language, missing }) => {
      const name = languageInText(language, i18n.language);
      return missing > 0 ? t('languageMissing', { language: name, count: missing }) : name;
    }),
  );
  return (
    <li className={css.entry}>
      <div className={css.words}>
        <Link
          to="/associations/$associationId/instruments/$versionId"
          params={{ associationId, versionId: version.id }}
          className={css.name}
        >
          {title || t('list.unnamed')}
        </Link>
        <span className={css.line}>
          <Badge tone={status === 'draft' && version.owner === 'own' ? 'you' : 'plain'}>
            {t(version.owner === 'builtIn' && status === 'draft' ? 'status.ready' : `status.${status}`)}
          </Badge>
          {problems > 0 && <Badge tone="look">{t('save.problems', { count: problems })}</Badge>}
          <span>{t('version', { version: version.version })}</span>
          {version.owner === 'other' && <span>{version.ownerName}</span>}
        </span>
        <span>
          {t('counts', {
            questions: t('questions', { count: inputs }),
            indicators: t('indicators', { count: indicators }),
          })}
          {rounds > 0 && <> · {t('rounds', { count: rounds })}</>}
          {listed && <> · {t('also', { languages: listed })}</>}
        </span>
        {version.owner === 'own' && <span>{t('changed', { day: formatDay(version.updatedAt, i18n.language) })}</span>}
        {cloning.error && <Notice look>{problemText(t, cloning.error)}</Notice>}
      </div>
      <div className={css.actions}>
        {(version.owner !== 'own' || status !== 'draft') && (
          <Button
            small
            busy={cloning.isPending}
            onClick={() => cloning.mutate()}
            aria-label={t('cloneOf', { title, version: version.version })}
          >
            {t('clone')}
          </Button>
        )}
        <VersionMenu associationId={associationId} version={version} />
      </div>
    </li>
  );
}
