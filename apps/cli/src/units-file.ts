import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { parse } from 'csv-parse';
import type { FirmRecord } from '@gauge/disclosure';
import { badInput, codeOf, reasonOf, unreadable, type Problem } from './problem.js';
import type { Progress } from './progress.js';

/** Which columns to read beside the ids and the associations. */
export type Columns = {
  dimensions: readonly string[];
  indicators: readonly string[];
  /** A column that is not there leaves its cells missing, instead of ending the command. */
  mayBeAbsent?: boolean;
};

/** A read units.csv; `rowOf` says where the record at a position stood (row 1 is the header). */
export type UnitsFile = { records: FirmRecord[]; rowOf: (index: number) => number };

const UNIT_ID = 'unit_id';
const GROUP = 'enterprise_group';
const ASSOCIATIONS = 'associations';
const LONGEST_ROW = 1 << 20;
const NUMBER = /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?$/;

type ParsedRow = { record: string[]; info: { empty_lines: number; records: number } };

/**
 * Reads units.csv row by row, keeping the asked columns only (RFC 4180, UTF-8 with or without byte order mark).
 *
 * @throws Problem naming file, row and column
 */
export async function readUnits(file: string, columns: Columns, progress: Progress): Promise<UnitsFile> {
  const parser = parse({ info: true, skip_empty_lines: true, max_record_size: LONGEST_ROW });
  const text = decoded(file, progress);
  const feeding = feed(file, text, parser);
  const records: FirmRecord[] = [];
  const rows: number[] = [];
  let read: ((row: string[], at: number) => FirmRecord) | undefined;
  try {
    for await (const { record, info } of parser as AsyncIterable<ParsedRow>) {
      const row = info.records + info.empty_lines;
      if (read) {
        records.push(read(record, row));
        rows.push(row);
      } else read = rowReader(file, record, columns);
    }
    await feeding;
  } catch (cause) {
    parser.destroy();
    await feeding.catch(() => undefined);
    throw unparsable(file, cause);
  }
  if (!read) throw badInput(file, 'the file is empty; it needs a header row');
  return { records, rowOf: (index) => rows[index] ?? 0 };
}

/** Pushes the text into the parser at the speed at which it is read. */
async function feed(file: string, text: AsyncIterable<string>, parser: ReturnType<typeof parse>): Promise<void> {
  try {
    for await (const chunk of text) {
      if (parser.destroyed) return;
      if (!parser.write(chunk)) await drained(parser);
    }
    parser.end();
  } catch (cause) {
    parser.destroy(unreadable(file, cause));
  }
}

const drained = (parser: ReturnType<typeof parse>): Promise<void> =>
  new Promise((resolve) => {
    const done = (): void => {
      parser.off('drain', done).off('close', done);
      resolve();
    };
    parser.on('drain', done).on('close', done);
  });

async function* decoded(file: string, progress: Progress): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const { size } = await stat(file);
  let done = 0;
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
    done += chunk.length;
    progress.show(`reading ${file}`, done / size);
    yield decoder.decode(chunk, { stream: true });
  }
  yield decoder.decode();
}

/** Finds the columns in the header once; the reader it returns turns a row into a record. */
function rowReader(
  file: string,
  header: readonly string[],
  columns: Columns,
): (row: string[], at: number) => FirmRecord {
  const placeOf = (column: string): number => {
    const place = header.indexOf(column);
    if (place < 0) throw badInput(file, 'the column is missing', { row: 1, column });
    if (header.includes(column, place + 1)) throw badInput(file, 'the column stands twice', { row: 1, column });
    return place;
  };
  const wanted = (names: readonly string[]): (readonly [string, number])[] =>
    names
      .filter((column) => !columns.mayBeAbsent || header.includes(column))
      .map((column) => [column, placeOf(column)] as const);
  const [id, group, associations] = [placeOf(UNIT_ID), placeOf(GROUP), placeOf(ASSOCIATIONS)];
  const dimensions = wanted(columns.dimensions);
  const indicators = wanted(columns.indicators);
  const seen = new Map<string, number>();
  const once = repeatedTexts();
  return (row, at) => {
    const cell = (place: number): string => row[place] ?? '';
    const fail = (column: string, message: string): Problem => badInput(file, message, { row: at, column });
    const unit = cell(id);
    if (unit === '') throw fail(UNIT_ID, 'is empty; each record needs an id');
    const earlier = seen.get(unit);
    if (earlier !== undefined) throw fail(UNIT_ID, `"${unit}" stands in row ${earlier} already`);
    seen.set(unit, at);
    const observers = cell(associations).split('|');
    if (observers.includes('')) throw fail(ASSOCIATIONS, 'needs at least one id, several separated by |');
    return {
      id: unit,
      group: once(cell(group)),
      associations: observers.map(once),
      dimensions: Object.fromEntries(
        dimensions.map(([column, place]) => {
          if (cell(place) === '') throw fail(column, 'is empty; every dimension needs a value');
          return [column, once(cell(place))];
        }),
      ),
      values: Object.fromEntries(
        indicators.flatMap(([column, place]) =>
          cell(place) === '' ? [] : [[column, numberIn(cell(place), (message) => fail(column, message))]],
        ),
      ),
    };
  };
}

function numberIn(text: string, fail: (message: string) => Problem): number {
  const shown = text.length > 40 ? `${text.slice(0, 40)}…` : text;
  if (!NUMBER.test(text)) throw fail(`"${shown}" is not a number; write it as 12.5 or 1e3`);
  const value = Number(text);
  if (!Number.isFinite(value)) throw fail(`"${shown}" is beyond the range of numbers`);
  return value;
}

/** Labels repeat in every row; one string for each keeps memory down. */
function repeatedTexts(): (text: string) => string {
  const known = new Map<string, string>();
  return (text) => {
    const same = known.get(text);
    if (same === undefined) known.set(text, text);
    return same ?? text;
  };
}

/** The parser counts the rows it has read; the one it could not read is the next. */
function unparsable(file: string, cause: unknown): Problem {
  if (!codeOf(cause).startsWith('CSV_')) return unreadable(file, cause);
  const { records } = cause as { records?: number };
  return badInput(file, reasonOf(cause), records === undefined ? {} : { row: records + 1 });
}
