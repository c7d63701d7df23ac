import type { AlliancePurpose } from '@gauge/contracts';
import { IconCalendarEvent, IconChartDots, IconHeartHandshake, IconSchool, type Icon } from '@tabler/icons-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import css from './Alliances.module.css';

const icons: Record<AlliancePurpose, Icon> = {
  pooled_benchmark: IconChartDots,
  partner_profiles: IconHeartHandshake,
  learning_exchange: IconSchool,
  events: IconCalendarEvent,
};

/** Which of them an agreement is for, each with what it means. */
export function Purposes({
  label,
  options,
  taken,
  onChange,
}: {
  label: string;
  options: readonly AlliancePurpose[];
  taken: readonly AlliancePurpose[];
  onChange: (taken: AlliancePurpose[]) => void;
}) {
  const { t } = useTranslation('alliances');
  const id = useId();
  return (
    <fieldset className={css.purposes}>
      <legend>{label}</legend>
      {options.map((purpose) => (
        <label key={purpose} className={css.purpose}>
          <input
            type="checkbox"
            checked={taken.includes(purpose)}
            aria-describedby={`${id}-${purpose}`}
            onChange={({ target }) =>
              onChange(target.checked ? [...taken, purpose] : taken.filter((one) => one !== purpose))
            }
          />
          <span>
            <strong>{t(`purpose.${purpose}`)}</strong>
            <span id={`${id}-${purpose}`}>{t(`purposeHelp.${purpose}`)}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

/** What an agreement is for, to read. `ended`: it is allowed no longer. */
export function PurposeList({ purposes, off }: { purposes: readonly AlliancePurpose[]; off?: boolean }) {
  const { t } = useTranslation('alliances');
  return (
    <ul className={css.allowed} data-off={off || undefined}>
      {purposes.map((purpose) => {
        const Picture = icons[purpose];
        return (
          <li key={purpose}>
            <Picture size={22} stroke={1.6} aria-hidden />
            <span>
              <strong>{t(`purpose.${purpose}`)}</strong>
              <span>{t(`purposeHelp.${purpose}`)}</span>
            </span>
          </li>
        );
      })}
    </ul>
  );
}
