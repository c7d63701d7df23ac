import { cohortKey, fallbackLadder, openRelease, type ReleasedCohort } from '@gauge/disclosure';
import { breaks, type InstrumentDefinition } from '../instruments/index.js';
import type { Ctx } from '../platform/index.js';
import { dimensionsOf, type FirmTraits } from './rounds.rules.js';
import { definitionOf, type RoundRow } from './rounds.store.js';

/** What a firm is, as far as the dimensions of a release ask for it. */
export type PeerFacts = FirmTraits & { country: string; region: string | null };
export type PeerMedians = ReadonlyMap<string, number>;

const none: PeerMedians = new Map();

/**
 * The medians of a firm's peers by indicator, off the newest release of the instrument for an earlier period that the
 * caller may see: released figures and nothing else, so a query about them tells nothing that no page tells. The group is the
 * narrowest with at least twelve units, else the widest. Indicators that mean something else by now have none.
 *
 * @param firms among whom it will be asked for: their groups are read at once
 */
export async function peerMedians(
  ctx: Ctx,
  round: RoundRow,
  definition: InstrumentDefinition,
  firms: readonly PeerFacts[],
): Promise<(firm: PeerFacts) => PeerMedians> {
  const last = await lastReleased(ctx, round);
  if (!last) return () => none;
  const asked = await definitionOf(ctx, last.versionId);
  const groupsOf = (firm: PeerFacts) => asked.release.cohorts.map((node) => cohortKey(dimensionsOf(firm, node)));
  const cohorts = await cohortsOf(ctx, last.roundId, [...new Set(firms.flatMap(groupsOf))]);
  const comparable = definition.indicators.filter(({ code }) => breaks(asked, definition, code).length === 0);
  const known = new Map<string, PeerMedians>();
  return (firm) => {
    const groups = groupsOf(firm);
    const name = groups.join(' ');
    const medians = known.get(name) ?? mediansOf(groups, cohorts, comparable);
    known.set(name, medians);
    return medians;
  };
}

async function lastReleased(ctx: Ctx, round: RoundRow): Promise<{ roundId: string; versionId: string } | undefined> {
  const [last] = await ctx.tx.$queryRaw<{ roundId: string; versionId: string }[]>`
    select r.id as "roundId", v.id as "versionId"
    from round r join instrument_version v on v.id = r.instrument_version_id join instrument i on i.id = v.instrument_id
    where r.status = 'released' and i.code = ${round.instrumentVersion.instrument.code} and r.period_end < ${round.periodEnd}
      and exists (select 1 from release l where l.round_id = r.id)
    order by r.period_end desc, r.id limit 1`;
  return last;
}

function mediansOf(
  groups: readonly string[],
  cohorts: readonly ReleasedCohort[],
  indicators: readonly { code: string }[],
): PeerMedians {
  const own = cohorts.filter(({ key }) => groups.includes(key));
  return new Map(indicators.flatMap(({ code }) => medianOf(code, groups, own)));
}

/** Of each group every family's cohort that has this figure; a band or a share is no median. */
function medianOf(
  indicator: string,
  groups: readonly string[],
  cohorts: readonly ReleasedCohort[],
): [code: string, median: number][] {
  const able = cohorts.filter(({ figures }) => pointOf(figures, indicator) !== undefined);
  const figures = fallbackLadder(groups, able)?.figures;
  const median = figures && pointOf(figures, indicator);
  return median === undefined ? [] : [[indicator, median]];
}

function pointOf(figures: ReleasedCohort['figures'], indicator: string): number | undefined {
  const figure = figures.get(indicator);
  return figure && 'P50' in figure ? figure.P50 : undefined;
}

/** A release never changes, so a row opened once stays true; the newest stay. */
const opened = new Map<string, readonly ReleasedCohort[]>();
const keepOpened = 500;

/** The database says each time which rows this reader may see; it sends only those that are not open yet. */
async function cohortsOf(ctx: Ctx, roundId: string, keys: readonly string[]): Promise<ReleasedCohort[]> {
  const visible = await ctx.tx.$queryRaw<{ releaseId: string; key: string }[]>`
    select release_id as "releaseId", cohort_key as key from release_cohort
    where round_id = ${roundId}::uuid and cohort_key = any(${keys}::text[])`;
  const fresh = visible.filter((row) => !opened.has(nameOf(row)));
  const rows =
    fresh.length === 0
      ? []
      : await ctx.tx.$queryRaw<StoredRow[]>`
          select release_id as "releaseId", cohort_key as key, dimensions, families from release_cohort
          where round_id = ${roundId}::uuid and cohort_key = any(${fresh.map(({ key }) => key)}::text[])`;
  const found = new Map(rows.map((row) => [nameOf(row), cohortsIn(roundId, row)]));
  const shown = visible.flatMap((row) => found.get(nameOf(row)) ?? opened.get(nameOf(row)) ?? []);
  for (const [name, cohorts] of found) opened.set(name, cohorts);
  for (const name of [...opened.keys()].slice(0, Math.max(0, opened.size - keepOpened))) opened.delete(name);
  return shown;
}

type StoredRow = { releaseId: string; key: string; dimensions: object; families: Record<string, object> };

const nameOf = ({ releaseId, key }: { releaseId: string; key: string }): string => `${releaseId} ${key}`;

const cohortsIn = (round: string, { dimensions, families }: StoredRow): readonly ReleasedCohort[] =>
  openRelease({
    method: 'gauge-release/1',
    round,
    cohorts: Object.entries(families).map(([family, published]) => ({ family, dimensions, ...published })),
  }).cohorts;
