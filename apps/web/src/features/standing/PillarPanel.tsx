import type { StandingView } from '@gauge/contracts';
import { ChartFrame } from '../../charts/ChartFrame.js';
import { Legend } from '../../charts/Legend.js';
import { PillarBars } from '../../charts/marks/PillarBars.js';
import { quarterOf, restingOn, type OverviewModel } from '../../charts/prepare/overview.js';
import { Table } from '../../ui/Table.js';
import { useTelling } from './useTelling.js';
import { basisWords, type Telling } from './words.js';

type Pillar = StandingView['pillars'][number];

export function PillarPanel({ view, model }: { view: StandingView; model: OverviewModel }) {
  const telling = useTelling();
  const { t } = telling;
  const words = (pillar: Pillar) =>
    pillar.score === null
      ? t('standing:pillars.tooFew', { counted: pillar.counted, total: pillar.total })
      : t(`standing:pillars.quarter.${quarterOf(pillar.score)}`);
  return (
    <ChartFrame
      finding={finding(telling, model)}
      basis={basis(telling, view)}
      legend={<Legend signs={['you', 'middle', 'centre']} />}
      table={
        <Table
          caption={t('standing:pillars.table')}
          captionHidden
          head={[t('standing:pillars.area'), t('standing:pillars.place'), t('standing:pillars.counted')]}
        >
          {view.pillars.map((pillar) => (
            <tr key={pillar.code}>
              <th scope="row">{pillar.name}</th>
              <td>{words(pillar)}</td>
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
          words: pillar.code === model.gap?.code ? t('standing:pillars.biggest') : words(pillar),
          look: pillar.code === model.gap?.code,
        }))}
      />
    </ChartFrame>
  );
}

function finding({ t }: Telling, { compared, above, gap }: OverviewModel): string {
  if (compared === 0) return t('standing:pillars.noneYet');
  if (gap) return t('standing:pillars.findingGap', { area: gap.name });
  return above === compared ? t('standing:pillars.findingAll') : t('standing:pillars.findingNoGap');
}

/** The group most indicators rest on stands for the chart; each indicator's own stands with it. */
function basis(telling: Telling, view: StandingView): string {
  const { most, groups } = restingOn(view.indicators);
  if (!most) return telling.t('standing:basis.none');
  const words = basisWords(telling, most);
  return groups > 1 ? telling.t('standing:basis.mostly', { basis: words }) : words;
}
