import type { Cell, Sheet } from './sheet.js';

/** Tells Excel that what follows is UTF-8. */
const MARK = '\ufeff';

/** Comma separated values as RFC 4180 has them, in UTF-8. */
export function csvOf({ columns, rows }: Sheet): Uint8Array {
  const lines = [columns, ...rows].map((cells) => cells.map(cellText).join(','));
  return Buffer.from(`${MARK}${lines.join('\r\n')}\r\n`, 'utf8');
}

function cellText(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell !== 'string') return String(cell);
  const safe = harmless(cell);
  return /[",;\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A spreadsheet takes text that begins like this for a formula; an apostrophe before it makes it text again. */
export const harmless = (text: string): string =>
  /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/.test(text) ? `'${text}` : text;
