import type { PublicationView } from '@gauge/contracts';
import type { Prisma } from '@gauge/db';
import { associationOf, may, type Ctx } from '../platform/index.js';
import { ageLimitDays, dayOf, protection, type Held } from './release.rules.js';
import type { FamilyCounts } from './release.work.js';

const most = 100;

/** What was published of the rounds the association can see, newest first, with the rules it went by and who asked for it. */
export async function publications(ctx: Ctx): Promise<{ items: PublicationView[] }> {
  may(ctx, 'audit:read');
  const releases = await ctx.tx.release.findMany({
    include: withRound,
    orderBy: [{ publishedAt: 'desc' }, { id: 'asc' }],
    take: most,
  });
  const asked = await askedBy(ctx);
  const groups = await groupsOf(
    ctx,
    releases.map(({ id }) => id),
  );
  return { items: releases.map((release) => publicationOf(release, asked, groups)) };
}

const withRound = {
  round: {
    include: {
      association: { select: { name: true } },
      participants: { select: { association: { select: { name: true } } } },
      instrumentVersion: { select: { version: true, title: true } },
    },
  },
} as const;
type Row = Prisma.ReleaseGetPayload<{ include: typeof withRound }>;
type Rules = { parameters?: typeof protection; families: Record<string, FamilyCounts> };

function publicationOf(release: Row, asked: Map<string, string>, groups: Map<string, number>): PublicationView {
  const { round } = release;
  const rules = release.rules as Rules;
  const { title, version } = round.instrumentVersion;
  return {
    releaseId: release.id,
    roundId: round.id,
    round: round.name,
    instrument: `${title}, version ${version}`,
    periodStart: dayOf(round.periodStart),
    periodEnd: dayOf(round.periodEnd),
    lead: round.association.name,
    participants: round.participants.map(({ association }) => association.name).sort(),
    publishedAt: release.publishedAt.toISOString(),
    askedBy: asked.get(release.runId) ?? null,
    method: release.method,
    contentHash: release.contentHash,
    figures: release.families.length,
    groups: groups.get(release.id) ?? 0,
    rules: { ...(rules.parameters ?? protection), ageDays: ageLimitDays },
    withheld: Object.values(rules.families).filter(({ withheldUnits }) => withheldUnits > 0).length,
    tooFresh: (release.tooFresh as Held[]).length,
  };
}

/** Who asked for a run stands in the record of the association that leads the round, and is its own affair. */
async function askedBy(ctx: Ctx): Promise<Map<string, string>> {
  const rows = await ctx.tx.$queryRaw<{ run: string; name: string | null }[]>`
    select payload ->> 'runId' as run, actor_name as name from audit_entry
    where chain = ${`association:${associationOf(ctx)}`} and action = 'release.requested'`;
  return new Map(rows.flatMap(({ run, name }) => (name ? [[run, name] as const] : [])));
}

async function groupsOf(ctx: Ctx, ids: readonly string[]): Promise<Map<string, number>> {
  const rows = await ctx.tx.$queryRaw<{ id: string; groups: number }[]>`
    select release_id as id, count(*)::int as groups from release_cohort where release_id = any (${ids}::uuid[]) group by 1`;
  return new Map(rows.map(({ id, groups }) => [id, groups]));
}
