import PDFDocument from 'pdfkit';
import { palette, type Colour } from './palette.js';
import { Type, type Align, type Style } from './type.js';

/** Points. A4, with room for a running head and foot. */
export const sheet = { width: 595.28, height: 841.89, left: 54, right: 541.28, top: 84, bottom: 778 } as const;
export const measure = sheet.right - sheet.left;

export const styles = {
  title: { size: 30, leading: 36, weight: 700, colour: 'ink' },
  h1: { size: 19, leading: 24, weight: 700, colour: 'ink' },
  h2: { size: 12, leading: 16, weight: 600, colour: 'ink' },
  text: { size: 9.5, leading: 14, weight: 400, colour: 'ink' },
  dim: { size: 9.5, leading: 14, weight: 400, colour: 'ink-dim' },
  strong: { size: 9.5, leading: 14, weight: 600, colour: 'ink' },
  small: { size: 7.8, leading: 10.5, weight: 400, colour: 'ink-dim' },
  smallInk: { size: 7.8, leading: 10.5, weight: 500, colour: 'ink' },
  eyebrow: { size: 8.5, leading: 12, weight: 600, colour: 'you' },
} as const satisfies Record<string, Style>;

export type Furniture = {
  title: string;
  author: string;
  language: string;
  /** At the head of every page but the first, left and right. */ head: [string, string];
  /** At its foot; beside it the page's number, as `pageOf` says it. */ foot: string;
  pageOf: (page: number, pages: number) => string;
};

/** Pages that are written from top to bottom; what does not fit goes to the next one whole. */
export class Paper {
  readonly doc: InstanceType<typeof PDFDocument>;
  readonly type: Type;
  /** Where the next thing stands, from the top of the page. */
  y: number = sheet.top;
  private readonly done: Promise<Buffer>;

  constructor(private readonly furniture: Furniture) {
    const { title, author, language } = furniture;
    this.doc = new PDFDocument({
      size: 'A4',
      margin: 0,
      autoFirstPage: false,
      bufferPages: true,
      lang: language,
      displayTitle: true,
      pdfVersion: '1.7',
      // no built-in font: all letters are embedded
      font: undefined as unknown as string,
      info: { Title: title, Author: author, Creator: 'Gauge', Producer: 'Gauge' },
    });
    const chunks: Buffer[] = [];
    this.done = new Promise((kept, fail) => {
      this.doc.on('data', (chunk: Buffer) => chunks.push(chunk));
      this.doc.on('end', () => kept(Buffer.concat(chunks)));
      this.doc.on('error', fail);
    });
    this.type = new Type(this.doc);
  }

  get left(): number {
    return sheet.bottom - this.y;
  }

  newPage(): void {
    this.doc.addPage();
    this.y = sheet.top;
  }

  /** What is so high begins here or on the next page, never in two. */
  need(height: number): void {
    if (height > this.left) this.newPage();
  }

  /** A gap, but none at the head of a page. */
  gap(height: number): void {
    if (this.y > sheet.top) this.y += height;
  }

  height(text: string, style: Style, width: number = measure): number {
    return text ? this.type.lines(text, style, width).length * style.leading : 0;
  }

  /** A whole paragraph from here on. Gives back its height. */
  paragraph(
    text: string,
    style: Style = styles.text,
    { x = sheet.left, width = measure }: { x?: number; width?: number } = {},
  ): number {
    if (!text) return 0;
    const height = this.block(text, x, this.y, style, width);
    this.y += height;
    return height;
  }

  /** The same anywhere on the page, without moving on. */
  block(text: string, x: number, y: number, style: Style, width: number, align: Align = 'left'): number {
    const lines = this.type.lines(text, style, width);
    lines.forEach((line, at) => this.type.line(line, x, y + at * style.leading, style, align, width));
    return lines.length * style.leading;
  }

  /** The first line, cut where it is too long. */
  oneLine(text: string, style: Style, width: number): string {
    const [first = '', ...more] = this.type.lines(text, style, width);
    if (more.length === 0) return first;
    let kept = first;
    while (kept && this.type.width(`${kept}…`, style) > width) kept = kept.slice(0, -1);
    return `${kept.trimEnd()}…`;
  }

  /** Begins a part: on this page where title and `least` points more have room, else on the next. */
  section(title: string, lead: string, least: number): void {
    this.gap(26);
    const height = this.height(title, styles.h1) + (lead ? 6 + this.height(lead, styles.dim) : 0) + 14;
    this.need(height + least);
    this.bookmark(title);
    this.paragraph(title, styles.h1);
    if (lead) {
      this.y += 6;
      this.paragraph(lead, styles.dim);
    }
    this.y += 14;
  }

  bookmark(title: string): void {
    this.doc.outline.addItem(title);
  }

  rule(y: number = this.y, colour: Colour = 'line', x: number = sheet.left, width: number = measure): void {
    this.doc
      .moveTo(x, y)
      .lineTo(x + width, y)
      .lineWidth(0.6)
      .strokeColor(palette[colour])
      .stroke();
  }

  box(x: number, y: number, width: number, height: number, fill: Colour, radius = 6): void {
    this.doc.roundedRect(x, y, width, height, Math.min(radius, height / 2, width / 2)).fill(palette[fill]);
  }

  /** Head and foot of every page, now that their number is known. */
  async bytes(): Promise<Buffer> {
    const { head, foot, pageOf } = this.furniture;
    const { count } = this.doc.bufferedPageRange();
    for (let page = 0; page < count; page++) {
      this.doc.switchToPage(page);
      if (page > 0) {
        const half = measure / 2 - 12;
        this.type.line(this.oneLine(head[0], styles.smallInk, half), sheet.left, 40, styles.smallInk);
        this.type.line(this.oneLine(head[1], styles.small, half), sheet.right - half, 40, styles.small, 'right', half);
        this.rule(56);
      }
      this.type.line(this.oneLine(foot, styles.small, measure - 90), sheet.left, 800, styles.small);
      this.type.line(pageOf(page + 1, count), sheet.right - 80, 800, styles.small, 'right', 80);
    }
    this.doc.end();
    return this.done;
  }
}
