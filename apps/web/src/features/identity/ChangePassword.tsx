import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, routes } from '../../lib/api.js';
import { problemText } from '../../lib/problems.js';
import { ask } from '../../lib/queries.js';
import { Button } from '../../ui/Button.js';
import { Form } from '../../ui/Form.js';
import { Stack } from '../../ui/Layout.js';
import { Notice } from '../../ui/Notice.js';
import { Panel } from '../../ui/Panel.js';
import { PasswordField } from '../../ui/PasswordField.js';

export function ChangePassword() {
  const { t } = useTranslation('identity');
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const queries = useQueryClient();
  const changing = useMutation({
    mutationFn: () => call(routes.changePassword, { body: { current, next } }),
    onSuccess: async () => {
      setCurrent('');
      setNext('');
      await queries.invalidateQueries({ queryKey: ask(routes.sessions).queryKey });
    },
  });
  const words = { show: t('showPassword'), hide: t('hidePassword'), maxLength: 128, required: true };
  return (
    <Panel title={t('account.passwordTitle')} note={t('account.passwordNote')}>
      <Form busy={changing.isPending} onSend={() => changing.mutate()}>
        <Stack gap={4}>
          <PasswordField
            {...words}
            label={t('account.current')}
            autoComplete="current-password"
            value={current}
            onChange={(event) => setCurrent(event.target.value)}
          />
          <PasswordField
            {...words}
            label={t('account.next')}
            hint={t('passwordHint')}
            autoComplete="new-password"
            minLength={8}
            value={next}
            onChange={(event) => setNext(event.target.value)}
          />
          {changing.error && <Notice look>{problemText(t, changing.error)}</Notice>}
          {changing.isSuccess && <Notice>{t('account.passwordChanged')}</Notice>}
          <Button type="submit" busy={changing.isPending} style={{ justifySelf: 'start' }}>
            {t('account.changePassword')}
          </Button>
        </Stack>
      </Form>
    </Panel>
  );
}
