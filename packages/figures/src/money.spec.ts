import { formatMoney } from './money.js';

const spoken = (low: number, high: number, language = 'en') =>
  formatMoney({ low, high }, 'EUR', language).replaceAll('\u00a0', ' ').replaceAll('\u2060', '');

test('a range names its thousands once', () => {
  expect(spoken(40_000, 80_000)).toBe('40–80 thousand EUR');
  expect(spoken(15_000_000, 30_000_000)).toBe('15–30 million EUR');
  expect(spoken(300, 600)).toBe('300–600 EUR');
});

test('a range over a thousand’s edge names both, or 900 to 1,500 would read as 900 thousand', () => {
  expect(spoken(900, 1500)).toBe('900 – 1.5 thousand EUR');
  expect(spoken(400_000, 1_000_000)).toBe('400 thousand – 1 million EUR');
});

test('equal ends are one amount, without a sign of doubt', () => {
  expect(spoken(600_000, 600_000)).toBe('600 thousand EUR');
});

test('each language has its thousands: a word, or their digits', () => {
  expect(spoken(40_000, 80_000, 'es')).toBe('40–80 mil EUR');
  expect(spoken(40_000, 80_000, 'pt')).toBe('40–80 mil EUR');
  expect(spoken(40_000, 80_000, 'fr')).toBe('40 000–80 000 EUR');
  expect(spoken(400_000, 1_000_000, 'fr')).toBe('400 000 – 1 million EUR');
});
