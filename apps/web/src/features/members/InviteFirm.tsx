import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, routes } from '../../lib/api.js';
import { formatDay } from '../../lib/format.js';
import { fieldProblem, problemText } from '../../lib/problems.js';
import { Button } from '../../ui/Button.js';
import { CopyBox } from '../../ui/CopyBox.js';
import { Dialog } from '../../ui/Dialog.js';
import { TextField } from '../../ui/Field.js';
import { Notice } from '../../ui/Notice.js';
import css from './Members.module.css';
import type { Member } from './draft.js';

/** A link with which somebody becomes the firm's administrator. */
export function InviteFirm({
  associationId,
  member,
  onClose,
}: {
  associationId: string;
  member: Member;
  onClose: () => void;
}) {
  const { t, i18n } = useTranslation('members');
  const [email, setEmail] = useState(member.contactEmail ?? '');
  const inviting = useMutation({
    mutationFn: () =>
      call(routes.inviteToAssociation, {
        params: { associationId },
        body: { email, role: 'firm_administrator', firmId: member.firmId },
      }),
  });
  const made = inviting.data;
  return (
    <Dialog
      title={t('invite.title', { name: member.name })}
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
              {t('invite.yes')}
            </Button>
          </>
        )
      }
    >
      {made ? (
        <>
          <p role="status">
            {t('invite.made', {
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
          <p>{t('invite.help')}</p>
          {inviting.error && <Notice look>{problemText(t, inviting.error)}</Notice>}
          <TextField
            label={t('invite.email')}
            type="email"
            required
            autoComplete="off"
            maxLength={254}
            value={email}
            error={fieldProblem(inviting.error, 'email')}
            onChange={(event) => setEmail(event.target.value)}
          />
        </form>
      )}
    </Dialog>
  );
}
