import { IconEye, IconEyeOff } from '@tabler/icons-react';
import { useState, type ComponentProps } from 'react';
import css from './PasswordField.module.css';
import { TextField } from './Field.js';

/** A password with the choice to see it; `show` and `hide` name that button. */
export function PasswordField({
  show,
  hide,
  ...field
}: ComponentProps<typeof TextField> & { show: string; hide: string }) {
  const [seen, setSeen] = useState(false);
  return (
    <TextField
      {...field}
      type={seen ? 'text' : 'password'}
      end={
        <button type="button" className={css.eye} aria-label={seen ? hide : show} onClick={() => setSeen(!seen)}>
          {seen ? <IconEyeOff size={18} /> : <IconEye size={18} />}
        </button>
      }
    />
  );
}
