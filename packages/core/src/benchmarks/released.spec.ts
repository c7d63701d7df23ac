import { released, type PublishedFigure } from '@gauge/disclosure';
import { positionOn, type scoreOn } from './score.rules.js';
import type { Drawn, Source } from './strip.rules.js';

/** The standing's rules take released figures and nothing else: each marked line must fail to compile. */
const computed: PublishedFigure = { tier: 'T12', grid: 1, P25: 20, P50: 32, P75: 44 };
const indicator = { polarity: 'higher' as const };

test('a place on a figure that was computed here instead of released is refused by the compiler', () => {
  expect(positionOn(50, released(computed), indicator)).toMatchObject({ kind: 'quarter', quarter: 4 });
  // @ts-expect-error not released
  expect(positionOn(50, computed, indicator)).toMatchObject({ kind: 'quarter', quarter: 4 });
});

test('and so are a score, a strip and the cohorts of a page', () => {
  type Score = Parameters<typeof scoreOn>[1];
  type Cohorts = NonNullable<Source['published']>['cohorts'];
  // @ts-expect-error not released
  const score: Score = computed;
  // @ts-expect-error not released
  const drawn: Drawn['figure'] = computed;
  const cohort = { family: 'f', dimensions: {}, key: 'all', nBand: '12-19' as const, coverage: 'all' as const };
  const cohorts: Cohorts = new Map([
    ['f', new Map([['all', { ...cohort, figures: new Map([['a', released(computed)]]) }]])],
  ]);
  // @ts-expect-error its figures are not released
  const others: Cohorts = new Map([['f', new Map([['all', { ...cohort, figures: new Map([['a', computed]]) }]])]]);
  expect(others).toEqual(cohorts);
  expect([score, drawn]).toEqual([computed, computed]);
});
