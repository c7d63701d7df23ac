import { readNumber, writeNumber } from './numberEntry.js';

const number = (value: number, other: number | null = null) => ({ state: 'number', value, other });

describe('what can mean one thing only', () => {
  test.each([
    ['1200', 1200],
    ['1,234,567', 1_234_567],
    ['1.234.567', 1_234_567],
    ['1.234,5', 1234.5],
    ['1,234.5', 1234.5],
    ['1 234,5', 1234.5],
    ['1\u202f234\u202f567', 1_234_567],
    ["1'234.50", 1234.5],
    ['3,1', 3.1],
    ['3.1', 3.1],
    ['0.125', 0.125],
    ['0,125', 0.125],
    ['1234.567', 1234.567],
    ['.5', 0.5],
    ['-12', -12],
    ['− 12,5', -12.5],
    ['١٢٣٤٫٥', 1234.5],
    ['١٬٢٣٤', 1234],
    ['-0', 0],
  ])('%s', (text, value) => expect(readNumber(text, 'en')).toEqual(number(value)));
});

describe('one sign before three digits', () => {
  test('is read as the language has it, and told back with the other reading', () => {
    expect(readNumber('1.234', 'en')).toEqual(number(1.234, 1234));
    expect(readNumber('1,234', 'en')).toEqual(number(1234, 1.234));
    expect(readNumber('1.234', 'fr')).toEqual(number(1234, 1.234));
    expect(readNumber('-1,234', 'de')).toEqual(number(-1.234, -1234));
  });
  test('has one reading where only whole numbers are asked', () => {
    expect(readNumber('1.234', 'en', true)).toEqual(number(1234));
  });
});

test.each(['abc', '1,23,4', '1.2.3', '12 %', '1 2', '5.', '1,234,5', '1e3', '--1', '1.234,567,8'])(
  '%s is not guessed',
  (text) => expect(readNumber(text, 'en')).toEqual({ state: 'unclear' }),
);

test('nothing written is empty, never zero', () => {
  expect(readNumber('  ', 'en')).toEqual({ state: 'empty' });
});

test.each([
  ['en', 1234.5],
  ['de', 1234.5],
  ['fr', -1_234_567],
  ['ar', 1234.56],
  ['en', 0.001],
])('what is written in %s is read back as it was: %d', (language, value) => {
  const read = readNumber(writeNumber(value, language), language);
  expect(read).toMatchObject({ state: 'number', value });
});
