import type { IndicatorStanding, Strip } from '@gauge/contracts';
import {
  bandWords,
  cohortWords,
  figuresWords,
  missingWords,
  ownWords,
  placeWords,
  prepareStrips,
  reachWords,
  withheldWords,
  type StripMarks,
  type Telling,
} from '@gauge/figures';
import { sheet, styles, type Paper } from '../paper/paper.js';
import { drawStrip, stripHeight } from '../paper/strips.js';
import type { Style } from '../paper/type.js';

const name = { x: sheet.left as number, width: 134 };
const strips = { x: name.x + name.width + 12, width: 188 };
const notes = { x: strips.x + strips.width + 14, width: sheet.right - strips.x - strips.width - 14 };
export const stripsRight = strips.x + strips.width;

const caption: Style = { size: 7, leading: 9, weight: 400, colour: 'ink-dim' };
const place: Style = { size: 7.8, leading: 10, weight: 600, colour: 'ink' };
const note: Style = { size: 7.4, leading: 9.6, weight: 400, colour: 'ink-dim' };
const own: Style = { size: 9, leading: 12, weight: 600, colour: 'you' };
const title: Style = { size: 9, leading: 11.5, weight: 600, colour: 'ink' };
const padding = 7;

type Block = { caption: string; place: string; note: string; marks: StripMarks };
export type Row = { title: string; own: string; hint: string; blocks: Block[]; draw: ReturnType<typeof prepareStrips> };

/** An indicator as it is printed: its name and own figure, and a strip for each peer group. `ofFirm`: somebody's own value is asked for. */
export function rowOf(telling: Telling, indicator: IndicatorStanding, ofFirm: boolean): Row {
  const { t } = telling;
  const { home, network, own: value, polarity, target } = indicator;
  const draw = prepareStrips(indicator);
  const same =
    (home.state === 'missing' && network.state === 'missing') ||
    (home.state === 'released' && network.state === 'released' && home.cohort.key === network.cohort.key);
  const block = (strip: Strip, reach: 'home' | 'network', wider: Strip | null): Block => ({
    marks: draw[reach],
    ...wordsOf(telling, indicator, strip, reach, wider),
  });
  return {
    title: indicator.name,
    own: !ofFirm ? '' : value.state === 'value' ? t('areas.you', { own: ownWords(telling, indicator) }) : '',
    hint: [
      ofFirm && value.state === 'missing' ? missingWords(telling, value) : '',
      polarity === 'target' && target && draw.target ? t('areas.target') : '',
    ]
      .filter(Boolean)
      .join('. '),
    blocks: [block(home, 'home', network), ...(same ? [] : [block(network, 'network', null)])],
    draw,
  };
}

function wordsOf(
  telling: Telling,
  indicator: IndicatorStanding,
  strip: Strip,
  reach: 'home' | 'network',
  wider: Strip | null,
): Omit<Block, 'marks'> {
  if (strip.state !== 'released')
    return { caption: reachWords(telling, strip, reach), place: '', note: withheldWords(telling, strip, wider) };
  const { cohort, nBand, coverage } = strip;
  const peers = cohortWords(telling, cohort);
  return {
    caption: telling.t(coverage === 'part' ? 'areas.part' : 'areas.firms', { peers, band: bandWords(nBand) }),
    place: placeWords(telling, indicator, strip),
    note: figuresWords(telling, strip, indicator.unit),
  };
}

const blockHeight = (paper: Paper, block: Block): number =>
  Math.max(
    paper.height(block.caption, caption, strips.width) + stripHeight + 2,
    paper.height(block.place, place, notes.width) + paper.height(block.note, note, notes.width) + 2,
  );

const nameHeight = (paper: Paper, { title: words, own: value, hint }: Row): number =>
  paper.height(words, title, name.width) + paper.height(value, own, name.width) + paper.height(hint, note, name.width);

export const rowHeight = (paper: Paper, row: Row): number =>
  Math.max(
    nameHeight(paper, row),
    row.blocks.reduce((sum, block) => sum + blockHeight(paper, block) + 3, 0),
  ) +
  padding * 2 -
  3;

/** Draws a row that is known to have room, and a line below it. */
export function drawRow(paper: Paper, row: Row): void {
  const top = paper.y + padding;
  let y = top;
  y += paper.block(row.title, name.x, y, title, name.width);
  if (row.own) y += paper.block(row.own, name.x, y, own, name.width);
  if (row.hint) paper.block(row.hint, name.x, y, note, name.width);
  let at = top;
  for (const block of row.blocks) {
    const captionHeight = paper.block(block.caption, strips.x, at, caption, strips.width);
    drawStrip(paper, block.marks, strips.x, at + captionHeight + 1, strips.width, row.draw);
    let line = at;
    if (block.place) line += paper.block(block.place, notes.x, line, place, notes.width);
    paper.block(block.note, notes.x, line, note, notes.width);
    at += blockHeight(paper, block) + 3;
  }
  paper.y += rowHeight(paper, row);
  paper.rule(paper.y);
}
