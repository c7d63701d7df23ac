import type { Tx } from '@gauge/db';
import { openRelease, type ReleasedCohort } from '@gauge/disclosure';
import type { FirmFacts } from './peers.rules.js';
import type { Held } from './release.rules.js';

/** A round that has a release and that the reader may see. */
export type ReleasedRound = {
  roundId: string;
  name: string;
  periodStart: Date;
  periodEnd: Date;
  publishedAt: Date;
  versionId: string;
  version: number;
  instrumentCode: string;
  instrumentTitle: string;
};

/** Newest first; a page shows no more. */
export const roundsShown = 20;

export async function releasedRounds(tx: Tx): Promise<ReleasedRound[]> {
  return tx.$queryRaw<ReleasedRound[]>`
    select r.id as "roundId", r.name, r.period_start as "periodStart", r.period_end as "periodEnd",
      l.published_at as "publishedAt", v.id as "versionId", v.version, i.code as "instrumentCode", i.title as "instrumentTitle"
    from round r
      join lateral (select min(published_at) as published_at from release where round_id = r.id) l on l.published_at is not null
      join instrument_version v on v.id = r.instrument_version_id join instrument i on i.id = v.instrument_id
    where r.status = 'released'
    order by r.period_end desc, l.published_at desc, r.id limit ${roundsShown}`;
}

/** A firm's handed-in answers in one round; a draft is nobody's standing. */
export type OwnAssessment = {
  id: string;
  firmId: string;
  roundId: string;
  roundName: string;
  periodEnd: Date;
  instrumentCode: string;
  versionId: string;
  form: 'short' | 'full';
  status: 'submitted' | 'queried' | 'accepted';
  values: Record<string, number>;
  dimensions: Record<string, string> | null;
};

/** Newest first, for each of the firms. */
export async function ownAssessments(tx: Tx, firmIds: readonly string[]): Promise<OwnAssessment[]> {
  return tx.$queryRaw<OwnAssessment[]>`
    select a.id, a.firm_id as "firmId", a.round_id as "roundId", r.name as "roundName", r.period_end as "periodEnd",
      i.code as "instrumentCode", v.id as "versionId", a.form, a.status, a.values, a.dimensions
    from assessment a join round r on r.id = a.round_id
      join instrument_version v on v.id = r.instrument_version_id join instrument i on i.id = v.instrument_id
    where a.firm_id = any(${firmIds}::uuid[]) and a.status in ('submitted', 'queried', 'accepted')
    order by r.period_end desc, r.created_at desc, a.id limit ${40 * firmIds.length}`;
}

export type Firm = FirmFacts & { id: string; name: string };

export async function firmsById(tx: Tx, firmIds: readonly string[]): Promise<Firm[]> {
  return tx.firm.findMany({
    where: { id: { in: [...firmIds] } },
    select: { id: true, name: true, country: true, region: true, sectorScheme: true, sectorCode: true, size: true },
  });
}

/** What a round's releases say to readers: figures by cohort and family, and what was held back. */
export type PublishedRound = {
  /** family -> when it was published */ asOf: Map<string, Date>;
  /** family -> cohort key -> cohort */ cohorts: Map<string, Map<string, ReleasedCohort>>;
  tooFresh: Held[];
  /** Families of which some units were withheld. */ withheld: Set<string>;
};

/** The figures of these cohorts in each of the rounds: a handful of rows by their keys; `family` narrows them to one. */
export async function publishedRounds(
  tx: Tx,
  roundIds: readonly string[],
  keys: readonly string[],
  family?: string,
): Promise<Map<string, PublishedRound>> {
  const rounds = new Map(roundIds.map((id) => [id, unpublished()]));
  for (const release of await releasesOf(tx, roundIds)) {
    const round = rounds.get(release.roundId) as PublishedRound;
    for (const code of release.families) round.asOf.set(code, release.publishedAt);
    // oldest first: the newest word counts
    round.tooFresh = release.tooFresh;
    for (const code of release.withheld) round.withheld.add(code);
  }
  for (const row of await cohortRows(tx, roundIds, keys, family))
    enterRow(rounds.get(row.roundId) as PublishedRound, row);
  return rounds;
}

const unpublished = (): PublishedRound => ({
  asOf: new Map(),
  cohorts: new Map(),
  tooFresh: [],
  withheld: new Set(),
});

type ReleaseRow = { roundId: string; families: string[]; tooFresh: Held[]; publishedAt: Date; withheld: string[] };

const releasesOf = (tx: Tx, roundIds: readonly string[]) => tx.$queryRaw<ReleaseRow[]>`
  select round_id as "roundId", families, too_fresh as "tooFresh", published_at as "publishedAt",
    array(select f.key from jsonb_each(rules -> 'families') f where (f.value ->> 'withheldUnits')::int > 0) as withheld
  from release where round_id = any(${roundIds}::uuid[]) order by published_at, id`;

type CohortRow = { roundId: string; dimensions: Record<string, string>; families: Record<string, object> };

const cohortRows = (tx: Tx, roundIds: readonly string[], keys: readonly string[], family?: string) =>
  family === undefined
    ? tx.$queryRaw<CohortRow[]>`
        select round_id as "roundId", dimensions, families from release_cohort
        where round_id = any(${roundIds}::uuid[]) and cohort_key = any(${keys}::text[])`
    : tx.$queryRaw<CohortRow[]>`
        select round_id as "roundId", dimensions, jsonb_build_object(${family}::text, families -> ${family}::text) as families
        from release_cohort
        where round_id = any(${roundIds}::uuid[]) and cohort_key = any(${keys}::text[]) and families ? ${family}::text`;

function enterRow({ cohorts }: PublishedRound, { roundId, dimensions, families }: CohortRow): void {
  const opened = openRelease({
    method: 'gauge-release/1',
    round: roundId,
    cohorts: Object.entries(families).map(([family, published]) => ({ family, dimensions, ...published })),
  });
  for (const cohort of opened.cohorts) {
    const byKey = cohorts.get(cohort.family) ?? new Map<string, ReleasedCohort>();
    cohorts.set(cohort.family, byKey.set(cohort.key, cohort));
  }
}

/** What the firm entered for these assessments: skipped inputs are those it does not measure. */
export async function answeredInputs(tx: Tx, assessmentId: string) {
  const answers = await tx.answer.findMany({
    where: { assessmentId },
    select: { inputCode: true, value: true, skipped: true },
  });
  return {
    answered: new Set(answers.filter(({ value }) => value !== null).map(({ inputCode }) => inputCode)),
    skipped: new Set(answers.filter(({ skipped }) => skipped).map(({ inputCode }) => inputCode)),
  };
}
