import type { IndicatorDetail } from '@gauge/contracts';
import { cohortWords, formatFigure, prepareTrend, trendWords, unitWords, type Telling, type TrendModel } from '@gauge/figures';
import { legend } from '../paper/legend.js';
import { measure, sheet, styles, type Paper } from '../paper/paper.js';
import { drawTrend } from '../paper/trend.js';

const gutter = 26;
const column = (measure - gutter) / 2;
const chart = 104;

type Shown = { detail: IndicatorDetail; model: TrendModel };

/** The firm's line over the rounds, two charts beside one another. */
export function trends(paper: Paper, telling: Telling, details: readonly IndicatorDetail[]): void {
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
  const words = { you: t('legend.you'), centre: t('legend.centre'), middle: t('legend.middle'), tails: '', hatched: '' };
  legend(paper, signs, words);
  paper.y += 8;
  for (const pair of pairs) {
    const height = heightOf(paper, telling, pair);
    paper.need(height);
    pair.forEach((one, at) => draw(paper, telling, one, sheet.left + at * (column + gutter)));
    paper.y += height;
  }
}

const basis = ({ t, ...telling }: Telling, { detail, model }: Shown): string => {
  const cohort = model.cohort === 'home' ? detail.homeCohort : detail.networkCohort;
  const words = cohort
    ? t('standing:trend.basis', { peers: cohortWords({ t, ...telling }, cohort) })
    : t('standing:trend.ownOnly');
  return ['higher', 'lower'].includes(detail.indicator.polarity) ? `${words} ${t('standing:trend.up')}` : words;
};

const headHeight = (paper: Paper, telling: Telling, { detail, model }: Shown): number =>
  paper.height(detail.indicator.name, styles.strong, column) +
  paper.height(trendWords(telling, detail.indicator, model), styles.dim, column);

const heightOf = (paper: Paper, telling: Telling, pair: readonly Shown[]): number =>
  Math.max(...pair.map((one) => headHeight(paper, telling, one))) +
  6 +
  chart +
  4 +
  Math.max(...pair.map((one) => paper.height(basis(telling, one), styles.small, column))) +
  18;

function draw(paper: Paper, telling: Telling, shown: Shown, x: number): void {
  const { detail, model } = shown;
  const { indicator } = detail;
  let { y } = paper;
  y += paper.block(indicator.name, x, y, styles.strong, column);
  y += paper.block(trendWords(telling, indicator, model), x, y, styles.dim, column) + 6;
  drawTrend(paper, model, { x, y, width: column, height: chart }, {
    upsideDown: indicator.polarity === 'lower',
    target: indicator.target,
    figure: (value) => formatFigure(value, unitWords(telling, indicator.unit), indicator.displayStep, telling.language),
  });
  paper.block(basis(telling, shown), x, y + chart + 4, styles.small, column);
}
