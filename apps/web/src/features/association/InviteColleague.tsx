import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, routes } from '../../lib/api.js';
import { formatDay } from '../../lib/format.js';
import { fieldProblem, problemText } from '../../lib/problems.js';
import { Choices } from '../../ui/Choices.js';
import { TextField } from '../../ui/Field.js';
import { FormDialog } from '../../ui/FormDialog.js';
import { PassOn } from '../../ui/PassOn.js';

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
  if (made)
    return (
      <PassOn
        title={t('team.invite.madeTitle')}
        close={t('common:action.close')}
        label={t('common:link')}
        text={made.link}
        copy={t('common:action.copy')}
        copied={t('common:action.copied')}
        onClose={onClose}
      >
        <p role="status">
          {t('team.invite.made', {
            email: made.invitation.email,
            day: formatDay(made.invitation.expiresAt, i18n.language),
          })}
        </p>
      </PassOn>
    );
  return (
    <FormDialog
      title={t('team.invite.go')}
      close={t('common:action.close')}
      cancel={t('common:action.cancel')}
      send={t('team.invite.yes')}
      busy={inviting.isPending}
      problem={inviting.error && problemText(t, inviting.error)}
      onSend={() => inviting.mutate()}
      onClose={onClose}
    >
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
    </FormDialog>
  );
}
