import type { StandingView } from '@gauge/contracts';
import { prepareOverview, quarterOf } from './overview.js';

const pillar = (code: string, score: number | null) => ({ code, name: code, score, counted: 5, total: 6 });
const view = (pillars: StandingView['pillars']) =>
  ({ pillars, indicators: [], strengths: ['GONE'], gaps: [] }) as unknown as StandingView;

describe('the first page', () => {
  test('counts areas above the middle among those compared, and names the weakest below', () => {
    const model = prepareOverview(
      view([pillar('finance', 70), pillar('delivery', 20), pillar('people', 40), pillar('export', null)]),
    );
    expect(model).toMatchObject({ above: 1, compared: 3, open: 1, gap: { code: 'delivery' } });
  });

  test('exactly in the middle is neither above nor a gap', () => {
    expect(prepareOverview(view([pillar('finance', 50)]))).toMatchObject({ above: 0, compared: 1, gap: null });
  });

  test('leaves out codes the view does not hold', () => {
    expect(prepareOverview(view([])).strengths).toEqual([]);
  });

  test.each([
    [0, 1],
    [25, 2],
    [50, 3],
    [74, 3],
    [75, 4],
  ])('a score of %d lies in quarter %d', (score, quarter) => expect(quarterOf(score)).toBe(quarter));
});
