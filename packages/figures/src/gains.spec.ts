import type { ActionView } from '@gauge/contracts';
import { prepareGains } from './gains.js';

const action = (id: string, worth: Partial<ActionView['worth']> | null, status: ActionView['status'] = 'doing') =>
  ({ id, name: id, status, worth: worth && { kind: 'yearly', why: '', ...worth } }) as ActionView;

test('each open action is a bar, the largest first, and the longest fills the width', () => {
  const { groups, unpriced } = prepareGains({
    actions: [action('a', { low: 10, high: 20 }), action('b', { low: 30, high: 60 }), action('c', null)],
    worth: { yearly: { low: 40, high: 80 }, oneOff: null },
  });
  expect(groups).toMatchObject([
    {
      kind: 'yearly',
      bars: [
        { id: 'b', lowWidth: 0.375, highWidth: 0.75 },
        { id: 'a', lowWidth: 0.125, highWidth: 0.25 },
      ],
      together: { low: 40, high: 80, lowWidth: 0.5, highWidth: 1, overlap: false },
    },
  ]);
  expect(unpriced.map(({ id }) => id)).toEqual(['c']);
});

test('yearly and one-off stand apart; one action needs no total; closed ones bring nothing more', () => {
  const { groups } = prepareGains({
    actions: [
      action('a', { low: 10, high: 20 }),
      action('b', { low: 5, high: 9, kind: 'oneOff' }),
      action('c', { low: 70, high: 90 }, 'done'),
    ],
    worth: { yearly: { low: 10, high: 20 }, oneOff: { low: 5, high: 9 } },
  });
  expect(groups.map(({ kind, bars, together }) => [kind, bars.length, together])).toEqual([
    ['yearly', 1, null],
    ['oneOff', 1, null],
  ]);
});

test('two views of the same money are told', () => {
  const { groups } = prepareGains({
    actions: [action('a', { low: 10, high: 20 }), action('b', { low: 30, high: 60 })],
    worth: { yearly: { low: 30, high: 60 }, oneOff: null },
  });
  expect(groups[0]?.together?.overlap).toBe(true);
});

test('nothing open is no chart', () => {
  expect(prepareGains({ actions: [], worth: { yearly: null, oneOff: null } })).toEqual({ groups: [], unpriced: [] });
});
