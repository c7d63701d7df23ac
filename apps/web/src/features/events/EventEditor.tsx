import type { EventKind, HeldEvent } from '@gauge/contracts';
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useMemo, useState, type ChangeEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { call, routes } from '../../lib/api.js';
import { countries } from '../../lib/countries.js';
import { fieldProblem, problemText } from '../../lib/problems.js';
import { ask, showNow } from '../../lib/queries.js';
import { useTitle } from '../../lib/title.js';
import { Button, buttonClass } from '../../ui/Button.js';
import { SelectField, TextField } from '../../ui/Field.js';
import { Form } from '../../ui/Form.js';
import { Fields, Stack } from '../../ui/Layout.js';
import { Notice } from '../../ui/Notice.js';
import { PageHead } from '../../ui/PageHead.js';
import { Panel } from '../../ui/Panel.js';
import { Choices } from '../../ui/Choices.js';
import { TextArea } from '../../ui/TextArea.js';
import { endText, faultsOf, firstDraft, type Draft } from './draft.js';
import css from './Events.module.css';

type Field = { [K in keyof Draft]: Draft[K] extends string | number ? K : never }[keyof Draft];
const kinds: EventKind[] = ['brokerage_day', 'fair', 'study_tour'];

export function NewEvent({ associationId }: { associationId: string }) {
  const { data: association } = useSuspenseQuery(ask(routes.association, { params: { associationId } }));
  const [first] = useState(() => firstDraft(new Date(), association.country));
  return <EventForm associationId={associationId} first={first} />;
}

export function ChangeEvent({ associationId, eventId }: { associationId: string; eventId: string }) {
  const { data: event } = useSuspenseQuery(ask(routes.heldEvent, { params: { associationId, eventId } }));
  return <EventForm associationId={associationId} event={event} first={event.draft} />;
}

/** What the association says of an event, and how much room there is for meetings. */
function EventForm({ associationId, event, first }: { associationId: string; event?: HeldEvent; first: Draft }) {
  const { t, i18n } = useTranslation('events');
  const title = t(event ? 'edit.changeTitle' : 'edit.newTitle');
  useTitle(title);
  const [draft, setDraft] = useState(first);
  const [tried, setTried] = useState(false);
  const queries = useQueryClient();
  const navigate = useNavigate();
  const saving = useMutation({
    mutationFn: () =>
      event
        ? call(routes.changeEvent, {
            params: { associationId, eventId: event.id },
            body: { version: event.version, draft },
          })
        : call(routes.makeEvent, { params: { associationId }, body: draft }),
    onSuccess: (fresh) => {
      const params = { associationId, eventId: fresh.id };
      showNow(queries, ask(routes.heldEvent, { params }).queryKey, fresh);
      void queries.invalidateQueries({ queryKey: [routes.heldEvents.id] });
      return navigate({ to: '/associations/$associationId/partnering/events/$eventId', params });
    },
  });
  const faults = faultsOf(draft);
  const errorOf = (field: keyof Draft) => {
    const fault = tried && faults[field];
    return fault
      ? t(`edit.fault.${fault}`)
      : (fieldProblem(saving.error, field) ?? fieldProblem(saving.error, `draft.${field}`));
  };
  const set = (change: Partial<Draft>) => setDraft({ ...draft, ...change });
  const field = (name: Field) => ({
    label: t(`edit.${name}`),
    value: Number.isNaN(draft[name]) ? '' : draft[name],
    error: errorOf(name),
    onChange: ({ target }: ChangeEvent<HTMLInputElement | HTMLSelectElement>) =>
      set({ [name]: typeof draft[name] === 'number' ? Number.parseInt(target.value, 10) : target.value }),
  });
  const number = (name: Field) => ({ ...field(name), type: 'number', inputMode: 'numeric' as const, min: 0 });
  const countryList = useMemo(() => countries(i18n.language), [i18n.language]);
  const zones = useMemo(() => zoneOptions(), []);
  return (
    <Stack gap={5}>
      <PageHead title={title} lead={t('edit.lead')} />
      <Form
        className={css.form}
        noValidate
        busy={saving.isPending}
        onSend={() => {
          setTried(true);
          if (Object.keys(faults).length === 0) saving.mutate();
        }}
      >
        {event?.plannedAt && <Notice look>{t('edit.throwsAway')}</Notice>}
        <Panel title={t('edit.what')}>
          <Stack gap={4}>
            <SelectField {...field('kind')} options={kinds.map((value) => ({ value, label: t(`kind.${value}`) }))} />
            <TextField {...field('title')} maxLength={120} />
            <TextArea
              label={t('edit.about')}
              hint={t('edit.aboutHelp')}
              maxLength={2000}
              value={draft.about}
              onChange={({ target }) => set({ about: target.value })}
            />
            <TextField {...field('place')} maxLength={200} hint={t('edit.placeHelp')} />
            <Fields min={190}>
              <SelectField {...field('country')} options={countryList} />
              <SelectField {...field('timeZone')} options={zones} />
            </Fields>
          </Stack>
        </Panel>
        <Panel title={t('edit.whenTitle')}>
          <Fields min={190}>
            <TextField {...field('startsOn')} type="date" />
            <TextField {...field('endsOn')} type="date" />
            <TextField {...field('signUpUntil')} type="date" />
          </Fields>
        </Panel>
        <Panel title={t('edit.room')} note={t('edit.roomHelp')}>
          <Stack gap={4}>
            <Fields min={190}>
              <TextField {...field('meetingsOn')} type="date" />
              <TextField {...field('firstMeetingAt')} type="time" />
            </Fields>
            <Fields min={190}>
              <TextField {...number('slots')} />
              <TextField {...number('slotMinutes')} unit={t('edit.minutes')} />
              <TextField {...number('pauseMinutes')} unit={t('edit.minutes')} />
              <TextField {...number('tables')} />
              <TextField {...number('mostEach')} />
            </Fields>
            {Object.keys(faults).every((name) => name === 'title' || name === 'place') && (
              <p className={css.dim}>
                {t('edit.makes', { places: draft.slots * draft.tables, end: endText(draft) })}
                {draft.mostEach >= draft.slots && ` ${t('edit.tight')}`}
              </p>
            )}
          </Stack>
        </Panel>
        <Panel title={t('edit.who')}>
          <Choices
            label={t('edit.who')}
            labelHidden
            value={draft.forAllies ? 'allies' : 'members'}
            options={[
              { value: 'allies', label: t('edit.allies'), note: t('edit.alliesHelp') },
              { value: 'members', label: t('edit.members'), note: t('edit.membersHelp') },
            ]}
            onChange={(value) => set({ forAllies: value === 'allies' })}
          />
        </Panel>
        {tried && Object.keys(faults).length > 0 && <Notice look>{t('common:problem.invalid_input')}</Notice>}
        {saving.error && <Notice look>{problemText(t, saving.error)}</Notice>}
        <div className={css.actions}>
          <Button look="main" type="submit" busy={saving.isPending}>
            {t(event ? 'edit.save' : 'edit.make')}
          </Button>
          <Back associationId={associationId} eventId={event?.id} />
        </div>
      </Form>
    </Stack>
  );
}

function Back({ associationId, eventId }: { associationId: string; eventId: string | undefined }) {
  const { t } = useTranslation('events');
  return eventId ? (
    <Link
      to="/associations/$associationId/partnering/events/$eventId"
      params={{ associationId, eventId }}
      className={buttonClass('quiet')}
    >
      {t('common:action.cancel')}
    </Link>
  ) : (
    <Link
      to="/associations/$associationId/partnering/events"
      params={{ associationId }}
      className={buttonClass('quiet')}
    >
      {t('common:action.cancel')}
    </Link>
  );
}

/** Every time zone that the browser knows; its own first in a list that lacks it. */
function zoneOptions(): { value: string; label: string }[] {
  const known = Intl.supportedValuesOf('timeZone');
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const all = [...new Set(['UTC', own, ...known])].sort();
  return all.map((value) => ({ value, label: value.replaceAll('_', ' ') }));
}
