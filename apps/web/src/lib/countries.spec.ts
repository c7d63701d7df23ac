import { countries, countryName } from './countries.js';

test('countries of ISO 3166 by name', () => {
  const list = countries('en');
  expect(list).toHaveLength(249);
  expect(list[0]).toEqual({ value: 'AF', label: 'Afghanistan' });
  expect(list.map(({ value }) => value)).not.toContain('EU');
});

test('a name in the reader’s language', () => {
  expect(countryName('DE', 'fr')).toBe('Allemagne');
});
