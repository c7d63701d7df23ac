import type { IndustryView } from '@gauge/contracts';
import { figuresWords, quarterOf, unitWords } from '@gauge/figures';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ChartFrame } from '../../charts/ChartFrame.js';
import { PillarBars } from '../../charts/marks/PillarBars.js';
import { routes } from '../../lib/api.js';
import { formatDay, formatFigure } from '../../lib/format.js';
import { ask } from '../../lib/queries.js';
import { Badge } from '../../ui/Badge.js';
import { Empty } from '../../ui/Empty.js';
import { SelectField } from '../../ui/Field.js';
import { Stack } from '../../ui/Layout.js';
import { Panel } from '../../ui/Panel.js';
import { Table } from '../../ui/Table.js';
import { useTelling } from '../standing/useTelling.js';
import css from './Alliances.module.css';
import { NetworkHead } from './NetworkHead.js';
import type { IndustrySearch } from './search.js';

/** The country's industry against the network: areas first, then every figure it rests on. */
export function IndustryPage({
  associationId,
  search,
  onSearch,
}: {
  associationId: string;
  search: IndustrySearch;
  onSearch: (search: IndustrySearch) => void;
}) {
  const { t } = useTranslation('alliances');
  const { data } = useSuspenseQuery(ask(routes.industry, { params: { associationId }, query: search }));
  const { industry } = data;
  return (
    <Stack gap={5}>
      <NetworkHead associationId={associationId} />
      {industry ? (
        <Industry industry={industry} search={search} onSearch={onSearch} />
      ) : (
        <Empty title={t('industry.none')}>
          <p>{t('industry.noneHelp')}</p>
        </Empty>
      )}
    </Stack>
  );
}

function Industry({
  industry,
  search,
  onSearch,
}: {
  industry: IndustryView;
  search: IndustrySearch;
  onSearch: (search: IndustrySearch) => void;
}) {
  const { t, i18n } = useTranslation('alliances');
  const { pillars, release, rounds, sectors, sector } = industry;
  const compared = pillars.filter(({ score }) => score !== null);
  const above = compared.filter(({ score }) => score! > 50).length;
  const weakest = [...compared].sort((a, b) => a.score! - b.score!).find(({ score }) => score! < 50);
  const words = ({ score, counted, total }: IndustryView['pillars'][number]) =>
    score === null
      ? t('standing:pillars.tooFew', { counted, total })
      : t(`standing:pillars.quarter.${quarterOf(score)}`);
  const finding =
    compared.length === 0
      ? t('industry.nothing')
      : weakest
        ? t(above === 0 ? 'industry.findingNone' : 'industry.findingGap', {
            above,
            compared: compared.length,
            area: weakest.name,
          })
        : t('industry.finding', { above, compared: compared.length });
  return (
    <>
      <div className={css.choices}>
        <SelectField
          label={t('industry.sector')}
          value={sector ?? ''}
          options={[
            { value: '', label: t('industry.allSectors') },
            ...sectors.map(({ code, name }) => ({
              value: code,
              label: t(`standing:dimension.sector.${code}`, { defaultValue: name }),
            })),
          ]}
          onChange={({ target }) => onSearch({ ...search, sector: target.value })}
        />
        <SelectField
          label={t('industry.round')}
          value={release.roundId}
          options={rounds.map(({ roundId, name }) => ({ value: roundId, label: name }))}
          onChange={({ target }) => onSearch({ ...search, round: target.value })}
        />
      </div>
      <ChartFrame
        finding={finding}
        basis={t('industry.basis', {
          round: release.roundName,
          day: formatDay(release.publishedAt, i18n.language),
        })}
        table={
          <Table
            caption={t('industry.areas')}
            captionHidden
            head={[t('standing:pillars.area'), t('industry.place'), t('standing:pillars.counted')]}
          >
            {pillars.map((pillar) => (
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
            middle: t('industry.middleHalf'),
            better: t('standing:better'),
          }}
          bars={pillars.map((pillar) => ({
            code: pillar.code,
            name: pillar.name,
            score: pillar.score,
            words: words(pillar),
            look: pillar.code === weakest?.code,
          }))}
        />
      </ChartFrame>
      {pillars.map(({ code, name }) => (
        <Figures key={code} title={name} indicators={industry.indicators.filter(({ pillar }) => pillar === code)} />
      ))}
    </>
  );
}

type Indicator = IndustryView['indicators'][number];

function Figures({ title, indicators }: { title: string; indicators: Indicator[] }) {
  const { t } = useTranslation('alliances');
  return (
    <Panel title={title}>
      <Table
        caption={title}
        captionHidden
        stack
        head={[t('industry.indicator'), t('industry.home'), t('industry.network'), t('industry.reading')]}
      >
        {indicators.map((one) => (
          <tr key={one.code}>
            <th scope="row">{one.name}</th>
            <td>
              <span className={css.small}>{t('industry.home')}</span> <Middle strip={one.home} unit={one.unit} />
            </td>
            <td>
              <span className={css.small}>{t('industry.network')}</span>{' '}
              <Middle strip={one.network} unit={one.unit} half />
            </td>
            <td>
              {one.leaning ? (
                <Badge tone={one.leaning === 'worse' ? 'look' : one.leaning === 'better' ? 'you' : 'plain'}>
                  {t(`industry.leaning.${one.leaning}`)}
                </Badge>
              ) : (
                <span className={css.dim}>{t('industry.notCompared')}</span>
              )}
            </td>
          </tr>
        ))}
      </Table>
    </Panel>
  );
}

/** The published middle, with `half` the middle half beside it; where there is none it says why. */
function Middle({ strip, unit, half }: { strip: Indicator['home']; unit: string; half?: boolean }) {
  const { t, i18n } = useTranslation('alliances');
  const telling = useTelling();
  if (strip.state !== 'released')
    return (
      <span className={css.dim}>
        {t(strip.state === 'suppressed' ? `industry.held.${strip.reason}` : 'industry.missing')}
      </span>
    );
  if (strip.kind === 'share') return <>{t('industry.share', { band: strip.shareBand.replace('-', '–') })}</>;
  const show = (value: number) => formatFigure(value, unitWords(telling, unit), strip.grid, i18n.language);
  if (strip.kind === 'wide') return <>{figuresWords(telling, strip, unit)}</>;
  const { P25, P50, P75 } = strip.points;
  return (
    <span className={css.places}>
      <span>{P50 === undefined ? '' : show(P50)}</span>
      {half && P25 !== undefined && P75 !== undefined && (
        <span className={css.dim}>{figuresWords(telling, strip, unit)}</span>
      )}
    </span>
  );
}
