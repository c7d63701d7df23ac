import { useEffect, useId, useRef, useState, type ReactNode } from 'react';
import css from './Menu.module.css';

/**
 * A button that opens a small sheet of links and choices below (or above) it. Escape and a press elsewhere close it;
 * children get `close` for choices that end the visit.
 */
export function Menu({
  button,
  label,
  align = 'end',
  up,
  children,
}: {
  button: ReactNode;
  label?: string;
  align?: 'start' | 'end';
  up?: boolean;
  children: (close: () => void) => ReactNode;
}) {
  const [open, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const trigger = useRef<HTMLButtonElement>(null);
  const id = useId();
  useEffect(() => {
    if (!open) return;
    const outside = (event: Event) => {
      if (!root.current?.contains(event.target as Node)) setOpen(false);
    };
    const escape = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      setOpen(false);
      trigger.current?.focus();
    };
    document.addEventListener('pointerdown', outside);
    document.addEventListener('focusin', outside);
    document.addEventListener('keydown', escape);
    return () => {
      document.removeEventListener('pointerdown', outside);
      document.removeEventListener('focusin', outside);
      document.removeEventListener('keydown', escape);
    };
  }, [open]);
  return (
    <div className={css.menu} ref={root}>
      <button
        ref={trigger}
        type="button"
        className={css.trigger}
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        aria-label={label}
        onClick={() => setOpen(!open)}
      >
        {button}
      </button>
      {open && (
        <div id={id} className={css.sheet} data-align={align} data-up={up || undefined}>
          {children(() => setOpen(false))}
        </div>
      )}
    </div>
  );
}

export { css as menuCss };
