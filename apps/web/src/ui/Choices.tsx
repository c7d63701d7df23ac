import { useId, type ReactNode } from 'react';
import { useIsSending } from './Form.js';
import css from './Choices.module.css';

/** Large choices of which one is taken, each with room for a sentence. Radio buttons underneath, so arrows move. */
export function Choices<T extends string>({
  label,
  labelHidden,
  value,
  options,
  sideBySide,
  disabled,
  describedBy,
  id,
  onChange,
  onBlur,
}: {
  label: ReactNode;
  labelHidden?: boolean;
  value: T | null;
  options: { value: T; label: ReactNode; note?: ReactNode; mark?: ReactNode }[];
  sideBySide?: boolean;
  disabled?: boolean;
  describedBy?: string;
  /** Given to the choice that takes the focus. */ id?: string;
  onChange: (value: T) => void;
  onBlur?: () => void;
}) {
  const name = useId();
  const sending = useIsSending();
  return (
    <fieldset className={css.choices} disabled={disabled} aria-describedby={describedBy} onBlur={onBlur}>
      <legend className={labelHidden ? 'visually-hidden' : css.label}>{label}</legend>
      <div className={css.list} data-side={sideBySide || undefined}>
        {options.map((option, index) => {
          const taken = option.value === value;
          const first = value === null ? index === 0 : taken;
          return (
            <label key={option.value} className={css.choice} data-taken={taken || undefined}>
              <input
                type="radio"
                className={css.radio}
                name={name}
                id={first ? id : undefined}
                data-field={first && id ? true : undefined}
                checked={taken}
                aria-disabled={sending || undefined}
                onChange={() => sending || onChange(option.value)}
              />
              {option.mark !== undefined ? (
                <span className={css.mark}>{option.mark}</span>
              ) : (
                !sideBySide && <span className={css.ring} />
              )}
              <span className={css.words}>
                <span className={css.name} data-noted={option.note ? true : undefined}>
                  {option.label}
                </span>
                {option.note && <span className={css.note}>{option.note}</span>}
              </span>
            </label>
          );
        })}
      </div>
    </fieldset>
  );
}
