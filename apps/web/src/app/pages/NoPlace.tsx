import { useTranslation } from 'react-i18next';
import { Empty } from '../../ui/Empty.js';

/** An account that holds no role any more. */
export function NoPlace() {
  const { t } = useTranslation();
  return (
    <>
      <h1 className="visually-hidden">Gauge</h1>
      <Empty title={t('noPlace.title')}>
        <p>{t('noPlace.help')}</p>
      </Empty>
    </>
  );
}
