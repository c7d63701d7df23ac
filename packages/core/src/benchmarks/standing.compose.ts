import type { CohortLabel, IndicatorStanding, StandingView } from '@gauge/contracts';
import type { InstrumentDefinition, InstrumentIndicator } from '../instruments/index.js';
import { ownValue, valueOf, type Own } from './own.rules.js';
import { leaning, pillarScores, scoreOn } from './score.rules.js';
import { drawStrip, type Drawn, type Reach, type Source } from './strip.rules.js';

/** Everything a standing is made from: the firm's own data and the release. Nothing else enters. */
export type Material = {
  definition: InstrumentDefinition;
  source: Source;
  own: Own | null;
  /** A cohort that takes the place of its reach's strip; undefined for the usual choice. */ peers:
    CohortLabel | undefined;
};

/** What orders an indicator among the others of a firm, and no page shows. */
export type Weight = {
  code: string;
  pillar: string;
  score: number | null;
  leaning: 'better' | 'even' | 'worse';
  canScore: boolean;
};
export type Placed = { standing: IndicatorStanding; weight: Weight };

export function placeIndicator(material: Material, indicator: InstrumentIndicator): Placed {
  const { definition, source, own, peers } = material;
  const value = valueOf(own, indicator.code);
  const draw = (reach: Reach) =>
    drawStrip(source, indicator, value, reach, peers?.reach === reach ? peers.key : undefined);
  const [home, network] = [draw('home'), draw('network')];
  const read = readFrom(source, peers, [home, network]);
  const weight = weigh(indicator, value, read?.figure ?? null);
  const { code, name, pillar, unit, polarity, target = null, displayStep } = indicator;
  return {
    standing: {
      code,
      name,
      pillar,
      unit,
      polarity,
      target,
      displayStep: gridOf(read) ?? gridOf(network) ?? gridOf(home) ?? displayStep,
      own: ownValue(definition, own, indicator),
      home: home.strip,
      network: network.strip,
      score: weight.score,
    },
    weight,
  };
}

export function weigh(indicator: InstrumentIndicator, value: number | null, figure: Drawn['figure']): Weight {
  const { code, pillar, kind } = indicator;
  const known = value !== null && figure !== null;
  return {
    code,
    pillar,
    score: known ? scoreOn(value, figure, indicator) : null,
    leaning: known ? leaning(value, figure, indicator) : 'even',
    canScore: kind !== 'yesno',
  };
}

/** The figure each indicator is scored on: the same for all firms of the same peer groups, so it is looked up once. */
export function figuresRead({ indicators }: InstrumentDefinition, source: Source): Map<string, Drawn['figure']> {
  return new Map(
    indicators.map((indicator) => {
      const drawn = [drawStrip(source, indicator, null, 'home'), drawStrip(source, indicator, null, 'network')];
      return [indicator.code, readFrom(source, undefined, drawn)?.figure ?? null];
    }),
  );
}

/** The chosen peer group where it says something, else the narrowest strip that does. */
function readFrom({ groups }: Source, peers: CohortLabel | undefined, drawn: Drawn[]): Drawn | undefined {
  const order = (key: string | null) => groups.findIndex((group) => group.key === key);
  const telling = drawn.filter(({ figure }) => figure && !('shareBand' in figure));
  const chosen = telling.find(({ cohortKey }) => cohortKey === peers?.key);
  return chosen ?? telling.sort((a, b) => order(a.cohortKey) - order(b.cohortKey))[0];
}

/** Own values are shown no finer than the figures beside them. */
const gridOf = (drawn: Drawn | undefined): number | undefined =>
  drawn?.figure && 'grid' in drawn.figure ? drawn.figure.grid : undefined;

export function placeIndicators(material: Material): Placed[] {
  return material.definition.indicators.map((indicator) => placeIndicator(material, indicator));
}

/** Pillars, strengths and gaps. Only for the firm's own orientation: firms are never ranked by it. */
export function overview(
  { definition, own }: Pick<Material, 'definition' | 'own'>,
  weights: readonly Weight[],
): Pick<StandingView, 'pillars' | 'strengths' | 'gaps'> {
  const scored = weights.map(({ code, pillar, score, canScore }) => ({
    code,
    pillar,
    score,
    counts: canScore && (own?.applicable.has(code) ?? true),
  }));
  const leaningTo = (side: 'better' | 'worse', sign: 1 | -1) =>
    weights
      .filter((one) => one.leaning === side && one.score !== null)
      .map(({ code, score }) => ({ code, score: score as number }))
      .sort((a, b) => sign * (a.score - b.score))
      .slice(0, 3)
      .map(({ code }) => code);
  return {
    pillars: pillarScores(definition.pillars, scored),
    strengths: leaningTo('better', -1),
    gaps: leaningTo('worse', 1),
  };
}
