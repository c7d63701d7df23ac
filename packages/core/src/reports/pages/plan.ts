import type { ActionView, GapView, PlanView } from '@gauge/contracts';
import {
  figureWords,
  followWords,
  formatDay,
  formatMoney,
  gapSentence,
  gapWorthWords,
  planHeadline,
  prepareGains,
  worthWords,
  type GainGroup,
  type Telling,
} from '@gauge/figures';
import { measure, sheet, styles, type Paper } from '../paper/paper.js';
import type { Style } from '../paper/type.js';

const isOpen = ({ status }: ActionView) => status === 'planned' || status === 'doing';
const mostGaps = 6;

/** What will be done: the actions with their figures, what they are expected to bring, and what to take up next. */
export function planPages(paper: Paper, telling: Telling, plan: PlanView): void {
  const { t } = telling;
  const open = plan.actions.filter(isOpen);
  const closed = plan.actions.filter(({ status }) => status === 'done');
  const first = open[0] ?? closed[0];
  paper.section(planHeadline(telling, plan), t('plan:lead'), first ? cardHeight(paper, telling, plan, first) : 90);
  gains(paper, telling, plan);
  for (const action of open) card(paper, telling, plan, action);
  if (closed.length > 0) {
    const [one] = closed;
    heading(paper, t('plan:closed.title'), t('plan:closed.note'), one ? cardHeight(paper, telling, plan, one) : 0);
    for (const action of closed) card(paper, telling, plan, action);
  }
  gaps(paper, telling, plan);
  for (const { name, associationName } of plan.counsellors) {
    paper.gap(12);
    paper.need(styles.text.leading);
    paper.paragraph(t('plan.counsellor', { name, association: associationName }), styles.strong);
  }
}

function heading(paper: Paper, title: string, note: string, least: number): void {
  paper.gap(18);
  paper.need(paper.height(title, styles.h2) + paper.height(note, styles.dim) + 8 + least);
  paper.paragraph(title, styles.h2);
  paper.paragraph(note, styles.dim);
  paper.y += 8;
}

const figures: Style = { size: 11, leading: 15, weight: 600, colour: 'you' };
const text = { x: sheet.left + 12, width: measure - 160 };
const right = { x: text.x + text.width + 16, width: measure - text.width - 40 };

type Line = [words: string, style: Style];

function linesOf(telling: Telling, { currency }: PlanView, action: ActionView): { left: Line[]; side: Line[] } {
  const { t, language } = telling;
  const { name, title, owner, dueOn, status, worth, followUp } = action;
  const who = [owner, t('plan:action.due', { day: formatDay(dueOn, language) }), t(`plan:status.${status}`)].join(
    ' · ',
  );
  const figure = (value: number) => figureWords(telling, value, action);
  return {
    left: [
      [name, styles.small],
      [title, styles.strong],
      [who, styles.dim],
      ...(worth && currency
        ? ([
            [`${t('plan:action.worth', { worth: worthWords(telling, worth, currency) })} ${worth.why}`, styles.small],
          ] as Line[])
        : []),
      [
        followUp.state === 'observed'
          ? `${t('plan:follow.label')}: ${followWords(telling, action)}`
          : followWords(telling, action),
        styles.small,
      ],
    ],
    side: [
      [t('plan:action.from', { round: action.baseRound }), styles.small],
      [figure(action.base), { ...figures, colour: 'ink' }],
      [t('plan:action.expected'), styles.small],
      [figure(action.expected), figures],
      ...(followUp.state === 'observed'
        ? ([
            [t('plan:action.reached', { round: followUp.roundName }), styles.small],
            [figure(followUp.reached), figures],
          ] as Line[])
        : []),
    ],
  };
}

const total = (paper: Paper, lines: readonly Line[], width: number): number =>
  lines.reduce((sum, [words, style]) => sum + paper.height(words, style, width), 0);

function cardHeight(paper: Paper, telling: Telling, plan: PlanView, action: ActionView): number {
  const { left, side } = linesOf(telling, plan, action);
  return Math.max(total(paper, left, text.width), total(paper, side, right.width)) + 22 + 8;
}

function card(paper: Paper, telling: Telling, plan: PlanView, action: ActionView): void {
  const height = cardHeight(paper, telling, plan, action);
  paper.need(height);
  paper.box(sheet.left, paper.y, measure, height - 8, 'surface-sunk', 6);
  paper.box(sheet.left, paper.y, 4, height - 8, isOpen(action) ? 'you' : 'peer-middle', 2);
  const { left, side } = linesOf(telling, plan, action);
  for (const [lines, { x, width }] of [
    [left, text],
    [side, right],
  ] as const) {
    let y = paper.y + 10;
    for (const [words, style] of lines) y += paper.block(words, x, y, style, width);
  }
  paper.y += height;
}

/** A bar for each action that money is put on: the least and the most it is expected to bring. */
function gains(paper: Paper, telling: Telling, plan: PlanView): void {
  const { t, language } = telling;
  const { groups } = prepareGains(plan);
  const { currency } = plan;
  if (groups.length === 0 || !currency) return;
  for (const { kind, bars, together } of groups) {
    const rows = [
      ...bars.map((bar) => ({ ...bar })),
      ...(together ? [{ ...together, name: t('plan:gains.together') }] : []),
    ];
    paper.need(16 + rows.length * 19);
    paper.paragraph(t(`plan:gains.kind.${kind}`), styles.strong);
    paper.y += 3;
    for (const row of rows) gainRow(paper, row, formatMoney({ low: row.low, high: row.high }, currency, language));
    paper.y += 6;
  }
  paper.paragraph([t('plan:gains.basis'), ...overlap(telling, groups)].join(' '), styles.small);
  paper.y += 12;
}

const overlap = ({ t }: Telling, groups: readonly GainGroup[]): string[] =>
  groups.some(({ together }) => together?.overlap) ? [t('plan:gains.overlap')] : [];

function gainRow(paper: Paper, row: { name: string; lowWidth: number; highWidth: number }, amount: string): void {
  const [name, money] = [188, 130];
  const room = measure - name - money - 20;
  const line = paper.y + 2.5;
  paper.type.line(paper.oneLine(row.name, styles.text, name), sheet.left, line, styles.text);
  const x = sheet.left + name + 10;
  paper.box(x, paper.y + 5, Math.max(2, room * row.highWidth), 9, 'you-soft', 2.5);
  paper.box(x, paper.y + 5, Math.max(2, room * row.lowWidth), 9, 'you', 2.5);
  paper.type.line(amount, sheet.right - money, line, styles.strong, 'right', money);
  paper.y += 19;
}

function gaps(paper: Paper, telling: Telling, plan: PlanView): void {
  const { t } = telling;
  const free = plan.gaps.filter(({ inPlan }) => !inPlan);
  const shown = free.slice(0, mostGaps);
  const [first] = shown;
  if (!first) return;
  heading(paper, t('plan.gaps'), t('plan.gapsNote'), gapHeight(paper, telling, plan, first));
  for (const gap of shown) {
    const height = gapHeight(paper, telling, plan, gap);
    paper.need(height);
    paper.rule();
    let y = paper.y + 7;
    for (const [words, style] of gapLines(telling, plan, gap)) y += paper.block(words, sheet.left, y, style, measure);
    paper.y += height;
  }
  if (free.length > shown.length)
    paper.paragraph(t('plan.moreGaps', { count: free.length - shown.length }), styles.dim);
}

function gapLines(telling: Telling, { currency }: PlanView, gap: GapView): Line[] {
  const weak = gap.drivers.filter((driver) => driver.weak).map(({ name }) => name);
  const worth = gapWorthWords(telling, gap, currency);
  return [
    [gap.name, styles.strong],
    [[gapSentence(telling, gap), worth].filter(Boolean).join(' '), styles.text],
    ...(weak.length > 0 ? ([[`${telling.t('plan:gap.drivers')} ${weak.join(', ')}`, styles.small]] as Line[]) : []),
  ];
}

const gapHeight = (paper: Paper, telling: Telling, plan: PlanView, gap: GapView): number =>
  total(paper, gapLines(telling, plan, gap), measure) + 14;
