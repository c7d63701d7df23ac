import type { CohortLabel, NBand, Strip } from '@gauge/contracts';
import { fallbackLadder, type PublishedFigure, type Released, type ReleasedCohort } from '@gauge/disclosure';
import type { InstrumentIndicator } from '../instruments/index.js';
import { positionOn } from './score.rules.js';
import type { PublishedRound } from './standing.store.js';

export type Reach = CohortLabel['reach'];

/** A strip with the figure it draws, for whoever reads a score off it. */
export type Drawn = { strip: Strip; figure: Released<PublishedFigure> | null; cohortKey: string | null };

/** Where the strips of a page come from: one round's release, seen by a firm of these peer groups. */
export type Source = {
  roundName: string;
  /** undefined for a round before its release: it shows nothing */ published: PublishedRound | undefined;
  /** Narrowest first. */ groups: readonly CohortLabel[];
};

/**
 * The strip of one indicator within one reach. Which cohort it shows is decided by memberships alone, never by values:
 * the narrowest with at least 12 units, else the widest released. `only`: this cohort or none.
 */
export function drawStrip(
  source: Source,
  indicator: InstrumentIndicator,
  own: number | null,
  reach: Reach,
  only?: string,
): Drawn {
  const { published, groups } = source;
  const family = indicator.family;
  const asOf = published?.asOf.get(family);
  if (!published || !asOf) return blank(heldBack(published, family));

  const candidates = groups.filter((group) => (only === undefined ? group.reach === reach : group.key === only));
  const byKey = published.cohorts.get(family);
  const present = candidates.flatMap(({ key }) => byKey?.get(key) ?? []);
  const cohort = narrowest(present, indicator.code);
  const label = groups.find(({ key }) => key === cohort?.key) ?? (only === undefined ? null : (candidates[0] ?? null));
  if (!cohort || !label) return blank(suppressed(published.withheld.has(family) ? 'withheld' : 'too_few', null, label));
  const figure = cohort.figures.get(indicator.code);
  if (!figure) return blank({ state: 'missing' });
  if ('suppressed' in figure) return blank(suppressed('size_level', null, label));

  const { nBand, coverage } = cohort;
  const basis = { cohort: label, nBand, coverage, roundName: source.roundName, asOf };
  return { strip: { ...basis, ...shown(figure, indicator, own) }, figure, cohortKey: cohort.key };
}

/** A size that a group is too small for is looked for in the wider ones: that, too, goes by count only. */
function narrowest(present: readonly ReleasedCohort[], indicator: string): ReleasedCohort | undefined {
  const able = present.filter(({ figures }) => {
    const figure = figures.get(indicator);
    return figure && !('suppressed' in figure);
  });
  const ladder = able.length > 0 ? able : present;
  return fallbackLadder(
    ladder.map(({ key }) => key),
    ladder,
  );
}

type Shown<S> = S extends { state: 'released' }
  ? Omit<S, 'cohort' | 'nBand' | 'coverage' | 'roundName' | 'asOf'>
  : never;

function shown(
  figure: Exclude<Released<PublishedFigure>, { suppressed: string }>,
  indicator: InstrumentIndicator,
  own: number | null,
): Shown<Strip> {
  const position = own === null ? null : positionOn(own, figure, indicator);
  if ('shareBand' in figure)
    return { state: 'released', kind: 'share', tier: figure.tier, shareBand: figure.shareBand, position: null };
  if ('wideBand' in figure) {
    const tier = figure.tier === 'T5' ? 'T12' : figure.tier; // wide bands begin at twelve units
    return { state: 'released', kind: 'wide', tier, grid: figure.grid, band: figure.wideBand, position };
  }
  const { tier, grid, trimmedMean = null, P5, P10, P25, P50, P75, P90, P95 } = figure;
  const points = Object.fromEntries(
    Object.entries({ P5, P10, P25, P50, P75, P90, P95 }).filter(([, value]) => value !== undefined),
  );
  return { state: 'released', kind: 'points', tier, grid, points, trimmedMean, position };
}

const blank = (strip: Strip): Drawn => ({ strip, figure: null, cohortKey: null });

const suppressed = (
  reason: 'too_few' | 'size_level' | 'too_fresh' | 'withheld',
  until: string | null,
  cohort: CohortLabel | null,
): Strip => ({ state: 'suppressed', reason, until, cohort });

function heldBack(published: PublishedRound | undefined, family: string): Strip {
  const fresh = published?.tooFresh.find((held) => held.family === family);
  return fresh ? suppressed('too_fresh', fresh.until, null) : { state: 'missing' };
}

const bands: readonly NBand[] = ['5-11', '12-19', '20-29', '30-49', '50-99', '100+'];

/** The peer groups that this release published for at least one family, each with its largest band over the families. */
export function releasedGroups({ published, groups }: Source): (CohortLabel & { nBand: NBand })[] {
  return groups.flatMap((group) => {
    const found = [...(published?.cohorts.values() ?? [])].flatMap((byKey) => byKey.get(group.key)?.nBand ?? []);
    const largest = bands.findLast((band) => found.includes(band));
    return largest ? [{ ...group, nBand: largest }] : [];
  });
}
