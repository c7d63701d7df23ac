import css from './Loading.module.css';

/** Grey bars in the place of a page that is on its way; `label` is what a screen reader hears. */
export function Loading({ label, rows = 4 }: { label: string; rows?: number }) {
  return (
    <div className={css.loading} role="status">
      <span className="visually-hidden">{label}</span>
      <div className={css.title} />
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className={css.row} />
      ))}
    </div>
  );
}
