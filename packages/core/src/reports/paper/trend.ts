import { ticksOf, type TrendModel } from '@gauge/figures';
import { palette } from './palette.js';
import { styles, type Paper } from './paper.js';
import { dot } from './strips.js';

type Frame = { x: number; y: number; width: number; height: number };
type Say = {
  upsideDown: boolean;
  target: { min: number; max: number } | null;
  /** Above the axis, whose figures stand without it. */ unit: string;
  figure: (value: number) => string;
};

/** The firm's line over the rounds on the released middle half; gaps where nothing was answered or released. */
export function drawTrend(paper: Paper, model: TrendModel, { x, y, width, height }: Frame, say: Say): void {
  const { doc } = paper;
  const ticks = ticksOf(...(model.range ?? [0, 1]));
  const [low, high] = [ticks[0] ?? 0, ticks.at(-1) ?? 1];
  const room = Math.max(...ticks.map((tick) => paper.type.width(say.figure(tick), styles.small))) + 6;
  const plot = { left: x + room, right: x + width, top: y + (say.unit ? 15 : 4), bottom: y + height - 16 };
  paper.type.line(say.unit, x, y - 2, styles.small);
  const step = (plot.right - plot.left) / model.points.length;
  const across = (at: number) => plot.left + step * (at + 0.5);
  const up = (value: number) => {
    const share = (value - low) / (high - low);
    return say.upsideDown
      ? plot.top + share * (plot.bottom - plot.top)
      : plot.bottom - share * (plot.bottom - plot.top);
  };
  for (const tick of ticks) {
    paper.rule(up(tick), 'line', plot.left, plot.right - plot.left);
    paper.type.line(say.figure(tick), x, up(tick) - 5, styles.small, 'right', room - 5);
  }
  bands(paper, model, across, up, step);
  if (say.target)
    for (const edge of [say.target.min, say.target.max].filter((value) => value >= low && value <= high))
      doc
        .moveTo(plot.left, up(edge))
        .lineTo(plot.right, up(edge))
        .dash(2.4, { space: 1.8 })
        .lineWidth(0.7)
        .strokeColor(palette['peer-line'])
        .stroke()
        .undash();
  line(
    paper,
    model.points.map(({ centre }) => centre),
    across,
    up,
    'peer-line',
    1.1,
  );
  line(
    paper,
    model.points.map(({ own }) => own),
    across,
    up,
    'you',
    1.8,
  );
  const shared = sharedBeginning(model.points.map(({ round }) => round));
  model.points.forEach(({ round, own }, at) => {
    if (own !== null) dot(paper, across(at), up(own), 3.6);
    const name = paper.oneLine(round.slice(shared), styles.small, step - 4);
    paper.type.line(name, across(at) - step / 2, plot.bottom + 5, styles.small, 'centre', step);
  });
}

type Place = (value: number) => number;

/** A band between neighbours; one that stands alone is a column. */
function bands({ doc }: Paper, { points }: TrendModel, across: Place, up: Place, step: number): void {
  doc.fillColor(palette['peer-tail']);
  points.forEach(({ middle, alone }, at) => {
    const wide = Math.min(26, step * 0.4);
    if (alone)
      doc
        .rect(across(at) - wide / 2, Math.min(up(alone[0]), up(alone[1])), wide, Math.abs(up(alone[0]) - up(alone[1])))
        .fill();
    const next = points[at + 1]?.middle;
    if (middle && next)
      doc
        .moveTo(across(at), up(middle[0]))
        .lineTo(across(at + 1), up(next[0]))
        .lineTo(across(at + 1), up(next[1]))
        .lineTo(across(at), up(middle[1]))
        .fill();
  });
}

/** Never across a gap. */
function line(
  { doc }: Paper,
  values: readonly (number | null)[],
  across: Place,
  up: Place,
  colour: 'you' | 'peer-line',
  wide: number,
): void {
  values.forEach((value, at) => {
    const next = values[at + 1];
    if (value === null || next === null || next === undefined) return;
    doc
      .moveTo(across(at), up(value))
      .lineTo(across(at + 1), up(next))
      .lineWidth(wide)
      .strokeColor(palette[colour])
      .stroke();
  });
}

/** How many letters all names begin with, in whole words: `Competitiveness 2024` needs only its year below a chart. */
export function sharedBeginning(names: readonly string[]): number {
  const [first = ''] = names;
  let shared = names.length < 2 ? 0 : first.length;
  for (const name of names) while (!name.startsWith(first.slice(0, shared))) shared--;
  const words = first.slice(0, shared).lastIndexOf(' ') + 1;
  return names.every((name) => name.length > words) ? words : 0;
}
