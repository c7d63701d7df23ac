import type { ReminderPlan } from '@gauge/contracts';
import { useTranslation } from 'react-i18next';
import { Checks } from '../../ui/Checks.js';

const usual = [30, 21, 14, 7, 3, 1];

/** When members are reminded: at the opening, and so many days before the closing day. */
export function ReminderFields({ plan, onChange }: { plan: ReminderPlan; onChange: (plan: ReminderPlan) => void }) {
  const { t } = useTranslation('reminders');
  const days = [...new Set([...usual, ...plan.days])].sort((a, b) => b - a);
  const taken = [...(plan.atOpening ? ['opening'] : []), ...plan.days.map(String)];
  return (
    <Checks
      label={t('fields.label')}
      taken={taken}
      options={[
        { value: 'opening', label: t('fields.opening') },
        ...days.map((count) => ({ value: String(count), label: t('fields.before', { count }) })),
      ]}
      onChange={(chosen) =>
        onChange({
          atOpening: chosen.includes('opening'),
          days: days.filter((count) => chosen.includes(String(count))),
        })
      }
    />
  );
}
