import type { IndicatorDetail, StandingView } from '@gauge/contracts';
import { breaks, inputsOfIndicator, type InstrumentDefinition } from '../instruments/index.js';
import { firmOf, may, notFound, Problem, type Ctx } from '../platform/index.js';
import { definitionFor, definitionOf, titleFor } from '../rounds/index.js';
import { applicableIndicators, ownValue, valueOf, type Own } from './own.rules.js';
import { currentDimensions, peerGroups } from './peers.rules.js';
import { dayOf } from './release.rules.js';
import { overview, placeIndicator, placeIndicators, type Material } from './standing.compose.js';
import {
  answeredInputs,
  firmsById,
  ownAssessments,
  publishedRounds,
  releasedRounds,
  type Firm,
  type OwnAssessment,
  type ReleasedRound,
} from './standing.store.js';
import { drawStrip, releasedGroups, type Source } from './strip.rules.js';

/**
 * `round`: a released round, else the newest of the instrument the firm answers. `peers`: a cohort key, or `auto`.
 * `accepted`: only answers that the association has accepted count as the firm's own.
 */
export type StandingQuery = { round?: string | undefined; peers: string; accepted?: boolean };

/**
 * Where the firm stands: a function of its own answers and the release table.
 *
 * @throws Problem no_standing_yet before any release, not_found for another round, invalid_input for peers it is not among
 */
export async function standing(ctx: Ctx, query: StandingQuery): Promise<StandingView> {
  may(ctx, 'standing:read');
  return standingOf(ctx, firmOf(ctx), query);
}

/** @throws Problem as `standing`, and not_found for an indicator that the instrument does not have */
export async function indicatorStanding(ctx: Ctx, indicator: string, query: StandingQuery): Promise<IndicatorDetail> {
  may(ctx, 'standing:read');
  return indicatorStandingOf(ctx, firmOf(ctx), indicator, query);
}

export async function standingOf(ctx: Ctx, firmId: string, query: StandingQuery): Promise<StandingView> {
  const page = await open(ctx, firmId, query);
  const { material, shown, firm } = page;
  const { definition, source, own, peers } = material;
  const placed = placeIndicators(material);
  return {
    firm: { id: firm.id, name: firm.name },
    instrument: {
      code: shown.instrumentCode,
      version: shown.version,
      title: definition.title,
      credit: definition.credit ?? null,
    },
    release: {
      roundId: shown.roundId,
      roundName: shown.name,
      periodStart: dayOf(shown.periodStart),
      periodEnd: dayOf(shown.periodEnd),
      publishedAt: shown.publishedAt.toISOString(),
    },
    own: own && {
      roundId: own.assessment.roundId,
      roundName: own.assessment.roundName,
      status: own.assessment.status,
      sameRound: own.assessment.roundId === shown.roundId,
    },
    rounds: await roundsIn(ctx, page),
    cohorts: releasedGroups(source),
    peers: peers?.key ?? 'auto',
    indicators: placed.map((one) => one.standing),
    ...overview(
      material,
      placed.map(({ weight }) => weight),
    ),
    tooFresh: source.published?.tooFresh ?? [],
  };
}

async function roundsIn(ctx: Ctx, { rounds, assessments }: Page): Promise<StandingView['rounds']> {
  const shown: StandingView['rounds'] = [];
  for (const round of rounds)
    shown.push({
      roundId: round.roundId,
      name: round.name,
      instrumentTitle: await titleFor(ctx, { id: round.versionId, title: round.instrumentTitle }),
      periodEnd: dayOf(round.periodEnd),
      publishedAt: round.publishedAt.toISOString(),
      answered: assessments.some(({ roundId }) => roundId === round.roundId),
    });
  return shown;
}

export async function indicatorStandingOf(
  ctx: Ctx,
  firmId: string,
  code: string,
  query: StandingQuery,
): Promise<IndicatorDetail> {
  const page = await open(ctx, firmId, query);
  const { material, shown } = page;
  const { definition } = material;
  const indicator = definition.indicators.find((one) => one.code === code);
  if (!indicator) throw notFound('The indicator');
  const { standing: placed } = placeIndicator(material, indicator);
  const [homeCohort, networkCohort] = [cohortOf(placed.home), cohortOf(placed.network)];
  return {
    indicator: {
      ...placed,
      description: indicator.description,
      formula: indicator.formula,
      inputs: inputsOfIndicator(definition, code).map((input) => ({ code: input, name: inputName(definition, input) })),
    },
    release: { roundId: shown.roundId, roundName: shown.name, publishedAt: shown.publishedAt.toISOString() },
    trend: await trend(ctx, page, code, homeCohort?.key ?? null, networkCohort?.key ?? null),
    homeCohort,
    networkCohort,
    drivers: indicator.drivers.flatMap((driver) => {
      const found = definition.indicators.find((one) => one.code === driver);
      return found ? [placeIndicator(material, found).standing] : [];
    }),
    credit: definition.credit ?? null,
  };
}

type Page = {
  firm: Firm;
  shown: ReleasedRound;
  /** All released ones the reader may see, newest first. */ rounds: ReleasedRound[];
  /** The firm's, newest first, of every instrument. */ assessments: OwnAssessment[];
  material: Material;
};

async function open(ctx: Ctx, firmId: string, { round, peers, accepted = false }: StandingQuery): Promise<Page> {
  const [firm] = await firmsById(ctx.tx, [firmId]);
  if (!firm) throw notFound('The firm');
  const rounds = await releasedRounds(ctx.tx);
  const handedIn = await ownAssessments(ctx.tx, [firmId]);
  const assessments = handedIn.filter(({ status }) => !accepted || status === 'accepted');
  const shown = roundToShow(rounds, assessments, round);
  const definition = await definitionFor(ctx, shown.versionId);
  const groups = peerGroups(definition, dimensionsIn(shown, assessments, firm, definition));
  const chosen = peers === 'auto' ? undefined : groups.find(({ key }) => key === peers);
  if (peers !== 'auto' && !chosen)
    throw new Problem('invalid_input', 'The firm does not belong to this peer group.', [
      { path: 'query.peers', message: 'Choose one of the listed peer groups.' },
    ]);
  const keys = groups.map(({ key }) => key);
  const published = (await publishedRounds(ctx.tx, [shown.roundId], keys)).get(shown.roundId);
  const source: Source = { roundName: shown.name, published, groups };
  const own = await ownOf(ctx, definition, firm, ownToShow(rounds, shown, assessments));
  return { firm, shown, rounds, assessments, material: { definition, source, own, peers: chosen } };
}

/** The round asked for, else the newest of an instrument that the firm has answered, else the newest. */
function roundToShow(rounds: ReleasedRound[], assessments: OwnAssessment[], asked: string | undefined): ReleasedRound {
  if (asked !== undefined) {
    const found = rounds.find(({ roundId }) => roundId === asked.toLowerCase());
    if (!found) throw notFound('A released round');
    return found;
  }
  const answers = new Set(assessments.map(({ instrumentCode }) => instrumentCode));
  const newest = rounds.find(({ instrumentCode }) => answers.has(instrumentCode)) ?? rounds[0];
  if (!newest) throw new Problem('no_standing_yet', 'Nothing is released yet. Your standing appears with the release.');
  return newest;
}

/** Against the latest release the newest answers count; a look back shows the answers of that round. */
export function ownToShow(
  rounds: readonly ReleasedRound[],
  shown: ReleasedRound,
  assessments: readonly OwnAssessment[],
): OwnAssessment | undefined {
  const isLatest = rounds.find(({ instrumentCode }) => instrumentCode === shown.instrumentCode) === shown;
  return assessments.find(({ roundId, instrumentCode }) =>
    isLatest ? instrumentCode === shown.instrumentCode : roundId === shown.roundId,
  );
}

/** What the freeze noted where the firm took part, else what it is today. */
export function dimensionsIn(
  shown: ReleasedRound,
  assessments: readonly OwnAssessment[],
  firm: Firm,
  { release }: InstrumentDefinition,
): Readonly<Record<string, string>> {
  const then = assessments.find(({ roundId }) => roundId === shown.roundId)?.dimensions;
  return then ?? currentDimensions(firm, release.dimensions);
}

async function ownOf(
  ctx: Ctx,
  definition: InstrumentDefinition,
  firm: Firm,
  assessment: OwnAssessment | undefined,
): Promise<Own | null> {
  if (!assessment) return null;
  const applicable = applicableIndicators(definition, assessment.form, firm);
  const complete = [...applicable].every((code) => assessment.values[code] !== undefined);
  return { assessment, applicable, inputs: complete ? undefined : await answeredInputs(ctx.tx, assessment.id) };
}

const cohortOf = (strip: IndicatorDetail['indicator']['home']) =>
  strip.state === 'released' || strip.state === 'suppressed' ? strip.cohort : null;

const inputName = ({ inputs }: InstrumentDefinition, code: string) =>
  inputs.find((input) => input.code === code)?.name ?? code;

/** The same cohorts in every released round of the instrument: a gap where they were not released, or where the indicator was another. */
async function trend(
  ctx: Ctx,
  { rounds, shown, assessments, material, firm }: Page,
  code: string,
  homeKey: string | null,
  networkKey: string | null,
): Promise<IndicatorDetail['trend']> {
  const series = rounds.filter(({ instrumentCode }) => instrumentCode === shown.instrumentCode).reverse();
  const keys = [homeKey, networkKey].filter((key) => key !== null);
  const published = await publishedRounds(
    ctx.tx,
    series.map(({ roundId }) => roundId),
    keys,
  );
  const shownDefinition = await definitionOf(ctx, shown.versionId);
  const points: IndicatorDetail['trend'] = [];
  for (const round of series) {
    const definition = await definitionOf(ctx, round.versionId);
    const comparable = breaks(definition, shownDefinition, code).length === 0;
    const indicator = comparable ? definition.indicators.find((one) => one.code === code) : undefined;
    const source: Source = {
      ...material.source,
      roundName: round.name,
      published: published.get(round.roundId),
    };
    const own = await ownOf(
      ctx,
      definition,
      firm,
      assessments.find(({ roundId }) => roundId === round.roundId),
    );
    const missing = { state: 'missing' } as const;
    const strip = (reach: 'home' | 'network', key: string | null) =>
      indicator && key !== null ? drawStrip(source, indicator, valueOf(own, code), reach, key).strip : missing;
    points.push({
      roundId: round.roundId,
      roundName: round.name,
      periodEnd: dayOf(round.periodEnd),
      own: indicator ? ownValue(definition, own, indicator) : { state: 'missing', reason: 'not_applicable' },
      home: strip('home', homeKey),
      network: strip('network', networkKey),
    });
  }
  return points;
}
