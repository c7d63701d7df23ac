import type { ProfileMove, ProfileView } from '@gauge/contracts';
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
import { Button, buttonClass } from '../../ui/Button.js';
import { Stack } from '../../ui/Layout.js';
import { Notice } from '../../ui/Notice.js';
import { PageHead } from '../../ui/PageHead.js';
import { Panel } from '../../ui/Panel.js';
import { BackArrow, tabCss } from '../../ui/Tabs.js';
import { AsWritten } from './AsWritten.js';
import { draftFrom, draftToSend, emptyDraft, type Draft } from './draft.js';
import css from './ProfileEditor.module.css';
import { ProfileForm } from './ProfileForm.js';
import { Preview } from './Preview.js';
import { isReady } from './ready.js';

type FirmMove = Exclude<ProfileMove, 'publish' | 'give_back'>;
const firmMoves: FirmMove[] = ['submit', 'renew', 'revise', 'withdraw'];
const isFirmMove = (move: ProfileMove): move is FirmMove => (firmMoves as ProfileMove[]).includes(move);

/** A new profile. It begins to exist with its first saving. */
export function NewProfile({ firmId, mayDecide }: { firmId: string; mayDecide: boolean }) {
  return <Editor firmId={firmId} profile={null} mayDecide={mayDecide} />;
}

export function EditProfile({
  firmId,
  profileId,
  mayDecide,
}: {
  firmId: string;
  profileId: string;
  mayDecide: boolean;
}) {
  const { data } = useSuspenseQuery(ask(routes.partnerProfile, { params: { firmId, profileId } }));
  // another state is another form: what was typed in the old one does not belong to it
  return <Editor key={`${profileId} ${data.status}`} firmId={firmId} profile={data} mayDecide={mayDecide} />;
}

function Editor({ firmId, profile, mayDecide }: { firmId: string; profile: ProfileView | null; mayDecide: boolean }) {
  const { t, i18n } = useTranslation('partners');
  useTitle(profile?.title ?? t('edit.newTitle'));
  const { data: all } = useSuspenseQuery(ask(routes.partnerProfiles, { params: { firmId } }));
  const [draft, setDraft] = useState<Draft>(() =>
    profile ? draftFrom(profile) : emptyDraft(all.associations[0]?.id ?? ''),
  );
  const [clean, setClean] = useState(draft);
  const { saving, moving } = useProfileCommands(firmId, profile, () => setClean(draft));
  const locked = profile !== null && profile.status !== 'draft';
  const changed = JSON.stringify(draft) !== JSON.stringify(clean);
  const moves = (profile?.moves ?? []).filter(({ move, possible }) => possible && isFirmMove(move));
  const problem = saving.error ?? moving.error;
  return (
    <Stack gap={5}>
      <PageHead
        eyebrow={
          <Link to="/firms/$firmId/partners/profiles" params={{ firmId }} className={tabCss.back}>
            <BackArrow />
            {t('edit.back')}
          </Link>
        }
        title={profile?.title ?? t('edit.newTitle')}
        lead={
          profile && (
            <span className={css.state}>
              <Badge tone={profile.status === 'published' ? 'you' : 'plain'}>{t(`status.${profile.status}`)}</Badge>
              {profile.status === 'published' && profile.expiresAt && (
                <span>{t('list.until', { day: formatDay(profile.expiresAt, i18n.language) })}</span>
              )}
              <span>{t('list.vouched', { name: profile.association.name })}</span>
            </span>
          )
        }
        action={
          profile?.status === 'published' && (
            <Link
              to="/firms/$firmId/partners"
              params={{ firmId }}
              search={{ profile: profile.id }}
              className={buttonClass('main')}
            >
              {t('list.find')}
            </Link>
          )
        }
      />
      {profile?.comment && profile.status === 'draft' && (
        <Notice look>{t('list.comment', { comment: profile.comment })}</Notice>
      )}
      {profile && profile.status !== 'draft' && <Notice>{t(`edit.locked.${profile.status}`)}</Notice>}
      <div className={css.columns}>
        <form
          className={css.form}
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            saving.mutate(draft);
          }}
        >
          {locked ? (
            <Panel title={t('written.title')}>
              <AsWritten profile={profile} />
            </Panel>
          ) : (
            <ProfileForm
              draft={draft}
              associations={all.associations}
              errorOf={(field) => fieldProblem(saving.error, field)}
              onChange={(change) => setDraft({ ...draft, ...change })}
            />
          )}
          {problem && <Notice look>{problemText(t, problem)}</Notice>}
          {!mayDecide && moves.length > 0 && <p className={css.dim}>{t('onlyAdministrator')}</p>}
          <div className={css.actions}>
            {!locked && (
              <Button
                look={changed || !profile ? 'main' : 'quiet'}
                type="submit"
                busy={saving.isPending}
                disabled={draft.title.trim().length < 3 || (!changed && profile !== null)}
              >
                {t('edit.save')}
              </Button>
            )}
            {moves.map(({ move }) => (
              <Button
                key={move}
                look={move === 'submit' && !changed ? 'main' : 'quiet'}
                disabled={!mayDecide || (move === 'submit' && (changed || !isReady(profile?.preview)))}
                busy={moving.isPending && moving.variables === move}
                onClick={() => isFirmMove(move) && moving.mutate(move)}
              >
                {t(`move.${move}`)}
              </Button>
            ))}
            {changed && profile && <span className={css.dim}>{t('edit.unsaved')}</span>}
          </div>
        </form>
        <div className={css.preview}>
          {profile ? <Preview preview={profile.preview} /> : <p className={css.dim}>{t('preview.saveFirst')}</p>}
        </div>
      </div>
    </Stack>
  );
}

function useProfileCommands(firmId: string, profile: ProfileView | null, onSaved: () => void) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const params = { firmId, profileId: profile?.id ?? '' };
  const show = (fresh: ProfileView) => {
    queries.setQueryData(ask(routes.partnerProfile, { params: { firmId, profileId: fresh.id } }).queryKey, fresh);
    for (const route of [routes.partnerProfiles, routes.findPartners])
      void queries.invalidateQueries({ queryKey: [route.id] });
  };
  const saving = useMutation({
    mutationFn: (draft: Draft) => {
      const body = draftToSend(draft);
      return profile
        ? call(routes.changeProfile, { params, body })
        : call(routes.makeProfile, { params: { firmId }, body });
    },
    onSuccess: (fresh) => {
      show(fresh);
      onSaved();
      if (profile) return;
      return navigate({
        to: '/firms/$firmId/partners/profiles/$profileId',
        params: { firmId, profileId: fresh.id },
        replace: true,
      });
    },
  });
  const moving = useMutation({
    mutationFn: (move: FirmMove) => call(routes.moveProfile, { params, body: { move } }),
    onSuccess: show,
  });
  return { saving, moving };
}
