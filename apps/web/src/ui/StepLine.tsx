import { IconCheck } from '@tabler/icons-react';
import css from './StepLine.module.css';

/** The stations of something that goes one way, with the one it has reached. */
export function StepLine({
  label,
  steps,
  at,
  finished,
}: {
  label: string;
  steps: { key: string; name: string; note?: string }[];
  /** Index of the station reached. */ at: number;
  /** The last station is reached for good: it is ticked too. */ finished?: boolean;
}) {
  return (
    <ol className={css.line} aria-label={label}>
      {steps.map(({ key, name, note }, index) => {
        const past = index < at || (finished && index === at);
        return (
          <li
            key={key}
            className={css.step}
            data-past={past || undefined}
            aria-current={index === at ? 'step' : undefined}
          >
            <span className={css.dot}>{past ? <IconCheck size={14} stroke={3} aria-hidden /> : null}</span>
            <span className={css.words}>
              <strong>{name}</strong>
              {note && <span>{note}</span>}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
