import type { ReactNode } from 'react';
import css from './Table.module.css';

/** A plain table that scrolls sideways on a phone. `caption` names it; it is shown unless `captionHidden`. */
export function Table({
  caption,
  captionHidden,
  head,
  children,
}: {
  caption: string;
  captionHidden?: boolean;
  head: ReactNode[];
  children: ReactNode;
}) {
  return (
    <div className={css.scroll} role="group" aria-label={caption} tabIndex={0}>
      <table className={css.table}>
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
