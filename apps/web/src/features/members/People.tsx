import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, routes } from '../../lib/api.js';
import { formatDay } from '../../lib/format.js';
import { problemText } from '../../lib/problems.js';
import { Button } from '../../ui/Button.js';
import { Stack } from '../../ui/Layout.js';
import { Notice } from '../../ui/Notice.js';
import { Panel } from '../../ui/Panel.js';
import { InviteFirm } from './InviteFirm.js';
import css from './Members.module.css';
import type { Detail, MemberPlace } from './MemberPage.js';

/** Whom the association writes to at the firm, and whom it invited. */
export function People({ place, member, mayInvite }: { place: MemberPlace; member: Detail; mayInvite: boolean }) {
  const { t, i18n } = useTranslation('members');
  const [inviting, setInviting] = useState(false);
  const queries = useQueryClient();
  const readAnew = () => {
    for (const { id } of [routes.member, routes.members, routes.memberSummary])
      void queries.invalidateQueries({ queryKey: [id] });
  };
  const withdrawing = useMutation({
    mutationFn: (invitationId: string) =>
      call(routes.revokeInvitation, { params: { associationId: place.associationId, invitationId } }),
    onSettled: readAnew,
  });
  const day = (iso: string) => formatDay(iso, i18n.language);
  return (
    <Panel
      title={t('people.title')}
      action={
        mayInvite && (
          <Button small onClick={() => setInviting(true)}>
            {t(member.people === 'invited' ? 'people.again' : 'invite.go')}
          </Button>
        )
      }
    >
      <Stack gap={4}>
        <p>{t(`people.help.${member.people ?? 'nobody'}`)}</p>
        <dl className={css.facts}>
          <div>
            <dt>{t('field.contactEmail')}</dt>
            <dd>{member.contactEmail ?? <span className={css.dim}>{t('people.noContact')}</span>}</dd>
          </div>
        </dl>
        {withdrawing.error && <Notice look>{problemText(t, withdrawing.error)}</Notice>}
        {member.invitations.length > 0 && (
          <ul className={css.invitations}>
            {member.invitations.map(({ id, email, state, createdAt, expiresAt }) => (
              <li key={id}>
                <div>
                  <strong>{email}</strong>
                  <span>{t(`people.state.${state}`, { made: day(createdAt), until: day(expiresAt) })}</span>
                </div>
                {mayInvite && state === 'open' && (
                  <Button
                    small
                    look="plain"
                    disabled={withdrawing.isPending}
                    onClick={() => withdrawing.mutate(id)}
                    aria-label={t('people.withdrawOf', { email })}
                  >
                    {t('people.withdraw')}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        )}
      </Stack>
      {inviting && (
        <InviteFirm
          associationId={place.associationId}
          member={member}
          onClose={() => {
            readAnew();
            setInviting(false);
          }}
        />
      )}
    </Panel>
  );
}
