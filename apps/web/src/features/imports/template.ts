import type { InstrumentVersionView } from '@gauge/contracts';

/** Columns that say whose answers a row holds and how to read them; the questions follow. */
const OWN = ['member_no', 'firm', 'form', 'currency', 'scale'];

/** The header of a file to fill in: one column a question, named by its code. */
export function templateOf(version: Pick<InstrumentVersionView, 'inputs'>): string {
  const asked = version.inputs.filter(({ type }) => type !== 'reference');
  return `\ufeff${line([...OWN, ...asked.map(({ code }) => code)])}`;
}

/** What each column of the template holds, to be read beside it. */
export function columnsOf(
  version: Pick<InstrumentVersionView, 'inputs'>,
): { code: string; name: string; type: string }[] {
  return version.inputs
    .filter(({ type }) => type !== 'reference')
    .map(({ code, name, type }) => ({ code, name, type }));
}

/** One line of CSV as RFC 4180 has it. */
const line = (cells: readonly string[]): string =>
  `${cells.map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replace(/"/g, '""')}"` : cell)).join(',')}\r\n`;
