import { IconArrowRight } from '@tabler/icons-react';
import type { Me } from '@gauge/contracts';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, routes, type Reply } from '../../lib/api.js';
import { problemText } from '../../lib/problems.js';
import { useTitle } from '../../lib/title.js';
import { Button } from '../../ui/Button.js';
import { TextField } from '../../ui/Field.js';
import { Form } from '../../ui/Form.js';
import { Notice } from '../../ui/Notice.js';
import { PasswordField } from '../../ui/PasswordField.js';
import css from './SignIn.module.css';
import { useSending } from './useSending.js';

export function SignIn({ enter }: { enter: (me: Me) => Promise<void> }) {
  const { t } = useTranslation('identity');
  useTitle(t('signIn.title'));
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const sending = useSending(async (body: { email: string; password: string }) =>
    enter(await call(routes.login, { body })),
  );
  const ended = new URLSearchParams(location.search).has('ended');
  return (
    <>
      <Form className={css.form} busy={sending.busy} onSend={() => void sending.send({ email, password })}>
        <h1>{t('signIn.title')}</h1>
        {ended && !sending.error && <Notice>{t('signIn.ended')}</Notice>}
        {sending.error && <Notice look>{problemText(t, sending.error)}</Notice>}
        <TextField
          label={t('email')}
          type="email"
          name="email"
          autoComplete="username"
          required
          value={email}
          onChange={(event) => setEmail(event.target.value)}
        />
        <PasswordField
          label={t('password')}
          name="password"
          autoComplete="current-password"
          required
          show={t('showPassword')}
          hide={t('hidePassword')}
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
        <Button look="main" type="submit" wide busy={sending.busy}>
          {t('signIn.go')}
        </Button>
        <a href="/reset" className={css.forgot}>
          {t('signIn.forgot')}
        </a>
      </Form>
      <DemoAccounts busy={sending.busy} choose={(account) => void sending.send(account)} />
    </>
  );
}

type Account = Reply<'setting'>['accounts'][number];

/** In the demonstration its accounts stand here, one press each. */
function DemoAccounts({
  busy,
  choose,
}: {
  busy: boolean;
  choose: (account: Pick<Account, 'email' | 'password'>) => void;
}) {
  const { t } = useTranslation('identity');
  const [accounts, setAccounts] = useState<Account[]>([]);
  useEffect(() => {
    call(routes.setting).then(
      (setting) => setAccounts(setting.demo ? setting.accounts : []),
      // without the demo's cards the form still works
      () => setAccounts([]),
    );
  }, []);
  if (accounts.length === 0) return null;
  return (
    <section className={css.demo} aria-labelledby="demo-title">
      <h2 id="demo-title">{t('demo.title')}</h2>
      <p>{t('demo.help')}</p>
      <ul>
        {accounts.map(({ email, password, role, place }) => (
          <li key={email}>
            <button type="button" className={css.account} disabled={busy} onClick={() => choose({ email, password })}>
              <span>
                <strong>{t(`common:role.${role}`, { defaultValue: role })}</strong>
                <span className={css.place}>{place}</span>
              </span>
              <IconArrowRight size={18} className={css.arrow} aria-hidden />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
