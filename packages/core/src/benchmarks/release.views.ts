import type { ReleaseRunView, RoundView } from '@gauge/contracts';
import type { Prisma } from '@gauge/db';
import type { InstrumentDefinition } from '../instruments/index.js';
import { may, notFound, type Ctx } from '../platform/index.js';
import { definitionFor } from '../rounds/index.js';
import type { Held } from './release.rules.js';
import type { FamilyCounts } from './release.work.js';

export type ReleaseState = Pick<RoundView, 'run' | 'release'>;

/** The newest run of a round, and what is released of it: the part of a round's page that changes while a release runs. */
export async function releaseState(ctx: Ctx, roundId: string): Promise<ReleaseState> {
  may(ctx, 'rounds:read');
  const round = await ctx.tx.round.findUnique({
    where: { id: roundId },
    include: { releases: { orderBy: [{ publishedAt: 'asc' }, { id: 'asc' }] } },
  });
  if (!round) throw notFound('The round');
  const definition = await definitionFor(ctx, round.instrumentVersionId);
  return {
    run: await newestRun(ctx, roundId),
    release: await releasedPart(ctx, roundId, definition, round.releases),
  };
}

/** How far the newest run is; for those who wait for it. @throws Problem not_found */
export async function releaseRun(ctx: Ctx, roundId: string): Promise<ReleaseRunView> {
  may(ctx, 'rounds:read');
  const run = await newestRun(ctx, roundId);
  if (!run) throw notFound('A release of this round');
  return run;
}

type Release = Prisma.ReleaseGetPayload<object>;

async function newestRun(ctx: Ctx, roundId: string): Promise<ReleaseRunView | null> {
  const run = await ctx.tx.releaseRun.findFirst({ where: { roundId }, orderBy: { requestedAt: 'desc' } });
  return (
    run && {
      id: run.id,
      status: run.status as ReleaseRunView['status'],
      stage: run.stage as ReleaseRunView['stage'],
      progress: run.progress,
      errorCode: run.errorCode,
      errorDetail: run.errorDetail,
      requestedAt: run.requestedAt.toISOString(),
      finishedAt: run.finishedAt?.toISOString() ?? null,
    }
  );
}

async function releasedPart(
  ctx: Ctx,
  roundId: string,
  definition: InstrumentDefinition,
  releases: readonly Release[],
): Promise<ReleaseState['release']> {
  const newest = releases.at(-1);
  if (!newest) return null;
  const [{ cohorts } = { cohorts: 0 }] = await ctx.tx.$queryRaw<{ cohorts: number }[]>`
    select count(distinct cohort_key)::int as cohorts from release_cohort where round_id = ${roundId}::uuid`;
  return {
    publishedAt: newest.publishedAt.toISOString(),
    contentHash: newest.contentHash,
    method: newest.method,
    cohorts,
    families: releases.flatMap(({ families }) => families).length,
    // what was too fresh for an earlier release may stand in a later one
    tooFresh: (newest.tooFresh as Held[]).map(({ family, until }) => ({
      family,
      name: familyName(definition, family),
      until,
    })),
    withheld: await withBefore(
      ctx,
      roundId,
      releases.flatMap(({ rules }) => withheldFamilies(rules as Rules, definition)),
    ),
  };
}

type Rules = { families: Record<string, FamilyCounts> };

/** Which figures wait, never how many firms: that count depends on everybody's values. */
const withheldFamilies = ({ families }: Rules, definition: InstrumentDefinition) =>
  Object.entries(families)
    .filter(([, { withheldUnits }]) => withheldUnits > 0)
    .map(([family, { blocks }]) => ({ family, name: familyName(definition, family), none: blocks === 0 }));

/** When a family last was published in an earlier round: those figures stand, with their date. */
async function withBefore<F extends { family: string }>(ctx: Ctx, roundId: string, families: readonly F[]) {
  if (families.length === 0) return [];
  const rows = await ctx.tx.$queryRaw<{ family: string; day: string }[]>`
    select family, max(l.published_at)::date::text as day
    from release l join round r on r.id = l.round_id join instrument_version v on v.id = r.instrument_version_id
      cross join unnest(l.families) as family
    where r.id <> ${roundId}::uuid
      and v.instrument_id = (select instrument_id from instrument_version w join round n on n.instrument_version_id = w.id where n.id = ${roundId}::uuid)
      and l.published_at < (select max(published_at) from release where round_id = ${roundId}::uuid)
    group by family`;
  const days = new Map(rows.map(({ family, day }) => [family, day]));
  return families.map((one) => ({ ...one, before: days.get(one.family) ?? null }));
}

/** A family is named after its members: it has no name of its own. */
function familyName({ families, indicators }: InstrumentDefinition, code: string): string {
  const members = families.find((family) => family.code === code)?.indicators ?? [];
  const names = indicators.filter((indicator) => members.includes(indicator.code)).map(({ name }) => name);
  return names.length > 3 ? `${names.slice(0, 2).join(', ')} (+ ${names.length - 2})` : names.join(', ');
}
