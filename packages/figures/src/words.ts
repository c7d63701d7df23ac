import type { CohortLabel, IndicatorStanding, OwnValue, Position, StandingView, Strip } from '@gauge/contracts';
import type { TFunction } from 'i18next';
import { formatDay, formatFigure, formatNumber, formatRange, regionNames } from './format.js';
import { middleOf, quarterOf, restingOn, type OverviewModel } from './overview.js';
import type { TrendModel } from './trend.js';

/** How a standing is told. Every sentence about a figure comes from here, so that a figure reads alike on every page. */
export type Telling = { t: TFunction; language: string };

type Released = Extract<Strip, { state: 'released' }>;

/** `You stand above the middle in 6 of 11 areas. Biggest gap: delivery.` */
export function headlineWords(
  { t, language }: Telling,
  { above, compared, gap }: OverviewModel,
  ofMember: boolean,
): string {
  const whose = ofMember ? 'standing:headlineMember' : 'standing:headline';
  if (compared === 0) return t(`${whose}.noneYet`);
  const place = t(`${whose}.place`, { above, compared });
  return gap ? `${place} ${t('standing:headline.gap', { area: gap.name.toLocaleLowerCase(language) })}` : place;
}

/** `Metal parts, Germany`; the whole network has no dimension to name. */
export function cohortWords({ t, language }: Telling, cohort: CohortLabel): string {
  if (cohort.dimensions.length === 0) return t('standing:cohort.all');
  return cohort.dimensions.map((one) => dimensionWords({ t, language }, one)).join(', ');
}

/** What a value of a dimension is called in the reader's language; its own label where there is no word for it. */
export function dimensionWords(
  { t, language }: Telling,
  { dimension, value, label }: CohortLabel['dimensions'][number],
): string {
  if (value === 'unknown') return t('standing:dimension.unknown');
  if (dimension === 'country' && /^[A-Z]{2}$/.test(value)) return regionNames(language).of(value) ?? value;
  return t(`standing:dimension.${dimension}.${value}`, { defaultValue: label });
}

/** Short name of a strip: where its peers are. */
export function reachWords(telling: Telling, strip: Strip, reach: CohortLabel['reach']): string {
  const cohort = strip.state === 'missing' ? null : strip.cohort;
  const country = cohort?.dimensions.find(({ dimension }) => ['country', 'region'].includes(dimension));
  return country ? dimensionWords(telling, country) : telling.t(`standing:reach.${reach}`);
}

/** What a number rests on: `among 30–49 firms in metal parts, Germany, 2025 – self-reported`. */
export function basisWords(telling: Telling, { cohort, nBand, roundName, coverage }: Released): string {
  const { t } = telling;
  return t(coverage === 'part' ? 'standing:basis.part' : 'standing:basis.all', {
    band: bandWords(nBand),
    peers: cohortWords(telling, cohort),
    round: roundName,
  });
}

export const bandWords = (band: string): string => band.replace('-', '–');

/** The own value, or why there is none. */
export function ownWords(telling: Telling, indicator: Pick<IndicatorStanding, 'own' | 'unit' | 'displayStep'>): string {
  const { own, unit, displayStep } = indicator;
  if (own.state === 'missing') return missingWords(telling, own);
  if (unit === YES_NO) return telling.t(own.value >= 0.5 ? 'standing:yes' : 'standing:no');
  return formatFigure(own.value, unitWords(telling, unit), displayStep, telling.language);
}

/** The unit of what is answered with yes or no. */
const YES_NO = 'yes/no';

export const missingWords = ({ t }: Telling, own: Extract<OwnValue, { state: 'missing' }>): string =>
  t(`standing:own.${own.reason}`);

/** What stands in the place of a position where there is no own value: how to get one, if it can be got. */
export const noPlaceWords = (telling: Telling, own: Extract<OwnValue, { state: 'missing' }>): string =>
  own.reason === 'not_answered' ? telling.t('standing:answerToSee') : missingWords(telling, own);

/** Units are the instrument's; those that are words are turned into the reader's. */
export const unitWords = ({ t }: Telling, unit: string): string => t(`standing:unit.${unit}`, { defaultValue: unit });

/** Where the own value lies in a strip, in words. Level with the middle is neither above nor below it. */
export function placeWords(telling: Telling, { own }: Pick<IndicatorStanding, 'own'>, strip: Strip | null): string {
  if (strip?.state !== 'released' || own.state === 'missing') return '';
  if (strip.kind === 'points' && own.value === strip.points.P50) return telling.t('standing:position.middle');
  return positionWords(telling, strip.position);
}

function positionWords({ t }: Telling, position: Position | null): string {
  switch (position?.kind) {
    case undefined:
      return '';
    case 'centre':
      return t(`standing:position.centre.${position.place}`);
    case 'band':
      return t(`standing:position.band.${position.place}`);
    case 'quarter':
      return t(
        position.tenth ? `standing:position.tenth.${position.tenth}` : `standing:position.quarter.${position.quarter}`,
      );
    case 'percentile':
      if (position.percentile <= 5) return t('standing:position.percentile.lowest');
      if (position.percentile >= 95) return t('standing:position.percentile.highest');
      return t('standing:position.percentile.between', { percent: position.percentile });
  }
}

/** The published figures of a strip: `middle half 1.2–2.6 %`. */
export function figuresWords(telling: Telling, strip: Released, unit: string): string {
  const { t, language } = telling;
  const named = unitWords(telling, unit);
  if (strip.kind === 'share')
    return t(unit === YES_NO ? 'standing:figures.yes' : 'standing:figures.share', {
      share: shareWords(telling, strip.shareBand),
    });
  if (strip.kind === 'wide')
    return t('standing:figures.wide', { range: formatRange(...ordered(strip.band), named, strip.grid, language) });
  const { P25, P50, P75 } = strip.points;
  if (P25 !== undefined && P75 !== undefined)
    return t('standing:figures.middleHalf', { range: formatRange(P25, P75, named, strip.grid, language) });
  return P50 === undefined
    ? ''
    : t('standing:figures.centre', { value: formatFigure(P50, named, strip.grid, language) });
}

export function shareWords({ t }: Telling, band: string): string {
  const [first = '', second] = band.match(/\d+/g) ?? [];
  if (band.startsWith('under')) return t('standing:share.under', { first });
  if (band.startsWith('over')) return t('standing:share.over', { first });
  return t('standing:share.between', { first, second });
}

/** Why nothing is shown, and where to look instead. `wider` is the next wider group that is shown. */
export function withheldWords(telling: Telling, strip: Strip, wider: Strip | null): string {
  const { t, language } = telling;
  if (strip.state === 'missing') return t('standing:withheld.missing');
  if (strip.state !== 'suppressed') return '';
  const reason = t(`standing:withheld.${strip.reason}`, {
    day: strip.until ? formatDay(strip.until, language) : t('standing:withheld.later'),
  });
  if (wider?.state !== 'released' || strip.reason === 'too_fresh') return reason;
  return `${reason} ${t('standing:withheld.wider', { peers: cohortWords(telling, wider.cohort) })}`;
}

/** `Half of your peers have less than 1.8 %. You: 3.1 %.` */
export function gapWords(telling: Telling, indicator: IndicatorStanding): string {
  const { t, language } = telling;
  const own = ownWords(telling, indicator);
  const middle = middleOf(indicator);
  if (!middle) return t('standing:sentence.ownOnly', { own });
  const value = formatFigure(middle.value, unitWords(telling, indicator.unit), middle.grid, language);
  const level = indicator.own.state === 'value' && indicator.own.value === middle.value;
  return t(`standing:sentence.${level ? 'level' : middle.side}`, { value, own });
}

/** One figure in a table's cell; a dash where nothing was published. */
export const cellWords = ({ language }: Telling, value: number | null | undefined, grid: number): string =>
  value === null || value === undefined ? '–' : formatNumber(value, grid, language);

const ordered = ([low, high]: [number, number]): [number, number] => [Math.min(low, high), Math.max(low, high)];

/** `From 4.1 % to 3.1 % since 2023.` A change within one step of the grid is none. */
export function trendWords(
  telling: Telling,
  { unit, displayStep }: Pick<IndicatorStanding, 'unit' | 'displayStep'>,
  { own }: TrendModel,
): string {
  const { t, language } = telling;
  if (!own) return t('standing:trend.title');
  const figure = (value: number) => formatFigure(value, unitWords(telling, unit), displayStep, language);
  const still = Math.abs(own.last - own.first) <= displayStep;
  return t(still ? 'standing:trend.still' : 'standing:trend.change', {
    first: figure(own.first),
    last: figure(own.last),
    since: own.since,
  });
}

type Pillar = StandingView['pillars'][number];

/** `Best quarter`, or why an area has no place. */
export const pillarWords = ({ t }: Telling, { score, counted, total }: Pillar): string =>
  score === null ? t('standing:pillars.tooFew', { counted, total }) : t(`standing:pillars.quarter.${quarterOf(score)}`);

/** What the areas show, in a sentence. */
export function pillarsFinding({ t }: Telling, { compared, above, gap }: OverviewModel): string {
  if (compared === 0) return t('standing:pillars.noneYet');
  if (gap) return t('standing:pillars.findingGap', { area: gap.name });
  return above === compared ? t('standing:pillars.findingAll') : t('standing:pillars.findingNoGap');
}

/** The group most indicators rest on stands for many; each indicator's own stands with it. */
export function pageBasis(telling: Telling, indicators: IndicatorStanding[]): string {
  const { most, groups } = restingOn(indicators);
  if (!most) return telling.t('standing:basis.none');
  const words = basisWords(telling, most);
  return groups > 1 ? telling.t('standing:basis.mostly', { basis: words }) : words;
}

/** `Finance: 4 of 9 above the middle`; the name alone where nothing can be compared. */
export function areaFinding({ t }: Telling, area: string, inside: readonly IndicatorStanding[]): string {
  const scores = inside.flatMap(({ score }) => score ?? []);
  if (scores.length === 0) return area;
  const above = scores.filter((score) => score > 50).length;
  return t('standing:list.finding', { area, above, compared: scores.length });
}

export function answeredWords({ t }: Telling, inside: readonly IndicatorStanding[]): string {
  const values = inside.filter(({ own }) => own.state === 'value').length;
  return t('standing:list.answered', { answered: values, total: inside.length });
}
