/** The first sheet of a file as text, before anything is made of it. */
export interface Table {
  /** `delimiter` is null for a spreadsheet. */
  reading: { format: 'csv' | 'xlsx'; delimiter: ',' | ';' | 'tab' | null };
  header: string[];
  /** Rows as a spreadsheet counts them: the header is row 1. */
  rows: { row: number; cells: string[] }[];
}

/** Why a file is not read at all. Travels between threads, so it is plain data. */
export interface Refusal {
  code: 'file_type' | 'file_too_large' | 'import_unreadable';
  detail: string;
}

export class Unreadable extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.detail);
  }
}

export const refuse = (code: Refusal['code'], detail: string): never => {
  throw new Unreadable({ code, detail });
};

export interface TableLimits {
  rows: number;
  columns: number;
  cellLength: number;
  cells: number;
}

/** Takes rows one by one and stops at the first that is too many. */
export class TableBuilder {
  private header: string[] | undefined;
  private readonly rows: Table['rows'] = [];
  private cells = 0;

  constructor(private readonly limits: TableLimits) {}

  add(row: number, cells: readonly string[]): void {
    const filled = cells.findLastIndex((cell) => cell.trim() !== '') + 1;
    // blank lines stand between and after tables everywhere
    if (filled === 0) return;
    const { limits } = this;
    this.cells += filled;
    if (filled > limits.columns) refuse('file_too_large', `The file has more than ${limits.columns} columns.`);
    if (this.rows.length >= limits.rows) refuse('file_too_large', `The file has more than ${limits.rows} rows.`);
    if (this.cells > limits.cells) refuse('file_too_large', `The file has more than ${limits.cells} cells.`);
    // one sign more than allowed, so that a long cell is still seen to be too long
    const kept = cells.slice(0, filled).map((cell) => cell.trim().slice(0, limits.cellLength + 1));
    if (this.header) this.rows.push({ row, cells: kept });
    else this.header = kept;
  }

  table(reading: Table['reading']): Table {
    return { reading, header: this.header ?? refuse('import_unreadable', 'The file is empty.'), rows: this.rows };
  }
}
