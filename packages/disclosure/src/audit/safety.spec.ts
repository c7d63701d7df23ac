import { isSafeSet, stakeNow, type Stake } from './safety.js';

const floor = { minUnits: 5, minOutside: 5, observerCoalition: 1 } as const;
const seenBy = (...observers: string[]): Stake => stakeNow([observers]);
const times = (n: number, stake: () => Stake): Stake[] => Array.from({ length: n }, stake);

test('fewer than five units are never safe, five that one observer sees whole are', () => {
  expect(
    isSafeSet(
      times(4, () => seenBy('x')),
      floor,
    ),
  ).toBe(false);
  expect(
    isSafeSet(
      times(5, () => seenBy('x')),
      floor,
    ),
  ).toBe(true);
});

test('an observer of a part needs five units it does not see at all', () => {
  const set = (outside: number) => [...times(5, () => seenBy('x')), ...times(outside, () => seenBy('y'))];
  expect(isSafeSet(set(4), floor)).toBe(false);
  expect(isSafeSet(set(5), floor)).toBe(true);
});

test('a group seen in part is neither seen nor unseen', () => {
  const group = stakeNow([['x'], ['y']]);
  expect(isSafeSet([...times(8, () => seenBy('x')), group], floor)).toBe(false);
  expect(isSafeSet([...times(5, () => seenBy('z')), ...times(4, () => seenBy('x')), group], floor)).toBe(true);
});

test('two observers together count where the setting says so', () => {
  const set = ['x', 'y', 'z'].flatMap((name) => times(4, () => seenBy(name)));
  expect(isSafeSet(set, floor)).toBe(true);
  expect(isSafeSet(set, { ...floor, observerCoalition: 2 })).toBe(false);
  expect(isSafeSet(set.slice(0, 8), { ...floor, minOutside: 5, observerCoalition: 2 })).toBe(false);
});

test('who saw the whole unit in any round knows it, who saw pieces in two rounds does not', () => {
  const both: Stake = {
    values: [
      [
        [['x'], ['y']],
        [['x'], ['x']],
      ],
    ],
  };
  const pieces: Stake = {
    values: [
      [
        [['x'], ['y']],
        [['y'], ['x']],
      ],
    ],
  };
  expect(
    isSafeSet(
      times(5, () => both),
      { ...floor, minOutside: 5 },
    ),
  ).toBe(false);
  expect(isSafeSet([...times(4, () => seenBy('x')), { values: [[[['x']], [['x']]]] }], floor)).toBe(true);
  expect(
    isSafeSet(
      times(5, () => pieces),
      floor,
    ),
  ).toBe(false);
});

test('a unit whose rows are gone may have been seen by anyone', () => {
  const lost: Stake = { values: [], lost: true };
  expect(isSafeSet([...times(5, () => seenBy('x')), lost], floor)).toBe(false);
  expect(isSafeSet([...times(5, () => seenBy('x')), ...times(4, () => seenBy('y')), lost], floor)).toBe(false);
  expect(isSafeSet([...times(5, () => seenBy('x')), ...times(5, () => seenBy('y')), lost], floor)).toBe(true);
  expect(isSafeSet([...['x', 'y', 'z'].flatMap((name) => times(3, () => seenBy(name))), lost], floor)).toBe(true);
});
