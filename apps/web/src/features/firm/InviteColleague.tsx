import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, routes } from '../../lib/api.js';
import { formatDay } from '../../lib/format.js';
import { fieldProblem, problemText } from '../../lib/problems.js';
import { ask } from '../../lib/queries.js';
import { Button } from '../../ui/Button.js';
import { SelectField, TextField } from '../../ui/Field.js';
import { Form } from '../../ui/Form.js';
import { Stack } from '../../ui/Layout.js';
import { Notice } from '../../ui/Notice.js';
import { Panel } from '../../ui/Panel.js';
import { LinkToPass } from './LinkToPass.js';
import css from './InviteColleague.module.css';

const invitable = ['firm_member', 'firm_administrator'] as const;
type Invitable = (typeof invitable)[number];

export function InviteColleague({ firmId }: { firmId: string }) {
  const { t, i18n } = useTranslation('firm');
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<Invitable>('firm_member');
  const queries = useQueryClient();
  const inviting = useMutation({
    mutationFn: () => call(routes.inviteToFirm, { params: { firmId }, body: { email, role } }),
    onSuccess: async () => {
      setEmail('');
      await queries.invalidateQueries({ queryKey: ask(routes.firmUsers, { params: { firmId } }).queryKey });
    },
  });
  const made = inviting.data;
  return (
    <Panel title={t('colleagues.invite')}>
      <Stack gap={4}>
        <Form className={css.form} busy={inviting.isPending} onSend={() => inviting.mutate()}>
          <TextField
            label={t('colleagues.email')}
            type="email"
            required
            maxLength={254}
            autoComplete="off"
            error={fieldProblem(inviting.error, 'email')}
            value={email}
            onChange={(event) => setEmail(event.target.value)}
          />
          <SelectField
            label={t('colleagues.role')}
            value={role}
            onChange={(event) => setRole(event.target.value as Invitable)}
            options={invitable.map((value) => ({ value, label: t(`colleagues.roleHelp.${value}`) }))}
          />
          <Button look="main" type="submit" busy={inviting.isPending}>
            {t('colleagues.send')}
          </Button>
        </Form>
        {inviting.error && <Notice look>{problemText(t, inviting.error)}</Notice>}
        {made && (
          <Notice title={t('colleagues.madeTitle')}>
            <Stack gap={2}>
              <span>
                {t('colleagues.made', {
                  email: made.invitation.email,
                  day: formatDay(made.invitation.expiresAt, i18n.language),
                })}
              </span>
              <LinkToPass link={made.link} />
            </Stack>
          </Notice>
        )}
      </Stack>
    </Panel>
  );
}
