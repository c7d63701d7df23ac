export { contentKind, type ContentKind } from './kind.js';
export { readTable, type FileLimits } from './table.reader.js';
export type { Table } from './table.js';
export { numberIn, plainWords, shortened, type Decimal } from './cells.js';
