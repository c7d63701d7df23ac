import css from './ExampleStrip.module.css';

/** A strip without figures, to teach its signs. `own`: where the firm lies, 0..320. */
export const ExampleStrip = ({ own, shift = 0 }: { own: number; shift?: number }) => (
  <svg className={css.example} viewBox="0 12 320 40" aria-hidden="true">
    <rect x="0" y="28" width="320" height="8" rx="4" className={css.track} />
    <rect x={50 + shift} y="22" width="210" height="20" rx="6" className={css.tails} />
    <rect x={110 + shift} y="22" width="100" height="20" rx="3" className={css.middle} />
    <line x1={158 + shift} x2={158 + shift} y1="16" y2="48" className={css.centre} />
    <line x1={own} x2={own} y1="14" y2="50" className={css.own} />
    <circle cx={own} cy="32" r="10" className={css.dot} />
  </svg>
);
