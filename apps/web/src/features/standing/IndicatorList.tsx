import type { IndicatorStanding } from '@gauge/contracts';
import { answeredWords, areaFinding, missingWords, pageBasis } from '@gauge/figures';
import { useSuspenseQuery } from '@tanstack/react-query';
import { IconChevronRight } from '@tabler/icons-react';
import { useDeferredValue, useState } from 'react';
import { ChartFrame } from '../../charts/ChartFrame.js';
import { Legend } from '../../charts/Legend.js';
import { useTitle } from '../../lib/title.js';
import { Empty } from '../../ui/Empty.js';
import { Stack } from '../../ui/Layout.js';
import { PageHead } from '../../ui/PageHead.js';
import { Segmented } from '../../ui/Segmented.js';
import css from './IndicatorList.module.css';
import { IndicatorStrips } from './IndicatorStrips.js';
import { IndicatorTable } from './IndicatorTable.js';
import { StandingFoot, StandingNotices, TooFresh } from './Notes.js';
import type { StandingSearch } from './search.js';
import { IndicatorLink, standingOf, type Source } from './source.js';
import { StandingTools } from './StandingTools.js';
import { useTelling } from './useTelling.js';

const shows = ['all', 'strong', 'weak', 'open'] as const;
type Show = (typeof shows)[number];

/** About how tall an indicator is, in pixels: on a phone its strips lie below their names. */
const rowHeight = () => (matchMedia('(max-width: 640px)').matches ? 310 : 160);

type Place = { source: Source; search: StandingSearch };

/** Every indicator by area, as a page. */
export function IndicatorList({ source, search }: Place) {
  const telling = useTelling();
  const { t } = telling;
  const { data: view } = useSuspenseQuery(standingOf(source, search));
  useTitle(t('standing:list.title'));
  return (
    <Stack gap={5}>
      <PageHead
        eyebrow={view.release.roundName}
        title={t('standing:list.title')}
        lead={pageBasis(telling, view.indicators)}
      />
      <StandingTools view={view} search={search} />
      <StandingNotices view={view} />
      <TooFresh view={view} />
      <IndicatorSections source={source} search={search} />
      <StandingFoot credit={view.instrument.credit} />
    </Stack>
  );
}

/** The areas with their indicators' strips, and the choice of which to show. */
export function IndicatorSections({ source, search }: Place) {
  const telling = useTelling();
  const { t } = telling;
  const { data: view } = useSuspenseQuery(standingOf(source, search));
  const [show, setShow] = useState<Show>('all');
  // what the screen holds first; the other areas, a second's work for a phone, right after
  const all = useDeferredValue(true, false);
  const shown = view.indicators.filter((indicator) => fits(indicator, show));
  const pillars = view.pillars.filter(({ code }) => shown.some(({ pillar }) => pillar === code));
  return (
    <Stack gap={5}>
      <div className={css.bar}>
        <Segmented
          label={t('standing:list.show')}
          value={show}
          onChange={setShow}
          options={shows.map((value) => ({
            value,
            label: `${t(`standing:list.shows.${value}`)} ${view.indicators.filter((each) => fits(each, value)).length}`,
          }))}
        />
        <Legend own={t('standing:you')} signs={['you', 'centre', 'middle', 'tails', 'hatched']} />
      </div>
      {pillars.length === 0 && <Empty title={t(`standing:list.none.${show}`)} />}
      {pillars.map((pillar, at) => (
        <Area
          key={pillar.code}
          name={pillar.name}
          whole={view.indicators.filter((indicator) => indicator.pillar === pillar.code)}
          inside={shown.filter((indicator) => indicator.pillar === pillar.code)}
          late={`${pillar.code} ${show}`}
          drawn={at === 0 || all}
          source={source}
          search={search}
        />
      ))}
    </Stack>
  );
}

function Area({
  name,
  whole,
  inside,
  late,
  drawn,
  source,
  search,
}: Place & {
  name: string;
  whole: IndicatorStanding[];
  /** Those that are shown. */ inside: IndicatorStanding[];
  late: string;
  drawn: boolean;
}) {
  const telling = useTelling();
  return (
    <ChartFrame
      finding={areaFinding(telling, name, whole)}
      basis={answeredWords(telling, whole)}
      table={<IndicatorTable caption={name} indicators={inside} />}
      late={{ name: late, about: 100 + inside.length * rowHeight() }}
    >
      {drawn && (
        <ul className={css.list}>
          {inside.map((indicator) => (
            <li key={indicator.code} className={css.item}>
              <h3>
                <IndicatorLink source={source} code={indicator.code} search={search} className={css.name}>
                  {indicator.name}
                  <IconChevronRight size={16} className={css.arrow} aria-hidden />
                </IndicatorLink>
                {indicator.own.state === 'missing' && (
                  <span className={css.missing}>{missingWords(telling, indicator.own)}</span>
                )}
              </h3>
              <IndicatorStrips indicator={indicator} />
            </li>
          ))}
        </ul>
      )}
    </ChartFrame>
  );
}

function fits({ own, score }: IndicatorStanding, show: Show): boolean {
  if (show === 'all') return true;
  if (show === 'open') return own.state === 'missing';
  if (own.state === 'missing' || score === null) return false;
  return show === 'strong' ? score >= 75 : score < 25;
}
