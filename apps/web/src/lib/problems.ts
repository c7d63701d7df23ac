import { translatedTo } from '@gauge/contracts';
import i18next, { type TFunction } from 'i18next';
import { ApiProblem } from './api.js';

// The server's sentences are English: where the page is in a language of its own, they are shown only if it has no better.
const inOtherWords = (): boolean => translatedTo.some((language) => language === i18next.language);

/** Codes whose sentence says more than the code. */
const tellsMore = [
  'assessment_incomplete',
  'assessment_impossible',
  'import_refused',
  'firms_not_joinable',
  'conflict',
  'invalid_input',
  'names_in_text',
  'introduction_halted',
  'action_impossible',
];
/** Of these the code alone says too little: what is wrong stands in no field and nowhere else on the page. */
const saysTooLittle = ['conflict', 'firms_not_joinable'];

/** What the server says of one cell or line where the page speaks its language; else the page's own words for its kind. */
export const saidOr = (message: string, own: string): string => (inOtherWords() ? own : message);

/** The one place where a refusal becomes words. What the server says in its own sentence is added where it says more. */
export function problemText(t: TFunction, error: unknown): string {
  if (!(error instanceof ApiProblem)) return t('common:problem.unexpected');
  const { code, detail } = error;
  const known = t(`common:problem.${code}`, { defaultValue: '' });
  if (inOtherWords()) {
    if (detail && (!known || saysTooLittle.includes(code))) return t('common:problem.said', { detail });
  } else if (detail && (!known || tellsMore.includes(code))) return detail;
  return known || t('common:problem.unexpected');
}

/** What is wrong with one field of a form. What was found in a text is told in every language. */
export function fieldProblem(error: unknown, field: string): string | undefined {
  const message = error instanceof ApiProblem ? error.fields[field] : undefined;
  if (message === undefined || !inOtherWords() || isProblem(error, 'names_in_text')) return message;
  return i18next.t('common:problem.field');
}

export const isProblem = (error: unknown, code: ApiProblem['code']): boolean =>
  error instanceof ApiProblem && error.code === code;
