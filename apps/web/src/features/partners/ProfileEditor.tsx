import type { ProfileView } from '@gauge/contracts';
import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { call, routes } from '../../lib/api.js';
import { fieldProblem } from '../../lib/problems.js';
import { ask, showNow } from '../../lib/queries.js';
import { useTitle } from '../../lib/title.js';
import { buttonClass } from '../../ui/Button.js';
import { Panel } from '../../ui/Panel.js';
import { BackArrow, tabCss } from '../../ui/Tabs.js';
import { AsWritten } from './AsWritten.js';
import { draftFrom, draftToSend, emptyDraft, type Draft } from './draft.js';
import { DraftEditor } from './DraftEditor.js';
import { ProfileForm } from './ProfileForm.js';
import { Preview } from './Preview.js';
import { useDraft, type FirmMove } from './useDraft.js';

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
  const { t } = useTranslation('partners');
  const title = profile?.title ?? t('edit.newTitle');
  useTitle(title);
  const { data: all } = useSuspenseQuery(ask(routes.partnerProfiles, { params: { firmId } }));
  const { draft, change, changed, saving, moving } = useDraft<Draft, ProfileView>(
    () => (profile ? draftFrom(profile) : emptyDraft(all.associations[0]?.id ?? '')),
    useProfileCommands(firmId, profile),
  );
  const locked = profile !== null && profile.status !== 'draft';
  return (
    <DraftEditor
      back={
        <Link to="/firms/$firmId/partners/profiles" params={{ firmId }} className={tabCss.back}>
          <BackArrow />
          {t('edit.back')}
        </Link>
      }
      title={title}
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
      found={profile}
      locked={profile && profile.status !== 'draft' ? t(`edit.locked.${profile.status}`) : null}
      writable={draft.title.trim().length >= 3}
      changed={changed}
      mayDecide={mayDecide}
      saving={saving}
      moving={moving}
      onSave={() => saving.mutate(draft)}
      onMove={(move) => moving.mutate(move)}
      preview={profile && <Preview preview={profile.preview} />}
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
          onChange={change}
        />
      )}
    </DraftEditor>
  );
}

function useProfileCommands(firmId: string, profile: ProfileView | null) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const params = { firmId, profileId: profile?.id ?? '' };
  return {
    exists: profile !== null,
    save: (draft: Draft) => {
      const body = draftToSend(draft);
      return profile
        ? call(routes.changeProfile, { params, body })
        : call(routes.makeProfile, { params: { firmId }, body });
    },
    move: (move: FirmMove) => call(routes.moveProfile, { params, body: { move } }),
    show: (fresh: ProfileView) => {
      showNow(queries, ask(routes.partnerProfile, { params: { firmId, profileId: fresh.id } }).queryKey, fresh);
      for (const route of [routes.partnerProfiles, routes.findPartners])
        void queries.invalidateQueries({ queryKey: [route.id] });
    },
    open: (fresh: ProfileView) =>
      navigate({
        to: '/firms/$firmId/partners/profiles/$profileId',
        params: { firmId, profileId: fresh.id },
        replace: true,
      }),
  };
}
