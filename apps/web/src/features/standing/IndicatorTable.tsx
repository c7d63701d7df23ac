import type { IndicatorStanding, Strip } from '@gauge/contracts';
import {
  bandWords,
  cellWords,
  cohortWords,
  figuresWords,
  ownWords,
  placeWords,
  reachWords,
  unitWords,
  withheldWords,
} from '@gauge/figures';
import { Table } from '../../ui/Table.js';
import { useTelling } from './useTelling.js';

const quantiles = ['P10', 'P25', 'P50', 'P75', 'P90'] as const;

/** The same figures as the strips, to read and to copy. */
export function IndicatorTable({ caption, indicators }: { caption: string; indicators: IndicatorStanding[] }) {
  const { t } = useTelling();
  const head = ['indicator', 'you', 'peers', 'firms', ...quantiles, 'place'].map((column) =>
    t(`standing:table.${column}`),
  );
  return (
    <Table caption={caption} captionHidden head={head}>
      {indicators.flatMap((indicator) => [
        <Row key={`${indicator.code}-home`} indicator={indicator} strip={indicator.home} reach="home" first />,
        <Row key={`${indicator.code}-network`} indicator={indicator} strip={indicator.network} reach="network" />,
      ])}
    </Table>
  );
}

function Row({
  indicator,
  strip,
  reach,
  first,
}: {
  indicator: IndicatorStanding;
  strip: Strip;
  reach: 'home' | 'network';
  first?: boolean;
}) {
  const telling = useTelling();
  const unit = unitWords(telling, indicator.unit);
  const own = ownWords(telling, indicator);
  return (
    <tr>
      {first ? (
        <>
          <th scope="rowgroup" rowSpan={2}>
            {indicator.name} {unit && unit !== 'ratio' && <>({unit})</>}
          </th>
          <td rowSpan={2}>{own}</td>
        </>
      ) : null}
      <td>{strip.state === 'released' ? cohortWords(telling, strip.cohort) : reachWords(telling, strip, reach)}</td>
      {strip.state !== 'released' ? (
        <td colSpan={quantiles.length + 2}>{withheldWords(telling, strip, null)}</td>
      ) : (
        <>
          <td>{bandWords(strip.nBand)}</td>
          {strip.kind === 'points' ? (
            quantiles.map((quantile) => (
              <td key={quantile}>{cellWords(telling, strip.points[quantile], strip.grid)}</td>
            ))
          ) : (
            <td colSpan={quantiles.length}>{figuresWords(telling, strip, indicator.unit)}</td>
          )}
          <td>{placeWords(telling, indicator, strip) || '–'}</td>
        </>
      )}
    </tr>
  );
}
