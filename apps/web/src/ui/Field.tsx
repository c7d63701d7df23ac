import { useId, type InputHTMLAttributes, type ReactNode, type SelectHTMLAttributes } from 'react';
import { IconChevronDown } from '@tabler/icons-react';
import css from './Field.module.css';
import { useIsSending } from './Form.js';

type Around = { label: string; hint?: ReactNode; error?: string; unit?: string; labelHidden?: boolean };

/** A labelled input: label above, unit inside, hint and error below. `end` puts a button inside the field. */
export function TextField({
  label,
  hint,
  error,
  unit,
  labelHidden,
  end,
  ...input
}: Around & InputHTMLAttributes<HTMLInputElement> & { end?: ReactNode }) {
  const own = useId();
  const sending = useIsSending();
  const id = input.id ?? own;
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined;
  return (
    <div className={css.field}>
      <label htmlFor={id} className={labelHidden ? 'visually-hidden' : css.label}>
        {label}
      </label>
      <div className={css.box} data-error={error ? true : undefined}>
        <input
          {...input}
          readOnly={input.readOnly || sending}
          id={id}
          className={css.input}
          aria-invalid={error ? true : undefined}
          aria-describedby={described}
        />
        {unit && <span className={css.unit}>{unit}</span>}
        {end}
      </div>
      {hint && (
        <p id={`${id}-hint`} className={css.hint}>
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className={css.error}>
          {error}
        </p>
      )}
    </div>
  );
}

// a choice cannot be read-only, and a disabled one loses the focus
const ignored = () => {};

/** A native choice: the phone's own picker, the keyboard's own keys. */
export function SelectField({
  label,
  hint,
  error,
  labelHidden,
  small,
  options,
  ...select
}: Omit<Around, 'unit'> &
  SelectHTMLAttributes<HTMLSelectElement> & { small?: boolean; options: readonly { value: string; label: string }[] }) {
  const own = useId();
  const sending = useIsSending();
  const id = select.id ?? own;
  return (
    <div className={css.field}>
      <label htmlFor={id} className={labelHidden ? 'visually-hidden' : css.label}>
        {label}
      </label>
      <div className={css.box} data-error={error ? true : undefined} data-small={small || undefined}>
        <select
          {...select}
          id={id}
          className={css.select}
          aria-disabled={sending || undefined}
          onChange={sending ? ignored : select.onChange}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
        <IconChevronDown className={css.chevron} size={16} aria-hidden />
      </div>
      {hint && <p className={css.hint}>{hint}</p>}
      {error && <p className={css.error}>{error}</p>}
    </div>
  );
}
