import type { PlanView } from '@gauge/contracts';
import { IconDownload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { pathOf, routes } from '../../lib/api.js';
import { formatCount, formatDay } from '../../lib/format.js';
import { Panel } from '../../ui/Panel.js';
import { Thread } from '../../ui/Thread.js';
import css from './Plan.module.css';
import { usePlanTelling } from './usePlanTelling.js';

/** What the firm's counsellor shares with it: notes, files and meetings. */
export function Together({ plan }: { plan: PlanView }) {
  const { t, language } = usePlanTelling();
  const { notes, files, meetings, counsellors } = plan;
  if ([counsellors, notes, files, meetings].every(({ length }) => length === 0)) return null;
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
        {files.length > 0 && <SharedFiles plan={plan} />}
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

function SharedFiles({ plan: { firm, files } }: { plan: PlanView }) {
  const { t, i18n } = useTranslation('files');
  return (
    <div>
      <h3>{t('ofFirm')}</h3>
      <ul className={css.files}>
        {files.map(({ id, name, size, addedBy, at }) => (
          <li key={id}>
            <a href={pathOf(routes.firmCaseFile.path, { firmId: firm.id, fileId: id })} download={name}>
              <IconDownload size={16} aria-hidden />
              <span>{name}</span>
            </a>
            <span className={css.dim}>
              {t('size', { size: formatCount(Math.ceil(size / 1024), i18n.language) })} · {addedBy} ·{' '}
              {formatDay(at, i18n.language)}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
