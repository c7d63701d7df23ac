import { prepareOverview } from '@gauge/figures';
import { useSuspenseQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Panel } from '../../ui/Panel.js';
import css from './Indicator.module.css';
import { IndicatorStrips } from './IndicatorStrips.js';
import { IndicatorLink, standingOf, type Source } from './source.js';
import { useTelling } from './useTelling.js';

/** The strips of the three biggest gaps alone. */
export function StandingGaps({ source, title, action }: { source: Source; title: string; action?: ReactNode }) {
  const { t } = useTelling();
  const { data: view } = useSuspenseQuery(standingOf(source, {}));
  const { gaps } = prepareOverview(view);
  return (
    <Panel title={title} note={view.release.roundName} action={action}>
      {gaps.length === 0 ? (
        <p>{t('standing:gaps.none')}</p>
      ) : (
        <ul className={css.drivers}>
          {gaps.map((gap) => (
            <li key={gap.code}>
              <h3>
                <IndicatorLink source={source} code={gap.code} search={{}}>
                  {gap.name}
                </IndicatorLink>
              </h3>
              <IndicatorStrips indicator={gap} />
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
