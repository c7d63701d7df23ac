import type { GroupMeeting } from '@gauge/contracts';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDay, formatMoment } from '../../lib/format.js';
import { Badge } from '../../ui/Badge.js';
import { listed } from '../partners/words.js';
import css from './Groups.module.css';

/** A meeting or a study visit: what, when, where, at whom and with whom, and what was noted. `children`: what to do about it. */
export function Meeting({
  meeting,
  readers,
  children,
}: {
  meeting: GroupMeeting;
  /** Says beside each note who reads it. */ readers?: boolean;
  children?: ReactNode;
}) {
  const { t, i18n } = useTranslation('learning');
  const { kind, heldOn, place, topic, host, hostAnswer, guests, signedUp, cancelled, notes } = meeting;
  const taken = t('group.guests', { count: signedUp.length, most: guests ?? 0 });
  return (
    <li>
      <div className={css.head}>
        <h3>{topic}</h3>
        <Badge tone={kind === 'visit' ? 'you' : 'plain'}>{t(`group.kind.${kind}`)}</Badge>
        {cancelled && <Badge tone="look">{t('group.cancelled')}</Badge>}
      </div>
      <div className={css.facts}>
        <span>
          {formatDay(heldOn, i18n.language)} · {place}
        </span>
        {kind === 'visit' && (
          <>
            <span>{host ? t(`group.host.${hostAnswer ?? 'asked'}`, { firm: host.firm }) : t('group.host.gone')}</span>
            {hostAnswer === 'agreed' && (
              <span>
                {signedUp.length === 0
                  ? taken
                  : `${t('common:before', { name: taken })} ${listed(
                      signedUp.map(({ firm }) => firm),
                      i18n.language,
                    )}`}
              </span>
            )}
          </>
        )}
      </div>
      {notes.length > 0 && (
        <ul className={css.notes}>
          {notes.map((note) => (
            <li key={note.id} data-shared={note.shared || undefined}>
              <p className={css.by}>
                {note.author} · {formatMoment(note.at, i18n.language)}
                {readers && (
                  <Badge tone={note.shared ? 'you' : 'plain'}>
                    {t(note.shared ? 'group.note.shared' : 'group.note.private')}
                  </Badge>
                )}
              </p>
              <p className={css.said}>{note.body}</p>
            </li>
          ))}
        </ul>
      )}
      {children}
    </li>
  );
}
