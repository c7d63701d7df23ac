import type { HeldEvent } from '@gauge/contracts';
import { useTranslation } from 'react-i18next';
import { Badge } from '../../ui/Badge.js';
import { Panel } from '../../ui/Panel.js';
import css from './Schedule.module.css';
import { gridOf, spreadOf } from './schedule.js';
import { meetingDayText, slotText } from './words.js';

type Participant = HeldEvent['participants'][number];

/** Slots by tables: who meets whom, when and where. A firm whose name the reader may not see is told by its profile. */
export function SchedulePicture({ event }: { event: HeldEvent }) {
  const { t, i18n } = useTranslation('events');
  const { rows, columns, spare } = gridOf(event);
  const who = new Map(event.participants.map((one) => [one.id, one]));
  const published = event.status !== 'requests';
  const first = event.slots[0];
  return (
    <Panel
      title={t('schedule.title')}
      note={first && meetingDayText(first.from, event.timeZone, i18n.language)}
      action={
        <Badge tone={published ? 'you' : 'look'}>{t(published ? 'schedule.published' : 'schedule.notYet')}</Badge>
      }
    >
      <div className={css.scroll} role="group" aria-label={t('schedule.title')} tabIndex={0}>
        <table className={css.grid}>
          <thead>
            <tr>
              <th scope="col">{t('schedule.time')}</th>
              {Array.from({ length: columns }, (_, table) => (
                <th key={table} scope="col">
                  {t('schedule.table', { number: table + 1 })}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ slot, cells }) => (
              <tr key={slot} data-empty={cells.every((cell) => cell === null) || undefined}>
                <th scope="row">{slotText(event.slots[slot]!, event.timeZone, i18n.language)}</th>
                {cells.map((meeting, table) => (
                  <td
                    data-words
                    key={table}
                    data-table={t('schedule.table', { number: table + 1 })}
                    data-free={!meeting || undefined}
                  >
                    {meeting && <Pair one={who.get(meeting.first)} other={who.get(meeting.second)} />}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className={css.note}>
        {t('schedule.spread')}{' '}
        {spreadOf(event)
          .map(({ meetings, firms }) =>
            t('schedule.spreadOf', {
              firms: t('firms', { count: firms }),
              meetings: t('meetings', { count: meetings }),
            }),
          )
          .join(', ')}
        . {spare > 0 && t('schedule.spare', { count: spare })}
      </p>
    </Panel>
  );
}

function Pair({ one, other }: { one: Participant | undefined; other: Participant | undefined }) {
  const { t } = useTranslation('events');
  const off = one?.left || other?.left;
  return (
    <span className={css.pair} data-off={off || undefined}>
      <Name who={one} />
      <Name who={other} />
      {off && <small>{t('schedule.off')}</small>}
    </span>
  );
}

function Name({ who }: { who: Participant | undefined }) {
  return who?.firm ? (
    <span className={css.name} title={who.firm}>
      {who.firm}
    </span>
  ) : (
    <q className={css.name} title={who?.teaser.title}>
      {who?.teaser.title}
    </q>
  );
}
