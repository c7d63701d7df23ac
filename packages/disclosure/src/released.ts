import { isGridStep, isOnGrid } from '@gauge/statistics';
import { tierRules } from './figures.js';
import type { Coverage, NBand, Point, PublishedFigure, Tier } from './format.js';

/** Exists for the compiler only. A private member, because a copy with something changed loses it, unlike a key. */
declare abstract class ReleasedMark {
  private readonly isReleased: true;
}

/**
 * A value that came out of a release. Only this package can make one, so a function that takes `Released<...>` cannot be
 * handed a number computed from raw rows.
 */
export type Released<T> = T & ReleasedMark;

export type ReleasedCohort = {
  family: string;
  dimensions: Readonly<Record<string, string>>;
  /** As `cohortKey` writes it. */
  key: string;
  nBand: NBand;
  coverage: Coverage;
  figures: ReadonlyMap<string, Released<PublishedFigure>>;
};
export type OpenRelease = { round: string; cohorts: readonly ReleasedCohort[] };

/** Stored text is no release: it has keys or numbers that no release can have. */
export class NotReleasedError extends Error {
  override readonly name = 'NotReleasedError';
  readonly code = 'not_released';
}

const N_BANDS: readonly NBand[] = ['5-11', '12-19', '20-29', '30-49', '50-99', '100+'];

/**
 * Turns a stored figure back into a released one, after checking that it is one: exactly the keys of its kind, no number
 * off its grid.
 *
 * @throws NotReleasedError
 */
export function released(stored: unknown): Released<PublishedFigure> {
  const figure = entriesOf(stored, 'figure');
  if (figure.has('suppressed')) requireKeys(figure, ['suppressed'], figure.get('suppressed') === 'size-level');
  else if (figure.has('shareBand'))
    requireKeys(figure, ['tier', 'shareBand'], isTier(figure.get('tier')) && isShareBand(figure.get('shareBand')));
  else if (figure.has('wideBand'))
    requireKeys(
      figure,
      ['tier', 'grid', 'wideBand'],
      isTier(figure.get('tier')) && isWideBand(figure.get('wideBand'), figure.get('grid')),
    );
  else requirePoints(figure);
  return stored as Released<PublishedFigure>;
}

/**
 * Opens a stored release.json.
 *
 * @param stored the parsed file
 * @throws NotReleasedError if it is no release
 */
export function openRelease(stored: unknown): OpenRelease {
  const file = entriesOf(stored, 'release');
  requireKeys(
    file,
    ['method', 'round', 'cohorts'],
    file.get('method') === 'gauge-release/1' &&
      typeof file.get('round') === 'string' &&
      Array.isArray(file.get('cohorts')),
  );
  return { round: file.get('round') as string, cohorts: (file.get('cohorts') as unknown[]).map(openCohort) };
}

function openCohort(stored: unknown): ReleasedCohort {
  const cohort = entriesOf(stored, 'cohort');
  const nBand = N_BANDS.find((band) => band === cohort.get('nBand'));
  const coverage = (['all', 'part'] as const).find((word) => word === cohort.get('coverage'));
  const dimensions = entriesOf(cohort.get('dimensions'), 'dimensions');
  const isText = [...dimensions.values()].every((value) => typeof value === 'string');
  requireKeys(
    cohort,
    ['family', 'dimensions', 'nBand', 'coverage', 'figures'],
    typeof cohort.get('family') === 'string' && isText && nBand !== undefined && coverage !== undefined,
  );
  const named = Object.fromEntries(dimensions) as Record<string, string>;
  return {
    family: cohort.get('family') as string,
    dimensions: named,
    key: cohortKey(named),
    nBand: nBand as NBand,
    coverage: coverage as Coverage,
    figures: new Map(
      [...entriesOf(cohort.get('figures'), 'figures')].map(([indicator, figure]) => [indicator, released(figure)]),
    ),
  };
}

/**
 * The canonical name of a cohort: `country=AT&sector=25`, dimensions in code-unit order, `all` for everyone. `%`, `&` and
 * `=` inside names and values are escaped, so that different cohorts never share a name.
 */
export function cohortKey(dimensions: Readonly<Record<string, string>>): string {
  const escaped = (part: string): string => part.replaceAll('%', '%25').replaceAll('&', '%26').replaceAll('=', '%3D');
  const parts = Object.entries(dimensions).map(([name, value]) => `${escaped(name)}=${escaped(value)}`);
  return parts.length === 0 ? 'all' : parts.sort().join('&');
}

function requirePoints(figure: Map<string, unknown>): void {
  const rule = tierRules.find(({ tier }) => tier === figure.get('tier'));
  const grid = figure.get('grid');
  const allowed: readonly string[] = [
    'tier',
    'grid',
    ...(rule?.points ?? []),
    ...(rule?.trimmedMean ? ['trimmedMean'] : []),
  ];
  const numbers = [...figure].filter(([key]) => key !== 'tier' && key !== 'grid');
  const fits =
    rule !== undefined &&
    typeof grid === 'number' &&
    isGridStep(grid) &&
    figure.has('P50') &&
    numbers.every(([key, value]) => allowed.includes(key) && liesOn(value, grid));
  if (!fits)
    throw new NotReleasedError(
      `a stored figure is none of the tier ${String(figure.get('tier'))}: ${[...figure.keys()].join(', ')}`,
    );
}

const isTier = (value: unknown): value is Tier => tierRules.some(({ tier }) => tier === value);

const isShareBand = (value: unknown): boolean =>
  typeof value === 'string' && /^(under (10|25)|over (75|90)|\d0-\d0|25-50|50-75)$/.test(value);

const liesOn = (value: unknown, grid: number): boolean => typeof value === 'number' && isOnGrid(value, grid);

const isWideBand = (value: unknown, grid: unknown): boolean =>
  typeof grid === 'number' &&
  isGridStep(grid) &&
  Array.isArray(value) &&
  value.length === 2 &&
  value.every((edge) => liesOn(edge, grid)) &&
  (value[0] as number) < (value[1] as number);

function entriesOf(stored: unknown, what: string): Map<string, unknown> {
  if (typeof stored !== 'object' || stored === null || Array.isArray(stored))
    throw new NotReleasedError(`a stored ${what} is not an object`);
  return new Map(Object.entries(stored));
}

function requireKeys(stored: Map<string, unknown>, keys: readonly string[], fits: boolean): void {
  if (!fits || stored.size !== keys.length || !keys.every((key) => stored.has(key))) {
    throw new NotReleasedError(`stored data with the keys ${[...stored.keys()].join(', ')} is no part of a release`);
  }
}

/** The points of a figure that stand in it, ascending by percent. */
export function pointsOf(figure: Partial<Record<Point, number>>): { percent: number; value: number }[] {
  const order: readonly Point[] = ['P5', 'P10', 'P25', 'P50', 'P75', 'P90', 'P95'];
  return order.flatMap((point) => {
    const value = figure[point];
    return value === undefined ? [] : [{ percent: Number(point.slice(1)), value }];
  });
}
