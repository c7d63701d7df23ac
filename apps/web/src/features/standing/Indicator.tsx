import type { IndicatorDetail, IndicatorStanding } from '@gauge/contracts';
import {
  basisWords,
  figuresWords,
  gapWords,
  missingWords,
  noPlaceWords,
  narrowest,
  ownWords,
  placeWords,
  unitWords,
  withheldWords,
} from '@gauge/figures';
import { useSuspenseQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ChartFrame } from '../../charts/ChartFrame.js';
import { Legend } from '../../charts/Legend.js';
import { formatDay, formatRange } from '../../lib/format.js';
import { useTitle } from '../../lib/title.js';
import { Stack } from '../../ui/Layout.js';
import { Panel } from '../../ui/Panel.js';
import { BackArrow, tabCss } from '../../ui/Tabs.js';
import css from './Indicator.module.css';
import { IndicatorStrips } from './IndicatorStrips.js';
import { IndicatorTable } from './IndicatorTable.js';
import { StandingFoot } from './Notes.js';
import type { StandingSearch } from './search.js';
import { IndicatorLink, indicatorOf, OverviewLink, type Source } from './source.js';
import { TrendPanel } from './TrendPanel.js';
import { useTelling } from './useTelling.js';

/** One indicator: the own value large, both peer groups, the rounds before, what drives it, how it is computed. */
export function Indicator({
  source,
  code,
  search,
  work,
  help,
}: {
  source: Source;
  code: string;
  search: StandingSearch;
  /** Beside the figure: what closing the gap is worth and how to take it up. */ work?: ReactNode;
  /** After what drives it: who and what can help. */ help?: ReactNode;
}) {
  const telling = useTelling();
  const { t } = telling;
  const { data: detail } = useSuspenseQuery(indicatorOf(source, code, search));
  const { indicator } = detail;
  useTitle(indicator.name);
  const strip = narrowest(indicator);
  return (
    <Stack gap={5}>
      <header className={css.head}>
        <div className={css.words}>
          <OverviewLink source={source} search={search} className={`${tabCss.back} ${css.back}`}>
            <BackArrow />
            {t('standing:indicator.back')}
          </OverviewLink>
          <p className={css.round}>
            {t('standing:indicator.asOf', {
              round: detail.release.roundName,
              day: formatDay(detail.release.publishedAt, telling.language),
            })}
          </p>
          <h1>{indicator.name}</h1>
          <p className={css.description}>{indicator.description}</p>
        </div>
        <OwnFigure indicator={indicator} />
      </header>
      {work}
      <ChartFrame
        finding={finding(telling, indicator)}
        basis={strip ? basisWords(telling, strip) : withheldWords(telling, indicator.home, indicator.network)}
        legend={
          <Legend
            own={t('standing:you')}
            signs={
              indicator.target ? ['you', 'centre', 'middle', 'tails', 'target'] : ['you', 'centre', 'middle', 'tails']
            }
          />
        }
        table={<IndicatorTable caption={indicator.name} indicators={[indicator]} />}
      >
        <IndicatorStrips indicator={indicator} full />
      </ChartFrame>
      <TrendPanel detail={detail} />
      <Drivers drivers={detail.drivers} source={source} search={search} />
      {help}
      <Computed indicator={indicator} />
      <StandingFoot credit={detail.credit} />
    </Stack>
  );
}

/** The sentence, and the place when the sentence names figures only. */
function finding(telling: ReturnType<typeof useTelling>, indicator: IndicatorStanding): string {
  if (indicator.own.state === 'missing') return noPlaceWords(telling, indicator.own);
  const place = placeWords(telling, indicator, narrowest(indicator));
  const sentence = gapWords(telling, indicator);
  return place ? `${place}. ${sentence}` : sentence;
}

function OwnFigure({ indicator }: { indicator: IndicatorStanding }) {
  const telling = useTelling();
  const { t } = telling;
  const strip = narrowest(indicator);
  return (
    <dl className={css.figure}>
      <div>
        <dt>{t('standing:you')}</dt>
        {indicator.own.state === 'value' ? (
          <dd className={css.own}>{ownWords(telling, indicator)}</dd>
        ) : (
          <dd className={css.noOwn}>{missingWords(telling, indicator.own)}</dd>
        )}
      </div>
      {strip && (
        <div>
          <dt>{t('standing:peers')}</dt>
          <dd>{figuresWords(telling, strip, indicator.unit)}</dd>
        </div>
      )}
    </dl>
  );
}

function Drivers({
  drivers,
  source,
  search,
}: {
  drivers: IndicatorStanding[];
  source: Source;
  search: StandingSearch;
}) {
  const { t } = useTelling();
  if (drivers.length === 0) return null;
  return (
    <Panel title={t('standing:drivers.title')} note={t('standing:drivers.note')}>
      <ul className={css.drivers}>
        {drivers.map((driver) => (
          <li key={driver.code}>
            <h3>
              <IndicatorLink source={source} code={driver.code} search={search}>
                {driver.name}
              </IndicatorLink>
            </h3>
            <IndicatorStrips indicator={driver} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** The formula with the names of its inputs instead of their codes. */
function Computed({ indicator }: { indicator: IndicatorDetail['indicator'] }) {
  const telling = useTelling();
  const { t, language } = telling;
  const { formula, inputs, target, unit, polarity, displayStep } = indicator;
  const names = new Map(inputs.map(({ code, name }) => [code, name]));
  const pieces = formula.split(/([A-Za-z_][A-Za-z0-9_]*)/);
  return (
    <Panel title={t('standing:computed.title')} sunk>
      <Stack gap={3}>
        <p className={css.formula} dir="ltr">
          {pieces.map((piece, at) => (names.has(piece) ? <span key={at}>{names.get(piece)}</span> : symbols(piece)))}
        </p>
        <p className={css.rule}>
          {target
            ? t('standing:computed.target', {
                range: formatRange(target.min, target.max, unitWords(telling, unit), displayStep, language),
              })
            : t(`standing:computed.${polarity}`)}{' '}
          {t('standing:computed.missing')}
        </p>
      </Stack>
    </Panel>
  );
}

const symbols = (piece: string) => piece.replaceAll('*', '×').replaceAll('/', '÷').replaceAll('-', '−');
