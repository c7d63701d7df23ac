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
      l.published_at as "publishedAt", v.id as "versionId", v.version, i.code as "instrumentCode", v.title as "instrumentTitle"
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
  updatedAt: Date;
};

/** Newest first, for each of the firms. */
export async function ownAssessments(tx: Tx, firmIds: readonly string[]): Promise<OwnAssessment[]> {
  return tx.$queryRaw<OwnAssessment[]>`
    select a.id, a.firm_id as "firmId", a.round_id as "roundId", r.name as "roundName", r.period_end as "periodEnd",
      i.code as "instrumentCode", v.id as "versionId", a.form, a.status, a.values, a.dimensions, a.updated_at as "updatedAt"
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
  /** family -> when it was published, ISO 8601 */ asOf: Map<string, string>;
  /** family -> cohort key -> cohort */ cohorts: Map<string, Map<string, ReleasedCohort>>;
  tooFresh: Held[];
  /** Families of which some units were withheld. */ withheld: Set<string>;
};

/** The figures of these cohorts in each of the rounds: a handful of rows by their keys. */
export async function publishedRounds(
  tx: Tx,
  roundIds: readonly string[],
  keys: readonly string[],
): Promise<Map<string, PublishedRound>> {
  const rounds = new Map(roundIds.map((id) => [id, unpublished()]));
  for (const release of await releasesOf(tx, roundIds)) {
    const round = rounds.get(release.roundId) as PublishedRound;
    for (const code of release.families) round.asOf.set(code, release.publishedAt.toISOString());
    // oldest first: the newest word counts
    round.tooFresh = release.tooFresh;
    for (const code of release.withheld) round.withheld.add(code);
  }
  for (const row of await openedRows(tx, roundIds, keys)) {
    const { cohorts } = rounds.get(row.roundId) as PublishedRound;
    for (const cohort of row.cohorts) {
      const byKey = cohorts.get(cohort.family);
      if (byKey) byKey.set(cohort.key, cohort);
      else cohorts.set(cohort.family, new Map([[cohort.key, cohort]]));
    }
  }
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

type OpenedRow = { roundId: string; cohorts: readonly ReleasedCohort[] };

/** A release never changes, so a row opened once stays true. The most used stay: some 50 kB each. */
const opened = new Map<string, OpenedRow>();
const keepOpened = 500;

/** The database says each time which rows this reader may see; it sends only those that are not open yet. */
async function openedRows(tx: Tx, roundIds: readonly string[], keys: readonly string[]): Promise<OpenedRow[]> {
  const visible = await tx.$queryRaw<{ releaseId: string; cohortKey: string }[]>`
    select release_id as "releaseId", cohort_key as "cohortKey" from release_cohort
    where round_id = any(${roundIds}::uuid[]) and cohort_key = any(${keys}::text[])`;
  const found = visible.map((row) => ({ ...row, name: `${row.releaseId} ${row.cohortKey}` }));
  const unopened = found.filter(({ name }) => !opened.has(name));
  if (unopened.length > 0) await openRows(tx, unopened);
  const rows = found.flatMap(({ name }) => {
    const row = opened.get(name);
    if (!row) return [];
    // to the end of the order: the oldest is forgotten first
    opened.delete(name);
    opened.set(name, row);
    return [row];
  });
  forgetOldest();
  return rows;
}

type StoredRow = {
  releaseId: string;
  cohortKey: string;
  roundId: string;
  dimensions: Record<string, string>;
  families: Record<string, object>;
};

async function openRows(tx: Tx, wanted: readonly { releaseId: string; cohortKey: string }[]): Promise<void> {
  const rows = await tx.$queryRaw<StoredRow[]>`
    select c.release_id as "releaseId", c.cohort_key as "cohortKey", c.round_id as "roundId", c.dimensions, c.families
    from release_cohort c
      join unnest(${wanted.map(({ releaseId }) => releaseId)}::uuid[], ${wanted.map(({ cohortKey }) => cohortKey)}::text[])
        as w (release_id, cohort_key) on c.release_id = w.release_id and c.cohort_key = w.cohort_key`;
  for (const { releaseId, cohortKey, roundId, dimensions, families } of rows) {
    const { cohorts } = openRelease({
      method: 'gauge-release/1',
      round: roundId,
      cohorts: Object.entries(families).map(([family, published]) => ({ family, dimensions, ...published })),
    });
    opened.set(`${releaseId} ${cohortKey}`, { roundId, cohorts });
  }
}

/** More groups than this no instrument's lattice gives. */
const mostCohorts = 5_000;

/** The dimensions of each group that the round's releases published, the widest first. */
export async function everyCohort(tx: Tx, roundId: string): Promise<Record<string, string>[]> {
  const rows = await tx.$queryRaw<{ dimensions: Record<string, string> }[]>`
    select distinct on (cohort_key) dimensions from release_cohort
    where round_id = ${roundId}::uuid order by cohort_key limit ${mostCohorts}`;
  const width = ({ dimensions }: { dimensions: object }) => Object.keys(dimensions).length;
  return rows.sort((a, b) => width(a) - width(b)).map(({ dimensions }) => dimensions);
}

function forgetOldest(): void {
  for (const name of opened.keys()) {
    if (opened.size <= keepOpened) return;
    opened.delete(name);
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
