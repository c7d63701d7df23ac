import { nextGrid } from '@gauge/statistics';
import type { IndicatorSpec, PublishedFigure, Released, ReleaseSpec } from '@gauge/disclosure';
import type { IndicatorFamily, InstrumentDefinition, InstrumentIndicator } from '../instruments/index.js';

/** Days after the reference period's end from which figures of a sensitivity class may be released. */
export const ageLimitDays = { A: 365, B: 90, C: 90 } as const;
/** The floor of the method (section 2); what an instrument's layout hands to the builder may be stricter, never looser. */
export const protection = { minUnits: 5, minOutside: 5, observerCoalition: 1 } as const;
const dayMs = 86_400_000;

export type Held = { family: string; until: string };
export type FamilyPlan = { due: string[]; tooFresh: Held[] };

/**
 * Which families a release takes: those past the age limit that the round has not released yet. A family is as young as
 * its strictest member, for one member's figures tell about the others.
 */
export function planFamilies(
  definition: InstrumentDefinition,
  periodEnd: Date,
  alreadyReleased: ReadonlySet<string>,
  now: Date,
): FamilyPlan {
  const left = definition.families.filter(({ code }) => !alreadyReleased.has(code));
  const aged = left.map((family) => ({ family: family.code, until: releasableFrom(definition, family, periodEnd) }));
  const today = dayOf(now);
  return {
    due: aged.filter(({ until }) => until <= today).map(({ family }) => family),
    tooFresh: aged.filter(({ until }) => until > today),
  };
}

function releasableFrom(definition: InstrumentDefinition, family: IndicatorFamily, periodEnd: Date): string {
  const limits = definition.indicators
    .filter(({ code }) => family.indicators.includes(code))
    .map(({ sensitivity }) => ageLimitDays[sensitivity]);
  return dayOf(new Date(periodEnd.getTime() + Math.max(...limits) * dayMs));
}

/** ISO 8601 day in UTC. */
export const dayOf = (instant: Date): string => instant.toISOString().slice(0, 10);

/** The whole network's figures of the round before, by indicator: what the display steps of this round follow from. */
export type NetworkFigures = ReadonlyMap<string, Released<PublishedFigure>>;

/** What the release job hands to the builder: the families that are due and their indicators, on this round's grid. */
export function releaseSpec(
  definition: InstrumentDefinition,
  roundId: string,
  due: readonly string[],
  before: NetworkFigures,
): ReleaseSpec {
  const families = definition.families.filter(({ code }) => due.includes(code));
  const members = new Set(families.flatMap(({ indicators }) => indicators));
  const { dimensions, ladder, cohorts } = definition.release;
  return {
    round: roundId,
    dimensions,
    ladder,
    cohorts,
    families: families.map(({ code, indicators }) => ({ id: code, indicators })),
    indicators: definition.indicators
      .filter(({ code }) => members.has(code))
      .map((indicator) => indicatorSpec(definition, indicator, before)),
  };
}

const indicatorSpec = (
  definition: InstrumentDefinition,
  indicator: InstrumentIndicator,
  before: NetworkFigures,
): IndicatorSpec => ({
  id: indicator.code,
  polarity: indicator.polarity,
  sensitivity: indicator.sensitivity,
  displayStep: displayStep(indicator, recordingStep(definition, indicator), before.get(indicator.code)),
  kind: indicator.kind,
});

/** An indicator that is one answer as it stands is recorded in that answer's step; a computed one has none of its own. */
function recordingStep(definition: InstrumentDefinition, { formula }: InstrumentIndicator): number {
  return definition.inputs.find(({ code }) => code === formula.trim())?.recordingStep ?? 0;
}

/**
 * The grid of an indicator in this round, a 1-2-5 number in its unit: the smallest that is at least 2 % of the larger of
 * |median| and interquartile range of the network's figures in the round before; the instrument's own where those do not
 * say. Never below the step in which answers are recorded.
 */
export function displayStep(
  { displayStep: usual }: Pick<InstrumentIndicator, 'displayStep'>,
  recorded: number,
  before: Released<PublishedFigure> | undefined,
): number {
  if (!before || !('P50' in before) || before.P25 === undefined || before.P75 === undefined) return usual;
  const scale = Math.max(Math.abs(before.P50 as number), before.P75 - before.P25);
  return scale > 0 ? gridAtLeast(Math.max(0.02 * scale, recorded)) : usual;
}

/** The smallest 1-2-5 number that is at least x > 0. */
function gridAtLeast(x: number): number {
  let grid = Number(`1e${Math.floor(Math.log10(x))}`);
  // 2 % of 50 comes out a hair above 1
  while (grid < x * (1 - 1e-9)) grid = nextGrid(grid);
  return grid;
}
