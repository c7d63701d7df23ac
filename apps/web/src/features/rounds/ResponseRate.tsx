import type { RoundView } from '@gauge/contracts';
import { useTranslation } from 'react-i18next';
import { formatCount } from '../../lib/format.js';
import css from './Response.module.css';

/** The share of the own members that has answered, large, and where all of them stand. */
export function ResponseRate({ round: { own, response } }: { round: Pick<RoundView, 'own' | 'response'> }) {
  const { t, i18n } = useTranslation('rounds');
  const count = (value: number) => formatCount(value, i18n.language);
  const answered = own.submitted + own.accepted;
  const drafts = own.started - own.submitted - own.queried - own.accepted - own.withdrawn;
  const groups = [
    { key: 'handedIn', firms: answered },
    { key: 'queried', firms: own.queried },
    { key: 'inWork', firms: drafts },
    { key: 'notStarted', firms: own.members - own.started },
    { key: 'withdrawn', firms: own.withdrawn },
  ].filter(({ key, firms }) => firms > 0 || key === 'handedIn');
  return (
    <div className={css.rate}>
      <p className={css.figure}>
        <strong>{t('percent', { percent: response.percent })}</strong>
        <span>{t('response.of', { answered: count(answered), members: count(own.members) })}</span>
      </p>
      <div className={css.stack} aria-hidden>
        {groups.map(({ key, firms }) => (
          <span key={key} data-part={key} style={{ flexGrow: firms }} />
        ))}
      </div>
      <dl className={css.parts}>
        {groups.map(({ key, firms }) => (
          <div key={key}>
            <dt>
              <span className={css.sign} data-part={key} aria-hidden />
              {t(`response.${key}`)}
            </dt>
            <dd>{count(firms)}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
