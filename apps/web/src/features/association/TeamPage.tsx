import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, routes, type Reply } from '../../lib/api.js';
import { formatDay } from '../../lib/format.js';
import { problemText } from '../../lib/problems.js';
import { ask } from '../../lib/queries.js';
import { useTitle } from '../../lib/title.js';
import { Badge } from '../../ui/Badge.js';
import { Button } from '../../ui/Button.js';
import { Confirm } from '../../ui/Confirm.js';
import { Stack } from '../../ui/Layout.js';
import { Notice } from '../../ui/Notice.js';
import { PageHead } from '../../ui/PageHead.js';
import { Panel } from '../../ui/Panel.js';
import { ApiKeys } from './ApiKeys.js';
import css from './Association.module.css';
import { InviteColleague } from './InviteColleague.js';

type Team = Reply<'associationUsers'>;

/** Who works for the association, who is invited, and the keys of its machines. */
export function TeamPage({ associationId, me }: { associationId: string; me: string }) {
  const { t } = useTranslation('association');
  useTitle(t('team.title'));
  const [inviting, setInviting] = useState(false);
  const params = { associationId };
  const { data } = useSuspenseQuery(ask(routes.associationUsers, { params }));
  return (
    <Stack gap={5}>
      <PageHead
        title={t('team.title')}
        lead={t('team.lead')}
        action={
          <Button look="main" onClick={() => setInviting(true)}>
            {t('team.invite.go')}
          </Button>
        }
      />
      <People associationId={associationId} me={me} users={data.items} />
      <Invitations associationId={associationId} invitations={data.invitations} />
      <ApiKeys associationId={associationId} />
      {inviting && <InviteColleague associationId={associationId} onClose={() => setInviting(false)} />}
    </Stack>
  );
}

function People({ associationId, me, users }: { associationId: string; me: string; users: Team['items'] }) {
  const { t, i18n } = useTranslation('association');
  const [removing, setRemoving] = useState<Team['items'][number] | null>(null);
  const queries = useQueryClient();
  const remove = useMutation({
    mutationFn: (grantId: string) => call(routes.endGrant, { params: { associationId, grantId } }),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: [routes.associationUsers.id] });
      setRemoving(null);
    },
  });
  return (
    <Panel title={t('team.people')}>
      <ul className={css.list}>
        {users.map((user) => (
          <li key={user.grantId}>
            <div className={css.words}>
              <strong>
                {user.name} {user.userId === me && <Badge tone="you">{t('team.you')}</Badge>}
              </strong>
              <span>{user.email}</span>
              <span>
                {t(`common:role.${user.role}`)} · {t('team.since', { day: formatDay(user.since, i18n.language) })}
              </span>
            </div>
            {user.userId !== me && (
              <Button small onClick={() => setRemoving(user)} aria-label={t('team.removeOf', { name: user.name })}>
                {t('team.remove')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {removing && (
        <Confirm
          title={t('team.removeTitle', { name: removing.name })}
          close={t('common:action.close')}
          cancel={t('common:action.cancel')}
          yes={t('team.removeYes')}
          busy={remove.isPending}
          problem={remove.error && problemText(t, remove.error)}
          onYes={() => remove.mutate(removing.grantId)}
          onClose={() => setRemoving(null)}
        >
          <p>{t('team.removeHelp')}</p>
        </Confirm>
      )}
    </Panel>
  );
}

function Invitations({ associationId, invitations }: { associationId: string; invitations: Team['invitations'] }) {
  const { t, i18n } = useTranslation('association');
  const queries = useQueryClient();
  const revoke = useMutation({
    mutationFn: (invitationId: string) => call(routes.revokeInvitation, { params: { associationId, invitationId } }),
    onSettled: () => queries.invalidateQueries({ queryKey: [routes.associationUsers.id] }),
  });
  const open = invitations.filter(({ state }) => state === 'open' || state === 'expired');
  if (open.length === 0) return null;
  return (
    <Panel title={t('team.invitations')} note={t('team.invitationsNote')}>
      {revoke.error && <Notice look>{problemText(t, revoke.error)}</Notice>}
      <ul className={css.list}>
        {open.map((invitation) => (
          <li key={invitation.id}>
            <div className={css.words}>
              <strong>{invitation.email}</strong>
              <span>{t(`common:role.${invitation.role}`)}</span>
              <span>
                {t(invitation.state === 'expired' ? 'team.expired' : 'team.validUntil', {
                  day: formatDay(invitation.expiresAt, i18n.language),
                })}
              </span>
            </div>
            {invitation.state === 'open' && (
              <Button
                small
                disabled={revoke.isPending}
                onClick={() => revoke.mutate(invitation.id)}
                aria-label={t('team.withdrawOf', { email: invitation.email })}
              >
                {t('team.withdraw')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
