import { formatFigure, formatNumber, formatRange, roundedTo } from './format.js';

describe('figures', () => {
  test.each([
    [3.14159, 0.2, '3.1'],
    [3.14159, 0.05, '3.14'],
    [3.14159, 1, '3'],
    [41_237, 1000, '41,000'],
    [41_237, 2000, '41,000'],
    [237, 50, '240'],
    [0.1, 0.1, '0.1'],
    [-0.04, 0.1, '0.0'],
    [-3, 10, '0'],
    [-3.2, 0.1, '−3.2'],
    [1e-9, 0.001, '0.000'],
  ])('%d on a grid of %d reads %s: no digit below the grid', (value, grid, shown) =>
    expect(formatNumber(value, grid, 'en')).toBe(shown),
  );

  test.each([
    [3.14159, 0.2, 3.1],
    [41_237, 2000, 41_000],
    [-0.04, 0.1, 0],
    [0.30000000000000004, 0.1, 0.3],
  ])('%d on a grid of %d goes into a table as %d', (value, grid, number) =>
    expect(roundedTo(value, grid)).toBe(number),
  );

  test('follow the language and keep their unit beside them', () => {
    expect(formatFigure(1234.5, '%', 0.1, 'de')).toBe('1.234,5\u202f%');
    expect(formatFigure(12, 'days', 1, 'en')).toBe('12\u00a0days');
    expect(formatFigure(3, '%', 1, 'ar')).toBe('\u20663\u202f%\u2069');
    expect(formatFigure(1.25, 'ratio', 0.05, 'en')).toBe('1.25');
    expect(formatRange(1.2, 2.6, '%', 0.2, 'en')).toBe('1.2–2.6\u202f%');
    expect(formatRange(-3, -1, '%', 1, 'en')).toBe('−3\u00a0–\u00a0−1\u202f%');
  });
});
