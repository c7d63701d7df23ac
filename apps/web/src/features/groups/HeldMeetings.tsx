import type { GroupMeeting, HeldGroup } from '@gauge/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, routes } from '../../lib/api.js';
import { problemText } from '../../lib/problems.js';
import { Button } from '../../ui/Button.js';
import { Form } from '../../ui/Form.js';
import { Row } from '../../ui/Layout.js';
import { Notice } from '../../ui/Notice.js';
import { Panel } from '../../ui/Panel.js';
import { Segmented } from '../../ui/Segmented.js';
import { TextArea } from '../../ui/TextArea.js';
import css from './Groups.module.css';
import { Meeting } from './Meeting.js';
import { PlanMeeting } from './PlanMeeting.js';
import { useHeldGroup, type HeldPlace } from './useGroup.js';

type Props = { place: HeldPlace; group: HeldGroup; writable: boolean; mayNote: boolean };

/** Meetings and study visits, the latest first, with what was noted. */
export function HeldMeetings({ place, group, writable, mayNote }: Props) {
  const { t } = useTranslation('learning');
  const [planning, setPlanning] = useState(false);
  return (
    <Panel
      title={t('group.meetings')}
      note={t('group.meetingsNote')}
      action={
        writable &&
        !planning && (
          <Button small onClick={() => setPlanning(true)}>
            {t('group.plan')}
          </Button>
        )
      }
    >
      {planning && <PlanMeeting place={place} group={group} onDone={() => setPlanning(false)} />}
      {group.meetings.length === 0 && !planning && <p className={css.dim}>{t('group.meetingsNone')}</p>}
      <ul className={css.meetings}>
        {group.meetings.map((meeting) => (
          <Meeting key={meeting.id} meeting={meeting} readers>
            <Steps place={place} meeting={meeting} mayNote={mayNote} />
          </Meeting>
        ))}
      </ul>
    </Panel>
  );
}

function Steps({ place, meeting, mayNote }: { place: HeldPlace; meeting: GroupMeeting; mayNote: boolean }) {
  const { t } = useTranslation('learning');
  const [noting, setNoting] = useState(false);
  const cancelling = useHeldGroup(place, () =>
    call(routes.cancelGroupMeeting, { params: { ...place, groupMeetingId: meeting.id } }),
  );
  if (noting) return <WriteNote place={place} meetingId={meeting.id} onDone={() => setNoting(false)} />;
  return (
    <>
      {cancelling.error && <Notice look>{problemText(t, cancelling.error)}</Notice>}
      {mayNote && (
        <Row gap={2}>
          <Button small onClick={() => setNoting(true)}>
            {t('group.note.write')}
          </Button>
          {meeting.mayCancel && (
            <Button small look="plain" busy={cancelling.isPending} onClick={() => cancelling.mutate()}>
              {t('group.cancel')}
            </Button>
          )}
        </Row>
      )}
    </>
  );
}

/** Who reads a note is chosen before it is written. */
function WriteNote({ place, meetingId, onDone }: { place: HeldPlace; meetingId: string; onDone: () => void }) {
  const { t } = useTranslation('learning');
  const [body, setBody] = useState('');
  const [reader, setReader] = useState<'group' | 'counsellors'>('group');
  const writing = useHeldGroup(
    place,
    () =>
      call(routes.addGroupNote, {
        params: { ...place, groupMeetingId: meetingId },
        body: { body: body.trim(), shared: reader === 'group' },
      }),
    onDone,
  );
  return (
    <Form className={css.form} busy={writing.isPending} onSend={() => writing.mutate()}>
      <Segmented
        label={t('group.note.reader')}
        value={reader}
        options={[
          { value: 'group', label: t('group.note.forGroup') },
          { value: 'counsellors', label: t('group.note.forCounsellors') },
        ]}
        onChange={setReader}
      />
      <TextArea
        label={t('group.note.body')}
        rows={3}
        required
        minLength={2}
        maxLength={5000}
        value={body}
        error={writing.error ? problemText(t, writing.error) : undefined}
        onChange={({ target }) => setBody(target.value)}
      />
      <Row gap={2}>
        <Button small look="main" type="submit" busy={writing.isPending}>
          {t('group.note.save')}
        </Button>
        <Button small onClick={onDone}>
          {t('common:action.cancel')}
        </Button>
      </Row>
    </Form>
  );
}
