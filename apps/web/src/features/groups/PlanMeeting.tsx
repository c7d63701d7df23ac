import { groupLimits, type GroupMeetingKind, type HeldGroup } from '@gauge/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, routes } from '../../lib/api.js';
import { problemText } from '../../lib/problems.js';
import { Button } from '../../ui/Button.js';
import { SelectField, TextField } from '../../ui/Field.js';
import { Form } from '../../ui/Form.js';
import { Fields, Row } from '../../ui/Layout.js';
import { Notice } from '../../ui/Notice.js';
import { Segmented } from '../../ui/Segmented.js';
import css from './Groups.module.css';
import { useHeldGroup, type HeldPlace } from './useGroup.js';

/** A meeting, or a visit at a firm of the group, which is asked first. */
export function PlanMeeting({ place, group, onDone }: { place: HeldPlace; group: HeldGroup; onDone: () => void }) {
  const { t } = useTranslation('learning');
  const hosts = group.members.filter(({ status }) => status === 'joined');
  const [kind, setKind] = useState<GroupMeetingKind>('meeting');
  const [draft, setDraft] = useState({ heldOn: '', place: '', topic: '', hostId: hosts[0]?.id ?? '', guests: '6' });
  const set = (change: Partial<typeof draft>) => setDraft({ ...draft, ...change });
  const visit = kind === 'visit';
  const planning = useHeldGroup(
    place,
    () => {
      const { heldOn, place: where, topic, hostId, guests } = draft;
      return call(routes.addGroupMeeting, {
        params: place,
        body: {
          ...{ kind, heldOn, place: where, topic },
          hostId: visit ? hostId : null,
          guests: visit ? Number(guests) : null,
        },
      });
    },
    onDone,
  );
  return (
    <Form className={css.form} busy={planning.isPending} onSend={() => planning.mutate()}>
      <Segmented
        label={t('group.kindLabel')}
        value={kind}
        options={(['meeting', 'visit'] as const).map((value) => ({ value, label: t(`group.kind.${value}`) }))}
        onChange={setKind}
      />
      {visit && hosts.length === 0 && <Notice look>{t('group.noHost')}</Notice>}
      <TextField
        label={t('group.topic')}
        required
        minLength={2}
        maxLength={300}
        value={draft.topic}
        onChange={({ target }) => set({ topic: target.value })}
      />
      <Fields>
        <TextField
          label={t('group.day')}
          type="date"
          required
          value={draft.heldOn}
          onChange={({ target }) => set({ heldOn: target.value })}
        />
        <TextField
          label={t('group.place')}
          required
          minLength={2}
          maxLength={200}
          value={draft.place}
          onChange={({ target }) => set({ place: target.value })}
        />
        {visit && hosts.length > 0 && (
          <>
            <SelectField
              label={t('group.hostLabel')}
              hint={t('group.hostHelp')}
              value={draft.hostId}
              options={hosts.map(({ id, firm }) => ({ value: id, label: firm }))}
              onChange={({ target }) => set({ hostId: target.value })}
            />
            <TextField
              label={t('group.guestsLabel')}
              type="number"
              min={1}
              max={groupLimits.guests}
              required
              value={draft.guests}
              onChange={({ target }) => set({ guests: target.value })}
            />
          </>
        )}
      </Fields>
      {planning.error && <Notice look>{problemText(t, planning.error)}</Notice>}
      <Row gap={2}>
        <Button small look="main" type="submit" busy={planning.isPending} disabled={visit && hosts.length === 0}>
          {t('group.planIt')}
        </Button>
        <Button small onClick={onDone}>
          {t('common:action.cancel')}
        </Button>
      </Row>
    </Form>
  );
}
