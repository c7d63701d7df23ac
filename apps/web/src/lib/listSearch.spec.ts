import { listSearch, rangeOf } from './listSearch.js';

test('the address keeps what differs from a fresh list', () => {
  expect(listSearch({ page: '3', search: 'kovai', status: 'draft' })).toEqual({
    page: 3,
    search: 'kovai',
    status: 'draft',
  });
  expect(listSearch({ page: '1', search: '', status: '' })).toEqual({});
  expect(listSearch({ page: 'x', search: 4, status: null })).toEqual({});
  expect(listSearch({ page: '-2' })).toEqual({});
});

test('rows shown', () => {
  expect(rangeOf({ total: 210, page: 9, size: 25 })).toEqual({ from: 201, to: 210, pages: 9 });
  expect(rangeOf({ total: 0, page: 1, size: 25 })).toEqual({ from: 0, to: 0, pages: 1 });
});
