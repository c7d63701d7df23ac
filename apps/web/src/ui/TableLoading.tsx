import css from './TableLoading.module.css';

/** Grey rows in the place of a table that is on its way: as high as the rows will be, so nothing moves. */
export const TableLoading = ({ label, rows = 8 }: { label: string; rows?: number }) => (
  <div role="status" className={css.rows}>
    <span className="visually-hidden">{label}</span>
    {Array.from({ length: rows }, (_, row) => (
      <div key={row} className={css.row}>
        <span style={{ inlineSize: `${30 + ((row * 17) % 25)}%` }} />
        <span style={{ inlineSize: '14%' }} />
        <span style={{ inlineSize: '10%' }} />
      </div>
    ))}
  </div>
);
