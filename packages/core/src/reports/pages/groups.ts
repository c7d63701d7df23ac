import type { CohortLabel, IndicatorStanding, Strip } from '@gauge/contracts';
import { cohortWords, type Telling } from '@gauge/figures';
import { palette } from '../paper/palette.js';
import { measure, sheet, styles, type Paper } from '../paper/paper.js';

/** The peer groups that a report's strips show, each by a letter: their names are too long to stand beside every strip. */
export type Groups = ReadonlyMap<string, { letter: string; cohort: CohortLabel }>;

const cohortOf = (strip: Strip): CohortLabel | null => (strip.state === 'missing' ? null : strip.cohort);

/** The narrowest is A. */
export function groupsOf(indicators: readonly IndicatorStanding[]): Groups {
  const found = new Map<string, CohortLabel>();
  for (const { home, network } of indicators)
    for (const cohort of [cohortOf(home), cohortOf(network)]) if (cohort) found.set(cohort.key, cohort);
  const width = ({ reach, dimensions }: CohortLabel) => (reach === 'home' ? 10 : 0) + dimensions.length;
  const ordered = [...found.values()].sort((a, b) => width(b) - width(a) || (a.key < b.key ? -1 : 1));
  return new Map(ordered.map((cohort, at) => [cohort.key, { letter: letterOf(at), cohort }]));
}

const letterOf = (at: number): string =>
  String.fromCharCode(65 + (at % 26)) + (at < 26 ? '' : String(Math.floor(at / 26)));

export const letterIn = (groups: Groups, strip: Strip): string => {
  const cohort = cohortOf(strip);
  return cohort ? (groups.get(cohort.key)?.letter ?? '') : '';
};

const line = 14;

/** Which letter is which group, in two columns where the names allow it. */
export function drawGroups(paper: Paper, telling: Telling, groups: Groups): void {
  const all = [...groups.values()];
  const half = measure / 2 - 8;
  const narrow = all.every(({ cohort }) => paper.type.width(cohortWords(telling, cohort), styles.small) <= half - 18);
  const rows = narrow ? Math.ceil(all.length / 2) : all.length;
  const column = narrow ? half : measure;
  all.forEach(({ letter, cohort }, at) => {
    const x = sheet.left + (at < rows ? 0 : column + 16);
    const y = paper.y + (at % rows) * line;
    drawLetter(paper, letter, x, y + 0.5);
    paper.type.line(paper.oneLine(cohortWords(telling, cohort), styles.small, column - 18), x + 18, y, styles.small);
  });
  paper.y += rows * line + 4;
}

/** A letter in a small box of the peers' colour. */
export function drawLetter(paper: Paper, letter: string, x: number, y: number): void {
  paper.doc.roundedRect(x, y, 11, 10, 2).lineWidth(0.6).strokeColor(palette['peer-middle']).stroke();
  paper.type.line(letter, x, y, { size: 6.6, leading: 10, weight: 600, colour: 'ink-dim' }, 'centre', 11);
}
