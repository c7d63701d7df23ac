import type { DeclarationView, LearningDraft, ProfileMove } from '@gauge/contracts';
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, routes } from '../../lib/api.js';
import { formatDay } from '../../lib/format.js';
import { fieldProblem, problemText } from '../../lib/problems.js';
import { ask } from '../../lib/queries.js';
import { useTitle } from '../../lib/title.js';
import { Badge } from '../../ui/Badge.js';
import { Button } from '../../ui/Button.js';
import { Dialog } from '../../ui/Dialog.js';
import { Stack } from '../../ui/Layout.js';
import { Notice } from '../../ui/Notice.js';
import { PageHead } from '../../ui/PageHead.js';
import { Panel } from '../../ui/Panel.js';
import { BackArrow, tabCss } from '../../ui/Tabs.js';
import css from '../partners/ProfileEditor.module.css';
import { isReady } from '../partners/ready.js';
import { DeclarationForm } from './DeclarationForm.js';
import { DeclarationPreview, Tells } from './DeclarationPreview.js';
import type { LearningSearch } from './search.js';

type FirmMove = Exclude<ProfileMove, 'publish' | 'give_back'>;
const isFirmMove = (move: ProfileMove): move is FirmMove => move !== 'publish' && move !== 'give_back';

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
  const { t, i18n } = useTranslation('learning');
  const { data: own } = useSuspenseQuery(ask(routes.ownLearning, { params: { firmId } }));
  const [draft, setDraft] = useState<LearningDraft>(
    () => found?.draft ?? emptyDraft(own.associations[0]?.id ?? '', search, own.areas[0]?.key ?? ''),
  );
  const [clean, setClean] = useState(draft);
  const [telling, setTelling] = useState(false);
  const { saving, moving } = useCommands(firmId, found, () => setClean(draft));
  const title = found ? t(`title.${found.kind}`, { area: found.area.name }) : t(`edit.new.${draft.kind}`);
  useTitle(title);
  const locked = found !== null && found.status !== 'draft';
  const changed = JSON.stringify(draft) !== JSON.stringify(clean);
  const moves = (found?.moves ?? []).flatMap(({ move, possible }) => (possible && isFirmMove(move) ? [move] : []));
  const problem = saving.error ?? moving.error;
  const go = (move: FirmMove) => (move === 'submit' && draft.kind === 'share' ? setTelling(true) : moving.mutate(move));
  return (
    <Stack gap={5}>
      <PageHead
        eyebrow={
          <Link to="/firms/$firmId/partners/learning" params={{ firmId }} className={tabCss.back}>
            <BackArrow />
            {t('edit.back')}
          </Link>
        }
        title={title}
        lead={
          found && (
            <span className={css.state}>
              <Badge tone={found.status === 'published' ? 'you' : 'plain'}>
                {t(`partners:status.${found.status}`)}
              </Badge>
              {found.status === 'published' && found.expiresAt && (
                <span>{t('partners:list.until', { day: formatDay(found.expiresAt, i18n.language) })}</span>
              )}
              <span>{t('partners:list.vouched', { name: found.association.name })}</span>
            </span>
          )
        }
      />
      {found?.comment && found.status === 'draft' && (
        <Notice look>{t('partners:list.comment', { comment: found.comment })}</Notice>
      )}
      {locked && <Notice>{t(`edit.locked.${found.status}`)}</Notice>}
      <div className={css.columns}>
        <form
          className={css.form}
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            saving.mutate(draft);
          }}
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
              onChange={(change) => setDraft({ ...draft, ...change })}
            />
          )}
          {problem && <Notice look>{problemText(t, problem)}</Notice>}
          {!mayDecide && moves.length > 0 && <p className={css.dim}>{t('partners:onlyAdministrator')}</p>}
          <div className={css.actions}>
            {!locked && (
              <Button
                look={changed || !found ? 'main' : 'quiet'}
                type="submit"
                busy={saving.isPending}
                disabled={draft.area === '' || (!changed && found !== null)}
              >
                {t('partners:edit.save')}
              </Button>
            )}
            {moves.map((move) => (
              <Button
                key={move}
                look={move === 'submit' && !changed ? 'main' : 'quiet'}
                disabled={!mayDecide || (move === 'submit' && (changed || !isReady(found?.preview)))}
                busy={moving.isPending && moving.variables === move}
                onClick={() => go(move)}
              >
                {t(`partners:move.${move}`)}
              </Button>
            ))}
            {changed && found && <span className={css.dim}>{t('partners:edit.unsaved')}</span>}
          </div>
        </form>
        <div className={css.preview}>
          {found ? (
            <DeclarationPreview found={found} byAuthor />
          ) : (
            <p className={css.dim}>{t('partners:preview.saveFirst')}</p>
          )}
        </div>
      </div>
      {telling && (
        <Dialog
          title={t('tells.confirm.title')}
          close={t('common:action.close')}
          onClose={() => setTelling(false)}
          actions={
            <>
              <Button onClick={() => setTelling(false)}>{t('common:action.cancel')}</Button>
              <Button
                look="main"
                busy={moving.isPending}
                onClick={() => moving.mutate('submit', { onSettled: () => setTelling(false) })}
              >
                {t('tells.confirm.yes')}
              </Button>
            </>
          }
        >
          <Tells kind="share" />
        </Dialog>
      )}
    </Stack>
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

function useCommands(firmId: string, found: DeclarationView | null, onSaved: () => void) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const params = { firmId, declarationId: found?.id ?? '' };
  const show = (fresh: DeclarationView) => {
    queries.setQueryData(ask(routes.declaration, { params: { firmId, declarationId: fresh.id } }).queryKey, fresh);
    for (const route of [routes.ownLearning, routes.findLearning])
      void queries.invalidateQueries({ queryKey: [route.id] });
  };
  const saving = useMutation({
    mutationFn: (body: LearningDraft) =>
      found
        ? call(routes.changeDeclaration, { params, body })
        : call(routes.makeDeclaration, { params: { firmId }, body }),
    onSuccess: (fresh) => {
      show(fresh);
      onSaved();
      if (found) return;
      return navigate({
        to: '/firms/$firmId/partners/learning/$declarationId',
        params: { firmId, declarationId: fresh.id },
        replace: true,
      });
    },
  });
  const moving = useMutation({
    mutationFn: (move: FirmMove) => call(routes.moveDeclaration, { params, body: { move } }),
    onSuccess: show,
  });
  return { saving, moving };
}
