import { ticksOf } from './scale.js';

describe('round values around a range', () => {
  test.each([
    [1.2, 3.1, [1, 1.5, 2, 2.5, 3, 3.5]],
    [54, 117, [40, 60, 80, 100, 120]],
    [0, 10, [0, 2, 4, 6, 8, 10]],
    [-0.03, 0.04, [-0.04, -0.02, 0, 0.02, 0.04]],
    [7, 7, [6, 6.5, 7, 7.5, 8]],
    [0, 0, [-0.1, -0.05, 0, 0.05, 0.1]],
  ])('%d to %d', (low, high, ticks) => {
    const found = ticksOf(low, high);
    expect(found[0]).toBeLessThanOrEqual(low);
    expect(found.at(-1)).toBeGreaterThanOrEqual(high);
    expect(found.length).toBeLessThanOrEqual(6);
    expect(found).toEqual(ticks);
  });
});
