import { importLimits } from '@gauge/contracts';
import { readTable } from '../../tables/index.js';
import { csvOf, harmless } from './csv.js';
import type { Sheet } from './sheet.js';
import { workbookOf } from './workbook.js';

const nasty = [
  '=1+1',
  '+49 30',
  '-2',
  '@sum(a1)',
  '\tx',
  '\rx',
  '=HYPERLINK("http://x","y")',
  '＝1',
  'Müller, "Söhne"',
  ' blank ',
];
const sheet: Sheet = {
  name: 'Members: [all]',
  columns: ['firm', 'value', 'yes'],
  rows: [
    ...nasty.map((text, at) => [text, at / 10, true]),
    ['-3', -3, false],
    [null, null, null],
    ['last', 1e-7, true],
  ],
};

test('CSV: text that a spreadsheet would take for a formula is text again; numbers stay numbers', async () => {
  const bytes = csvOf(sheet);
  expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const { header, rows } = await readTable(bytes, importLimits);
  expect(header).toEqual(['firm', 'value', 'yes']);
  expect(rows.find(({ cells }) => cells[0] === "'=1+1")?.cells).toEqual(["'=1+1", '0', 'true']);
  const first = rows.map(({ cells }) => cells[0] ?? '');
  expect(first.filter((text) => /^[=+\-@\t\r＝]/.test(text))).toEqual([]);
  // a number below zero is no formula
  expect(rows.find(({ cells }) => cells[0] === "'-3")?.cells[1]).toBe('-3');
});

test.each(nasty.slice(0, 8))('%j begins with an apostrophe', (text) => expect(harmless(text)).toBe(`'${text}`));
test.each(['Müller', '3-2', 'a=b', ''])('%j stays as it is', (text) => expect(harmless(text)).toBe(text));

test('XLSX: text is text, numbers are numbers, and the same table gives the same bytes', async () => {
  const bytes = workbookOf([sheet, { ...sheet, rows: [] }]);
  expect(workbookOf([sheet, { ...sheet, rows: [] }])).toEqual(bytes);
  const { header, rows, reading } = await readTable(bytes, importLimits);
  expect(reading.format).toBe('xlsx');
  expect(header).toEqual(['firm', 'value', 'yes']);
  expect(rows[0]?.cells).toEqual(['=1+1', '0', '1']);
  expect(rows.find(({ cells }) => cells[0] === '-3')?.cells).toEqual(['-3', '-3', '0']);
  expect(rows.at(-1)?.cells[1]).toBe('1e-7');
});

test('XLSX: no cell is a formula, whatever stands in it', () => {
  // stored parts are packed, so the check is on what the writer makes of one cell
  const bytes = workbookOf([
    { name: '</sheet>', columns: ['<f>1</f>'], rows: [['</t></is></c><f>1+1</f>', Number.NaN]] },
  ]);
  expect(Buffer.from(bytes).includes('<f>')).toBe(false);
});
