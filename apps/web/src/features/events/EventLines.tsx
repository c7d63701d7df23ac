import type { EventFacts } from '@gauge/contracts';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDay } from '../../lib/format.js';
import { Badge } from '../../ui/Badge.js';
import { Entry } from '../../ui/Entries.js';
import css from './Events.module.css';
import { daysText, meetingDayText, placeText, slotText } from './words.js';

/** One event in a list: what, where, when, and where it stands. `link` leads to it and carries its title. */
export function EventLine({ event, link, badge }: { event: EventFacts; link: ReactNode; badge?: ReactNode }) {
  const { t, i18n } = useTranslation('events');
  return (
    <Entry
      link={link}
      side={
        <>
          {badge || <StatusBadge event={event} />}
          <span>
            {badge && `${t(`status.${event.status}`)} · `}
            {t('signUps', { count: event.signUps })}
          </span>
        </>
      }
    >
      <span>
        {t(`kind.${event.kind}`)} · {placeText(event, i18n.language)}
      </span>
      <span>{daysText(event, i18n.language)}</span>
    </Entry>
  );
}

export function StatusBadge({ event: { status } }: { event: Pick<EventFacts, 'status'> }) {
  const { t } = useTranslation('events');
  const live = status === 'open' || status === 'requests' || status === 'scheduled';
  return <Badge tone={live ? 'you' : 'plain'}>{t(`status.${status}`)}</Badge>;
}

/** What is said of an event to everybody who may take part. */
export function EventFactsList({ event }: { event: EventFacts }) {
  const { t, i18n } = useTranslation('events');
  const [first, last] = [event.slots[0], event.slots.at(-1)];
  const facts: [key: string, value: ReactNode][] = [
    ['when', daysText(event, i18n.language)],
    ['where', placeText(event, i18n.language)],
    [
      'meetings',
      first && last
        ? t('facts.meetingsText', {
            day: meetingDayText(first.from, event.timeZone, i18n.language),
            time: slotText({ from: first.from, to: last.to }, event.timeZone, i18n.language),
            count: event.slots.length,
          })
        : '',
    ],
    ['room', t('facts.roomText', { tables: event.tables, most: event.mostEach })],
    ['signUpUntil', formatDay(event.signUpUntil, i18n.language)],
    ['for', t(event.forAllies ? 'facts.forAllies' : 'facts.forMembers', { holder: event.holder.name })],
    ['signedUp', t('signUps', { count: event.signUps })],
  ];
  return (
    <div className={css.about}>
      {event.about && <p className={css.said}>{event.about}</p>}
      <dl className={css.facts}>
        {facts.map(([key, value]) => (
          <div key={key}>
            <dt>{t(`facts.${key}`)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
