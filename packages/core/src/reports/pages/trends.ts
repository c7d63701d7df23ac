import type { IndicatorDetail } from '@gauge/contracts';
import { formatNumber, prepareTrend, trendWords, unitWords, type Telling, type TrendModel } from '@gauge/figures';
import { legend } from '../paper/legend.js';
import { measure, sheet, styles, type Paper } from '../paper/paper.js';
import { drawTrend } from '../paper/trend.js';
import type { Groups } from './groups.js';

const gutter = 26;
const column = (measure - gutter) / 2;
const chart = 88;

type Shown = { detail: IndicatorDetail; model: TrendModel };

/** The firm's line over the rounds, two charts beside one another. */
export function trends(paper: Paper, telling: Telling, details: readonly IndicatorDetail[], groups: Groups): void {
  const { t } = telling;
  const shown = details
    .map((detail) => ({ detail, model: prepareTrend(detail.trend) }))
    .filter(({ model }) => model.range && model.points.filter(({ own }) => own !== null).length > 1);
  const pairs = shown.flatMap((one, at) => (at % 2 === 0 ? [shown.slice(at, at + 2)] : []));
  const first = pairs[0];
  paper.section(t('trends.title'), first ? t('trends.lead') : '', first ? 20 + heightOf(paper, telling, first) : 30);
  if (!first) {
    paper.paragraph(t('trends.none'));
    return;
  }
  const signs = ['you', 'centre', 'middle'] as const;
  const words = {
    you: t('legend.you'),
    centre: t('legend.centre'),
    middle: t('legend.middle'),
    tails: '',
    hatched: '',
  };
  legend(paper, signs, words);
  paper.y += 8;
  for (const pair of pairs) {
    const height = heightOf(paper, telling, pair);
    paper.need(height);
    const head = Math.max(...pair.map((one) => headHeight(paper, telling, one)));
    pair.forEach((one, at) => draw(paper, telling, one, groups, { x: sheet.left + at * (column + gutter), head }));
    paper.y += height;
  }
}

/** On which group the band is, by its letter, and which end is up. */
function basis({ t }: Telling, { detail, model }: Shown, groups: Groups): string {
  const cohort = model.cohort === 'home' ? detail.homeCohort : detail.networkCohort;
  const letter = cohort && groups.get(cohort.key)?.letter;
  return [
    letter ? t('trends.group', { letter }) : t('standing:trend.ownOnly'),
    ['higher', 'lower'].includes(detail.indicator.polarity) ? t('standing:trend.up') : '',
  ].join(' ');
}

const headHeight = (paper: Paper, telling: Telling, { detail, model }: Shown): number =>
  paper.height(detail.indicator.name, styles.strong, column) +
  paper.height(trendWords(telling, detail.indicator, model), styles.dim, column);

const heightOf = (paper: Paper, telling: Telling, pair: readonly Shown[]): number =>
  Math.max(...pair.map((one) => headHeight(paper, telling, one))) + 6 + chart + 4 + styles.small.leading + 18;

/** `head`: the height of both charts' words, so that the charts stand on one line. */
function draw(
  paper: Paper,
  telling: Telling,
  shown: Shown,
  groups: Groups,
  { x, head }: { x: number; head: number },
): void {
  const { detail, model } = shown;
  const { indicator } = detail;
  const name = paper.block(indicator.name, x, paper.y, styles.strong, column);
  paper.block(trendWords(telling, indicator, model), x, paper.y + name, styles.dim, column);
  const y = paper.y + head + 6;
  drawTrend(
    paper,
    model,
    { x, y, width: column, height: chart },
    {
      upsideDown: indicator.polarity === 'lower',
      target: indicator.target,
      unit: unitWords(telling, indicator.unit),
      figure: (value) => formatNumber(value, indicator.displayStep, telling.language),
    },
  );
  const under = paper.oneLine(basis(telling, shown, groups), styles.small, column);
  paper.type.line(under, x, y + chart + 4, styles.small);
}
