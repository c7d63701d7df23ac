import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import css from './Notice.module.css';

/** A word to the reader in the flow of the page. `look` asks for attention and is announced. */
export function Notice({
  look,
  title,
  action,
  children,
}: {
  look?: boolean;
  title?: ReactNode;
  action?: ReactNode;
  children?: ReactNode;
}) {
  return (
    <div className={css.notice} data-look={look || undefined} role={look ? 'alert' : 'status'}>
      {look ? <IconAlertTriangle size={20} aria-hidden /> : <IconInfoCircle size={20} aria-hidden />}
      <div className={css.words}>
        {title && <strong>{title}</strong>}
        {children && <div>{children}</div>}
      </div>
      {action}
    </div>
  );
}
