import type { RoundPreview } from '@gauge/contracts';
import { associationOf, may, type Ctx } from '../platform/index.js';
import { roundOf } from '../rounds/index.js';
import type { StoredPreview } from './preview.job.js';

/** What the round would publish as it stands, as far as the caller's own members are concerned; made by the worker. */
export async function roundPreview(ctx: Ctx, roundId: string): Promise<RoundPreview> {
  may(ctx, 'rounds:manage');
  await roundOf(ctx, roundId);
  const row = await ctx.tx.roundPreview.findUnique({
    where: { roundId_associationId: { roundId, associationId: associationOf(ctx) } },
  });
  if (!row) return { madeAt: null, othersAt: null, figures: 0, dimensions: [], groups: [], tooMany: false, labels: {} };
  return { ...(row.content as unknown as StoredPreview), madeAt: row.madeAt.toISOString() };
}
