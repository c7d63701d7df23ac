import type { IndicatorStanding } from '@gauge/contracts';
import { gapWords, narrowest, placeWords } from '@gauge/figures';
import { IconChevronRight } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Panel } from '../../ui/Panel.js';
import css from './Findings.module.css';
import type { StandingSearch } from './search.js';
import { IndicatorLink, type Source } from './source.js';
import { useTelling } from './useTelling.js';

/** Three strengths or three gaps, each a sentence with its figures and a way to its page. */
export function Findings({
  kind,
  indicators,
  source,
  search,
  extra,
}: {
  kind: 'strengths' | 'gaps';
  indicators: IndicatorStanding[];
  source: Source;
  search: StandingSearch;
  /** Below each finding: what can be done about it. */ extra?: (code: string) => ReactNode;
}) {
  const telling = useTelling();
  const { t } = telling;
  return (
    <Panel title={t(`standing:${kind}.title`)} note={t(`standing:${kind}.note`)}>
      {indicators.length === 0 ? (
        <p className={css.none}>{t(`standing:${kind}.none`)}</p>
      ) : (
        <ol className={css.list}>
          {indicators.map((indicator) => (
            <li key={indicator.code}>
              <IndicatorLink source={source} code={indicator.code} search={search} className={css.finding}>
                <span className={css.words}>
                  <strong>{indicator.name}</strong>
                  <span>{gapWords(telling, indicator)}</span>
                  <small data-kind={kind}>{placeWords(telling, indicator, narrowest(indicator))}</small>
                </span>
                <IconChevronRight size={20} className={css.arrow} aria-hidden />
              </IndicatorLink>
              {extra && <div className={css.extra}>{extra(indicator.code)}</div>}
            </li>
          ))}
        </ol>
      )}
    </Panel>
  );
}
