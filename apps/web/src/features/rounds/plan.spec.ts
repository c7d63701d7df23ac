import { datesWords, faultsIn, faultsOf, firstPlan, reminderDays } from './plan.js';

const plan = { ...firstPlan(new Date(2026, 2, 20), 'v1'), name: 'Benchmark 2025' };

test('starts with the last full year, open for six weeks', () => {
  expect(plan).toMatchObject({
    periodStart: '2025-01-01',
    periodEnd: '2025-12-31',
    opensOn: '2026-03-20',
    closesOn: '2026-05-01',
  });
  expect(faultsOf(plan)).toEqual({});
});

test('what is missing or stands in the wrong order', () => {
  expect(faultsOf({ ...plan, name: ' ', opensOn: '' })).toEqual({ name: 'missing', opensOn: 'missing' });
  expect(faultsOf({ ...plan, periodEnd: plan.periodStart })).toEqual({ periodEnd: 'periodOrder' });
  expect(faultsOf({ ...plan, closesOn: '2026-03-19' })).toEqual({ closesOn: 'openOrder' });
});

test('each step of the wizard has its own faults', () => {
  const faulty = { ...plan, name: '', closesOn: '2026-03-19' };
  expect(faultsIn('what', faulty)).toEqual({ name: 'missing' });
  expect(faultsIn('when', faulty)).toEqual({ closesOn: 'openOrder' });
  expect(faultsIn('check', faulty)).toEqual({});
});

test.each([
  ['2026-05-01', ['usual', 'age']],
  ['2026-04-02', ['short', 'age']],
  ['2026-12-01', ['long', 'age']],
])('what is said about dates until %s', (closesOn, words) =>
  expect(datesWords({ ...plan, closesOn }).map(({ word }) => word)).toEqual(words),
);

test('a period that is not over yet is pointed out first; costs and prices wait a year', () => {
  const early = datesWords({ ...plan, opensOn: '2025-12-01', closesOn: '2026-01-15' });
  expect(early[0]).toMatchObject({ word: 'periodAhead', day: '2025-12-31' });
  expect(early.at(-1)).toMatchObject({ word: 'age', days: 90, day: '2026-12-31' });
});

test('the days of reminders, soonest first, none before the opening', () => {
  expect(reminderDays(plan)).toEqual(['2026-03-20', '2026-04-17', '2026-04-24', '2026-04-30']);
  const reminders = { atOpening: false, days: [60, 7] };
  expect(reminderDays({ ...plan, reminders })).toEqual(['2026-04-24']);
});
