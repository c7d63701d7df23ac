import type { AnswerView } from '@gauge/contracts';
import { edit, openBook, readKept, refreshed, refuse, saved, settle, shown, toSend } from './answerBook.js';

const answer = (input: string, value: number | null, version: number): AnswerView => ({
  input,
  value,
  skipped: false,
  version,
  updatedAt: '2026-03-01T10:00:00Z',
  updatedByName: 'Meena',
});
const typed = (value: number | null) => ({ value, skipped: false });

const book = openBook([answer('turnover', 100, 3)]);

test('an edit stands in front of what is stored and carries its version', () => {
  const edited = edit(book, 'turnover', typed(120));
  expect(shown(edited, 'turnover').value).toBe(120);
  expect(toSend(edited)).toEqual({ turnover: { value: 120, skipped: false, baseVersion: 3 } });
  expect(shown(edited, 'fte')).toEqual({ value: null, skipped: false });
});

test('changing back to what is stored leaves nothing to send', () => {
  expect(toSend(edit(edit(book, 'turnover', typed(120)), 'turnover', typed(100)))).toEqual({});
});

test('a saved edit becomes what is stored', () => {
  const edited = edit(book, 'turnover', typed(120));
  const after = saved(edited, toSend(edited), { saved: [{ input: 'turnover', version: 4 }], conflicts: [] });
  expect(after.edits).toEqual({});
  expect(after.stored['turnover']).toMatchObject({ value: 120, version: 4 });
});

test('what was typed while saving is sent next, based on what was just saved', () => {
  const edited = edit(book, 'turnover', typed(120));
  const sent = toSend(edited);
  const after = saved(edit(edited, 'turnover', typed(125)), sent, {
    saved: [{ input: 'turnover', version: 4 }],
    conflicts: [],
  });
  expect(toSend(after)).toEqual({ turnover: { value: 125, skipped: false, baseVersion: 4 } });
});

describe('a colleague was faster', () => {
  const edited = edit(book, 'turnover', typed(120));
  const meanwhile = saved(edited, toSend(edited), { saved: [], conflicts: [answer('turnover', 110, 5)] });

  test('nothing is sent before the choice', () => {
    expect(toSend(meanwhile)).toEqual({});
    expect(meanwhile.conflicts['turnover']?.value).toBe(110);
  });
  test('mine goes out on top of theirs', () => {
    expect(toSend(settle(meanwhile, 'turnover', 'mine'))).toEqual({
      turnover: { value: 120, skipped: false, baseVersion: 5 },
    });
  });
  test('theirs replaces mine', () => {
    const after = settle(meanwhile, 'turnover', 'theirs');
    expect(shown(after, 'turnover').value).toBe(110);
    expect(toSend(after)).toEqual({});
  });
  test('the same answer is no conflict', () => {
    const after = saved(edited, toSend(edited), { saved: [], conflicts: [answer('turnover', 120, 5)] });
    expect(after.conflicts).toEqual({});
    expect(after.edits).toEqual({});
  });
});

test('a refused edit waits until it is changed', () => {
  const refused = refuse(edit(book, 'turnover', typed(-1)), 'turnover', 'Too small.');
  expect(toSend(refused)).toEqual({});
  expect(Object.keys(toSend(edit(refused, 'turnover', typed(1))))).toEqual(['turnover']);
});

test('edits kept in the browser are read back, and nothing else', () => {
  const kept = { turnover: { value: 1, skipped: false, baseVersion: 2 }, bad: { value: 'x' }, worse: null };
  expect(readKept(JSON.stringify(kept))).toEqual({ turnover: kept.turnover });
  expect(readKept('{')).toEqual({});
  expect(readKept(null)).toEqual({});
  expect(readKept('[1]')).toEqual({});
});

test('reading the sheet anew takes what is newer and keeps edits', () => {
  const edited = edit(book, 'fte', typed(40));
  expect(refreshed(edited, [answer('turnover', 90, 2)]).stored['turnover']?.value).toBe(100);
  const after = refreshed(edited, [answer('turnover', 130, 4)]);
  expect(shown(after, 'turnover').value).toBe(130);
  expect(shown(after, 'fte').value).toBe(40);
});
