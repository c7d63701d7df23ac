import type { ReactNode } from 'react';
import css from './Lines.module.css';

/** Plain lines below one another inside a panel: who or what, and at the end where it stands or what can be done. */
export const Lines = ({ children }: { children: ReactNode }) => <ul className={css.lines}>{children}</ul>;

/** `note` says a word more about it. */
export const Line = ({ note, side, children }: { note?: ReactNode; side?: ReactNode; children: ReactNode }) => (
  <li className={css.line}>
    <span className={css.words}>
      <span data-noted={note ? true : undefined}>{children}</span>
      {note && <small>{note}</small>}
    </span>
    {side && <span className={css.side}>{side}</span>}
  </li>
);
