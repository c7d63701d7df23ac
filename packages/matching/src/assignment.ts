/**
 * The cheapest assignment of rows to columns, each row and column at most once (Hungarian method with potentials,
 * O(n^2 m)). `cost` is a matrix; with more rows than columns some rows get none (null).
 */
export function assign(cost: readonly (readonly number[])[]): (number | null)[] {
  const rows = cost.length;
  const columns = cost[0]?.length ?? 0;
  if (rows > columns) return byRow(assignWide(transposed(cost, columns)), rows);
  return assignWide(cost);
}

const transposed = (cost: readonly (readonly number[])[], columns: number): number[][] =>
  Array.from({ length: columns }, (_, column) => cost.map((row) => row[column] ?? Infinity));

function byRow(rowOfColumn: (number | null)[], rows: number): (number | null)[] {
  const columnOf = new Array<number | null>(rows).fill(null);
  rowOfColumn.forEach((row, column) => {
    if (row !== null) columnOf[row] = column;
  });
  return columnOf;
}

/** Rows and columns count from 1 here; 0 stands for nobody. */
function assignWide(cost: readonly (readonly number[])[]): (number | null)[] {
  const rows = cost.length;
  const columns = cost[0]?.length ?? 0;
  const rowPotential = new Float64Array(rows + 1);
  const columnPotential = new Float64Array(columns + 1);
  const rowOf = new Int32Array(columns + 1);
  for (let row = 1; row <= rows; row++) {
    const slack = new Float64Array(columns + 1).fill(Infinity);
    const cameFrom = new Int32Array(columns + 1);
    const visited = new Uint8Array(columns + 1);
    rowOf[0] = row;
    let at = 0;
    do {
      visited[at] = 1;
      const current = rowOf[at]!;
      let least = Infinity;
      let next = 0;
      for (let column = 1; column <= columns; column++) {
        if (visited[column]) continue;
        const reduced = cost[current - 1]![column - 1]! - rowPotential[current]! - columnPotential[column]!;
        if (reduced < slack[column]!) {
          slack[column] = reduced;
          cameFrom[column] = at;
        }
        if (slack[column]! < least) {
          least = slack[column]!;
          next = column;
        }
      }
      for (let column = 0; column <= columns; column++) {
        if (visited[column]) {
          rowPotential[rowOf[column]!]! += least;
          columnPotential[column]! -= least;
        } else slack[column]! -= least;
      }
      at = next;
    } while (rowOf[at] !== 0);
    for (; at !== 0; at = cameFrom[at]!) rowOf[at] = rowOf[cameFrom[at]!]!;
  }
  const columnOf = new Array<number | null>(rows).fill(null);
  for (let column = 1; column <= columns; column++) if (rowOf[column] !== 0) columnOf[rowOf[column]! - 1] = column - 1;
  return columnOf;
}
