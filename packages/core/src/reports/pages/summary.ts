import type { IndicatorStanding, PlanView, StandingView } from '@gauge/contracts';
import {
  formatDay,
  gapWords,
  headlineWords,
  narrowest,
  pageBasis,
  pillarsFinding,
  pillarWords,
  placeWords,
  prepareOverview,
  type Telling,
} from '@gauge/figures';
import { measure, sheet, styles, type Paper } from '../paper/paper.js';
import { pillarBars } from './pillars.js';

const gutter = 24;
const column = (measure - gutter) / 2;

/** The one page that says it all: the finding, the areas, three strengths, three gaps, what is being done. */
export function summary(paper: Paper, telling: Telling, view: StandingView, plan: PlanView): void {
  const { t } = telling;
  const model = prepareOverview(view);
  paper.newPage();
  paper.section(headlineWords(telling, model, false), pageBasis(telling, view.indicators), 300);
  notices(paper, telling, view);
  paper.paragraph(pillarsFinding(telling, model), styles.h2);
  paper.y += 6;
  pillarBars(paper, telling, view.pillars, (pillar) =>
    pillar.code === model.gap?.code
      ? { words: t('standing:pillars.biggest'), look: true }
      : { words: pillarWords(telling, pillar), look: false },
  );
  paper.y += 16;
  const kinds = ['strengths', 'gaps'] as const;
  paper.need(Math.max(...kinds.map((kind) => findings(paper, telling, kind, model[kind], 0, false))));
  const heights = kinds.map((kind, at) =>
    findings(paper, telling, kind, model[kind], sheet.left + at * (column + gutter), true),
  );
  paper.y += Math.max(...heights) + 14;
  doing(paper, telling, plan);
}

/** Whose answers these are, where it is not plain. */
function notices(paper: Paper, { t, language }: Telling, { own, release, tooFresh }: StandingView): void {
  const fresh = tooFresh.map(({ until }) => until).sort()[0];
  const words = [
    own === null ? t('standing:noOwn.title') : '',
    own && !own.sameRound ? t('standing:newer.help', { own: own.roundName, release: release.roundName }) : '',
    fresh
      ? `${t('standing:tooFresh.title', { count: tooFresh.length })}. ${t('standing:tooFresh.help', { day: formatDay(fresh, language) })}`
      : '',
  ];
  for (const one of words.filter(Boolean)) {
    const height = paper.height(one, styles.text, measure - 24) + 14;
    paper.need(height);
    paper.box(sheet.left, paper.y, measure, height, 'look-soft', 5);
    paper.block(one, sheet.left + 12, paper.y + 7, { ...styles.text, colour: 'look-ink' }, measure - 24);
    paper.y += height + 10;
  }
}

/** One column of the findings at x; its height. `draw` false only measures. */
function findings(
  paper: Paper,
  telling: Telling,
  kind: 'strengths' | 'gaps',
  indicators: readonly IndicatorStanding[],
  x: number,
  draw: boolean,
): number {
  const { t } = telling;
  const put = (words: string, y: number, style: (typeof styles)[keyof typeof styles]) =>
    draw ? paper.block(words, x, paper.y + y, style, column) : paper.height(words, style, column);
  let y = put(t(`standing:${kind}.title`), 0, styles.h2) + 1;
  y += put(t(`standing:${kind}.note`), y, styles.dim) + 7;
  if (indicators.length === 0) return y + put(t(`standing:${kind}.none`), y, styles.text);
  for (const indicator of indicators) {
    if (draw) paper.rule(paper.y + y - 2, 'line', x, column);
    y += 3;
    y += put(indicator.name, y, styles.strong);
    y += put(gapWords(telling, indicator), y, styles.text);
    y += put(placeWords(telling, indicator, narrowest(indicator)), y, styles.small) + 6;
  }
  return y;
}

/** The open actions in a line each; the plan's own pages say more. */
function doing(paper: Paper, { t, language }: Telling, { actions }: PlanView): void {
  const open = actions.filter(({ status }) => status === 'planned' || status === 'doing');
  const lines =
    open.length > 0
      ? open.map(({ title, owner, dueOn }) => t('summary.action', { title, owner, day: formatDay(dueOn, language) }))
      : [t('summary.nextNone', { plan: t('plan.gaps') })];
  const inside = measure - 28;
  const height = lines.length * (styles.text.leading + 2) + 40;
  if (height > paper.left) return;
  paper.box(sheet.left, paper.y, measure, height, 'you-soft', 6);
  let y = paper.y + 11;
  y += paper.block(t('summary.next'), sheet.left + 14, y, styles.h2, inside) + 3;
  for (const line of lines) {
    paper.type.line(paper.oneLine(line, styles.text, inside), sheet.left + 14, y, styles.text);
    y += styles.text.leading + 2;
  }
  paper.y += height;
}
