import { translatedTo } from '@gauge/contracts/instrument';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { IconEye } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { routes } from '../../lib/api.js';
import { isProblem, problemText } from '../../lib/problems.js';
import { ask } from '../../lib/queries.js';
import { useTitle } from '../../lib/title.js';
import { Badge } from '../../ui/Badge.js';
import { Button, buttonClass } from '../../ui/Button.js';
import { Stack } from '../../ui/Layout.js';
import { Notice } from '../../ui/Notice.js';
import { PageHead } from '../../ui/PageHead.js';
import { Panel } from '../../ui/Panel.js';
import { BackArrow, tabCss } from '../../ui/Tabs.js';
import { AboutForm } from './AboutForm.js';
import { useClone, VersionMenu } from './VersionMenu.js';
import css from './Editor.module.css';
import { FormsTable } from './FormsTable.js';
import { ItemList } from './ItemList.js';
import { ItemPage } from './ItemPage.js';
import { Languages } from './Languages.js';
import { Problems } from './Problems.js';
import { SectionNav } from './SectionNav.js';
import { DraftProvider } from './draft.js';
import { download } from './file.js';
import { useEditor, type Source } from './useEditor.js';
import type { EditorSearch, Section } from './search.js';

type Props = {
  associationId: string;
  versionId: string;
  place: EditorSearch;
  onGo: (place: EditorSearch) => void;
};

/** One version of an instrument, to read and, while it is a draft, to change. */
export function EditorPage({ associationId, versionId, place, onGo }: Props) {
  const { data } = useSuspenseQuery(ask(routes.instrumentSource, { params: { associationId, versionId } }));
  // another version, or one that has just been frozen, is another form
  return (
    <Editor key={`${data.id} ${data.editable}`} associationId={associationId} source={data} place={place} onGo={onGo} />
  );
}

type EditorProps = Omit<Props, 'versionId'> & { source: Source };

function Editor({ associationId, source, place, onGo }: EditorProps) {
  const { t } = useTranslation('instruments');
  const editor = useEditor(associationId, source);
  const { definition, faults } = editor;
  useTitle(definition.title || t('title'));
  const section = place.section ?? 'about';
  return (
    <DraftProvider value={{ definition, faults, locked: !source.editable, set: editor.set }}>
      <Stack gap={4}>
        <Head associationId={associationId} source={source} title={definition.title} dirty={editor.dirty} />
        {!source.editable && (
          <Notice>
            {t(`locked.${source.owner === 'own' ? source.status : source.owner}`, { name: source.ownerName })}
          </Notice>
        )}
        {editor.takenUp && editor.dirty && !editor.saving.error && <Notice>{t('save.takenUp')}</Notice>}
        {editor.saving.error && <Refused editor={editor} />}
        <div className={css.columns}>
          <SectionNav section={section} onGo={onGo} />
          <Panel title={place.item && section !== 'languages' ? undefined : t(`section.${section}`)}>
            <Body section={section} item={place.item} onGo={onGo} />
          </Panel>
        </div>
        {source.editable && <SaveBar editor={editor} onGo={onGo} />}
      </Stack>
    </DraftProvider>
  );
}

function Head({
  associationId,
  source,
  title,
  dirty,
}: {
  associationId: string;
  source: Source;
  title: string;
  dirty: boolean;
}) {
  const { t } = useTranslation('instruments');
  const params = { associationId, versionId: source.id };
  const cloning = useClone(associationId, source.id);
  return (
    <PageHead
      eyebrow={
        <Link to="/associations/$associationId/instruments" params={{ associationId }} className={tabCss.back}>
          <BackArrow />
          {t('back')}
        </Link>
      }
      title={title || t('list.unnamed')}
      lead={
        <span className={css.state}>
          <Badge tone={source.editable ? 'you' : 'plain'}>{t(`status.${source.status}`)}</Badge>
          <span>
            {t('version', { version: source.version })} ·{' '}
            {source.owner === 'other' ? t('owner.other', { name: source.ownerName }) : t(`owner.${source.owner}`)}
          </span>
        </span>
      }
      action={
        <>
          <Link
            to="/associations/$associationId/instruments/$versionId/preview"
            params={params}
            className={buttonClass('quiet')}
            title={dirty ? t('preview.savedOnly') : undefined}
          >
            <IconEye size={18} aria-hidden />
            {t('preview.go')}
          </Link>
          {!source.editable && (
            <Button look="main" busy={cloning.isPending} onClick={() => cloning.mutate()}>
              {t('clone')}
            </Button>
          )}
          <VersionMenu associationId={associationId} version={source} />
        </>
      }
    />
  );
}

function Body({
  section,
  item,
  onGo,
}: {
  section: Section;
  item: string | undefined;
  onGo: (place: EditorSearch) => void;
}) {
  switch (section) {
    case 'about':
      return <AboutForm />;
    case 'forms':
      return <FormsTable />;
    case 'languages':
      return <Languages language={translatedTo.find((one) => one === item) ?? 'fr'} onGo={onGo} />;
    case 'problems':
      return <Problems onGo={onGo} />;
    default:
      return item ? (
        <ItemPage key={`${section} ${item}`} part={section} code={item} onGo={onGo} />
      ) : (
        <ItemList key={section} part={section} onGo={onGo} />
      );
  }
}

/** A save that was not taken: nothing of it is lost, and there are two ways on. */
function Refused({ editor }: { editor: ReturnType<typeof useEditor> }) {
  const { t } = useTranslation('instruments');
  const { error } = editor.saving;
  if (!isProblem(error, 'conflict') && !isProblem(error, 'instrument_not_draft'))
    return <Notice look>{problemText(t, error)}</Notice>;
  return (
    <Notice
      look
      title={problemText(t, error)}
      action={
        <>
          <Button small onClick={() => download(editor.definition)}>
            {t('save.downloadMine')}
          </Button>
          <Button small onClick={() => void editor.reload()}>
            {t('save.loadTheirs')}
          </Button>
        </>
      }
    >
      {t('save.nothingLost')}
    </Notice>
  );
}

function SaveBar({ editor, onGo }: { editor: ReturnType<typeof useEditor>; onGo: (place: EditorSearch) => void }) {
  const { t } = useTranslation('instruments');
  const { dirty, faults, saving } = editor;
  return (
    <div className={css.saveBar}>
      <span role="status">{t(dirty ? 'save.unsaved' : 'save.saved')}</span>
      {faults.length > 0 ? (
        <Button small look="plain" onClick={() => onGo({ section: 'problems' })}>
          {t('save.problems', { count: faults.length })}
        </Button>
      ) : (
        <span className={css.dim}>{t('save.ready')}</span>
      )}
      <Button look={dirty ? 'main' : 'quiet'} disabled={!dirty} busy={saving.isPending} onClick={editor.save}>
        {t('save.go')}
      </Button>
    </div>
  );
}
