import { numberIn } from './cells.js';

test.each([
  ['1234.5', 1234.5],
  ['-3', -3],
  ['−3', -3],
  ['1,234,567.5', 1234567.5],
  ['1 234 567', 1234567],
  ['1\u202f234', 1234],
  ['1.5e6', 1_500_000],
  ['.5', 0.5],
  ['0.125', 0.125],
])('%s with a decimal point', (text, value) => {
  expect(numberIn(text, '.')).toBe(value);
});

test.each([
  ['1234,5', 1234.5],
  ['1.234.567,5', 1234567.5],
  ['1.234', 1234],
  ['0.125', 0.125],
  ['12,75', 12.75],
])('%s with a decimal comma', (text, value) => {
  expect(numberIn(text, ',')).toBe(value);
});

test.each(['', 'n/a', '12,5', '1,23,4', '5 %', '0x10', 'Infinity', '1e9999', '1-2', '#N/A', '12 34'])(
  '%p is no number',
  (text) => {
    expect(numberIn(text, '.')).toBeUndefined();
  },
);
