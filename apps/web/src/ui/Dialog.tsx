import { IconX } from '@tabler/icons-react';
import { useId, useLayoutEffect, useRef, type ReactNode } from 'react';
import css from './Dialog.module.css';

/**
 * A question that must be settled before going on. The browser's own dialog holds the focus and closes on Escape;
 * `onClose` is called for every way out but the buttons in `actions`.
 */
export function Dialog({
  title,
  close,
  onClose,
  actions,
  children,
}: {
  title: string;
  /** Names the button that closes. */ close: string;
  onClose: () => void;
  actions?: ReactNode;
  children: ReactNode;
}) {
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  // closed while it still stands in the page: only then the browser gives the focus back to whoever opened it
  useLayoutEffect(() => {
    const shown = dialog.current;
    if (shown && !shown.open) shown.showModal();
    return () => shown?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      className={css.dialog}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => event.target === dialog.current && onClose()}
    >
      <div className={css.sheet}>
        <header className={css.head}>
          <h2 id={id}>{title}</h2>
          <button type="button" className={css.close} aria-label={close} onClick={onClose}>
            <IconX size={20} aria-hidden />
          </button>
        </header>
        <div className={css.body}>{children}</div>
        {actions && <footer className={css.actions}>{actions}</footer>}
      </div>
    </dialog>
  );
}
