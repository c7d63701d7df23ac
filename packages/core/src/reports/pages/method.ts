import type { StandingView } from '@gauge/contracts';
import { bandWords, cohortWords, type Telling } from '@gauge/figures';
import { measure, sheet, styles, type Paper } from '../paper/paper.js';

export type Method = {
  /** Title and text of each part. */ parts: readonly [string, string][];
  cohorts: StandingView['cohorts'];
  /** Hash of everything the report is made from. */ stamp: string;
  credit: StandingView['instrument']['credit'];
};

/** How the figures are made, what protects them, and what this report rests on. */
export function method(paper: Paper, telling: Telling, { parts, cohorts, stamp, credit }: Method): void {
  const { t } = telling;
  paper.section(t('method.title'), '', 160);
  for (const [title, text] of parts) {
    paper.need(paper.height(title, styles.h2) + paper.height(text, styles.text) + 2);
    paper.paragraph(title, styles.h2);
    paper.y += 2;
    paper.paragraph(text);
    paper.y += 11;
  }
  if (cohorts.length > 0) groups(paper, telling, cohorts);
  const words = [
    ...(credit ? [`${t('standing:credit', { text: credit.text, licence: credit.licence })} ${credit.url}`] : []),
    t('method.stamp', { stamp }),
  ];
  paper.need(words.reduce((sum, line) => sum + paper.height(line, styles.small), 0));
  for (const line of words) paper.paragraph(line, styles.small);
}

function groups(paper: Paper, telling: Telling, cohorts: StandingView['cohorts']): void {
  const { t } = telling;
  paper.need(24 + cohorts.length * 17);
  paper.paragraph(t('method.groups'), styles.h2);
  paper.y += 3;
  for (const cohort of cohorts) {
    paper.rule();
    const line = paper.y + 1.5;
    paper.type.line(
      paper.oneLine(cohortWords(telling, cohort), styles.text, measure - 100),
      sheet.left,
      line,
      styles.text,
    );
    const firms = t('standing:firms', { band: bandWords(cohort.nBand) });
    paper.type.line(firms, sheet.right - 90, line, styles.text, 'right', 90);
    paper.y += 17;
  }
  paper.y += 12;
}
