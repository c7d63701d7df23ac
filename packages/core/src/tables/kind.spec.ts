import { workbookParts, zip } from '../../test/workbook.js';
import { contentKind } from './kind.js';

const workbook = [...workbookParts([['a'], [1]]), { name: '[Content_Types].xml', text: '<Types/>' }];

test('a file is what stands in it', async () => {
  expect(await contentKind(Buffer.from('%PDF-1.7\n...'))).toBe('pdf');
  expect(await contentKind(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0]))).toBe('png');
  expect(await contentKind(Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0]))).toBe('jpeg');
  expect(await contentKind(zip(workbook))).toBe('xlsx');
  expect(await contentKind(Buffer.from('Ausschuß;4 %\r\n'))).toBe('text');
});

test('what it is not, whatever it is called: programs, pages with bytes, archives, macros, half a package', async () => {
  expect(await contentKind(Buffer.from('MZ\x90\x00'))).toBeUndefined();
  expect(await contentKind(Buffer.from([0x1f, 0x8b, 8, 0]))).toBeUndefined();
  expect(await contentKind(Buffer.from('Ausschu\xdf', 'latin1'))).toBeUndefined();
  expect(await contentKind(Buffer.from(' %PDF-1.7\x00'))).toBeUndefined();
  expect(await contentKind(zip(workbook).subarray(0, 300))).toBeUndefined();
  expect(await contentKind(zip([...workbook, { name: 'xl/vbaProject.bin', text: 'x' }]))).toBeUndefined();
  expect(await contentKind(zip([{ name: 'readme.txt', text: 'x' }]))).toBeUndefined();
});
