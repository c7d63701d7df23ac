import { Link } from '@tanstack/react-router';
import { useTitle } from '../../lib/title.js';
import { ExampleStrip } from '../../charts/marks/ExampleStrip.js';
import { buttonClass } from '../../ui/Button.js';
import { Empty } from '../../ui/Empty.js';
import { useTelling } from './useTelling.js';

/** Before the first release: what will stand here, and the way to it. */
export function NoStanding({ firmId, ofMember }: { firmId: string; ofMember?: boolean }) {
  const { t } = useTelling();
  useTitle(t('standing:empty.title'));
  return (
    <>
      <h1 className="visually-hidden">{t('standing:empty.title')}</h1>
      <Empty
        picture={<ExampleStrip own={240} />}
        title={ofMember ? t('standing:empty.member') : t('standing:empty.title')}
        action={
          !ofMember && (
            <Link to="/firms/$firmId/assessment" params={{ firmId }} className={buttonClass('main')}>
              {t('standing:next.answerGo')}
            </Link>
          )
        }
      >
        <p>{t('standing:empty.what')}</p>
        {!ofMember && <p>{t('standing:empty.when')}</p>}
      </Empty>
    </>
  );
}
