import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, routes } from '../../lib/api.js';
import { fieldProblem, isProblem, problemText } from '../../lib/problems.js';
import { useTitle } from '../../lib/title.js';
import { Button, buttonClass } from '../../ui/Button.js';
import { Form } from '../../ui/Form.js';
import { Notice } from '../../ui/Notice.js';
import { PasswordField } from '../../ui/PasswordField.js';
import css from './SignIn.module.css';
import { useSending } from './useSending.js';

export function Reset({ token }: { token: string }) {
  const { t } = useTranslation('identity');
  useTitle(t('reset.title'));
  const [password, setPassword] = useState('');
  const [done, setDone] = useState(false);
  const sending = useSending(async () => {
    await call(routes.reset, { params: { token }, body: { password } });
    setDone(true);
  });
  if (done)
    return (
      <div className={css.form}>
        <h1>{t('reset.done')}</h1>
        <p>{t('reset.doneHelp')}</p>
        <a href="/sign-in" className={buttonClass('main', { wide: true })}>
          {t('reset.toSignIn')}
        </a>
      </div>
    );
  // a malformed link fails the contract's check of the token
  const dead = isProblem(sending.error, 'reset_invalid') || fieldProblem(sending.error, 'token') !== undefined;
  return (
    <Form className={css.form} busy={sending.busy} onSend={() => void sending.send(undefined)}>
      <h1>{t('reset.title')}</h1>
      {sending.error && (
        <Notice look>{dead ? t('common:problem.reset_invalid') : problemText(t, sending.error)}</Notice>
      )}
      {dead ? (
        <a href="/reset" className={buttonClass('main', { wide: true })}>
          {t('askReset.go')}
        </a>
      ) : (
        <>
          <PasswordField
            label={t('account.next')}
            hint={t('passwordHint')}
            autoComplete="new-password"
            minLength={8}
            maxLength={128}
            required
            show={t('showPassword')}
            hide={t('hidePassword')}
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
          <Button look="main" type="submit" wide busy={sending.busy}>
            {t('reset.go')}
          </Button>
        </>
      )}
    </Form>
  );
}
