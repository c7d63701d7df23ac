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
