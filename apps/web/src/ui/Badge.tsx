import type { ReactNode } from 'react';
import css from './Badge.module.css';

/** One or two words of state. */
export const Badge = ({ tone = 'plain', children }: { tone?: 'plain' | 'you' | 'look'; children: ReactNode }) => (
  <span className={css.badge} data-tone={tone}>
    {children}
  </span>
);
