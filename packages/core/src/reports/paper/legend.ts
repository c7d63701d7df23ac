import { palette } from './palette.js';
import { sheet, styles, type Paper } from './paper.js';
import { dot } from './strips.js';

export type Sign = 'you' | 'centre' | 'middle' | 'tails' | 'hatched';

/** What the marks mean, in one row; gives the row's height. */
export function legend(paper: Paper, signs: readonly Sign[], words: Readonly<Record<Sign, string>>): number {
  const { doc, type } = paper;
  let x: number = sheet.left;
  let y = paper.y;
  for (const sign of signs) {
    const wide = 22 + type.width(words[sign], styles.small) + 14;
    if (x > sheet.left && x + wide - 14 > sheet.right) {
      x = sheet.left;
      y += 14;
    }
    const middle = y + styles.small.leading / 2;
    if (sign === 'you') dot(paper, x + 8, middle, 3.6);
    else if (sign === 'centre')
      doc
        .moveTo(x + 8, middle - 5)
        .lineTo(x + 8, middle + 5)
        .lineWidth(1.5)
        .strokeColor(palette['peer-line'])
        .stroke();
    else if (sign === 'hatched') {
      for (let at = 0; at < 16; at += 4) doc.moveTo(x + at, middle + 3.5).lineTo(x + at + 5, middle - 3.5);
      doc.lineWidth(0.9).strokeColor(palette['peer-middle']).stroke();
    } else paper.box(x, middle - 3.5, 17, 7, sign === 'middle' ? 'peer-middle' : 'peer-tail', 2);
    type.line(words[sign], x + 22, y, styles.small);
    x += wide;
  }
  const height = y + 12 - paper.y;
  paper.y += height;
  return height;
}
