import { parse } from 'csv-parse';
import { refuse, TableBuilder, type Table, type TableLimits } from './table.js';

const DELIMITERS = { ',': ',', ';': ';', tab: '\t' } as const;
type Delimiter = keyof typeof DELIMITERS;

/** Reads comma, semicolon or tab separated values in UTF-8. */
export async function readCsv(bytes: Uint8Array, limits: TableLimits): Promise<Table> {
  const text = decoded(bytes);
  const delimiter = delimiterOf(text);
  const builder = new TableBuilder(limits);
  const parser = parse({
    delimiter: DELIMITERS[delimiter],
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: limits.columns * limits.cellLength,
  });
  parser.end(text);
  let row = 0;
  try {
    for await (const cells of parser) builder.add((row += 1), cells as string[]);
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error)) throw error;
    refuse('import_unreadable', `After row ${row} the file is no longer a table: a quote is open or a row too long.`);
  }
  return builder.table({ format: 'csv', delimiter });
}

function decoded(bytes: Uint8Array): string {
  if (bytes.subarray(0, 8192).includes(0))
    refuse('file_type', 'This is neither CSV nor XLSX. Save it as XLSX, or as CSV in UTF-8.');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return refuse('import_unreadable', 'The file is not in UTF-8. Save it as "CSV UTF-8" or as XLSX.');
  }
}

/** The one that occurs most often in the header, quotes left out. */
function delimiterOf(text: string): Delimiter {
  const [header = ''] = text.split(/\r?\n/, 1);
  const bare = header.replace(/"[^"]*"/g, '');
  const count = (sign: string) => bare.split(sign).length;
  const names = Object.keys(DELIMITERS) as Delimiter[];
  return names.reduce((best, name) => (count(DELIMITERS[name]) > count(DELIMITERS[best]) ? name : best));
}
