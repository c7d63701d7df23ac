import type { Telling } from '@gauge/figures';
import { useTranslation } from 'react-i18next';

export function usePlanTelling(): Telling {
  const { t, i18n } = useTranslation(['plan', 'standing', 'common']);
  return { t, language: i18n.language };
}

/** Half a year from today: time to do something, and time before the next round asks. */
export function inHalfAYear(): string {
  const day = new Date();
  day.setUTCMonth(day.getUTCMonth() + 6);
  return day.toISOString().slice(0, 10);
}
