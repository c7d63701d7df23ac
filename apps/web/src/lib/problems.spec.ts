import { readFileSync } from 'node:fs';
import { problemStatus } from '@gauge/contracts';
import i18next from 'i18next';
import { ApiProblem } from './api.js';
import { fieldProblem, problemText, saidOr } from './problems.js';

const textsIn = (language: string) =>
  JSON.parse(readFileSync(new URL(`../locales/${language}/common.json`, import.meta.url), 'utf8')) as {
    problem: Record<string, string>;
  };
const [en, fr] = [textsIn('en'), textsIn('fr')];
const refusal = (code: ApiProblem['code'], detail: string | null = null, fields = {}) =>
  new ApiProblem(code, 409, detail, fields);
const told = (error: unknown) => problemText(i18next.t, error);

beforeAll(() =>
  i18next.init({
    lng: 'en',
    fallbackLng: 'en',
    defaultNS: 'common',
    resources: { en: { common: en }, fr: { common: fr } },
  }),
);

test('each code that the API knows has words of its own', () => {
  expect(Object.keys(problemStatus).filter((code) => !(code in en.problem))).toEqual([]);
});

test('in English the sentence of the server is shown where it says more', () => {
  expect(told(refusal('conflict', 'There are 50 drafts already.'))).toBe('There are 50 drafts already.');
  expect(told(refusal('forbidden', 'You may not do this here.'))).toBe(en.problem['forbidden']);
  expect(told(new Error('x'))).toBe(en.problem['unexpected']);
  expect(fieldProblem(refusal('invalid_input', null, { name: 'Too short.' }), 'name')).toBe('Too short.');
  expect(saidOr('No member is called so.', 'Check the name.')).toBe('No member is called so.');
});

test('in French it is shown as what it is, and only where nothing else says it', async () => {
  await i18next.changeLanguage('fr');
  expect(told(refusal('assessment_incomplete', 'Three are missing.'))).toBe(fr.problem['assessment_incomplete']);
  expect(told(refusal('conflict', 'There are 50 drafts already.'))).toContain('en anglais\u00a0: There are 50 drafts');
  expect(told(refusal('conflict'))).toBe(fr.problem['conflict']);
  const named = refusal('names_in_text', null, { message: 'office@firm.example' });
  expect(fieldProblem(named, 'message')).toBe('office@firm.example');
  expect(fieldProblem(refusal('invalid_input', null, { name: 'Too short.' }), 'name')).toBe(fr.problem['field']);
  expect(fieldProblem(refusal('invalid_input'), 'name')).toBeUndefined();
  expect(saidOr('No member is called so.', 'Vérifiez le nom.')).toBe('Vérifiez le nom.');
});
