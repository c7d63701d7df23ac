import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { routes } from '../../lib/api.js';
import { formatMoment } from '../../lib/format.js';
import { ask } from '../../lib/queries.js';
import { useTitle } from '../../lib/title.js';
import { Empty } from '../../ui/Empty.js';
import { Stack } from '../../ui/Layout.js';
import { PageHead } from '../../ui/PageHead.js';
import css from './Mailbox.module.css';

/** Mails that the demonstration would have sent, newest first. */
export function Mailbox() {
  const { t, i18n } = useTranslation('network');
  useTitle(t('mails.title'));
  const { data } = useSuspenseQuery({ ...ask(routes.mailbox), refetchInterval: 5_000 });
  return (
    <Stack gap={5}>
      <PageHead title={t('mails.title')} lead={t('mails.lead')} />
      {data.items.length === 0 ? (
        <Empty title={t('mails.none')}>
          <p>{t('mails.noneHelp')}</p>
        </Empty>
      ) : (
        <ul className={css.mails}>
          {data.items.map(({ id, to, subject, text, at }) => (
            <li key={id}>
              <details className={css.mail}>
                <summary>
                  <strong>{subject}</strong>
                  <span>{t('mails.to', { to, when: formatMoment(at, i18n.language) })}</span>
                </summary>
                <div className={css.text}>{linked(text)}</div>
              </details>
            </li>
          ))}
        </ul>
      )}
    </Stack>
  );
}

/** Addresses in a mail can be followed. */
const linked = (text: string) =>
  text.split(/(https?:\/\/\S+)/).map((part, index) =>
    index % 2 === 1 ? (
      <a key={index} href={part}>
        {part}
      </a>
    ) : (
      part
    ),
  );
