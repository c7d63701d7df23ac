import { readFileSync } from 'node:fs';
import { extractText, getDocumentProxy } from 'unpdf';
import { tellingIn } from '../telling.js';
import { palette } from './palette.js';
import { measure, Paper, sheet, styles } from './paper.js';

const furniture = {
  title: 'A report',
  author: 'Somebody',
  language: 'en',
  head: ['Łódź Çelik A.Ş.', 'Round 2025'] as [string, string],
  foot: 'Confidential',
  pageOf: (page: number, pages: number) => `Page ${page} of ${pages}`,
};
const blank = (): Paper => {
  const paper = new Paper(furniture);
  paper.newPage();
  return paper;
};
const textOf = async (bytes: Uint8Array): Promise<string[]> =>
  (await extractText(await getDocumentProxy(new Uint8Array(bytes)))).text;

test('the colours are those of the screen', () => {
  const tokens = readFileSync(new URL('../../../../../apps/web/src/styles/tokens.css', import.meta.url), 'utf8');
  for (const [name, colour] of Object.entries(palette))
    expect([name, new RegExp(`--${name}: light-dark\\((#\\w+),`).exec(tokens)?.[1]]).toEqual([name, colour]);
});

test('letters of many alphabets are set; what no file has becomes its plain form or a question mark', async () => {
  const paper = blank();
  paper.paragraph('Łódź Çelik Ελλάδα Москва −3.1\u202f% \u206640\u2060–\u206080\u2069 kg CO₂e भारत');
  const [page = ''] = await textOf(await paper.bytes());
  expect(page).toContain('Łódź Çelik Ελλάδα Москва −3.1');
  expect(page).toContain('40–80 kg CO2e ????');
});

test('a reader whose language has no complete texts gets English', async () => {
  for (const language of ['ar', 'en-GB', 'xx']) expect((await tellingIn(language)).language).toBe('en');
});

test.each(['fr', 'es', 'pt'])('words in %s have all their letters in the file', async (language) => {
  const { t } = await tellingIn(language);
  const words = t('method.computed');
  const paper = blank();
  paper.paragraph(words);
  const plain = (text: string) => text.replace(/\s+/g, '');
  expect(plain((await textOf(await paper.bytes())).join(''))).toContain(plain(words).slice(0, 400));
});

test('lines keep to their width, words that are too long are cut, and what does not fit goes to the next page whole', async () => {
  const paper = blank();
  const text = `${'word '.repeat(60)}${'x'.repeat(300)} end`;
  for (const line of paper.type.lines(text, styles.text, 200))
    expect(paper.type.width(line, styles.text)).toBeLessThanOrEqual(200);
  expect(paper.type.width(paper.oneLine(text, styles.text, 120), styles.text)).toBeLessThanOrEqual(120);
  paper.y = sheet.bottom - 20;
  paper.need(paper.height('Two\nlines', styles.text, measure));
  paper.paragraph('Two\nlines');
  const pages = await textOf(await paper.bytes());
  expect(pages).toHaveLength(2);
  expect(pages[1]).toContain('Two');
  expect(pages[1]).toContain('lines');
  // running head from the second page on, page numbers on all
  expect(pages[1]).toContain('Łódź Çelik A.Ş.');
  expect(pages.map((page) => /Page \d of 2/.exec(page)?.[0])).toEqual(['Page 1 of 2', 'Page 2 of 2']);
});
