import type { IndicatorDetail } from '@gauge/contracts';
import { cellWords, cohortWords, prepareTrend, type TrendModel, trendWords, unitWords } from '@gauge/figures';
import { lazy, Suspense } from 'react';
import { ChartFrame } from '../../charts/ChartFrame.js';
import { Legend } from '../../charts/Legend.js';
import { formatNumber } from '../../lib/format.js';
import { Panel } from '../../ui/Panel.js';
import { Table } from '../../ui/Table.js';
import { useTelling } from './useTelling.js';
import css from './TrendPanel.module.css';

// Recharts is heavy: it comes when a trend is shown, never before
const Trend = lazy(() => import('../../charts/marks/Trend.js'));

export function TrendPanel({ detail }: { detail: IndicatorDetail }) {
  const telling = useTelling();
  const { t, language } = telling;
  const { indicator } = detail;
  const model = prepareTrend(detail.trend);
  if (model.points.length < 2 || !model.range)
    return (
      <Panel title={t('standing:trend.title')}>
        <p className={css.none}>{t('standing:trend.none')}</p>
      </Panel>
    );
  const cohort = model.cohort === 'home' ? detail.homeCohort : detail.networkCohort;
  return (
    <ChartFrame
      finding={trendWords(telling, indicator, model)}
      basis={[
        cohort ? t('standing:trend.basis', { peers: cohortWords(telling, cohort) }) : t('standing:trend.ownOnly'),
        ['higher', 'lower'].includes(indicator.polarity) ? t('standing:trend.up') : '',
      ].join(' ')}
      legend={<Legend own={t('standing:you')} signs={model.cohort ? ['you', 'course', 'middle'] : ['you']} />}
      table={<TrendTable model={model} grid={indicator.displayStep} />}
    >
      <Suspense fallback={<div className={css.room} />}>
        <Trend
          model={model}
          upsideDown={indicator.polarity === 'lower'}
          target={indicator.target}
          unit={unitWords(telling, indicator.unit)}
          format={(value) => formatNumber(value, indicator.displayStep, language)}
        />
      </Suspense>
    </ChartFrame>
  );
}

function TrendTable({ model, grid }: { model: TrendModel; grid: number }) {
  const telling = useTelling();
  const { t } = telling;
  const head = ['round', 'you', 'P25', 'P50', 'P75'].map((column) => t(`standing:table.${column}`));
  return (
    <Table caption={t('standing:trend.title')} captionHidden head={head}>
      {model.points.map(({ round, own, centre, middle, alone }) => {
        const band = middle ?? alone;
        return (
          <tr key={round}>
            <th scope="row">{round}</th>
            {[own, band?.[0], centre, band?.[1]].map((value, column) => (
              <td key={column}>{cellWords(telling, value, grid)}</td>
            ))}
          </tr>
        );
      })}
    </Table>
  );
}
