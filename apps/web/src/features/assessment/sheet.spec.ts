import type { AssessmentView, CheckView, InputView, InstrumentVersionView } from '@gauge/contracts';
import { checksAt, editableIn, faultOf, isDone, priorValue, progressOf, suggestedFix, topicsOf } from './sheet.js';

const input = (code: string, over: Partial<InputView> = {}): InputView => ({
  code,
  pillar: 'finance',
  name: code,
  help: '',
  unit: 'count',
  type: 'decimal',
  min: 0,
  max: null,
  ratingTexts: null,
  shortForm: true,
  ...over,
});
const version = {
  pillars: ['finance', 'quality', 'market'].map((code) => ({ code, name: code, description: '' })),
  inputs: [input('turnover'), input('scrap', { pillar: 'quality' }), input('visits', { pillar: 'market' })],
} as InstrumentVersionView;

test('topics keep the order of the pillars and leave out what does not apply', () => {
  const topics = topicsOf(version, ['scrap', 'turnover', 'gone']);
  expect(topics.map(({ code, inputs }) => [code, inputs.map((item) => item.code)])).toEqual([
    ['finance', ['turnover']],
    ['quality', ['scrap']],
  ]);
});

test('progress counts answers and skips apart; both make a topic done', () => {
  const answers: Record<string, { value: number | null; skipped: boolean }> = {
    turnover: { value: 0, skipped: false },
    scrap: { value: null, skipped: true },
  };
  const answerOf = (code: string) => answers[code] ?? { value: null, skipped: false };
  const all = progressOf(version.inputs, answerOf);
  expect(all).toEqual({ answered: 1, skipped: 1, total: 3 });
  expect(isDone(all)).toBe(false);
  expect(isDone(progressOf(version.inputs.slice(0, 2), answerOf))).toBe(true);
});

describe('what can be changed', () => {
  const sheet = (status: AssessmentView['status'], round: string) =>
    ({ status, round: { status: round }, queries: [{ status: 'open', inputs: ['scrap'] }] }) as AssessmentView;
  test.each([
    ['draft', 'open', true, true],
    ['queried', 'open', true, true],
    ['queried', 'review', false, true],
    ['submitted', 'open', false, false],
    ['draft', 'frozen', false, false],
  ] as const)('%s in a round that is %s', (status, round, turnover, scrap) => {
    const editable = editableIn(sheet(status, round));
    expect([editable('turnover'), editable('scrap')]).toEqual([turnover, scrap]);
  });
});

const check = (over: Partial<CheckView>): CheckView => ({
  code: 'UNIT_ERROR_1000',
  severity: 'soft',
  inputs: ['turnover'],
  indicator: null,
  params: { suggested: 5 },
  text: '',
  ...over,
});

test('a check stands at the first of its answers that is asked', () => {
  const doubt = check({ inputs: ['gone', 'scrap', 'turnover'] });
  const asked = new Set(['turnover', 'scrap']);
  expect(checksAt([doubt], 'scrap', asked)).toEqual([doubt]);
  expect(checksAt([doubt], 'turnover', asked)).toEqual([]);
});

test('one press mends a slip of one answer, and only that', () => {
  const turnover = input('turnover', { type: 'money' });
  expect(suggestedFix(check({}), input('turnover'), 1000)).toBe(5);
  expect(suggestedFix(check({ params: { suggested: 8_400_000 } }), turnover, 1000)).toBe(8400);
  expect(suggestedFix(check({ indicator: 'FIN01' }), turnover, 1)).toBeNull();
  expect(suggestedFix(check({ inputs: ['turnover', 'assets'] }), turnover, 1)).toBeNull();
  expect(suggestedFix(check({ code: 'OUTSIDE_PLAUSIBLE' }), turnover, 1)).toBeNull();
});

describe('last round’s answer', () => {
  const sheet = (currency: string) =>
    ({
      currency,
      moneyScale: 1000,
      prior: { roundName: '2024', currency: 'EUR', moneyScale: 1_000_000, answers: { turnover: 2.5, scrap: 3 } },
    }) as unknown as AssessmentView;
  const money = input('turnover', { type: 'money' });
  test('money is shown in this round’s unit', () => expect(priorValue(sheet('EUR'), money)).toBe(2500));
  test('money in another currency is not converted here', () => expect(priorValue(sheet('INR'), money)).toBeNull());
  test('other answers are taken as they are', () => expect(priorValue(sheet('INR'), input('scrap'))).toBe(3));
  test('nothing answered is nothing', () => expect(priorValue(sheet('EUR'), input('visits'))).toBeNull());
});

test('numbers that cannot be the answer', () => {
  expect(faultOf(input('a', { type: 'integer' }), 1.5)).toBe('whole');
  expect(faultOf(input('a'), -1)).toBe('tooSmall');
  expect(faultOf(input('a', { max: 5 }), 6)).toBe('tooLarge');
  expect(faultOf(input('a', { min: null }), -3)).toBeNull();
});
