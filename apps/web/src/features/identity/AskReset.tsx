import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, routes } from '../../lib/api.js';
import { problemText } from '../../lib/problems.js';
import { useTitle } from '../../lib/title.js';
import { Button } from '../../ui/Button.js';
import { TextField } from '../../ui/Field.js';
import { Form } from '../../ui/Form.js';
import { Notice } from '../../ui/Notice.js';
import css from './SignIn.module.css';
import { useSending } from './useSending.js';

export function AskReset() {
  const { t } = useTranslation('identity');
  useTitle(t('askReset.title'));
  const [email, setEmail] = useState('');
  const [sent, setSent] = useState(false);
  const sending = useSending(async () => {
    await call(routes.askReset, { body: { email } });
    setSent(true);
  });
  return (
    <Form className={css.form} busy={sending.busy} onSend={() => void sending.send(undefined)}>
      <h1>{t('askReset.title')}</h1>
      {sending.error && <Notice look>{problemText(t, sending.error)}</Notice>}
      {sent ? (
        <Notice title={t('askReset.sent')}>{t('askReset.sentHelp', { email })}</Notice>
      ) : (
        <>
          <p>{t('askReset.lead')}</p>
          <TextField
            label={t('email')}
            type="email"
            autoComplete="username"
            required
            value={email}
            onChange={(event) => setEmail(event.target.value)}
          />
          <Button look="main" type="submit" wide busy={sending.busy}>
            {t('askReset.go')}
          </Button>
        </>
      )}
      <a href="/sign-in" className={css.forgot}>
        {t('askReset.back')}
      </a>
    </Form>
  );
}
