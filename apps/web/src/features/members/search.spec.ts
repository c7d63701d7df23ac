import { isNarrowed } from '../../lib/listSearch.js';
import { filterOf, filtersSet, membersAsked, memberSearch } from './search.js';

test('what the address may hold', () => {
  expect(
    memberSearch({ page: '3', search: 'axle', people: 'nobody', sector: 'ISIC4 2930', other: 'x', sort: 7 }),
  ).toEqual({
    page: 3,
    search: 'axle',
    people: 'nobody',
    sector: 'ISIC4 2930',
  });
});

test('an empty choice asks for nothing', () => {
  expect(membersAsked({ people: '', country: 'IN' })).toEqual({ page: 1, size: 25, search: '', country: 'IN' });
  expect(filterOf({ status: 'verified', country: 'IN', search: '' })).toEqual({ country: 'IN' });
  expect(filtersSet({ country: 'IN', sort: 'newest', search: 'x' })).toBe(1);
});

test('an order narrows nothing', () => {
  expect(isNarrowed({ page: 2, ...{ sort: 'newest' } })).toBe(false);
  expect(isNarrowed({ ...{ sector: 'ISIC4 2930' } })).toBe(true);
});
