import type { PlanView } from '@gauge/contracts';
import { formatDay } from '../../lib/format.js';
import { Panel } from '../../ui/Panel.js';
import { Thread } from '../../ui/Thread.js';
import css from './Plan.module.css';
import { usePlanTelling } from './usePlanTelling.js';

/** What the firm's counsellor shares with it: notes and meetings. */
export function Together({ plan }: { plan: PlanView }) {
  const { t, language } = usePlanTelling();
  const { notes, meetings, counsellors } = plan;
  if (counsellors.length === 0 && notes.length === 0 && meetings.length === 0) return null;
  return (
    <Panel
      title={t('plan:together.title')}
      note={counsellors.map(({ name, associationName }) => `${name}, ${associationName}`).join(' · ')}
    >
      <div className={css.together}>
        {notes.length > 0 && (
          <Thread
            label={t('plan:together.notes')}
            messages={notes.map(({ id, authorName, body, at }) => ({
              id,
              author: authorName,
              at: formatDay(at, language),
              body,
              own: false,
            }))}
          />
        )}
        {meetings.length > 0 && (
          <div>
            <h3>{t('plan:together.meetings')}</h3>
            <ul className={css.meetings}>
              {meetings.slice(0, 6).map(({ id, heldOn, kind, topic }) => (
                <li key={id}>
                  <span className={css.dim}>
                    {formatDay(heldOn, language)} · {t(`plan:meeting.${kind}`)}
                  </span>
                  <span>{topic}</span>
                </li>
              ))}
            </ul>
          </div>
        )}
      </div>
    </Panel>
  );
}
