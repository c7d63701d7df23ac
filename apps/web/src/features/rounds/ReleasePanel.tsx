import type { RoundView } from '@gauge/contracts';
import { useTranslation } from 'react-i18next';
import { formatCount, formatDay } from '../../lib/format.js';
import { Panel } from '../../ui/Panel.js';
import css from './ReleasePanel.module.css';

/** What was released, what is held back and until when, and the proof for whoever wants it. */
export function ReleasePanel({ release }: { release: NonNullable<RoundView['release']> }) {
  const { t, i18n } = useTranslation('rounds');
  const count = (value: number) => formatCount(value, i18n.language);
  const fresh = groupByDay(release.tooFresh);
  const withheldWords = ({ name, none, before }: NonNullable<RoundView['release']>['withheld'][number]) =>
    t(`release.${none ? 'none' : 'some'}${before ? 'Before' : ''}`, {
      name,
      day: before ? formatDay(before, i18n.language) : '',
    });
  return (
    <Panel title={t('release.title', { day: formatDay(release.publishedAt, i18n.language) })}>
      <div className={css.release}>
        <p>
          {release.cohorts === 0
            ? t('release.nothing')
            : t('release.text', { groups: count(release.cohorts), figures: count(release.families) })}
        </p>
        {(fresh.length > 0 || release.withheld.length > 0) && (
          <div className={css.held}>
            <h3>{t('release.held')}</h3>
            <ul>
              {release.withheld.length > 0 && (
                <li>
                  {t('release.withheld', { count: release.withheld.length })}
                  <details>
                    <summary>{t('release.why')}</summary>
                    <div className={css.why}>
                      {(['example', 'wait', 'lessen'] as const).map((part) => (
                        <p key={part}>{t(`release.whyText.${part}`)}</p>
                      ))}
                    </div>
                  </details>
                  <Which names={release.withheld.map(withheldWords)} />
                </li>
              )}
              {fresh.map(({ until, names }) => (
                <li key={until}>
                  {t('release.tooFresh', { day: formatDay(until, i18n.language), count: names.length })}
                  <Which names={names} />
                </li>
              ))}
            </ul>
          </div>
        )}
        <details className={css.proof}>
          <summary>{t('release.proof')}</summary>
          <dl>
            <dt>{t('release.method')}</dt>
            <dd>{release.method}</dd>
            <dt>{t('release.hash')}</dt>
            <dd>
              <code dir="ltr">{release.contentHash}</code>
            </dd>
          </dl>
          <p>{t('release.proofHelp')}</p>
        </details>
      </div>
    </Panel>
  );
}

function Which({ names }: { names: readonly string[] }) {
  const { t } = useTranslation('rounds');
  return (
    <details>
      <summary>{t('release.which')}</summary>
      <ul>
        {names.map((name) => (
          <li key={name}>{name}</li>
        ))}
      </ul>
    </details>
  );
}

function groupByDay(fresh: NonNullable<RoundView['release']>['tooFresh']): { until: string; names: string[] }[] {
  const days = [...new Set(fresh.map(({ until }) => until))].sort();
  return days.map((until) => ({
    until,
    names: [...new Set(fresh.filter((one) => one.until === until).map(({ name }) => name))],
  }));
}
