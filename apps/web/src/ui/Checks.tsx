import { useIsSending } from './Form.js';
import css from './Checks.module.css';

/** So many letters find room twice beside one another on a phone. */
const SHORT = 12;

/** Several choices of which any number is taken. */
export function Checks<T extends string>({
  label,
  options,
  taken,
  onChange,
}: {
  label: string;
  options: readonly { value: T; label: string }[];
  taken: readonly T[];
  onChange: (taken: T[]) => void;
}) {
  const sending = useIsSending();
  return (
    <fieldset className={css.checks}>
      <legend>{label}</legend>
      <div className={css.list} data-short={options.every(({ label: words }) => words.length <= SHORT) || undefined}>
        {options.map((option) => (
          <label key={option.value} className={css.check}>
            <input
              type="checkbox"
              checked={taken.includes(option.value)}
              aria-disabled={sending || undefined}
              onChange={(event) =>
                sending ||
                onChange(
                  event.target.checked ? [...taken, option.value] : taken.filter((value) => value !== option.value),
                )
              }
            />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
