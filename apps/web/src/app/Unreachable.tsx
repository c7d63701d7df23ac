import { useTranslation } from 'react-i18next';
import { Button } from '../ui/Button.js';
import { Empty } from '../ui/Empty.js';

/** The service does not answer at all. */
export function Unreachable() {
  const { t } = useTranslation();
  return (
    <main style={{ padding: 'var(--gap-5)', maxInlineSize: '40rem', margin: '10dvh auto' }}>
      <h1 className="visually-hidden">Gauge</h1>
      <Empty
        title={t('error.unreachable')}
        action={
          <Button look="main" onClick={() => location.reload()}>
            {t('action.tryAgain')}
          </Button>
        }
      >
        <p>{t('error.unreachableHelp')}</p>
      </Empty>
    </main>
  );
}
