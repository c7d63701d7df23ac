import type { ReactNode } from 'react';
import css from './Table.module.css';

/**
 * A plain table. `caption` names it; it is shown unless `captionHidden`. On a phone it scrolls sideways, or with `stack`
 * each row becomes a block of its own: for lists whose cells speak for themselves, or say in `data-head` what they are.
 * `framed` stands on the page by itself.
 */
export function Table({
  caption,
  captionHidden,
  stack,
  framed,
  head,
  children,
}: {
  caption: string;
  captionHidden?: boolean;
  stack?: boolean;
  framed?: boolean;
  head: ReactNode[];
  children: ReactNode;
}) {
  return (
    <div className={css.scroll} data-framed={framed || undefined} role="group" aria-label={caption} tabIndex={0}>
      <table className={css.table} data-stack={stack || undefined}>
        <caption className={captionHidden ? 'visually-hidden' : css.caption}>{caption}</caption>
        <thead>
          <tr>
            {head.map((cell, column) => (
              <th key={column} scope="col">
                {cell}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}
