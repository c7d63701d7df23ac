import { meetingOutcomes, type FirmEvent, type MeetingOutcome } from '@gauge/contracts';
import { IconCalendarDown } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call, pathOf, routes } from '../../lib/api.js';
import { countryName } from '../../lib/countries.js';
import { problemText } from '../../lib/problems.js';
import { buttonClass } from '../../ui/Button.js';
import { Notice } from '../../ui/Notice.js';
import { Panel } from '../../ui/Panel.js';
import { Segmented } from '../../ui/Segmented.js';
import css from './Meetings.module.css';
import { useFreshEvent } from './SignUp.js';
import { meetingDayText, slotText } from './words.js';

type Props = { firmId: string; event: FirmEvent; mayDecide: boolean };
type Meeting = FirmEvent['meetings'][number];

/** The firm's own day: when, at which table, with whom; afterwards what came of it. */
export function OwnMeetings({ firmId, event, mayDecide }: Props) {
  const { t, i18n } = useTranslation('events');
  const first = event.meetings[0];
  return (
    <Panel
      title={t('own.title')}
      note={first ? `${meetingDayText(first.from, event.timeZone, i18n.language)}, ${t('own.placeTime')}` : undefined}
      action={
        first && (
          <a
            className={buttonClass('quiet', { small: true })}
            href={pathOf(routes.eventCalendar.path, { firmId, eventId: event.id })}
            download
          >
            <IconCalendarDown size={18} aria-hidden />
            {t('own.calendar')}
          </a>
        )
      }
    >
      {first ? (
        <>
          <ol className={css.day}>
            {event.meetings.map((meeting) => (
              <li key={meeting.id} className={css.meeting} data-off={meeting.off || undefined}>
                <div className={css.time}>
                  <strong>{slotText(meeting, event.timeZone, i18n.language)}</strong>
                  <span>{t('schedule.table', { number: meeting.table + 1 })}</span>
                </div>
                <With meeting={meeting} />
                {meeting.mayReport && <Outcome firmId={firmId} event={event} meeting={meeting} mayDecide={mayDecide} />}
              </li>
            ))}
          </ol>
          <p className={css.note}>{t('own.note')}</p>
        </>
      ) : (
        <p className={css.note}>{t('own.none')}</p>
      )}
    </Panel>
  );
}

function With({ meeting: { off, contact, teaser } }: { meeting: Meeting }) {
  const { t, i18n } = useTranslation('events');
  if (off || !contact)
    return (
      <div className={css.with}>
        <strong>{t('own.off')}</strong>
        <span>{teaser.title}</span>
      </div>
    );
  return (
    <div className={css.with}>
      <strong>{contact.firm}</strong>
      <span>
        {countryName(contact.country, i18n.language)} · {contact.person}
        {contact.email && (
          <>
            {' · '}
            <a href={`mailto:${contact.email}`}>{contact.email}</a>
          </>
        )}
      </span>
      <span>{teaser.title}</span>
    </div>
  );
}

function Outcome({ firmId, event, meeting, mayDecide }: Props & { meeting: Meeting }) {
  const { t } = useTranslation('events');
  const telling = useMutation({
    mutationFn: (outcome: MeetingOutcome) =>
      call(routes.reportMeeting, {
        params: { firmId, eventId: event.id, meetingId: meeting.id },
        body: { outcome },
      }),
    ...useFreshEvent(firmId, event.id),
  });
  const told = telling.isPending ? telling.variables : meeting.outcome;
  if (!mayDecide) return <p className={css.note}>{t(told ? `outcome.${told}` : 'outcome.notYet')}</p>;
  return (
    <div className={css.outcome}>
      <span>{t('outcome.ask')}</span>
      <Segmented<MeetingOutcome | ''>
        label={t('outcome.ask')}
        value={told ?? ''}
        options={meetingOutcomes.map((value) => ({ value, label: t(`outcome.${value}`) }))}
        onChange={(value) => value && telling.mutate(value)}
      />
      {telling.error && <Notice look>{problemText(t, telling.error)}</Notice>}
    </div>
  );
}
