import type { Telling } from '@gauge/figures';
import { useTranslation } from 'react-i18next';

export function useTelling(): Telling {
  const { t, i18n } = useTranslation(['standing', 'common']);
  return { t, language: i18n.language };
}
