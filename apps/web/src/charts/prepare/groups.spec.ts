import type { PreviewGroup } from '@gauge/contracts';
import { layersOf, stateOf, unlocksOf, widerOf } from './groups.js';

const group = (change: Partial<PreviewGroup> & { at?: [string, string, string] } = {}): PreviewGroup => {
  const { at: [sector, country, size] = ['metal', 'PL', 'small'], ...rest } = change;
  const none = { tier: null, band: null, figures: 0, members: 8, submitted: 3, unlock: null };
  return { dimensions: { sector, country, size }, ...none, ...rest };
};
const dimensions = ['sector', 'country', 'size'];
const unlock = (more: number, tier: 'T5' | 'T12' = 'T5') => ({ more, tier });

test.each([
  [group({ tier: 'T12' }), 'T12'],
  [group({ tier: 'T100' }), 'T30'],
  [group({ unlock: unlock(2) }), 'nearly'],
  [group({ unlock: unlock(3) }), 'notYet'],
  [group(), 'notYet'],
  [null, 'nobody'],
])('a group’s state %#', (one, state) => expect(stateOf(one)).toBe(state));

test('a sheet for each country, sizes from small to large, empty cells where nobody is', () => {
  const groups = [
    group({ at: ['metal', 'PL', 'large'] }),
    group({ at: ['metal', 'PL', 'micro'] }),
    group({ at: ['electrical', 'PL', 'large'] }),
    group({ at: ['metal', 'DE', 'small'], members: 2 }),
  ];
  const layers = layersOf({ dimensions, groups });
  expect(layers.map(({ fixed }) => fixed)).toEqual([{ country: 'PL' }, { country: 'DE' }]);
  expect(layers[0]?.columns).toEqual(['micro', 'large']);
  expect(layers[0]?.rows.map(({ row, cells }) => [row, cells.map(({ state }) => state)])).toEqual([
    ['electrical', ['nobody', 'notYet']],
    ['metal', ['notYet', 'notYet']],
  ]);
});

test('two dimensions make one sheet', () => {
  const groups = [{ ...group(), dimensions: { industry: '29', region: 'Asia' } }];
  expect(layersOf({ dimensions: ['industry', 'region'], groups })).toMatchObject([{ fixed: {}, columns: ['Asia'] }]);
});

test('what the next members unlock: first comparisons before finer ones, and only where there are such members', () => {
  const groups = [
    group({ at: ['metal', 'PL', 'small'], unlock: unlock(1, 'T12'), tier: 'T5' }),
    group({ at: ['metal', 'PL', 'medium'], unlock: unlock(4) }),
    group({ at: ['metal', 'PL', 'large'], unlock: unlock(2) }),
    group({ at: ['vehicle', 'PL', 'large'], unlock: unlock(2), members: 4 }),
  ];
  const sizes = unlocksOf({ dimensions, groups }, 5).map((one) => [one.dimensions['size'], one.unlock?.more]);
  expect(sizes).toEqual([
    ['large', 2],
    ['medium', 4],
    ['small', 1],
  ]);
  expect(unlocksOf({ dimensions, groups }, 1)).toHaveLength(1);
  expect(widerOf({ dimensions, groups: [...groups, { ...group(), dimensions: {} }] })).toHaveLength(1);
});
