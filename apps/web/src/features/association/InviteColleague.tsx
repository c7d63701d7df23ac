import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, routes } from '../../lib/api.js';
import { formatDay } from '../../lib/format.js';
import { fieldProblem, problemText } from '../../lib/problems.js';
import { Button } from '../../ui/Button.js';
import { Choices } from '../../ui/Choices.js';
import { CopyBox } from '../../ui/CopyBox.js';
import { Dialog } from '../../ui/Dialog.js';
import { TextField } from '../../ui/Field.js';
import { Notice } from '../../ui/Notice.js';
import css from './Association.module.css';

const roles = ['counsellor', 'association_administrator'] as const;

/** A link with which a colleague joins the association. */
export function InviteColleague({ associationId, onClose }: { associationId: string; onClose: () => void }) {
  const { t, i18n } = useTranslation('association');
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<(typeof roles)[number]>('counsellor');
  const queries = useQueryClient();
  const inviting = useMutation({
    mutationFn: () => call(routes.inviteToAssociation, { params: { associationId }, body: { email, role } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: [routes.associationUsers.id] }),
  });
  const made = inviting.data;
  return (
    <Dialog
      title={t(made ? 'team.invite.madeTitle' : 'team.invite.go')}
      close={t('common:action.close')}
      onClose={onClose}
      actions={
        made ? (
          <Button look="main" onClick={onClose}>
            {t('common:action.close')}
          </Button>
        ) : (
          <>
            <Button onClick={onClose}>{t('common:action.cancel')}</Button>
            <Button look="main" type="submit" form="invite" busy={inviting.isPending}>
              {t('team.invite.yes')}
            </Button>
          </>
        )
      }
    >
      {made ? (
        <>
          <p role="status">
            {t('team.invite.made', {
              email: made.invitation.email,
              day: formatDay(made.invitation.expiresAt, i18n.language),
            })}
          </p>
          <CopyBox
            label={t('common:link')}
            text={made.link}
            copy={t('common:action.copy')}
            copied={t('common:action.copied')}
          />
        </>
      ) : (
        <form
          id="invite"
          className={css.form}
          onSubmit={(event) => {
            event.preventDefault();
            inviting.mutate();
          }}
        >
          {inviting.error && <Notice look>{problemText(t, inviting.error)}</Notice>}
          <TextField
            label={t('team.invite.email')}
            type="email"
            required
            autoComplete="off"
            maxLength={254}
            value={email}
            error={fieldProblem(inviting.error, 'email')}
            onChange={(event) => setEmail(event.target.value)}
          />
          <Choices
            label={t('team.invite.role')}
            value={role}
            options={roles.map((value) => ({
              value,
              label: t(`common:role.${value}`),
              note: t(`team.roleHelp.${value}`),
            }))}
            onChange={setRole}
          />
        </form>
      )}
    </Dialog>
  );
}
