import type { DeclarationView, LearningDraft } from '@gauge/contracts';
import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, routes } from '../../lib/api.js';
import { fieldProblem } from '../../lib/problems.js';
import { ask, showNow } from '../../lib/queries.js';
import { useTitle } from '../../lib/title.js';
import { Confirm } from '../../ui/Confirm.js';
import { Panel } from '../../ui/Panel.js';
import { BackArrow, tabCss } from '../../ui/Tabs.js';
import { DraftEditor } from '../partners/DraftEditor.js';
import { useDraft, type FirmMove } from '../partners/useDraft.js';
import { DeclarationForm } from './DeclarationForm.js';
import { DeclarationPreview, Tells } from './DeclarationPreview.js';
import type { LearningSearch } from './search.js';

/** A new declaration. It begins to exist with its first saving. */
export function NewDeclaration({
  firmId,
  search,
  mayDecide,
}: {
  firmId: string;
  search: LearningSearch;
  mayDecide: boolean;
}) {
  return (
    <Editor key={`${search.kind} ${search.area}`} firmId={firmId} found={null} search={search} mayDecide={mayDecide} />
  );
}

export function EditDeclaration({
  firmId,
  declarationId,
  mayDecide,
}: {
  firmId: string;
  declarationId: string;
  mayDecide: boolean;
}) {
  const { data } = useSuspenseQuery(ask(routes.declaration, { params: { firmId, declarationId } }));
  // another state is another form: what was typed in the old one does not belong to it
  return (
    <Editor key={`${declarationId} ${data.status}`} firmId={firmId} found={data} search={{}} mayDecide={mayDecide} />
  );
}

type Props = { firmId: string; found: DeclarationView | null; search: LearningSearch; mayDecide: boolean };

function Editor({ firmId, found, search, mayDecide }: Props) {
  const { t } = useTranslation('learning');
  const { data: own } = useSuspenseQuery(ask(routes.ownLearning, { params: { firmId } }));
  const { draft, change, changed, saving, moving } = useDraft<LearningDraft, DeclarationView>(
    () => found?.draft ?? emptyDraft(own.associations[0]?.id ?? '', search, own.areas[0]?.key ?? ''),
    useDeclarationCommands(firmId, found),
  );
  const [telling, setTelling] = useState(false);
  const title = found ? t(`title.${found.kind}`, { area: found.area.name }) : t(`edit.new.${draft.kind}`);
  useTitle(title);
  const locked = found !== null && found.status !== 'draft';
  return (
    <>
      <DraftEditor
        back={
          <Link to="/firms/$firmId/partners/learning" params={{ firmId }} className={tabCss.back}>
            <BackArrow />
            {t('edit.back')}
          </Link>
        }
        title={title}
        found={found}
        locked={found && found.status !== 'draft' ? t(`edit.locked.${found.status}`) : null}
        writable={draft.area !== ''}
        changed={changed}
        mayDecide={mayDecide}
        saving={saving}
        moving={moving}
        onSave={() => saving.mutate(draft)}
        // what sharing tells is said once more before it is told
        onMove={(move) => (move === 'submit' && draft.kind === 'share' ? setTelling(true) : moving.mutate(move))}
        preview={found && <DeclarationPreview found={found} byAuthor />}
      >
        <Panel title={t(`tells.${draft.kind}.title`)} sunk>
          <Tells kind={draft.kind} />
        </Panel>
        {!locked && (
          <DeclarationForm
            draft={draft}
            areas={own.areas}
            associations={own.associations}
            errorOf={(field) => fieldProblem(saving.error, field)}
            onChange={change}
          />
        )}
      </DraftEditor>
      {telling && (
        <Confirm
          title={t('tells.confirm.title')}
          close={t('common:action.close')}
          cancel={t('common:action.cancel')}
          yes={t('tells.confirm.yes')}
          busy={moving.isPending}
          onYes={() => moving.mutate('submit', { onSettled: () => setTelling(false) })}
          onClose={() => setTelling(false)}
        >
          <Tells kind="share" />
        </Confirm>
      )}
    </>
  );
}

const emptyDraft = (associationId: string, { kind = 'learn', area }: LearningSearch, first: string): LearningDraft => ({
  associationId,
  kind,
  area: area ?? first,
  text: '',
  languages: ['en'],
  hideFromRivals: false,
  contactName: '',
  contactEmail: '',
});

function useDeclarationCommands(firmId: string, found: DeclarationView | null) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const params = { firmId, declarationId: found?.id ?? '' };
  return {
    exists: found !== null,
    save: (body: LearningDraft) =>
      found
        ? call(routes.changeDeclaration, { params, body })
        : call(routes.makeDeclaration, { params: { firmId }, body }),
    move: (move: FirmMove) => call(routes.moveDeclaration, { params, body: { move } }),
    show: (fresh: DeclarationView) => {
      showNow(queries, ask(routes.declaration, { params: { firmId, declarationId: fresh.id } }).queryKey, fresh);
      for (const route of [routes.ownLearning, routes.findLearning])
        void queries.invalidateQueries({ queryKey: [route.id] });
    },
    open: (fresh: DeclarationView) =>
      navigate({
        to: '/firms/$firmId/partners/learning/$declarationId',
        params: { firmId, declarationId: fresh.id },
        replace: true,
      }),
  };
}
