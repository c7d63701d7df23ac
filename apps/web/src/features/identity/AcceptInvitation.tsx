import type { Me } from '@gauge/contracts';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem, call, routes, type Reply } from '../../lib/api.js';
import { fieldProblem, problemText } from '../../lib/problems.js';
import { useTitle } from '../../lib/title.js';
import { Button, buttonClass } from '../../ui/Button.js';
import { TextField } from '../../ui/Field.js';
import { Form } from '../../ui/Form.js';
import { Loading } from '../../ui/Loading.js';
import { Notice } from '../../ui/Notice.js';
import { PasswordField } from '../../ui/PasswordField.js';
import css from './SignIn.module.css';
import { useSending } from './useSending.js';

type Invitation = Reply<'readInvitation'>;

export function AcceptInvitation({ token, enter }: { token: string; enter: (me: Me) => Promise<void> }) {
  const { t } = useTranslation('identity');
  const [invitation, setInvitation] = useState<Invitation | ApiProblem | null>(null);
  useEffect(() => {
    call(routes.readInvitation, { params: { token } }).then(setInvitation, setInvitation);
  }, [token]);
  if (!invitation) return <Loading label={t('common:state.loading')} rows={2} />;
  if (invitation instanceof ApiProblem) {
    const dead = ['invitation_invalid', 'not_found', 'invalid_input'].includes(invitation.code);
    return <Closed words={dead ? t('invitation.invalid') : problemText(t, invitation)} />;
  }
  if (invitation.state !== 'open')
    return <Closed words={t(`invitation.${invitation.state}`, { place: invitation.place })} />;
  return <Accept invitation={invitation} token={token} enter={enter} />;
}

function Closed({ words }: { words: string }) {
  const { t } = useTranslation('identity');
  useTitle(t('invitation.closedTitle'));
  return (
    <div className={css.form}>
      <h1>{t('invitation.closedTitle')}</h1>
      <p>{words}</p>
      <a href="/sign-in" className={buttonClass('main', { wide: true })}>
        {t('reset.toSignIn')}
      </a>
    </div>
  );
}

function Accept({
  invitation: { place, role, email, known },
  token,
  enter,
}: {
  invitation: Invitation;
  token: string;
  enter: (me: Me) => Promise<void>;
}) {
  const { t } = useTranslation('identity');
  useTitle(t('invitation.title', { place }));
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const sending = useSending(async () =>
    enter(await call(routes.acceptInvitation, { params: { token }, body: known ? { password } : { name, password } })),
  );
  return (
    <Form className={css.form} busy={sending.busy} onSend={() => void sending.send(undefined)}>
      <h1>{t('invitation.title', { place })}</h1>
      <p>{t('invitation.as', { role: t(`common:role.${role}`), email })}</p>
      {sending.error && <Notice look>{problemText(t, sending.error)}</Notice>}
      {!known && (
        <TextField
          label={t('invitation.name')}
          autoComplete="name"
          required
          maxLength={120}
          error={fieldProblem(sending.error, 'name')}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
      )}
      {/* password managers file the new password under this */}
      <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
      <PasswordField
        label={known ? t('password') : t('invitation.newPassword')}
        hint={known ? t('invitation.known') : t('passwordHint')}
        autoComplete={known ? 'current-password' : 'new-password'}
        minLength={known ? 1 : 8}
        maxLength={128}
        required
        show={t('showPassword')}
        hide={t('hidePassword')}
        value={password}
        onChange={(event) => setPassword(event.target.value)}
      />
      <Button look="main" type="submit" wide busy={sending.busy}>
        {t('invitation.go')}
      </Button>
    </Form>
  );
}
