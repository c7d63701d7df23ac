import type {
  BlocksFile,
  FamilySpec,
  IndicatorKind,
  Parameters,
  PublishedCohort,
  PublishedFigure,
  ReleaseFile,
  ReleaseSpec,
} from '../format.js';
import { along125, coarserBy, type IndicatorRule } from './figures.js';

export type FamilyRule = { id: string; indicators: IndicatorRule[] };

/** What the release is held against. Without a specification the order of nodes and the ladder are not known. */
export type Rules = {
  families: FamilyRule[];
  nodes: readonly string[][];
  nodeOrderKnown: boolean;
  ladder?: readonly string[][];
  parameters: Parameters;
};

const FLOOR: Parameters = { minUnits: 5, minOutside: 5, observerCoalition: 1 };

export function rulesOfSpec(spec: ReleaseSpec): Rules {
  const described = new Map(spec.indicators.map((indicator) => [indicator.id, indicator]));
  const rule = (id: string): IndicatorRule => {
    const indicator = described.get(id);
    return {
      id,
      kind: indicator?.kind ?? 'ratio',
      sensitivity: indicator?.sensitivity ?? 'B',
      step: indicator?.displayStep,
    };
  };
  return {
    families: spec.families.map(({ id, indicators }: FamilySpec) => ({ id, indicators: indicators.map(rule) })),
    nodes: spec.cohorts,
    nodeOrderKnown: true,
    ladder: spec.ladder,
    parameters: { ...FLOOR, ...spec.parameters },
  };
}

/**
 * The rules as far as the release itself tells them: its families, the nodes that occur, the indicators each family shows,
 * their display steps (the grid, reduced by what the tier coarsens) and kinds. Each is what most entries say, so that the
 * one that was tampered with stands out. Sensitivity and parameters are their defaults, the strict choice.
 */
export function rulesInRelease({ cohorts }: ReleaseFile, blocks: BlocksFile): Rules {
  const nodes = new Map<string, string[]>();
  for (const { dimensions } of cohorts) {
    const columns = Object.keys(dimensions);
    const name = JSON.stringify([...columns].sort());
    if (!nodes.has(name)) nodes.set(name, columns);
  }
  const families = blocks.families.map(({ id }) => {
    const entries = cohorts.filter(({ family }) => family === id);
    const indicators = mostCommon(entries.map(({ figures }) => JSON.stringify(Object.keys(figures)))) ?? '[]';
    return { id, indicators: (JSON.parse(indicators) as string[]).map((indicator) => ruleIn(entries, indicator)) };
  });
  return { families, nodes: [...nodes.values()], nodeOrderKnown: false, parameters: FLOOR };
}

function ruleIn(entries: readonly PublishedCohort[], id: string): IndicatorRule {
  const figures = entries.flatMap(({ figures: own }) => {
    const figure = Object.hasOwn(own, id) ? own[id] : undefined;
    return figure === undefined ? [] : [figure];
  });
  const kind = mostCommon(figures.map(kindShown).filter((shown) => shown !== undefined)) ?? 'ratio';
  const step = mostCommon(figures.map(stepShown).filter((shown) => shown !== undefined));
  return { id, kind, sensitivity: 'B', step };
}

/** From 30 units on, a level of size looks like a ratio. */
function kindShown(figure: PublishedFigure): IndicatorKind | undefined {
  if ('suppressed' in figure) return 'level';
  if ('shareBand' in figure) return 'yesno';
  return figure.tier === 'T5' || figure.tier === 'T12' ? 'ratio' : undefined;
}

const stepShown = (figure: PublishedFigure): number | undefined =>
  'grid' in figure ? along125(figure.grid, -coarserBy(figure.tier)) : undefined;

/** The first of those that occur most often. */
function mostCommon<T>(entries: readonly T[]): T | undefined {
  const counts = new Map<T, number>();
  for (const entry of entries) counts.set(entry, (counts.get(entry) ?? 0) + 1);
  return [...counts].reduce<[T, number] | undefined>(
    (best, entry) => (best && best[1] >= entry[1] ? best : entry),
    undefined,
  )?.[0];
}
