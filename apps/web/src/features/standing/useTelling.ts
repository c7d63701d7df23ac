import type { Telling } from '@gauge/figures';
import type { TFunction, TOptions } from 'i18next';
import { createContext, use } from 'react';
import { useTranslation } from 'react-i18next';

/** Whether the page tells a counsellor of a member: then “you” is not the firm it is about. */
export const TellsOfMember = createContext(false);

export function useTelling(): Telling {
  const { t, i18n } = useTranslation(['standing', 'common']);
  const ofMember = use(TellsOfMember);
  return { t: ofMember ? ofTheFirm(t) : t, language: i18n.language };
}

/** The sentences that have a form for the counsellor take it; all others read the same for both. */
const ofTheFirm = (t: TFunction): TFunction =>
  ((key: string, options?: TOptions) => t(key, { ...options, context: 'member' })) as TFunction;
