import type { StandingView } from '@gauge/contracts';
import type { Telling } from '@gauge/figures';
import { palette } from '../paper/palette.js';
import { measure, sheet, styles, type Paper } from '../paper/paper.js';
import { betterArrow, dot } from '../paper/strips.js';

type Pillar = StandingView['pillars'][number];

const name = 138;
const words = 118;
const strip = { x: sheet.left + name + 8, width: measure - name - words - 24 };
const pitch = 19.5;

/** Every area against the middle half of the peers, with the one furthest behind marked. */
export function pillarBars(
  paper: Paper,
  { t }: Telling,
  pillars: readonly Pillar[],
  say: (pillar: Pillar) => { words: string; look: boolean },
): void {
  for (const pillar of pillars) {
    paper.need(pitch);
    const middle = paper.y + pitch / 2;
    const line = middle - styles.text.leading / 2;
    paper.type.line(paper.oneLine(pillar.name, styles.strong, name), sheet.left, line, styles.strong);
    paper.box(strip.x, middle - 1.4, strip.width, 2.8, 'peer-track', 1.4);
    const { words: place, look } = say(pillar);
    if (pillar.score !== null) {
      paper.box(strip.x + strip.width * 0.25, middle - 5, strip.width * 0.5, 10, 'peer-middle', 3);
      paper.doc
        .moveTo(strip.x + strip.width / 2, middle - 7)
        .lineTo(strip.x + strip.width / 2, middle + 7)
        .lineWidth(1.5)
        .strokeColor(palette['peer-line'])
        .stroke();
      dot(paper, strip.x + (strip.width * Math.min(98, Math.max(2, pillar.score))) / 100, middle, 4.6);
    }
    const at = sheet.right - words;
    if (look) {
      const wide = Math.min(words, paper.type.width(place, styles.smallInk) + 12);
      paper.box(at, middle - 7.5, wide, 15, 'look-soft', 4);
      paper.type.line(place, at + 6, middle - 5.2, { ...styles.smallInk, colour: 'look-ink', weight: 600 });
    } else paper.type.line(paper.oneLine(place, styles.small, words), at, middle - 5.2, styles.small);
    paper.y += pitch;
  }
  paper.y += 2;
  paper.type.line(t('standing:axis.weaker'), strip.x, paper.y, styles.small);
  paper.type.line(t('standing:axis.middleHalf'), strip.x, paper.y, styles.small, 'centre', strip.width);
  betterArrow(paper, t('standing:better'), strip.x + strip.width, paper.y, styles.small);
  paper.y += 14;
}
