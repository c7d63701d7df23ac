import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, routes, type Reply } from '../../lib/api.js';
import { formatDay } from '../../lib/format.js';
import { problemText } from '../../lib/problems.js';
import { ask } from '../../lib/queries.js';
import { Badge } from '../../ui/Badge.js';
import { Button } from '../../ui/Button.js';
import { Row } from '../../ui/Layout.js';
import { Notice } from '../../ui/Notice.js';
import { Panel } from '../../ui/Panel.js';
import css from './Colleagues.module.css';

type Users = Reply<'firmUsers'>;

/** Who works on the firm's answers, and who has been asked to. */
export function Colleagues({ firmId, me, mayManage }: { firmId: string; me: string; mayManage: boolean }) {
  const { t } = useTranslation('firm');
  const users = ask(routes.firmUsers, { params: { firmId } });
  const { data } = useSuspenseQuery(users);
  const queries = useQueryClient();
  const refresh = () => queries.invalidateQueries({ queryKey: users.queryKey });
  const removing = useMutation({
    mutationFn: (grantId: string) => call(routes.endFirmGrant, { params: { firmId, grantId } }),
    onSettled: refresh,
  });
  const withdrawing = useMutation({
    mutationFn: (invitationId: string) => call(routes.revokeFirmInvitation, { params: { firmId, invitationId } }),
    onSettled: refresh,
  });
  const open = data.invitations.filter(({ state }) => state === 'open');
  const failed = removing.error ?? withdrawing.error;
  return (
    <>
      {failed && <Notice look>{problemText(t, failed)}</Notice>}
      <Panel title={t('colleagues.people')}>
        <ul className={css.list}>
          {data.items.map((user) => (
            <Person
              key={user.grantId}
              user={user}
              me={user.userId === me}
              remove={mayManage && user.userId !== me ? () => removing.mutate(user.grantId) : undefined}
            />
          ))}
        </ul>
      </Panel>
      {open.length > 0 && (
        <Panel title={t('colleagues.open')} note={t('colleagues.openNote')}>
          <ul className={css.list}>
            {open.map((invitation) => (
              <Invited
                key={invitation.id}
                invitation={invitation}
                withdraw={mayManage ? () => withdrawing.mutate(invitation.id) : undefined}
              />
            ))}
          </ul>
        </Panel>
      )}
    </>
  );
}

function Person({ user, me, remove }: { user: Users['items'][number]; me: boolean; remove?: () => void }) {
  const { t, i18n } = useTranslation('firm');
  const [asking, setAsking] = useState(false);
  return (
    <li className={css.person}>
      <div className={css.words}>
        <Row gap={2}>
          <strong>{user.name}</strong>
          {me && <Badge tone="you">{t('colleagues.you')}</Badge>}
        </Row>
        <span>{user.email}</span>
        <span>
          {t(`common:role.${user.role}`)} · {t('privacy.since', { day: formatDay(user.since, i18n.language) })}
        </span>
      </div>
      {remove && !asking && (
        <Button small aria-label={t('colleagues.removeOf', { name: user.name })} onClick={() => setAsking(true)}>
          {t('colleagues.remove')}
        </Button>
      )}
      {remove && asking && (
        <Row gap={2}>
          <span>{t('colleagues.removeSure', { name: user.name })}</span>
          <Button small autoFocus onClick={remove}>
            {t('colleagues.removeYes')}
          </Button>
          <Button small look="plain" onClick={() => setAsking(false)}>
            {t('common:action.cancel')}
          </Button>
        </Row>
      )}
    </li>
  );
}

function Invited({ invitation, withdraw }: { invitation: Users['invitations'][number]; withdraw?: () => void }) {
  const { t, i18n } = useTranslation('firm');
  return (
    <li className={css.person}>
      <div className={css.words}>
        <strong>{invitation.email}</strong>
        <span>
          {t(`common:role.${invitation.role}`)} ·{' '}
          {t('colleagues.validUntil', { day: formatDay(invitation.expiresAt, i18n.language) })}
        </span>
      </div>
      {withdraw && (
        <Button small aria-label={t('colleagues.withdrawOf', { email: invitation.email })} onClick={withdraw}>
          {t('colleagues.withdraw')}
        </Button>
      )}
    </li>
  );
}
