import { Link } from '@tanstack/react-router';
import { useTitle } from '../../lib/title.js';
import { buttonClass } from '../../ui/Button.js';
import { Empty } from '../../ui/Empty.js';
import css from './NoStanding.module.css';
import { useTelling } from './useTelling.js';

/** Before the first release: what will stand here, and the way to it. */
export function NoStanding({ firmId, ofMember }: { firmId: string; ofMember?: boolean }) {
  const { t } = useTelling();
  useTitle(t('standing:empty.title'));
  return (
    <>
      <h1 className="visually-hidden">{t('standing:empty.title')}</h1>
      <Empty
        picture={<Example />}
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

/** A strip without figures: what the reader will learn to read here. */
const Example = () => (
  <svg className={css.example} viewBox="0 0 320 64" aria-hidden="true">
    <rect x="0" y="28" width="320" height="8" rx="4" className={css.track} />
    <rect x="50" y="22" width="230" height="20" rx="6" className={css.tails} />
    <rect x="110" y="22" width="100" height="20" className={css.middle} />
    <line x1="158" x2="158" y1="16" y2="48" className={css.centre} />
    <line x1="240" x2="240" y1="8" y2="56" className={css.own} />
    <circle cx="240" cy="32" r="10" className={css.dot} />
  </svg>
);
