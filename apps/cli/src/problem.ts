import { types } from 'node:util';

/** Something the caller can mend: ends the command with exit code 2 and one line. */
export class Problem extends Error {
  override readonly name = 'Problem';
}

/** A place in a table; row 1 is the header, as a spreadsheet counts. */
export type Place = { row?: number; column?: string };

/** Bad input, named by file, row and column. */
export function badInput(file: string, message: string, { row, column }: Place = {}): Problem {
  const place = [file, row === undefined ? '' : `row ${row}`, column === undefined ? '' : `column ${column}`];
  return new Problem(`${place.filter(Boolean).join(', ')}: ${message}`);
}

/** Text from files may hold line breaks and terminal commands; a message is one plain line. */
export const oneLine = (text: string): string => text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ');

/** Why something failed, in one line. */
export const reasonOf = (cause: unknown): string => oneLine(types.isNativeError(cause) ? cause.message : String(cause));

/** The code that Node and its libraries put on their errors. */
export const codeOf = (cause: unknown): string =>
  types.isNativeError(cause) && 'code' in cause && typeof cause.code === 'string' ? cause.code : '';

/** What went wrong while a file was opened or its text decoded. */
export function unreadable(file: string, cause: unknown): Problem {
  if (cause instanceof Problem) return cause;
  if (codeOf(cause) === 'ENOENT') return badInput(file, 'there is no such file');
  if (codeOf(cause) === 'ERR_ENCODING_INVALID_ENCODED_DATA') return badInput(file, 'the text is not UTF-8');
  return badInput(file, reasonOf(cause));
}
