import { endText, faultsOf, firstDraft } from './draft.js';

const whole = { ...firstDraft(new Date('2026-11-05T10:00:00Z'), 'DE'), title: 'A fair', place: 'Stuttgart' };

test('the first draft lacks a title and a place, and nothing else', () => {
  expect(faultsOf(firstDraft(new Date('2026-11-05T10:00:00Z'), 'DE'))).toEqual({ title: 'title', place: 'place' });
  expect(faultsOf(whole)).toEqual({});
  expect(endText(whole)).toBe('13:25');
});

test.each([
  [{ endsOn: '2026-01-01' }, { endsOn: 'endsOn', meetingsOn: 'meetingsOn' }],
  [{ signUpUntil: '2027-06-01' }, { signUpUntil: 'signUpUntil' }],
  [{ firstMeetingAt: '21:00' }, { slots: 'midnight' }],
  [{ firstMeetingAt: '' }, { firstMeetingAt: 'firstMeetingAt' }],
  [{ tables: Number.NaN }, { tables: 'number' }],
  [
    { mostEach: 41, pauseMinutes: 1.5 },
    { mostEach: 'number', pauseMinutes: 'number' },
  ],
])('%j', (change, faults) => {
  expect(faultsOf({ ...whole, ...change })).toEqual(faults);
});
