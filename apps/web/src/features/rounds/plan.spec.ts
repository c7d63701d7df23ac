import { faultsOf, firstPlan } from './plan.js';

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
