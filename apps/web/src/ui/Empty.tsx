import type { ReactNode } from 'react';
import css from './Empty.module.css';

/** Nothing here yet: what would be here, why it helps, and the step that brings it. */
export function Empty({
  picture,
  title,
  action,
  children,
}: {
  picture?: ReactNode;
  title: string;
  action?: ReactNode;
  children?: ReactNode;
}) {
  return (
    <section className={css.empty}>
      {picture}
      <h2>{title}</h2>
      {children && <div className={css.words}>{children}</div>}
      {action}
    </section>
  );
}
