import type { CohortLabel, IndustryView } from '@gauge/contracts';
import type { Released, PublishedFigure } from '@gauge/disclosure';
import { SECTOR_GROUPS, type InstrumentDefinition, type InstrumentIndicator } from '../instruments/index.js';
import { associationOf, may, notFound, type Ctx } from '../platform/index.js';
import { definitionFor } from '../rounds/index.js';
import { peerGroups } from './peers.rules.js';
import { dayOf } from './release.rules.js';
import { leaning, pillarScores, scoreOn } from './score.rules.js';
import { publishedRounds, releasedRounds, type PublishedRound, type ReleasedRound } from './standing.store.js';
import { drawStrip, releasedGroups } from './strip.rules.js';

/** `sector`: a sector group's code, or all sectors together. */
export type IndustryQuery = { round?: string | undefined; sector?: string | undefined };

/**
 * A country's industry against the network, area by area: the middle of one released group laid on the figures of the other.
 * A function of the release table alone; null while no round that tells countries apart is released.
 */
export async function industryStanding(ctx: Ctx, query: IndustryQuery): Promise<{ industry: IndustryView | null }> {
  may(ctx, 'rounds:read');
  const association = await ctx.tx.association.findUnique({ where: { id: associationOf(ctx) } });
  if (!association) throw notFound('The association');
  const rounds = await roundsWithCountries(ctx);
  const shown = query.round === undefined ? rounds[0] : rounds.find(({ round }) => round.roundId === query.round);
  if (!shown) {
    if (query.round !== undefined) throw notFound('The round');
    return { industry: null };
  }
  const { round, definition } = shown;
  const sectors = ['', ...SECTOR_GROUPS.map(({ code }) => code)];
  const pairs = new Map(
    sectors.flatMap((code) => {
      const pair = pairOf(definition, association.country, code);
      return pair ? [[code, pair] as const] : [];
    }),
  );
  const keys = [...pairs.values()].flatMap((pair) => [pair.home.key, pair.network.key]);
  const published = (await publishedRounds(ctx.tx, [round.roundId], keys)).get(round.roundId);
  const offered = SECTOR_GROUPS.filter(({ code }) => {
    const pair = pairs.get(code);
    const groups = pair ? [pair.home, pair.network] : [];
    return releasedGroups({ roundName: round.name, published, groups }).length === 2;
  });
  const sector = offered.find(({ code }) => code === query.sector)?.code ?? '';
  const pair = pairs.get(sector);
  if (!pair) return { industry: null };
  return {
    industry: {
      instrument: definition.title,
      release: { roundId: round.roundId, roundName: round.name, publishedAt: round.publishedAt.toISOString() },
      rounds: rounds.map(({ round: one }) => ({
        roundId: one.roundId,
        name: one.name,
        periodEnd: dayOf(one.periodEnd),
      })),
      sectors: offered.map(({ code, name }) => ({ code, name })),
      sector: sector || null,
      ...laidOn(definition, round, published, pair),
    },
  };
}

async function roundsWithCountries(ctx: Ctx): Promise<{ round: ReleasedRound; definition: InstrumentDefinition }[]> {
  const rounds: { round: ReleasedRound; definition: InstrumentDefinition }[] = [];
  for (const round of await releasedRounds(ctx.tx)) {
    const definition = await definitionFor(ctx, round.versionId);
    if (definition.release.cohorts.some((node) => node.length === 1 && node[0] === 'country'))
      rounds.push({ round, definition });
  }
  return rounds;
}

type Pair = { home: CohortLabel; network: CohortLabel };

/** The country's firms and the network's, of one sector group or of all; null where the instrument has no such groups. */
function pairOf(definition: InstrumentDefinition, country: string, sector: string): Pair | null {
  const wanted = sector === '' ? [['country'], []] : [['sector', 'country'], ['sector']];
  const groups = peerGroups(definition, { country, ...(sector === '' ? {} : { sector }) });
  const [home, network] = wanted.map((node) =>
    groups.find(({ dimensions }) => dimensions.map(({ dimension }) => dimension).join() === node.join()),
  );
  return home && network ? { home, network } : null;
}

function laidOn(
  definition: InstrumentDefinition,
  round: ReleasedRound,
  published: PublishedRound | undefined,
  { home, network }: Pair,
): Pick<IndustryView, 'pillars' | 'indicators'> {
  const source = { roundName: round.name, published, groups: [home, network] };
  const rows = definition.indicators.map((indicator) => {
    const ours = drawStrip(source, indicator, null, 'home', home.key);
    const middle = middleOf(ours.figure);
    const theirs = drawStrip(source, indicator, middle, 'network', network.key);
    const place = middle === null || !theirs.figure ? null : placeOf(middle, theirs.figure, indicator);
    const { code, name, pillar, unit, polarity } = indicator;
    return {
      view: {
        code,
        name,
        pillar,
        unit,
        polarity,
        home: ours.strip,
        network: theirs.strip,
        leaning: place?.leaning ?? null,
      },
      scored: { code, pillar, score: place?.score ?? null, counts: indicator.kind !== 'yesno' },
    };
  });
  return {
    pillars: pillarScores(
      definition.pillars,
      rows.map(({ scored }) => scored),
    ),
    indicators: rows.map(({ view }) => view),
  };
}

const placeOf = (middle: number, figure: Released<PublishedFigure>, indicator: InstrumentIndicator) => ({
  score: scoreOn(middle, figure, indicator),
  leaning: leaning(middle, figure, indicator),
});

/** The middle that was published; a wide band and a share have none. */
const middleOf = (figure: Released<PublishedFigure> | null): number | null =>
  figure && 'P50' in figure && figure.P50 !== undefined ? figure.P50 : null;
