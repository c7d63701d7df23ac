import type { ReactNode } from 'react';
import css from './GainBars.module.css';

export type GainBar = {
  key: string;
  name: ReactNode;
  lowWidth: number;
  highWidth: number;
  words: string;
  total?: boolean;
};

/** What each action is expected to bring: the dark part at least, the light part at most. */
export function GainBars({ bars }: { bars: GainBar[] }) {
  return (
    <ul className={css.bars}>
      {bars.map(({ key, name, lowWidth, highWidth, words, total }) => (
        <li key={key} className={css.bar} data-total={total || undefined}>
          <span className={css.name}>{name}</span>
          <span className={css.track} aria-hidden="true">
            <span className={css.high} style={{ inlineSize: `${100 * highWidth}%` }} />
            <span className={css.low} style={{ inlineSize: `${100 * lowWidth}%` }} />
          </span>
          <span className={css.words}>{words}</span>
        </li>
      ))}
    </ul>
  );
}
