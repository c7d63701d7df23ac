import css from './Brand.module.css';

/** The mark: a standing strip, reduced to its signs. */
export const Brand = () => (
  <span className={css.brand}>
    <svg width="30" height="30" viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="9" className={css.ground} />
      <rect x="5" y="13" width="22" height="6" rx="3" className={css.tail} />
      <rect x="11" y="13" width="11" height="6" className={css.middle} />
      <circle cx="20" cy="16" r="4.6" className={css.dot} />
    </svg>
    Gauge
  </span>
);
