import type { ReactNode } from 'react';
import css from './PageHead.module.css';

/** Top of a page: what it is about, its finding or name, one line of basis, and the one main action at the end. */
export function PageHead({
  eyebrow,
  title,
  lead,
  action,
}: {
  eyebrow?: ReactNode;
  title: ReactNode;
  lead?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <header className={css.head}>
      <div className={css.words}>
        {eyebrow && <div className={css.eyebrow}>{eyebrow}</div>}
        <h1>{title}</h1>
        {lead && <div className={css.lead}>{lead}</div>}
      </div>
      {action && <div className={css.action}>{action}</div>}
    </header>
  );
}
