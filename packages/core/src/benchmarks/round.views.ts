import type { CohortLabel, IndicatorStanding, StandingView, Strip } from '@gauge/contracts';
import { associationOf, may, notFound, Problem, type Ctx } from '../platform/index.js';
import { definitionFor } from '../rounds/index.js';
import { groupOf } from './peers.rules.js';
import { dayOf } from './release.rules.js';
import { pillarScores, scoreOn } from './score.rules.js';
import { everyCohort, publishedRounds, releasedRounds, type ReleasedRound } from './standing.store.js';
import { drawStrip, type Source } from './strip.rules.js';

/** What a release says of a whole country, beside the whole network: figures that everybody who took part may read. */
export type CountryStanding = {
  instrument: StandingView['instrument'];
  release: StandingView['release'];
  /** null where the questionnaire publishes nothing by country. */ country: CohortLabel | null;
  /** Where the middle of the country's firms lies among the network's figures, 0..100. */ pillars: StandingView['pillars'];
  /** `home` is the country, `network` all firms; nobody's own values. */ indicators: IndicatorStanding[];
  tooFresh: StandingView['tooFresh'];
};

/** @throws Problem no_standing_yet before the release, not_found for a round the caller does not see */
export async function countryStanding(ctx: Ctx, roundId: string): Promise<CountryStanding> {
  may(ctx, 'rounds:read');
  const round = await releasedRound(ctx, roundId);
  const definition = await definitionFor(ctx, round.versionId);
  const { country: code } = await ctx.tx.association.findUniqueOrThrow({ where: { id: associationOf(ctx) } });
  const byCountry = definition.release.cohorts.some(([first, ...more]) => first === 'country' && more.length === 0);
  const country = byCountry ? groupOf({ country: code }) : null;
  const groups = [...(country ? [country] : []), groupOf({})];
  const keys = groups.map(({ key }) => key);
  const published = (await publishedRounds(ctx.tx, [roundId], keys)).get(roundId);
  const source: Source = { roundName: round.name, published, groups };
  const placed = definition.indicators.map((indicator) => {
    const home: Strip = country ? drawStrip(source, indicator, null, 'home').strip : { state: 'missing' };
    const network = drawStrip(source, indicator, null, 'network');
    const middle = middleOf(home);
    const { name, pillar, unit, polarity, target = null, displayStep } = indicator;
    const standing: IndicatorStanding = {
      code: indicator.code,
      name,
      pillar,
      unit,
      polarity,
      target,
      displayStep: gridOf(network.strip) ?? gridOf(home) ?? displayStep,
      own: { state: 'missing', reason: 'not_applicable' },
      home,
      network: network.strip,
      score: middle === null || !network.figure ? null : scoreOn(middle, network.figure, indicator),
    };
    return { standing, counts: indicator.kind !== 'yesno' };
  });
  const scored = placed.map(({ standing: { code, pillar, score }, counts }) => ({ code, pillar, score, counts }));
  return {
    instrument: {
      code: round.instrumentCode,
      version: round.version,
      title: definition.title,
      credit: definition.credit ?? null,
    },
    release: releaseOf(round),
    country,
    pillars: pillarScores(definition.pillars, scored),
    indicators: placed.map(({ standing }) => standing),
    tooFresh: published?.tooFresh ?? [],
  };
}

const middleOf = (strip: Strip): number | null =>
  strip.state === 'released' && strip.kind === 'points' ? (strip.points.P50 ?? null) : null;

const gridOf = (strip: Strip): number | undefined =>
  strip.state === 'released' && strip.kind !== 'share' ? strip.grid : undefined;

/** One published figure of one peer group. */
export type CohortFigure = {
  cohort: CohortLabel;
  indicator: Pick<IndicatorStanding, 'code' | 'name' | 'pillar' | 'unit' | 'polarity'>;
  strip: Strip;
};

/** Everything that a round's releases published, group by group, in the order of the questionnaire. */
export async function releasedFigures(ctx: Ctx, roundId: string): Promise<CohortFigure[]> {
  may(ctx, 'rounds:read');
  const round = await releasedRound(ctx, roundId);
  const definition = await definitionFor(ctx, round.versionId);
  const groups = (await everyCohort(ctx.tx, roundId)).map((dimensions) =>
    groupOf(inOrder(dimensions, definition.release.dimensions)),
  );
  const keys = groups.map(({ key }) => key);
  const published = (await publishedRounds(ctx.tx, [roundId], keys)).get(roundId);
  const source: Source = { roundName: round.name, published, groups };
  return groups.flatMap((cohort) =>
    definition.indicators.map((indicator) => {
      const { code, name, pillar, unit, polarity } = indicator;
      const { strip } = drawStrip(source, indicator, null, cohort.reach, cohort.key);
      return { cohort, indicator: { code, name, pillar, unit, polarity }, strip };
    }),
  );
}

/** The database keeps no order of keys. */
const inOrder = (dimensions: Readonly<Record<string, string>>, order: readonly string[]): Record<string, string> =>
  Object.fromEntries(order.flatMap((name) => (dimensions[name] === undefined ? [] : [[name, dimensions[name]]])));

async function releasedRound(ctx: Ctx, roundId: string): Promise<ReleasedRound> {
  const found = (await releasedRounds(ctx.tx)).find((round) => round.roundId === roundId);
  if (found) return found;
  if (!(await ctx.tx.round.findUnique({ where: { id: roundId }, select: { id: true } }))) throw notFound('The round');
  throw new Problem('no_standing_yet', 'Nothing of this round is released yet.');
}

const releaseOf = (round: ReleasedRound): StandingView['release'] => ({
  roundId: round.roundId,
  roundName: round.name,
  periodStart: dayOf(round.periodStart),
  periodEnd: dayOf(round.periodEnd),
  publishedAt: round.publishedAt.toISOString(),
});
