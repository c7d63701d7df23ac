import type { RoundView } from '@gauge/contracts';
import type { Telling } from '@gauge/figures';
import type { CohortFigure, CountryStanding } from '../../benchmarks/index.js';
import type { Association, Member, Participant } from '../association.material.js';
import type { Making } from '../reading.js';
import { figureCells, named } from './figures.tables.js';
import type { Cell, Sheet } from './sheet.js';

export function membersSheet({ t }: Telling, members: readonly Member[]): Sheet {
  const columns = ['memberNo', 'firm', 'country', 'region', 'sectorCode', 'sector', 'size', 'group', 'status', 'since'];
  return {
    name: t('sheet.members'),
    columns: [...columns, 'consent'].map((name) => t(`sheet.${name}`)),
    rows: members.map((one): Cell[] => [
      one.memberNo,
      one.name,
      one.country,
      one.region,
      `${one.sectorScheme} ${one.sectorCode}`,
      one.sectorName,
      one.size && t(`sheet.sizes.${one.size}`),
      one.group?.name ?? null,
      t(`sheet.membership.${one.status}`),
      one.since.slice(0, 10),
      t(`sheet.consents.${one.consent}`),
    ]),
  };
}

/** How far each member has come; never what was answered. */
export function participationSheet({ t }: Telling, round: RoundView, rows: readonly Participant[]): Sheet {
  const columns = ['round', 'memberNo', 'firm', 'sector', 'size', 'status', 'form', 'answered', 'asked', 'handedIn'];
  return {
    name: t('sheet.participation'),
    columns: columns.map((name) => t(`sheet.${name}`)),
    rows: rows.map((one): Cell[] => [
      round.name,
      one.memberNo,
      one.name,
      one.sectorName,
      one.size && t(`sheet.sizes.${one.size}`),
      t(`sheet.assessment.${one.status}`),
      one.form && t(`sheet.forms.${one.form}`),
      one.answered,
      one.applicable,
      one.submittedAt?.slice(0, 10) ?? null,
    ]),
  };
}

const figureColumns = ['peers', 'firms', 'P10', 'P25', 'P50', 'P75', 'P90', 'other'];

/** Every figure of every peer group that the round's releases published. */
export function figuresSheet(telling: Telling, round: RoundView, figures: readonly CohortFigure[]): Sheet {
  const { t } = telling;
  const columns = ['round', 'code', 'indicator', 'unit', 'better'];
  return {
    name: t('sheet.figures'),
    columns: [
      ...columns.map((name) => t(`sheet.${name}`)),
      ...figureColumns.map((name) => t('sheet.of.group', { what: t(`sheet.${name}`) })),
    ],
    rows: figures.map(({ indicator, strip }) => [
      round.name,
      ...named(telling, indicator),
      ...figureCells(telling, strip),
    ]),
  };
}

/** The country and the whole network beside one another. */
export function countrySheet(telling: Telling, { indicators, pillars }: CountryStanding): Sheet {
  const { t } = telling;
  const group = (reach: string) => figureColumns.map((name) => t(`sheet.of.${reach}`, { what: t(`sheet.${name}`) }));
  return {
    name: t('sheet.comparison'),
    columns: [
      ...['area', 'code', 'indicator', 'unit', 'better'].map((name) => t(`sheet.${name}`)),
      ...group('country'),
      ...group('network'),
    ],
    rows: indicators.map((one) => [
      pillars.find(({ code }) => code === one.pillar)?.name ?? one.pillar,
      ...named(telling, one),
      ...figureCells(telling, one.home),
      ...figureCells(telling, one.network),
    ]),
  };
}

export function aboutRoundSheet(
  { telling: { t }, now, basis }: Making,
  association: Association,
  round: RoundView,
): Sheet {
  const { response, own } = round;
  const lines: [string, Cell][] = [
    ['association', association.name],
    ['round', round.name],
    ['questionnaire', round.instrumentTitle],
    ['periodEnd', round.periodEnd],
    ['released', round.publishedAt?.slice(0, 10) ?? t('sheet.none')],
    ['membersAsked', own.members],
    ['membersAnswered', own.submitted + own.accepted],
    ['responsePercent', response.percent],
    ['made', now.toISOString().slice(0, 10)],
    ['stamp', basis.slice(0, 12)],
  ];
  return {
    name: t('sheet.about'),
    columns: [t('sheet.what'), t('sheet.value')],
    rows: [
      ...lines.map(([name, value]): Cell[] => [t(`sheet.${name}`), value]),
      ...['selfReported', 'howRead'].map((name): Cell[] => [null, t(`sheet.note.${name}`)]),
    ],
  };
}
