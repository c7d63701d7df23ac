import { faultTexts, type Fault, type Named } from '@gauge/contracts/instrument';
import i18next from 'i18next';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';

// the API says the same in English: its sentences are the only English ones
i18next.addResourceBundle('en', 'faults', faultTexts);

/** What is wrong with an instrument, in the reader's language. */
export function useFaultWords() {
  const { t } = useTranslation('faults');
  return useCallback(({ fault, named }: { fault: Fault; named: Named }) => t(fault, { ...named }), [t]);
}
