import { zip, workbookParts } from '../../test/workbook.js';
import { importLimits } from '@gauge/contracts';
import { readTable as readWithin } from './index.js';

const readTable = (bytes: Uint8Array) => readWithin(bytes, importLimits);
const csv = (text: string) => readTable(Buffer.from(text));
const refused = (code: string) => ({ name: 'Problem', code });

describe('CSV', () => {
  test.each([
    ['commas', 'firm,turnover\n"Müller, Söhne",5\n', ','],
    ['semicolons', 'firm;turnover\r\n"Müller, Söhne";5\r\n', ';'],
    ['tabs', 'firm\tturnover\nMüller, Söhne\t5', 'tab'],
  ])('parted by %s', async (_, text, delimiter) => {
    expect(await csv(text)).toEqual({
      reading: { format: 'csv', delimiter },
      header: ['firm', 'turnover'],
      rows: [{ row: 2, cells: ['Müller, Söhne', '5'] }],
    });
  });

  test('a byte order mark, blank lines and ragged rows do no harm, and rows count as a spreadsheet does', async () => {
    const { header, rows } = await csv('\ufefffirm,a,b\n\n"two\nlines",1\n,,\nlast,1,2,3\n');
    expect(header).toEqual(['firm', 'a', 'b']);
    expect(rows).toEqual([
      { row: 3, cells: ['two\nlines', '1'] },
      { row: 5, cells: ['last', '1', '2', '3'] },
    ]);
  });

  test('other encodings, empty files and open quotes are refused with a reason', async () => {
    await expect(readTable(Buffer.from('firm,M\xfcller', 'latin1'))).rejects.toMatchObject(
      refused('import_unreadable'),
    );
    await expect(readTable(Buffer.from([0x89, 0x50, 0, 1, 2]))).rejects.toMatchObject(refused('file_type'));
    await expect(csv('')).rejects.toMatchObject(refused('import_unreadable'));
    await expect(csv('\n \n,,\n')).rejects.toMatchObject(refused('import_unreadable'));
    await expect(csv('firm,a\n"open,1\n')).rejects.toMatchObject(refused('import_unreadable'));
  });

  test('too many rows, columns or bytes are refused', async () => {
    await expect(csv(`firm${',x'.repeat(400)}\n`)).rejects.toMatchObject(refused('file_too_large'));
    await expect(csv(`firm\n${'x\n'.repeat(20_001)}`)).rejects.toMatchObject(refused('file_too_large'));
    await expect(readTable(Buffer.alloc(20_000_001, 'x'))).rejects.toMatchObject(refused('file_too_large'));
  });
});

describe('XLSX', () => {
  const rows = [
    ['member_no', 'turnover', null, 'joint_training'],
    ['M001', 1234.5, null, true],
    [null, null],
    ['M002 & <co>', 0.1, 'note', false],
  ];

  test('the first sheet, wherever the workbook keeps it', async () => {
    expect(await readTable(zip(workbookParts(rows)))).toEqual({
      reading: { format: 'xlsx', delimiter: null },
      header: ['member_no', 'turnover', '', 'joint_training'],
      rows: [
        { row: 2, cells: ['M001', '1234.5', '', '1'] },
        { row: 4, cells: ['M002 & <co>', '0.1', 'note', '0'] },
      ],
    });
  });

  const blanks = Buffer.alloc(60_000_000, ' ');
  test('a bomb is refused, whether it declares its size or lies about it', async () => {
    const parts = workbookParts(rows);
    const bomb = { name: 'xl/sharedStrings.xml', text: Buffer.concat([Buffer.from('<sst>'), blanks]) };
    const honest = zip([...parts.slice(0, 3), bomb]);
    expect(honest.length).toBeLessThan(200_000);
    await expect(readTable(honest)).rejects.toMatchObject(refused('file_too_large'));
    const lying = zip([...parts.slice(0, 3), { ...bomb, declared: 1_000 }]);
    await expect(readTable(lying)).rejects.toMatchObject(refused('import_unreadable'));
  });

  test('macros, too many parts, other archives and damage are refused', async () => {
    const parts = workbookParts(rows);
    const withMacro = zip([...parts, { name: 'xl/vbaProject.bin', text: 'Sub' }]);
    await expect(readTable(withMacro)).rejects.toMatchObject(refused('file_type'));
    const many = Array.from({ length: 101 }, (_, at) => ({ name: `xl/part${at}.xml`, text: '<a/>' }));
    await expect(readTable(zip([...parts, ...many]))).rejects.toMatchObject(refused('file_type'));
    await expect(readTable(zip([{ name: 'letter.txt', text: 'hello' }]))).rejects.toMatchObject(refused('file_type'));
    await expect(readTable(zip(parts).subarray(0, 400))).rejects.toMatchObject(refused('import_unreadable'));
    const broken = parts.map((part) => (part.name.includes('sheet3') ? { ...part, text: '<worksheet><row>' } : part));
    await expect(readTable(zip(broken))).rejects.toMatchObject(refused('import_unreadable'));
  });

  test('entities that expand are refused', async () => {
    const laughs = `<!DOCTYPE sst [<!ENTITY a "${'ha'.repeat(1000)}"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]><sst><si><t>&b;</t></si></sst>`;
    const parts = workbookParts(rows).map((part) => (part.name.includes('shared') ? { ...part, text: laughs } : part));
    await expect(readTable(zip(parts))).rejects.toMatchObject(refused('file_type'));
  });

  test('old Excel files are named as such', async () => {
    const old = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
    await expect(readTable(old)).rejects.toMatchObject({
      code: 'file_type',
      message: expect.stringContaining('Save it as XLSX'),
    });
  });
});
