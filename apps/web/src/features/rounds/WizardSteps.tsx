import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { routes } from '../../lib/api.js';
import { formatDay } from '../../lib/format.js';
import { ask } from '../../lib/queries.js';
import { SelectField, TextField } from '../../ui/Field.js';
import { Fields, Stack } from '../../ui/Layout.js';
import { ReminderFields } from '../reminders/ReminderFields.js';
import css from './NewRound.module.css';
import { datesWords, faultsIn, reminderDays, type StepProps } from './plan.js';

export function WhatStep({ associationId, roundId, plan, set, errorOf }: StepProps) {
  const { t } = useTranslation('rounds');
  const { data: instruments } = useSuspenseQuery(ask(routes.instruments));
  const { data: rounds } = useSuspenseQuery(ask(routes.rounds, { params: { associationId } }));
  const followed = rounds.items.find(({ id }) => id === plan.previousRoundId);
  return (
    <Stack gap={4}>
      <SelectField
        label={t('plan.instrument')}
        value={plan.instrumentVersionId}
        error={errorOf('instrumentVersionId')}
        hint={
          <Link to="/associations/$associationId/instruments" params={{ associationId }}>
            {t('plan.instrumentChange')}
          </Link>
        }
        options={instruments.items.map(({ id, title, version, indicators, inputs }) => ({
          value: id,
          label: t('plan.instrumentOption', { title, version, indicators, inputs }),
        }))}
        onChange={(event) => set({ instrumentVersionId: event.target.value })}
      />
      <TextField
        label={t('plan.name')}
        hint={t('plan.nameHelp')}
        maxLength={120}
        value={plan.name}
        error={errorOf('name')}
        onChange={(event) => set({ name: event.target.value })}
      />
      <SelectField
        label={t('plan.previous')}
        hint={t('plan.previousHelp')}
        value={plan.previousRoundId ?? ''}
        error={errorOf('previousRoundId')}
        options={[
          { value: '', label: t('plan.noPrevious') },
          ...rounds.items.filter(({ id }) => id !== roundId).map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={(event) => set({ previousRoundId: event.target.value || null })}
      />
      <Words words={[t(followed ? 'plan.words.follows' : 'plan.words.first', { name: followed?.name })]} />
    </Stack>
  );
}

export function WhenStep({ plan, set, errorOf }: StepProps) {
  const { t, i18n } = useTranslation('rounds');
  const text = (field: 'periodStart' | 'periodEnd' | 'opensOn' | 'closesOn') => ({
    label: t(`plan.${field}`),
    type: 'date',
    value: plan[field],
    error: errorOf(field),
    onChange: (event: React.ChangeEvent<HTMLInputElement>) => set({ [field]: event.target.value }),
  });
  const sound = Object.keys(faultsIn('when', plan)).length === 0;
  return (
    <Stack gap={4}>
      <Fields>
        <TextField {...text('periodStart')} hint={t('plan.periodHelp')} />
        <TextField {...text('periodEnd')} />
        <TextField {...text('opensOn')} />
        <TextField {...text('closesOn')} />
      </Fields>
      {sound && (
        <Words
          words={datesWords(plan).map(({ word, days, day }) =>
            t(`plan.words.${word}`, { count: days, day: formatDay(day, i18n.language) }),
          )}
        />
      )}
    </Stack>
  );
}

export function RemindersStep({ plan, set }: StepProps) {
  const { t, i18n } = useTranslation('rounds');
  const days = reminderDays(plan).map((day) => formatDay(day, i18n.language));
  const list = new Intl.ListFormat(i18n.language).format(days);
  return (
    <Stack gap={4}>
      <ReminderFields plan={plan.reminders} onChange={(reminders) => set({ reminders })} />
      <Words words={[days.length > 0 ? t('plan.words.reminders', { days: list }) : t('plan.words.noReminders')]} />
    </Stack>
  );
}

/** What the choices of a step mean, said back. */
export const Words = ({ words }: { words: string[] }) => (
  <ul className={css.words} aria-live="polite">
    {words.map((word) => (
      <li key={word}>{word}</li>
    ))}
  </ul>
);
