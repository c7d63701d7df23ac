import type { ReactNode } from 'react';
import css from './Stages.module.css';

export type Stage = { key: string; name: string; count: number; note?: ReactNode };

/** How many came how far, one bar a stage with its count; the words are the table. */
export function Stages({ stages }: { stages: readonly Stage[] }) {
  const most = Math.max(1, ...stages.map(({ count }) => count));
  return (
    <ol className={css.stages}>
      {stages.map(({ key, name, count, note }) => (
        <li key={key}>
          <span>{name}</span>
          <span className={css.bar}>
            {count > 0 && <i style={{ inlineSize: `${(count / most) * 80}%` }} aria-hidden />}
            {count}
          </span>
          {note && <span className={css.note}>{note}</span>}
        </li>
      ))}
    </ol>
  );
}
