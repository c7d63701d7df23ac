import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type PDFDocument from 'pdfkit';
import { palette, type Colour } from './palette.js';

export type Weight = 400 | 500 | 600 | 700;
/** `size` and `leading` in points. */
export type Style = { size: number; leading: number; weight: Weight; colour: Colour };
export type Align = 'left' | 'right' | 'centre';

type Doc = InstanceType<typeof PDFDocument>;
/** What pdfkit knows of the font it writes in; its type hides it. */
type WithFont = { _font: { ascender: number; font: { hasGlyphForCodePoint(code: number): boolean } } };

/** Inter as the screen has it (OFL 1.1), cut into files by script; what the first lacks is looked for in the next. */
const scripts = ['latin', 'latin-ext', 'greek', 'cyrillic', 'vietnamese', 'greek-ext', 'cyrillic-ext'] as const;
type Script = (typeof scripts)[number];
const require = createRequire(import.meta.url);
const files = new Map<string, Buffer>();

function fontFile(script: Script, weight: Weight): Buffer {
  const name = `inter-${script}-${weight}-normal.woff`;
  const known = files.get(name) ?? readFileSync(require.resolve(`@fontsource/inter/files/${name}`));
  files.set(name, known);
  return known;
}

type Run = { font: string; text: string };

/** Measures and sets lines of text in Inter, letter by letter in the file that has it. */
export class Type {
  private readonly registered = new Set<string>();
  private readonly found = new Map<string, string | null>();
  /** Of texts in letters of one point: a report says the same words over and over. */
  private readonly widths = new Map<string, number>();

  constructor(private readonly doc: Doc) {}

  width(text: string, { size, weight }: Pick<Style, 'size' | 'weight'>): number {
    const key = `${weight} ${text}`;
    const known = this.widths.get(key);
    if (known !== undefined) return known * size;
    const wide = this.runs(text, weight).reduce((sum, { font, text: piece }) => {
      this.doc.font(font).fontSize(100);
      return sum + this.doc.widthOfString(piece) / 100;
    }, 0);
    this.widths.set(key, wide);
    return wide * size;
  }

  /** Lines no wider than so many points; a word that is wider by itself is cut. */
  lines(text: string, style: Pick<Style, 'size' | 'weight'>, width: number): string[] {
    return text.split('\n').flatMap((paragraph) => this.wrapped(paragraph, style, width));
  }

  private wrapped(text: string, style: Pick<Style, 'size' | 'weight'>, width: number): string[] {
    const lines: string[] = [];
    const space = this.width(' ', style);
    let line = '';
    let wide = 0;
    for (const word of text.split(/ +/).flatMap((one) => this.fitting(one, style, width))) {
      const more = this.width(word, style);
      if (line && wide + space + more > width) {
        lines.push(line);
        [line, wide] = [word, more];
      } else [line, wide] = line ? [`${line} ${word}`, wide + space + more] : [word, more];
    }
    return [...lines, line];
  }

  private fitting(word: string, style: Pick<Style, 'size' | 'weight'>, width: number): string[] {
    if (this.width(word, style) <= width) return [word];
    const pieces: string[] = [];
    let piece = '';
    for (const letter of word) {
      if (piece && this.width(piece + letter, style) > width) {
        pieces.push(piece);
        piece = letter;
      } else piece += letter;
    }
    return [...pieces, piece];
  }

  /** One line, its top at y. */
  line(text: string, x: number, y: number, style: Style, align: Align = 'left', width = 0): void {
    const runs = this.runs(text, style.weight);
    const room = align === 'left' ? 0 : width - this.width(text, style);
    let at = x + (align === 'centre' ? room / 2 : room);
    for (const { font, text: piece } of runs) {
      this.doc.font(font).fontSize(style.size).fillColor(palette[style.colour]);
      const { ascender } = (this.doc as unknown as WithFont)._font;
      // the letters stand in the middle of their line's height
      const top = y + (style.leading - style.size * 1.21) / 2 + (style.size * 0.97 - (ascender / 1000) * style.size);
      this.doc.text(piece, at, top, { lineBreak: false });
      at += this.doc.widthOfString(piece);
    }
  }

  private runs(text: string, weight: Weight): Run[] {
    const runs: Run[] = [];
    for (const letter of plain(text)) {
      const { font, text: shown } = this.letter(letter, weight);
      const last = runs.at(-1);
      if (last?.font === font) last.text += shown;
      else runs.push({ font, text: shown });
    }
    return runs;
  }

  /** A letter that no file has: its plain form where it has one (₂ becomes 2), else a question mark. */
  private letter(letter: string, weight: Weight): Run {
    const font = this.fontWith(letter, weight);
    if (font) return { font, text: letter };
    const simpler = letter.normalize('NFKC');
    const second = simpler === letter ? null : this.fontWith(simpler, weight);
    return second ? { font: second, text: simpler } : { font: this.use('latin', weight), text: '?' };
  }

  private fontWith(letter: string, weight: Weight): string | null {
    const key = `${weight} ${letter}`;
    const known = this.found.get(key);
    if (known !== undefined) return known;
    const codes = [...letter].map((one) => one.codePointAt(0) ?? 0);
    const script = scripts.find((one) => {
      this.doc.font(this.use(one, weight));
      const { font } = (this.doc as unknown as WithFont)._font;
      return codes.every((code) => font.hasGlyphForCodePoint(code));
    });
    const font = script ? this.use(script, weight) : null;
    this.found.set(key, font);
    return font;
  }

  private use(script: Script, weight: Weight): string {
    const name = `${script} ${weight}`;
    if (!this.registered.has(name)) {
      this.doc.registerFont(name, fontFile(script, weight));
      this.registered.add(name);
    }
    return name;
  }
}

/** Without what only steers a browser's lines: word joiners, marks of direction; narrow spaces as no-break spaces. */
const plain = (text: string): string =>
  text
    .replace(/[\u2060-\u2069\u200b-\u200f\ufeff\u00ad]/g, '')
    .replace(/[\u202f\u2009]/g, '\u00a0')
    .replace(/\p{Cc}/gu, ' ');
