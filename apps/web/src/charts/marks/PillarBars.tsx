import type { ReactNode } from 'react';
import css from './PillarBars.module.css';

export type PillarBar = {
  code: string;
  name: ReactNode;
  /** 0..100 where 25..75 is the middle half of the peers; null when too little was answered. */
  score: number | null;
  words: string;
  look: boolean;
};

/** Each area's score against the middle half of the peers. */
export function PillarBars({
  bars,
  axis,
}: {
  bars: PillarBar[];
  axis: { weaker: string; middle: string; better: string };
}) {
  return (
    <div className={css.bars}>
      <ul>
        {bars.map(({ code, name, score, words, look }) => (
          <li key={code} className={css.bar}>
            <span className={css.name}>{name}</span>
            <svg className={css.svg} width="100%" height="24" aria-hidden="true">
              <rect x="0" width="100%" y="10" height="4" rx="2" className={css.track} />
              {score !== null && (
                <>
                  <rect x="25%" width="50%" y="5" height="14" rx="4" className={css.middle} />
                  <line x1="50%" x2="50%" y1="3" y2="21" className={css.centre} />
                  <circle cx={`${place(score)}%`} cy="12" r="7" className={css.you} />
                </>
              )}
            </svg>
            <span className={css.words} data-look={look || undefined}>
              {words}
            </span>
          </li>
        ))}
      </ul>
      <div className={css.axis} aria-hidden="true">
        <div dir="ltr">
          <span>{axis.weaker}</span>
          <span>{axis.middle}</span>
          <span>
            <bdi>{axis.better}</bdi>&thinsp;→
          </span>
        </div>
      </div>
    </div>
  );
}

/** The marker's whole circle stays on the strip. */
const place = (score: number) => Math.min(98, Math.max(2, score));
