import type { RoundPreview } from '@gauge/contracts';
import { associationOf, may, type Ctx } from '../platform/index.js';
import { roundOf } from '../rounds/index.js';
import type { StoredPreview } from './preview.job.js';

/** What the round would publish as it stands, as far as the caller's own members are concerned; made by the worker. */
export async function roundPreview(ctx: Ctx, roundId: string): Promise<RoundPreview> {
  may(ctx, 'rounds:manage');
  const round = await roundOf(ctx, roundId);
  const lastHeldBack = await heldBackBefore(ctx, round);
  const row = await ctx.tx.roundPreview.findUnique({
    where: { roundId_associationId: { roundId, associationId: associationOf(ctx) } },
  });
  if (!row) return { ...unmade, lastHeldBack };
  return { ...(row.content as unknown as StoredPreview), madeAt: row.madeAt.toISOString(), lastHeldBack };
}

const unmade = { madeAt: null, othersAt: null, figures: 0, dimensions: [], groups: [], tooMany: false, labels: {} };

/** What the history rule left out of the newest earlier release of the instrument: figures, as that release tells, no firms. */
async function heldBackBefore(
  ctx: Ctx,
  { instrumentVersionId, periodEnd }: { instrumentVersionId: string; periodEnd: Date },
): Promise<RoundPreview['lastHeldBack']> {
  const [last] = await ctx.tx.$queryRaw<NonNullable<RoundPreview['lastHeldBack']>[]>`
    select r.name as round, count(distinct f.key)::int as "of",
      count(distinct f.key) filter (where (f.value ->> 'withheldUnits')::int > 0)::int as held
    from round r join instrument_version v on v.id = r.instrument_version_id join release l on l.round_id = r.id
      cross join lateral jsonb_each(l.rules -> 'families') f
    where r.status = 'released' and r.period_end < ${periodEnd}
      and v.instrument_id = (select w.instrument_id from instrument_version w where w.id = ${instrumentVersionId}::uuid)
    group by r.id order by r.period_end desc, r.id limit 1`;
  return last ?? null;
}
