import type { IndicatorStanding, Strip } from '@gauge/contracts';
import {
  bandWords,
  figuresWords,
  formatDay,
  missingWords,
  ownWords,
  placeWords,
  prepareStrips,
  type StripMarks,
  type Telling,
} from '@gauge/figures';
import { sheet, type Paper } from '../paper/paper.js';
import { drawStrip, stripHeight } from '../paper/strips.js';
import type { Style } from '../paper/type.js';
import { drawLetter, letterIn, type Groups } from './groups.js';

const name = { x: sheet.left as number, width: 128 };
const strips = { x: name.x + name.width + 26, width: 150 };
const notes = { x: strips.x + strips.width + 12, width: sheet.right - strips.x - strips.width - 12 };
export const stripsRight = strips.x + strips.width;

const place: Style = { size: 7.6, leading: 9.6, weight: 600, colour: 'ink' };
const note: Style = { size: 7.4, leading: 9.6, weight: 400, colour: 'ink-dim' };
const own: Style = { size: 8.6, leading: 11.5, weight: 600, colour: 'you' };
const title: Style = { size: 8.8, leading: 11.5, weight: 600, colour: 'ink' };
const padding = 4.5;
const between = 2.5;

type Block = { letter: string; place: string; note: string; marks: StripMarks };
export type Row = { title: string; own: string; hint: string; blocks: Block[]; draw: ReturnType<typeof prepareStrips> };

/** An indicator as it is printed: its name and own figure, and a strip for each peer group. */
export function rowOf(telling: Telling, indicator: IndicatorStanding, groups: Groups, ofFirm: boolean): Row {
  const { t } = telling;
  const { home, network, own: value, polarity, target } = indicator;
  const draw = prepareStrips(indicator);
  // one strip says it all where both are the same group, or where nothing is known of either
  const same =
    (home.state === 'missing' && network.state === 'missing') ||
    (home.state === 'released' && network.state === 'released' && home.cohort.key === network.cohort.key);
  const hints = [
    ofFirm && value.state === 'missing' ? missingWords(telling, value) : '',
    polarity === 'target' && target && draw.target ? t('areas.target') : '',
  ];
  const reaches = (['home', 'network'] as const).slice(0, same ? 1 : 2);
  return {
    title: indicator.name,
    own: ofFirm && value.state === 'value' ? t('areas.you', { own: ownWords(telling, indicator) }) : '',
    hint: hints.filter(Boolean).join('. '),
    // where nothing is published by country there is no strip to wait for
    blocks: (!ofFirm && home.state === 'missing' ? (['network'] as const) : reaches).map((reach) => ({
      marks: draw[reach],
      letter: letterIn(groups, indicator[reach]),
      ...wordsOf(telling, indicator, indicator[reach]),
    })),
    draw,
  };
}

function wordsOf(telling: Telling, indicator: IndicatorStanding, strip: Strip): Pick<Block, 'place' | 'note'> {
  const { t, language } = telling;
  if (strip.state === 'missing') return { place: '', note: t('standing:withheld.missing') };
  if (strip.state === 'suppressed')
    return {
      place: '',
      note: t(`areas.hidden.${strip.reason}`, { day: strip.until && formatDay(strip.until, language) }),
    };
  const firms = t(strip.coverage === 'part' ? 'areas.part' : 'areas.firms', { band: bandWords(strip.nBand) });
  return {
    place: placeWords(telling, indicator, strip),
    note: `${figuresWords(telling, strip, indicator.unit)} · ${firms}`,
  };
}

const gap = 5;

/** The place in bold, and after it the figures: on the same line where they have room there. */
function noteLines(paper: Paper, block: Block): { beside: number | null; height: number } {
  const wide = block.place ? paper.type.width(block.place, place) + gap : 0;
  if (wide + paper.type.width(block.note, note) <= notes.width) return { beside: wide, height: note.leading };
  return {
    beside: null,
    height: paper.height(block.place, place, notes.width) + paper.height(block.note, note, notes.width),
  };
}

const blockHeight = (paper: Paper, block: Block): number =>
  Math.max(stripHeight, noteLines(paper, block).height) + between;

const nameHeight = (paper: Paper, { title: words, own: value, hint }: Row): number =>
  paper.height(words, title, name.width) + paper.height(value, own, name.width) + paper.height(hint, note, name.width);

export const rowHeight = (paper: Paper, row: Row): number =>
  Math.max(
    nameHeight(paper, row),
    row.blocks.reduce((sum, block) => sum + blockHeight(paper, block), -between),
  ) +
  padding * 2;

/** Draws a row that is known to have room, and a line below it. */
export function drawRow(paper: Paper, row: Row): void {
  const top = paper.y + padding;
  let y = top;
  y += paper.block(row.title, name.x, y, title, name.width);
  if (row.own) y += paper.block(row.own, name.x, y, own, name.width);
  if (row.hint) paper.block(row.hint, name.x, y, note, name.width);
  let at = top;
  for (const block of row.blocks) {
    if (block.letter) drawLetter(paper, block.letter, strips.x - 17, at + 1);
    drawStrip(paper, block.marks, strips.x, at, strips.width, row.draw);
    const { beside } = noteLines(paper, block);
    const first = block.place ? paper.block(block.place, notes.x, at + 0.5, place, notes.width) : 0;
    if (beside === null) paper.block(block.note, notes.x, at + 0.5 + first, note, notes.width);
    else paper.block(block.note, notes.x + beside, at + 0.8, note, notes.width);
    at += blockHeight(paper, block);
  }
  paper.y += rowHeight(paper, row);
  paper.rule(paper.y);
}
