import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, routes, type Reply } from '../../lib/api.js';
import { problemText } from '../../lib/problems.js';
import { useTitle } from '../../lib/title.js';
import { Button } from '../../ui/Button.js';
import { Loading } from '../../ui/Loading.js';
import { Notice } from '../../ui/Notice.js';
import css from './SignIn.module.css';
import { useSending } from './useSending.js';

/**
 * By the link in a mail, without signing in. Opening it changes nothing: mail programs open links to look at them.
 */
export function MailChoice({ token }: { token: string }) {
  const { t } = useTranslation('identity');
  useTitle(t('mailChoice.title'));
  const [choice, setChoice] = useState<Reply<'mailChoice'> | null>(null);
  const [missing, setMissing] = useState(false);
  const params = { token };
  useEffect(() => {
    const stop = new AbortController();
    call(routes.mailChoice, { params: { token }, signal: stop.signal }).then(setChoice, () => {
      if (!stop.signal.aborted) setMissing(true);
    });
    return () => stop.abort();
  }, [token]);
  const sending = useSending(async (reminders: boolean) =>
    setChoice(await call(routes.setMailChoice, { params, body: { reminders } })),
  );
  if (missing)
    return (
      <div className={css.form}>
        <h1>{t('mailChoice.title')}</h1>
        <Notice look>{t('mailChoice.dead')}</Notice>
      </div>
    );
  if (!choice) return <Loading label={t('common:state.loading')} />;
  const state = choice.reminders ? 'on' : 'off';
  return (
    <div className={css.form}>
      <h1>{t(`mailChoice.${state}.title`)}</h1>
      <p>{t(`mailChoice.${state}.text`, { email: choice.email })}</p>
      {sending.error && <Notice look>{problemText(t, sending.error)}</Notice>}
      <Button
        look={choice.reminders ? 'main' : 'plain'}
        wide
        busy={sending.busy}
        onClick={() => void sending.send(!choice.reminders)}
      >
        {t(`mailChoice.${state}.go`)}
      </Button>
      <p>{t('mailChoice.needed')}</p>
    </div>
  );
}
