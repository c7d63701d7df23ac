import { findSector } from './sector-words.js';

test.each([
  ['2930', '2930'],
  ['ISIC 2930', '2930'],
  ['c', 'C'],
  ['25', '25'],
  ['Motor vehicle parts', '2930'],
  ['Manufacture of plastics products', '2220'],
  ['plastics', '2220'],
  ['Machining and coating of metals', '2592'],
])('%s is %s', (text, code) => {
  expect(findSector(text)).toEqual({ code });
});

test('what may mean several things is not guessed', () => {
  expect(findSector('casting')).toMatchObject({ candidates: [{ code: '2431' }, { code: '2432' }] });
  expect(findSector('clutches')).toEqual({ candidates: [] });
  expect(findSector('0099')).toEqual({ candidates: [] });
  expect(findSector('')).toEqual({ candidates: [] });
});
