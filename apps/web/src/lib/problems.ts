import type { TFunction } from 'i18next';
import { ApiProblem } from './api.js';

/** The one place where a refusal becomes words. What the server says in its own sentence is added where it says more. */
export function problemText(t: TFunction, error: unknown): string {
  if (!(error instanceof ApiProblem)) return t('common:problem.unexpected');
  const known = t(`common:problem.${error.code}`, { defaultValue: '' });
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
  if (error.detail && (!known || tellsMore.includes(error.code))) return error.detail;
  return known || t('common:problem.unexpected');
}

/** The server's word about one field of a form. */
export const fieldProblem = (error: unknown, field: string): string | undefined =>
  error instanceof ApiProblem ? error.fields[field] : undefined;

export const isProblem = (error: unknown, code: ApiProblem['code']): boolean =>
  error instanceof ApiProblem && error.code === code;
