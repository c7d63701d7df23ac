import { mailLanguages } from '../platform/index.js';
import { roundMail } from './reminders.mails.js';
import { dueOccasions, nextOccasion, occasionsOf } from './reminders.rules.js';

const plan = { atOpening: true, days: [14, 7, 1] };
const dates = { openedOn: '2026-03-01', closesOn: '2026-03-31', extendedOn: null };

test('a plan gives each occasion its day', () => {
  expect(occasionsOf(plan, dates)).toEqual([
    { occasion: 'opening', on: '2026-03-01' },
    { occasion: 'before-14', on: '2026-03-17' },
    { occasion: 'before-7', on: '2026-03-24' },
    { occasion: 'before-1', on: '2026-03-30' },
  ]);
  expect(nextOccasion(plan, dates, '2026-03-17')).toEqual({ occasion: 'before-7', on: '2026-03-24' });
  expect(nextOccasion(plan, dates, '2026-03-30')).toBeNull();
});

test.each([
  ['on its day', '2026-03-17', ['before-14']],
  ['two days later, for a worker that stood still', '2026-03-19', ['before-14']],
  ['not three days later', '2026-03-20', []],
  ['after the round has closed', '2026-04-01', []],
])('what is due %s', (_when, today, expected) => {
  expect(dueOccasions(plan, dates, today).map(({ occasion }) => occasion)).toEqual(expected);
});

test('of several that were missed only the last one is told', () => {
  const dense = { atOpening: false, days: [3, 2, 1] };
  expect(dueOccasions(dense, dates, '2026-03-30')).toEqual([{ occasion: 'before-1', on: '2026-03-30' }]);
});

test('a round opened late reminds of nothing that lay before it', () => {
  const late = { ...dates, openedOn: '2026-03-25' };
  expect(occasionsOf(plan, late).map(({ occasion }) => occasion)).toEqual(['opening', 'before-1']);
});

test('an extension is told, and its reminders are other occasions than those of the old day', () => {
  const extended = { ...dates, closesOn: '2026-04-20', extendedOn: '2026-03-30' };
  expect(dueOccasions(plan, extended, '2026-03-31').map(({ occasion }) => occasion)).toEqual(['extended-2026-04-20']);
  expect(nextOccasion(plan, extended, '2026-03-31')).toEqual({ occasion: 'before-14-2026-04-20', on: '2026-04-06' });
});

test.each(mailLanguages)('in %s each mail names the round, the firms, the day, its link and how to stop', (locale) => {
  const round = { name: 'Cost 2026', closesOn: new Date('2026-04-20'), extensionReason: 'Many asked.' };
  const firms = [
    { id: 'f1', name: 'Alpha' },
    { id: 'f2', name: 'Beta' },
  ];
  const reader = { email: 'a@b.example', locale, token: 't0ken', firms, publicUrl: 'https://gauge.example' };
  const mails = ['opening', 'before-7', 'asked-2026-04-01', 'extended-2026-04-20'].map((occasion) =>
    roundMail({ occasion, association: { name: 'Our Association' }, round }, reader),
  );
  for (const { subject, text, unsubscribeUrl } of mails) {
    expect(subject).toContain('Cost 2026');
    for (const fact of ['Our Association', 'Alpha', 'Beta', '2026', 'https://gauge.example/firms/f1/assessment'])
      expect(text).toContain(fact);
    expect(text).toContain(unsubscribeUrl);
  }
  expect(mails[3]?.text).toContain('Many asked.');
  expect(new Set(mails.map(({ subject }) => subject)).size).toBe(3);
});

test('a language without texts gets English', () => {
  const round = { name: 'R', closesOn: new Date('2026-04-20'), extensionReason: null };
  const reader = { email: 'a@b.example', locale: 'ar', token: 't', firms: [{ id: 'f', name: 'F' }], publicUrl: 'x' };
  expect(roundMail({ occasion: 'opening', association: { name: 'A' }, round }, reader).text).toContain('20 April 2026');
});
