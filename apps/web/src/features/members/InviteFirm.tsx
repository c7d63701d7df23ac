import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, routes } from '../../lib/api.js';
import { formatDay } from '../../lib/format.js';
import { fieldProblem, problemText } from '../../lib/problems.js';
import { TextField } from '../../ui/Field.js';
import { FormDialog } from '../../ui/FormDialog.js';
import { PassOn } from '../../ui/PassOn.js';
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
  if (made)
    return (
      <PassOn
        title={t('invite.title', { name: member.name })}
        close={t('common:action.close')}
        label={t('common:link')}
        text={made.link}
        copy={t('common:action.copy')}
        copied={t('common:action.copied')}
        onClose={onClose}
      >
        <p role="status">
          {t('invite.made', {
            email: made.invitation.email,
            day: formatDay(made.invitation.expiresAt, i18n.language),
          })}
        </p>
      </PassOn>
    );
  return (
    <FormDialog
      title={t('invite.title', { name: member.name })}
      close={t('common:action.close')}
      cancel={t('common:action.cancel')}
      send={t('invite.yes')}
      busy={inviting.isPending}
      problem={inviting.error && problemText(t, inviting.error)}
      onSend={() => inviting.mutate()}
      onClose={onClose}
    >
      <p>{t('invite.help')}</p>
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
    </FormDialog>
  );
}
