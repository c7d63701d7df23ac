import { palette } from '../paper/palette.js';
import { measure, sheet, styles, type Paper } from '../paper/paper.js';
import { dot } from '../paper/strips.js';
import type { Style } from '../paper/type.js';

export type Fact = [name: string, value: string];
export type Cover = {
  brand: string;
  eyebrow: string;
  title: string;
  kind: string;
  /** Places of the areas, 0..100, drawn as the page's picture. */ places: readonly (number | null)[];
  /** Says what the picture shows. */ caption: string;
  facts: readonly Fact[];
  small: readonly string[];
};

const largest: Style = styles.title;

/** The first page: whose report it is, its areas as a picture, and what it rests on. */
export function cover(paper: Paper, { brand, eyebrow, title, kind, places, caption, facts, small }: Cover): void {
  const { doc, type } = paper;
  const drawn = places.some((place) => place !== null);
  const ground = drawn ? 486 : 300;
  doc.addPage();
  doc.rect(0, 0, sheet.width, ground).fill(palette['you-soft']);
  mark(paper, sheet.left, 48, 26);
  type.line(brand, sheet.left + 34, 52, { ...styles.h2, size: 14 });

  // a long name takes smaller letters rather than a page
  const size = [30, 26, 22, 18].find((one) => type.lines(title, { ...largest, size: one }, measure).length <= 3) ?? 16;
  const style = { ...largest, size, leading: size * 1.2 };
  let y = 122;
  y += paper.block(eyebrow, sheet.left, y, styles.eyebrow, measure) + 8;
  y += paper.block(title, sheet.left, y, style, measure) + 10;
  paper.block(kind, sheet.left, y, { ...styles.dim, size: 12, leading: 16 }, measure);

  if (drawn) picture(paper, places, ground - 44 - Math.min(190, places.length * 17));
  if (drawn) type.line(paper.oneLine(caption, styles.small, measure), sheet.left, ground - 30, styles.small);
  paper.y = ground + 34;
  for (const [name, value] of facts) {
    const height = Math.max(styles.text.leading, paper.height(value, styles.text, measure - 130));
    type.line(name, sheet.left, paper.y, styles.dim);
    paper.block(value, sheet.left + 130, paper.y, styles.text, measure - 130);
    paper.y += height + 4;
  }
  paper.y = Math.max(paper.y + 8, sheet.bottom - small.reduce((sum, one) => sum + paper.height(one, styles.small), 0));
  for (const line of small) paper.paragraph(line, styles.small);
}

/** A strip for each area, without words: they stand on the next page. */
function picture(paper: Paper, places: readonly (number | null)[], top: number): void {
  const pitch = Math.min(17, 190 / Math.max(1, places.length));
  places.forEach((place, at) => {
    const y = top + at * pitch + pitch / 2;
    paper.box(sheet.left, y - 1.2, measure, 2.4, 'surface', 1.2);
    if (place === null) return;
    paper.box(sheet.left + measure * 0.25, y - 4, measure * 0.5, 8, 'surface', 2.4);
    dot(paper, sheet.left + (measure * Math.min(98, Math.max(2, place))) / 100, y, 4.4);
  });
  const middle = sheet.left + measure / 2;
  const bottom = top + places.length * pitch;
  paper.doc.moveTo(middle, top).lineTo(middle, bottom).lineWidth(0.8).strokeColor(palette['peer-line']).stroke();
}

/** The mark of the screen: a standing strip, reduced to its signs. */
function mark({ doc }: Paper, x: number, y: number, size: number): void {
  const of = size / 32;
  doc.roundedRect(x, y, size, size, 9 * of).fill(palette.you);
  doc
    .fillOpacity(0.35)
    .roundedRect(x + 5 * of, y + 13 * of, 22 * of, 6 * of, 3 * of)
    .fill(palette.surface);
  doc
    .fillOpacity(0.55)
    .rect(x + 11 * of, y + 13 * of, 11 * of, 6 * of)
    .fill(palette.surface);
  doc
    .fillOpacity(1)
    .circle(x + 20 * of, y + 16 * of, 4.6 * of)
    .fill(palette.surface);
}
