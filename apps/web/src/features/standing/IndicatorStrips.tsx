import type { IndicatorStanding, Strip } from '@gauge/contracts';
import {
  bandWords,
  basisWords,
  cohortWords,
  figuresWords,
  noPlaceWords,
  ownWords,
  placeWords,
  prepareStrips,
  reachWords,
  type Telling,
  withheldWords,
} from '@gauge/figures';
import { StripPair, type StripText } from '../../charts/marks/StripPair.js';
import { useTelling } from './useTelling.js';
import css from './IndicatorStrips.module.css';

/** Both strips of an indicator with their words; `full` names the peer group of each, too. */
export function IndicatorStrips({ indicator, full }: { indicator: IndicatorStanding; full?: boolean }) {
  const telling = useTelling();
  const { own, home, network } = indicator;
  // one strip says it all where home and network are the same group, or where nothing is known of either
  const same =
    (home.state === 'missing' && network.state === 'missing') ||
    (home.state === 'released' && network.state === 'released' && home.cohort.key === network.cohort.key);
  return (
    <StripPair
      model={prepareStrips(indicator)}
      own={own.state === 'value' ? ownWords(telling, indicator) : null}
      better={telling.t('standing:better')}
      home={textOf(telling, indicator, home, 'home', network, full)}
      network={same ? null : textOf(telling, indicator, network, 'network', null, full)}
    />
  );
}

function textOf(
  telling: Telling,
  indicator: IndicatorStanding,
  strip: Strip,
  reach: 'home' | 'network',
  wider: Strip | null,
  full: boolean | undefined,
): StripText {
  const { t } = telling;
  const { own, unit } = indicator;
  const name = reachWords(telling, strip, reach);
  if (strip.state !== 'released') {
    const why = withheldWords(telling, strip, wider);
    return { name, note: why, spoken: `${name}: ${why}` };
  }
  const place = own.state === 'value' ? placeWords(telling, indicator, strip) : noPlaceWords(telling, own);
  const figures = figuresWords(telling, strip, unit);
  const spoken = [name, place, figures, basisWords(telling, strip)].filter(Boolean).join('. ');
  return {
    name: <Name name={name} note={t('standing:firms', { band: bandWords(strip.nBand) })} />,
    note: (
      <>
        {place && <strong className={css.place}>{place}</strong>}
        <span className={css.figures}>{figures}</span>
        {full && <span className={css.figures}>{cohortWords(telling, strip.cohort)}</span>}
      </>
    ),
    spoken,
  };
}

const Name = ({ name, note }: { name: string; note: string }) => (
  <>
    {name} <span className={css.firms}>{note}</span>
  </>
);
