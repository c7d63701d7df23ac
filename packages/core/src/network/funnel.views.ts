import { profileStatuses } from '@gauge/contracts';
import { associationOf, may, type Ctx } from '../platform/index.js';
import { statusOf } from './profiles.rules.js';

const DAY = 86_400_000;
const MOST = 5000;
const stages = ['asked', 'endorsed', 'passed_on', 'accepted', 'exchanged', 'agreed'] as const;
const stageOf: Record<string, (typeof stages)[number]> = {
  ask: 'asked',
  endorse: 'endorsed',
  pass_on: 'passed_on',
  accept: 'accepted',
};

/** How far the association's profiles and introductions have come, and how long each step took. Its own rows only. */
export async function partneringFunnel(ctx: Ctx) {
  may(ctx, 'partnering:read');
  const profiles = await ctx.tx.partnerProfile.findMany({
    where: { associationId: associationOf(ctx), status: { not: 'draft' } },
    select: { status: true, expiresAt: true },
    take: MOST,
  });
  const statuses = profiles.map(({ status, expiresAt }) =>
    statusOf({ stored: status === 'review' || status === 'withdrawn' ? status : 'published', expiresAt }, ctx.now),
  );
  const reached = await reachedAt(ctx);
  return {
    profiles: profileStatuses
      .filter((status) => status !== 'draft')
      .map((status) => ({ status, count: statuses.filter((one) => one === status).length })),
    stages: stages.map((stage, place) => {
      const before = stages[place - 1];
      const days = reached.flatMap((at) => {
        const [from, to] = [before && at.get(before), at.get(stage)];
        return from && to ? [(to.getTime() - from.getTime()) / DAY] : [];
      });
      return { stage, count: reached.filter((at) => at.has(stage)).length, medianDays: median(days) };
    }),
  };
}

/** When each introduction came to each stage. */
async function reachedAt(ctx: Ctx): Promise<Map<string, Date>[]> {
  const rows = await ctx.tx.introduction.findMany({
    where: { kind: 'partner' },
    orderBy: { createdAt: 'desc' },
    take: MOST,
    include: {
      steps: { select: { move: true, at: true } },
      outcomes: { where: { result: 'agreement' }, orderBy: { at: 'asc' }, take: 1, select: { at: true } },
    },
  });
  return rows.map(({ steps, outcomes, exchangedAt, toFirmAt }) => {
    const at = new Map<string, Date>();
    for (const step of steps) {
      const stage = stageOf[step.move];
      if (stage) at.set(stage, step.at);
    }
    // between two members of one association the endorsement passes it on, too
    if (toFirmAt && !at.has('passed_on')) at.set('passed_on', toFirmAt);
    if (exchangedAt) at.set('exchanged', exchangedAt);
    if (outcomes[0]) at.set('agreed', outcomes[0].at);
    return at;
  });
}

function median(values: number[]): number | null {
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const value = sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
  return Math.round(value * 10) / 10;
}
