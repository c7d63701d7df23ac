import { useId, type ReactNode, type TextareaHTMLAttributes } from 'react';
import field from './Field.module.css';
import { useIsSending } from './Form.js';
import css from './TextArea.module.css';

/** Several lines of text, with the same label, hint and error as every field. */
export function TextArea({
  label,
  hint,
  error,
  labelHidden,
  ...area
}: TextareaHTMLAttributes<HTMLTextAreaElement> & {
  label: string;
  hint?: ReactNode;
  error?: string;
  labelHidden?: boolean;
}) {
  const own = useId();
  const sending = useIsSending();
  const id = area.id ?? own;
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined;
  return (
    <div className={field.field}>
      <label htmlFor={id} className={labelHidden ? 'visually-hidden' : field.label}>
        {label}
      </label>
      <div className={field.box} data-error={error ? true : undefined}>
        <textarea
          rows={3}
          {...area}
          readOnly={area.readOnly || sending}
          id={id}
          className={css.area}
          aria-invalid={error ? true : undefined}
          aria-describedby={described}
        />
      </div>
      {hint && (
        <p id={`${id}-hint`} className={field.hint}>
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className={field.error}>
          {error}
        </p>
      )}
    </div>
  );
}
