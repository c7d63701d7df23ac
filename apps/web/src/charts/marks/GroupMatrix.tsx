import type { CSSProperties, ReactNode } from 'react';
import type { CellState, Layer } from '../prepare/groups.js';
import css from './GroupMatrix.module.css';

export type CellWords = { figure: ReactNode; note: ReactNode; title: string };

/** Groups of firms as rows and columns; a cell's shade says how much would be shown of it. Its table stands beside it. */
export function GroupMatrix({
  layer,
  label,
  rowName,
  columnName,
  words,
}: {
  layer: Layer;
  label: string;
  rowName: (row: string) => ReactNode;
  columnName: (column: string) => ReactNode;
  words: (cell: Layer['rows'][number]['cells'][number]) => CellWords;
}) {
  return (
    <div className={css.scroll} role="img" aria-label={label}>
      <div className={css.matrix} style={{ '--columns': layer.columns.length } as CSSProperties} aria-hidden="true">
        <span className={css.corner} />
        {layer.columns.map((column) => (
          <span key={column} className={css.column}>
            {columnName(column)}
          </span>
        ))}
        {layer.rows.map(({ row, cells }) => (
          <div key={row} className={css.row}>
            <span className={css.name}>{rowName(row)}</span>
            {cells.map((cell) => {
              const { figure, note, title } = words(cell);
              return (
                <span key={cell.column} className={css.cell} data-state={cell.state} title={title}>
                  <strong>{figure}</strong>
                  <small>{note}</small>
                </span>
              );
            })}
          </div>
        ))}
      </div>
    </div>
  );
}

export function GroupLegend({ states, name }: { states: readonly CellState[]; name: (state: CellState) => string }) {
  return (
    <ul className={css.legend}>
      {states.map((state) => (
        <li key={state}>
          <span className={css.sign} data-state={state} aria-hidden="true" />
          {name(state)}
        </li>
      ))}
    </ul>
  );
}
