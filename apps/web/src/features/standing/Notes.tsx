import type { IndicatorDetail, StandingView } from '@gauge/contracts';
import { formatDay } from '../../lib/format.js';
import { Notice } from '../../ui/Notice.js';
import css from './Notes.module.css';
import { useTelling } from './useTelling.js';

/** What the reader must know before the figures: whose answers they are. */
export function StandingNotices({ view }: { view: StandingView }) {
  const { t } = useTelling();
  const { own, release } = view;
  return (
    <>
      {own && !own.sameRound && (
        <Notice title={t('standing:newer.title')}>
          {t('standing:newer.help', { own: own.roundName, release: release.roundName })}
        </Notice>
      )}
      {own === null && (
        <Notice look title={t('standing:noOwn.title')}>
          {t('standing:noOwn.help')}
        </Notice>
      )}
    </>
  );
}

/** Figures held back because they are too young, and until when. */
export function TooFresh({ view: { tooFresh } }: { view: StandingView }) {
  const { t, language } = useTelling();
  const next = tooFresh.map(({ until }) => until).sort()[0];
  if (!next) return null;
  return (
    <Notice title={t('standing:tooFresh.title', { count: tooFresh.length })}>
      {t('standing:tooFresh.help', { day: formatDay(next, language) })}
    </Notice>
  );
}

/** How the group is chosen, what the figures are and are not, and whose questionnaire it is. */
export function StandingFoot({ credit }: { credit: IndicatorDetail['credit'] }) {
  const { t } = useTelling();
  return (
    <footer className={css.foot}>
      <details>
        <summary>{t('standing:how.peersTitle')}</summary>
        <p>{t('standing:how.peers')}</p>
        <p>{t('standing:how.wrong')}</p>
      </details>
      <details>
        <summary>{t('standing:how.safeTitle')}</summary>
        <p>{t('standing:how.safe')}</p>
        <p>{t('standing:how.limits')}</p>
      </details>
      {credit && (
        <p className={css.credit}>
          {t('standing:credit', { text: credit.text, licence: credit.licence })}{' '}
          <a href={credit.url} target="_blank" rel="noreferrer">
            {credit.url.replace(/^https?:\/\//, '').replace(/\/$/, '')}
          </a>
        </p>
      )}
    </footer>
  );
}
