import type { MeetingKind } from '@gauge/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, routes } from '../../lib/api.js';
import { formatDay } from '../../lib/format.js';
import { problemText } from '../../lib/problems.js';
import { Button } from '../../ui/Button.js';
import { SelectField, TextField } from '../../ui/Field.js';
import { Form } from '../../ui/Form.js';
import { Fields } from '../../ui/Layout.js';
import { Notice } from '../../ui/Notice.js';
import { Panel } from '../../ui/Panel.js';
import css from './Case.module.css';
import { useCaseCommand, type Case, type CasePlace } from './useCase.js';

const kinds: MeetingKind[] = ['visit', 'call', 'office', 'workshop'];

/** Held or to come; the firm sees them on its plan. */
export function Meetings({ place, found, writable }: { place: CasePlace; found: Case; writable: boolean }) {
  const { t, i18n } = useTranslation('case');
  const [adding, setAdding] = useState(false);
  const [meeting, setMeeting] = useState<{ heldOn: string; kind: MeetingKind; topic: string }>(() => ({
    heldOn: new Date().toISOString().slice(0, 10),
    kind: 'visit',
    topic: '',
  }));
  const saving = useCaseCommand(
    place,
    () => call(routes.addMeeting, { params: place, body: meeting }),
    () => {
      setMeeting({ ...meeting, topic: '' });
      setAdding(false);
    },
  );
  return (
    <Panel
      title={t('meetings.title')}
      note={t('meetings.note')}
      action={
        writable &&
        !adding && (
          <Button small onClick={() => setAdding(true)}>
            {t('meetings.open')}
          </Button>
        )
      }
    >
      <div className={css.part}>
        {adding && (
          <Form className={css.form} busy={saving.isPending} onSend={() => saving.mutate()}>
            {saving.error && <Notice look>{problemText(t, saving.error)}</Notice>}
            <Fields min={140}>
              <TextField
                label={t('meetings.on')}
                type="date"
                required
                value={meeting.heldOn}
                onChange={({ target }) => setMeeting({ ...meeting, heldOn: target.value })}
              />
              <SelectField
                label={t('meetings.kind')}
                value={meeting.kind}
                onChange={({ target }) => setMeeting({ ...meeting, kind: target.value as MeetingKind })}
                options={kinds.map((value) => ({ value, label: t(`meetings.kinds.${value}`) }))}
              />
            </Fields>
            <TextField
              label={t('meetings.topic')}
              required
              minLength={2}
              maxLength={300}
              value={meeting.topic}
              onChange={({ target }) => setMeeting({ ...meeting, topic: target.value })}
            />
            <Button small type="submit" busy={saving.isPending}>
              {t('meetings.add')}
            </Button>
          </Form>
        )}
        {found.meetings.length === 0 && !adding && <p className={css.dim}>{t('meetings.none')}</p>}
        <ul className={css.meetings}>
          {found.meetings.map(({ id, heldOn, kind, topic }) => (
            <li key={id}>
              <span className={css.dim}>
                {formatDay(heldOn, i18n.language)} · {t(`meetings.kinds.${kind}`)}
              </span>
              <span>{topic}</span>
            </li>
          ))}
        </ul>
      </div>
    </Panel>
  );
}
