import { formatAgo } from './format.js';

test('time gone by is told in the largest fitting unit', () => {
  const now = Date.parse('2026-03-12T12:00:00Z');
  expect(formatAgo('2026-03-12T11:59:57Z', 'en', now)).toBe('3 seconds ago');
  expect(formatAgo('2026-03-12T09:00:00Z', 'en', now)).toBe('3 hours ago');
  expect(formatAgo('2024-03-12T12:00:00Z', 'en', now)).toBe('2 years ago');
});
