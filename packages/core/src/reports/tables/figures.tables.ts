import type { IndicatorStanding, StandingView, Strip } from '@gauge/contracts';
import {
  bandWords,
  cohortWords,
  formatDay,
  missingWords,
  placeWords,
  roundedTo,
  shareWords,
  unitWords,
  type Telling,
} from '@gauge/figures';
import type { Cell, Sheet } from './sheet.js';

const points = ['P10', 'P25', 'P50', 'P75', 'P90'] as const;

/** Where the firm stands: a row an indicator, both peer groups beside one another. */
export function standingSheet(telling: Telling, view: StandingView): Sheet {
  const { t } = telling;
  const group = (reach: string) =>
    ['peers', 'firms', ...points, 'other', 'place'].map((name) => t(`sheet.of.${reach}`, { what: t(`sheet.${name}`) }));
  return {
    name: t('sheet.standing'),
    columns: [
      ...['round', 'area', 'code', 'indicator', 'unit', 'better', 'you', 'whyNone'].map((name) => t(`sheet.${name}`)),
      ...group('home'),
      ...group('network'),
    ],
    rows: view.indicators.map((one) => [
      view.release.roundName,
      areaOf(view, one.pillar),
      ...named(telling, one),
      ...ownCells(telling, one),
      ...stripCells(telling, one, one.home),
      ...stripCells(telling, one, one.network),
    ]),
  };
}

/** The same over all released rounds, in fewer columns. */
export function roundsSheet(telling: Telling, views: readonly StandingView[]): Sheet {
  const { t } = telling;
  const quarters = ['P25', 'P50', 'P75'] as const;
  const group = (reach: string) =>
    ['peers', ...quarters].map((name) => t(`sheet.of.${reach}`, { what: t(`sheet.${name}`) }));
  return {
    name: t('sheet.rounds'),
    columns: [
      ...['round', 'periodEnd', 'released', 'area', 'code', 'indicator', 'unit', 'better', 'you', 'whyNone'].map(
        (name) => t(`sheet.${name}`),
      ),
      ...group('home'),
      ...group('network'),
    ],
    rows: views.flatMap((view) =>
      view.indicators.map((one) => [
        view.release.roundName,
        view.release.periodEnd,
        view.release.publishedAt.slice(0, 10),
        areaOf(view, one.pillar),
        ...named(telling, one),
        ...ownCells(telling, one),
        ...[one.home, one.network].flatMap((strip) => [peersCell(telling, strip), ...pointCells(strip, quarters)]),
      ]),
    ),
  };
}

const areaOf = ({ pillars }: Pick<StandingView, 'pillars'>, code: string): string =>
  pillars.find((pillar) => pillar.code === code)?.name ?? code;

type Named = Pick<IndicatorStanding, 'code' | 'name' | 'unit' | 'polarity'>;

export const named = (telling: Telling, { code, name, unit, polarity }: Named): Cell[] => [
  code,
  name,
  unitWords(telling, unit),
  telling.t(`sheet.polarity.${polarity}`),
];

/** The own figure, no finer than it is shown, and beside it why there is none. */
function ownCells(telling: Telling, { own, unit, displayStep }: IndicatorStanding): Cell[] {
  if (own.state === 'missing') return [null, missingWords(telling, own)];
  return [unit === 'yes/no' ? own.value >= 0.5 : roundedTo(own.value, displayStep), null];
}

export function stripCells(telling: Telling, indicator: Pick<IndicatorStanding, 'own'>, strip: Strip): Cell[] {
  return [...figureCells(telling, strip), placeWords(telling, indicator, strip) || null];
}

/** Group, how many firms, the released points, and what is said instead of points. */
export function figureCells(telling: Telling, strip: Strip): Cell[] {
  const firms = strip.state === 'released' ? bandWords(strip.nBand) : null;
  return [peersCell(telling, strip), firms, ...pointCells(strip, points), otherCell(telling, strip)];
}

const peersCell = (telling: Telling, strip: Strip): Cell =>
  strip.state === 'missing' || strip.cohort === null ? null : cohortWords(telling, strip.cohort);

const pointCells = (strip: Strip, wanted: readonly (typeof points)[number][]): Cell[] =>
  wanted.map((name) => (strip.state === 'released' && strip.kind === 'points' ? (strip.points[name] ?? null) : null));

function otherCell(telling: Telling, strip: Strip): Cell {
  const { t, language } = telling;
  if (strip.state === 'missing') return t('standing:withheld.missing');
  if (strip.state === 'suppressed')
    return t(`standing:withheld.${strip.reason}`, {
      day: strip.until ? formatDay(strip.until, language) : t('standing:withheld.later'),
    });
  if (strip.kind === 'share') return shareWords(telling, strip.shareBand);
  return strip.kind === 'wide' ? t('sheet.wide', { from: strip.band[0], to: strip.band[1] }) : null;
}
