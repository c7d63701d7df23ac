import { statementNames } from './prepared.js';

test('a statement gets its name when it is asked the third time, and keeps it', () => {
  const nameOf = statementNames();
  const names = ['select 1', 'select 1', 'select 1', 'select 2', 'select 1'].map((sql) => nameOf({ sql }));
  expect(names).toEqual(['', '', 's0', '', 's0']);
});

test('no two statements share a name, and after four hundred nobody gets one', () => {
  const nameOf = statementNames();
  const names = Array.from({ length: 500 }, (_, at) => {
    const sql = `select ${at}`;
    return [nameOf({ sql }), nameOf({ sql }), nameOf({ sql })].at(-1);
  });
  expect(new Set(names.slice(0, 400)).size).toBe(400);
  expect(new Set(names.slice(400))).toEqual(new Set(['']));
});

test('statements that come once, like long lists of ids, take no name from others', () => {
  const nameOf = statementNames();
  for (let at = 0; at < 10_000; at++) expect(nameOf({ sql: `select ${at}` })).toBe('');
  expect([1, 2, 3].map(() => nameOf({ sql: 'select often' }))).toEqual(['', '', 's0']);
});
