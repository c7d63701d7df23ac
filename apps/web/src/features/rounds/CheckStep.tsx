import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { routes } from '../../lib/api.js';
import { formatDay } from '../../lib/format.js';
import { ask } from '../../lib/queries.js';
import { Button } from '../../ui/Button.js';
import css from './NewRound.module.css';
import type { StepProps } from './Wizard.js';
import { audienceWords } from './audience.js';
import { reminderDays, type Step } from './plan.js';

/** The whole plan once more, each part with the way back to it. */
export function CheckStep({ associationId, plan, goTo }: StepProps & { goTo: (step: Step) => void }) {
  const { t, i18n } = useTranslation('rounds');
  const { data: instruments } = useSuspenseQuery(ask(routes.instruments));
  const { data: association } = useSuspenseQuery(ask(routes.association, { params: { associationId } }));
  const day = (iso: string) => formatDay(iso, i18n.language);
  const instrument = instruments.items.find(({ id }) => id === plan.instrumentVersionId);
  const allies = association.allies.filter(({ id }) => plan.participants.includes(id)).map(({ name }) => name);
  const days = reminderDays(plan).map(day);
  const list = (names: string[]) => new Intl.ListFormat(i18n.language).format(names);
  const parts: { step: Step; lines: string[] }[] = [
    {
      step: 'what',
      lines: [plan.name, instrument ? t('plan.instrumentOption', instrument) : ''],
    },
    {
      step: 'when',
      lines: [
        t('plan.summary.period', { from: day(plan.periodStart), to: day(plan.periodEnd) }),
        t('plan.summary.open', { from: day(plan.opensOn), to: day(plan.closesOn) }),
      ],
    },
    {
      step: 'who',
      lines: [
        audienceWords(t, i18n.language, plan),
        allies.length > 0 ? t('plan.summary.allies', { names: list(allies) }) : t('plan.words.alone'),
      ],
    },
    {
      step: 'reminders',
      lines: [days.length > 0 ? t('plan.words.reminders', { days: list(days) }) : t('plan.words.noReminders')],
    },
  ];
  return (
    <dl className={css.summary}>
      {parts.map(({ step, lines }) => (
        <div key={step}>
          <dt>{t(`plan.step.${step}`)}</dt>
          <dd>
            {lines.filter(Boolean).map((line) => (
              <p key={line}>{line}</p>
            ))}
          </dd>
          <Button
            small
            look="quiet"
            aria-label={t('plan.changeOf', { what: t(`plan.step.${step}`) })}
            onClick={() => goTo(step)}
          >
            {t('plan.change')}
          </Button>
        </div>
      ))}
    </dl>
  );
}
