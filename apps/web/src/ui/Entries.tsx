import type { ReactNode } from 'react';
import css from './Entries.module.css';

/** A list of things that can be opened, joined in one frame. */
export const Entries = ({ children }: { children: ReactNode }) => <ul className={css.entries}>{children}</ul>;

/**
 * One of them: `link` leads to it and carries its title (the whole entry can be pressed), the lines below say what it is,
 * `side` where it stands; `turn` marks what waits for the reader.
 */
export function Entry({
  link,
  children,
  side,
  turn,
}: {
  link: ReactNode;
  children: ReactNode;
  side: ReactNode;
  turn?: boolean;
}) {
  return (
    <li className={css.entry} data-turn={turn || undefined}>
      <div className={css.words}>
        {link}
        {children}
      </div>
      <div className={css.side}>{side}</div>
    </li>
  );
}
