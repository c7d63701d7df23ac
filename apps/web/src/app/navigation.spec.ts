import { addressOf, entriesOf, isBeside, onPhone } from './navigation.js';
import type { Place } from './places.js';

const firm: Place = { kind: 'firm', key: 'firm/f', id: 'f', name: 'Kovai', roles: ['firm_administrator'] };

test('a phone shows at most five words; what is left over can still be reached', () => {
  const entries = entriesOf(firm);
  const { bar, more } = onPhone(entries);
  expect(bar + 1).toBeLessThanOrEqual(5);
  expect([...entries.slice(0, bar), ...more]).toEqual(entries);
});

test('five entries need no “More”', () => {
  expect(onPhone(entriesOf(firm).slice(0, 5))).toEqual({ bar: 5, more: [] });
});

test('an entry’s address is the one of its place', () => {
  expect(entriesOf(firm).map((entry) => addressOf(entry, firm))).toContain('/firms/f/partners');
});

test('the instruments belong to the rounds', () => {
  const place: Place = {
    kind: 'association',
    key: 'association/a',
    id: 'a',
    name: 'Guild',
    roles: ['association_administrator'],
  };
  const beside = entriesOf(place).filter((entry) => isBeside(entry, place, '/associations/a/instruments/v'));
  expect(beside.map(({ text }) => text)).toEqual(['rounds']);
});
