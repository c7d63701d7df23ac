import { useTitle } from '../../lib/title.js';
import { Empty } from '../../ui/Empty.js';
import { useTelling } from './useTelling.js';

/** The member lets nobody see its standing: said to the counsellor, with what the firm can do. */
export function NoConsent() {
  const { t } = useTelling();
  useTitle(t('standing:noConsent.title'));
  return (
    <>
      <h1 className="visually-hidden">{t('standing:noConsent.title')}</h1>
      <Empty title={t('standing:noConsent.title')}>
        <p>{t('standing:noConsent.help')}</p>
      </Empty>
    </>
  );
}
