import { useId, type ReactNode } from 'react';
import css from './Panel.module.css';

/** A sheet on the page. With a title it is a region of its own. */
export function Panel({
  title,
  note,
  action,
  sunk,
  children,
}: {
  title?: ReactNode;
  note?: ReactNode;
  action?: ReactNode;
  sunk?: boolean;
  children: ReactNode;
}) {
  const id = useId();
  const As = title ? 'section' : 'div';
  return (
    <As className={css.panel} data-sunk={sunk || undefined} aria-labelledby={title ? id : undefined}>
      {(title || action) && (
        <header className={css.head}>
          <div className={css.words}>
            {title && <h2 id={id}>{title}</h2>}
            {note && <p className={css.note}>{note}</p>}
          </div>
          {action}
        </header>
      )}
      {children}
    </As>
  );
}
