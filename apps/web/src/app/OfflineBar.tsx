import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '../ui/Notice.js';

const watch = (tell: () => void) => {
  window.addEventListener('online', tell);
  window.addEventListener('offline', tell);
  return () => {
    window.removeEventListener('online', tell);
    window.removeEventListener('offline', tell);
  };
};

export const useOnline = () => useSyncExternalStore(watch, () => navigator.onLine);

export function OfflineBar() {
  const { t } = useTranslation();
  if (useOnline()) return null;
  return (
    <div style={{ marginBlockEnd: 'var(--gap-4)' }}>
      <Notice look title={t('state.offline')}>
        {t('state.offlineHelp')}
      </Notice>
    </div>
  );
}
