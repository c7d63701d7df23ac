import type { ButtonHTMLAttributes, ReactNode } from 'react';
import css from './Button.module.css';
import { Spinner } from './Spinner.js';

export type ButtonLook = 'main' | 'quiet' | 'plain';
type Props = ButtonHTMLAttributes<HTMLButtonElement> & {
  look?: ButtonLook;
  small?: boolean;
  wide?: boolean;
  busy?: boolean;
  icon?: ReactNode;
};

export function Button({ look = 'quiet', small, wide, busy, icon, children, className, disabled, ...rest }: Props) {
  return (
    <button
      type="button"
      {...rest}
      disabled={disabled || busy}
      aria-busy={busy || undefined}
      className={`${buttonClass(look, { small, wide })} ${className ?? ''}`}
    >
      {busy ? <Spinner /> : icon}
      {children}
    </button>
  );
}

/** For links that look like buttons. */
export function buttonClass(look: ButtonLook = 'quiet', { small, wide }: { small?: boolean; wide?: boolean } = {}) {
  return [css.button, css[look], small && css.small, wide && css.wide].filter(Boolean).join(' ');
}
