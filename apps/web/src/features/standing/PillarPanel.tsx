import type { StandingView } from '@gauge/contracts';
import { type OverviewModel, pageBasis, pillarsFinding, pillarWords } from '@gauge/figures';
import { ChartFrame } from '../../charts/ChartFrame.js';
import { Legend } from '../../charts/Legend.js';
import { PillarBars } from '../../charts/marks/PillarBars.js';
import { Table } from '../../ui/Table.js';
import { useTelling } from './useTelling.js';

export function PillarPanel({ view, model }: { view: StandingView; model: OverviewModel }) {
  const telling = useTelling();
  const { t } = telling;
  return (
    <ChartFrame
      finding={pillarsFinding(telling, model)}
      basis={pageBasis(telling, view.indicators)}
      legend={<Legend own={t('standing:you')} signs={['you', 'middle', 'centre']} />}
      table={
        <Table
          caption={t('standing:pillars.table')}
          captionHidden
          head={[t('standing:pillars.area'), t('standing:pillars.place'), t('standing:pillars.counted')]}
        >
          {view.pillars.map((pillar) => (
            <tr key={pillar.code}>
              <th scope="row">{pillar.name}</th>
              <td>{pillarWords(telling, pillar)}</td>
              <td>{t('standing:pillars.of', { counted: pillar.counted, total: pillar.total })}</td>
            </tr>
          ))}
        </Table>
      }
    >
      <PillarBars
        axis={{
          weaker: t('standing:axis.weaker'),
          middle: t('standing:axis.middleHalf'),
          better: t('standing:better'),
        }}
        bars={view.pillars.map((pillar) => ({
          code: pillar.code,
          name: pillar.name,
          score: pillar.score,
          words: pillar.code === model.gap?.code ? t('standing:pillars.biggest') : pillarWords(telling, pillar),
          look: pillar.code === model.gap?.code,
        }))}
      />
    </ChartFrame>
  );
}
