import { useTranslation } from 'react-i18next';
import type { Telling } from './words.js';

export function useTelling(): Telling {
  const { t, i18n } = useTranslation(['standing', 'common']);
  return { t, language: i18n.language };
}
