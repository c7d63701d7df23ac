import type { IndicatorStanding, StandingView } from '@gauge/contracts';
import type { Telling } from '@gauge/figures';
import type { Progress } from '../reading.js';
import { legend, type Sign } from '../paper/legend.js';
import { measure, sheet, styles, type Paper } from '../paper/paper.js';
import { betterArrow } from '../paper/strips.js';
import { drawGroups, type Groups } from './groups.js';
import { drawRow, rowHeight, rowOf, stripsRight } from './rows.js';

export type Areas = {
  title: string;
  lead: string;
  signs: readonly Sign[];
  pillars: StandingView['pillars'];
  indicators: readonly IndicatorStanding[];
  groups: Groups;
  /** `Finance: 4 of 9 above the middle`. */ finding: (area: string, inside: readonly IndicatorStanding[]) => string;
  note: (inside: readonly IndicatorStanding[]) => string;
  /** A firm's own values stand on the strips. */ ofFirm: boolean;
};

/** Every area with the strips of its indicators. Those without an own figure are named at the area's end. */
export async function areas(paper: Paper, telling: Telling, wanted: Areas, progress: Progress): Promise<void> {
  const { t } = telling;
  const { title, lead, signs, pillars, indicators, groups, ofFirm } = wanted;
  paper.newPage();
  paper.section(title, lead, 120);
  const words = Object.fromEntries(signs.map((sign) => [sign, t(`legend.${sign}`)])) as Record<Sign, string>;
  betterArrow(paper, t('standing:better'), sheet.right, paper.y, styles.smallInk);
  legend(paper, signs, words);
  paper.y += 6;
  drawGroups(paper, telling, groups);
  for (const [at, pillar] of pillars.entries()) {
    const inside = indicators.filter((one) => one.pillar === pillar.code);
    // where the firm has answered nothing at all its peers are shown nevertheless
    const answered = ofFirm && indicators.some(({ own }) => own.state === 'value');
    const shown = answered ? inside.filter(({ own }) => own.state === 'value') : inside;
    if (inside.length > 0) area(paper, telling, pillar.name, inside, shown, wanted);
    await progress(40 + (45 * (at + 1)) / pillars.length);
  }
}

function area(
  paper: Paper,
  telling: Telling,
  name: string,
  inside: readonly IndicatorStanding[],
  shown: readonly IndicatorStanding[],
  { finding, note, groups, ofFirm }: Areas,
): void {
  const rows = shown.map((one) => rowOf(telling, one, groups, ofFirm));
  const without = inside.filter((one) => !shown.includes(one));
  const names = withoutWords(telling, without);
  const nameHeight = names.reduce((sum, line) => sum + paper.height(line, styles.small), 0);
  const firstRows = rows.slice(0, 2).reduce((sum, row) => sum + rowHeight(paper, row), 0);
  paper.gap(14);
  paper.need(36 + (rows.length > 0 ? firstRows : nameHeight));
  heading(paper, finding(name, inside), note(inside));
  paper.rule(paper.y, 'line-strong');
  rows.forEach((row, at) => {
    // the last row keeps what is said below it
    const more = at === rows.length - 1 ? nameHeight + 6 : 0;
    const height = rowHeight(paper, row) + more;
    if (height > paper.left) {
      paper.newPage();
      paper.paragraph(name, { ...styles.small, weight: 600 });
      paper.y += 3;
      paper.rule(paper.y, 'line-strong');
    }
    drawRow(paper, row);
  });
  if (names.length > 0) paper.y += 6;
  for (const line of names) paper.paragraph(line, styles.small);
}

function heading(paper: Paper, finding: string, note: string): void {
  const width = note ? stripsRight - sheet.left : measure;
  const lines = paper.block(finding, sheet.left, paper.y, styles.h2, width);
  const noteWidth = measure - (stripsRight - sheet.left) - 14;
  paper.block(note, stripsRight + 14, paper.y + lines - 12, styles.small, noteWidth);
  paper.y += lines + 5;
}

const reasons = ['not_answered', 'not_measured', 'cannot_compute', 'not_applicable'] as const;

function withoutWords({ t }: Telling, without: readonly IndicatorStanding[]): string[] {
  return reasons.flatMap((reason) => {
    const named = without.filter(({ own }) => own.state === 'missing' && own.reason === reason).map(({ name }) => name);
    return named.length > 0 ? [t(`areas.without.${reason}`, { names: named.join(', ') })] : [];
  });
}
