import type { Segment, StripMarks, StripsModel } from '@gauge/figures';
import { palette } from './palette.js';
import type { Paper } from './paper.js';
import type { Style } from './type.js';

/** Heights in points. */
const bar = 8;
export const stripHeight = 12;

/** One peer group's strip with its left top at x, y, drawn as the screen draws it. */
export function drawStrip(
  paper: Paper,
  marks: StripMarks,
  x: number,
  y: number,
  width: number,
  model: StripsModel,
): void {
  const at = (percent: number) => x + (percent / 100) * width;
  const band = ({ from, to }: Segment, height: number, colour: 'peer-track' | 'peer-tail' | 'peer-middle') =>
    paper.box(
      at(from),
      y + (stripHeight - height) / 2,
      Math.max(0.8, at(to) - at(from)),
      height,
      colour,
      height === bar ? 2.4 : 1.2,
    );
  switch (marks.kind) {
    case 'points':
      band({ from: 0, to: 100 }, 2.4, 'peer-track');
      if (marks.tails) band(marks.tails, bar, 'peer-tail');
      if (marks.middle) band(marks.middle, bar, 'peer-middle');
      if (marks.centre !== null) stroke(paper, at(marks.centre), y, stripHeight);
      break;
    case 'wide':
    case 'share':
      band({ from: 0, to: 100 }, 2.4, 'peer-track');
      band(marks.band, bar, 'peer-middle');
      break;
    case 'hatched':
      hatch(paper, x, y + (stripHeight - bar) / 2, width);
      break;
    case 'empty':
      outline(paper, x, y + (stripHeight - bar) / 2, width);
      break;
  }
  if (!onScale(marks)) return;
  if (model.target) {
    const { from, to } = model.target;
    paper.doc
      .roundedRect(at(from), y - 0.5, at(to) - at(from), stripHeight + 1, 2)
      .dash(2.4, { space: 1.8 })
      .lineWidth(0.8)
      .strokeColor(palette['peer-line'])
      .stroke()
      .undash();
  }
  if (model.own) dot(paper, at(model.own.at), y + stripHeight / 2);
}

export const onScale = ({ kind }: StripMarks): boolean => kind === 'points' || kind === 'wide';

export function dot(paper: Paper, x: number, y: number, radius = 4): void {
  paper.doc.circle(x, y, radius).lineWidth(1.3).fillAndStroke(palette.you, palette.surface);
}

const stroke = (paper: Paper, x: number, y: number, height: number): void => {
  paper.doc
    .moveTo(x, y)
    .lineTo(x, y + height)
    .lineWidth(1.5)
    .strokeColor(palette['peer-line'])
    .stroke();
};

function hatch(paper: Paper, x: number, y: number, width: number): void {
  const { doc } = paper;
  doc.save();
  doc.roundedRect(x, y, width, bar, bar / 2).clip();
  for (let at = -bar; at < width; at += 4.2) doc.moveTo(x + at, y + bar).lineTo(x + at + bar, y);
  doc.lineWidth(0.9).strokeColor(palette['peer-middle']).stroke();
  doc.restore();
  doc
    .roundedRect(x, y, width, bar, bar / 2)
    .lineWidth(0.6)
    .strokeColor(palette['peer-middle'])
    .stroke();
}

function outline(paper: Paper, x: number, y: number, width: number): void {
  paper.doc
    .roundedRect(x, y, width, bar, bar / 2)
    .dash(1.8, { space: 2.4 })
    .lineWidth(0.7)
    .strokeColor(palette['line-strong'])
    .stroke()
    .undash();
}

/** The figure on a tab above the marker; it stays within the strip near its ends. */
export function tab(
  paper: Paper,
  text: string,
  centre: number,
  y: number,
  from: number,
  width: number,
  style: Style,
): void {
  const wide = paper.type.width(text, style) + 8;
  const left = Math.min(from + width - wide, Math.max(from, centre - wide / 2));
  paper.box(left, y, wide, style.leading + 1, 'you', 2.5);
  paper.type.line(text, left + 4, y + 0.5, style);
}

/** `better →`, the arrow drawn: not every file of the font has one. */
export function betterArrow(paper: Paper, words: string, right: number, y: number, style: Style): void {
  const { doc, type } = paper;
  const wide = type.width(words, style);
  type.line(words, right - wide - 13, y, style);
  const middle = y + style.leading / 2 + 0.3;
  doc.moveTo(right - 9, middle).lineTo(right, middle);
  doc
    .moveTo(right - 3, middle - 2.4)
    .lineTo(right, middle)
    .lineTo(right - 3, middle + 2.4);
  doc.lineWidth(0.8).strokeColor(palette[style.colour]).stroke();
}
