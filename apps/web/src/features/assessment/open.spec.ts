import type { AssessmentView, CheckView, InputView } from '@gauge/contracts';
import { openBook } from './answerBook.js';
import { isBlocked, remaining } from './open.js';

const topic = (code: string, inputs: string[]) => ({
  code,
  name: code,
  description: '',
  inputs: inputs.map((input) => ({ code: input }) as InputView),
});
const check = (severity: CheckView['severity']) => ({ severity, inputs: ['turnover'] }) as CheckView;

function sheet(checks: CheckView[], values: Record<string, number>, drafts: Record<string, string> = {}) {
  return remaining({
    sheet: { checks, queries: [{ status: 'open' }, { status: 'answered' }] } as unknown as AssessmentView,
    topics: [topic('finance', ['turnover', 'assets']), topic('quality', ['scrap'])],
    book: openBook([]),
    drafts,
    answerOf: (input) => ({ value: values[input] ?? null, skipped: input === 'assets' }),
  });
}

test('missing and doubtful answers do not hold anything up', () => {
  const rest = sheet([check('soft')], { turnover: 1 });
  expect(rest.unanswered.map(({ topic: { code }, open }) => [code, open])).toEqual([['quality', 1]]);
  expect(rest).toMatchObject({ unreplied: 1, nothing: false });
  expect(rest.doubtful).toHaveLength(1);
  expect(isBlocked(rest)).toBe(false);
});

test('impossible, unreadable or no answers do', () => {
  expect(isBlocked(sheet([check('hard')], { turnover: 1 }))).toBe(true);
  expect(sheet([], { turnover: 1 }, { scrap: '1,2,3' }).unsaved).toEqual(['scrap']);
  expect(isBlocked(sheet([], { turnover: 1 }, { scrap: '1,2,3' }))).toBe(true);
  expect(isBlocked(sheet([], {}))).toBe(true);
});
