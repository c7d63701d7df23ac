import type { Prisma } from '@gauge/db';
import { canonicalJson, sha256, type Ctx } from '../platform/index.js';

export type Chain = `association:${string}` | `firm:${string}` | `user:${string}` | 'network';
const beginning = '0'.repeat(64);

/** Where an action of this context is recorded: the association's chain, else the firm's, else the person's. */
export function chainOf(ctx: Ctx): Chain {
  if (ctx.associationId) return `association:${ctx.associationId}`;
  if (ctx.firmId) return `firm:${ctx.firmId}`;
  return ctx.actor.id ? `user:${ctx.actor.id}` : 'network';
}

/**
 * Appends to the tenant's chain in the transaction of the change itself. `payload` holds ids and facts, no personal data:
 * the actor's name stands beside the hashed part, so that it can be erased and the chain stays valid.
 */
export async function record(
  ctx: Ctx,
  action: string,
  payload: Record<string, unknown>,
  chain = chainOf(ctx),
): Promise<void> {
  await recordAll(ctx, [{ action, payload }], chain);
}

/** Many entries of one transaction, in this order. */
export async function recordAll(
  ctx: Ctx,
  entries: readonly { action: string; payload: Record<string, unknown> }[],
  chain = chainOf(ctx),
): Promise<void> {
  await ctx.tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${chain}, 0))`;
  const last = await ctx.tx.auditEntry.findFirst({ where: { chain }, orderBy: { seq: 'desc' } });
  let seq = last?.seq ?? 0;
  let prevHash = last?.hash ?? beginning;
  const rows = entries.map(({ action, payload: given }) => {
    const payload = JSON.parse(canonicalJson(given)) as Prisma.InputJsonObject;
    const entry = { chain, seq: (seq += 1), at: ctx.now, actorId: ctx.actor.id, action, payload, prevHash };
    const hash = (prevHash = hashOf(entry));
    return { ...entry, actorName: ctx.actor.name, hash };
  });
  await ctx.tx.$executeRaw`
    insert into audit_entry (chain, seq, at, actor_id, actor_name, action, payload, prev_hash, hash)
    select e.chain, e.seq, e.at, e."actorId", e."actorName", e.action, e.payload, e."prevHash", e.hash
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as e (chain text, seq int, at timestamptz, "actorId" uuid,
      "actorName" text, action text, payload jsonb, "prevHash" text, hash text)`;
}

type Hashed = {
  chain: string;
  seq: number;
  at: Date;
  actorId: string | null;
  action: string;
  payload: unknown;
  prevHash: string;
};

function hashOf({ chain, seq, at, actorId, action, payload, prevHash }: Hashed): string {
  return sha256(canonicalJson({ chain, seq, at: at.toISOString(), actorId, action, payload, prevHash }));
}

/** In words, for whoever recomputes an exported chain. */
export const hashRule =
  'hash = SHA-256, as lower-case hex, of the JSON object {action, actorId, at, chain, payload, prevHash, seq} with its keys ' +
  'and all keys inside payload in ascending order and no spaces; prevHash is the hash of the entry before, 64 zeros for the first.';

export type Verified = { whole: boolean; length: number; brokenAt: number | null; head: string | null };

/** Recomputes the whole chain; `brokenAt` is the first entry that does not follow from the one before, `head` the last hash. */
export async function verify(ctx: Ctx, chain = chainOf(ctx)): Promise<Verified> {
  let prevHash = beginning;
  let seq = 0;
  for (;;) {
    const entries = await ctx.tx.auditEntry.findMany({
      where: { chain, seq: { gt: seq } },
      orderBy: { seq: 'asc' },
      take: 1000,
    });
    if (entries.length === 0) return { whole: true, length: seq, brokenAt: null, head: seq === 0 ? null : prevHash };
    for (const entry of entries) {
      if (entry.seq !== seq + 1 || entry.prevHash !== prevHash || entry.hash !== hashOf(entry))
        return { whole: false, length: seq, brokenAt: seq + 1, head: null };
      prevHash = entry.hash;
      seq = entry.seq;
    }
  }
}

/** In the order of the chain, from the entry after the given one. */
export const entriesAfter = (ctx: Ctx, after: number, most: number, chain = chainOf(ctx)) =>
  ctx.tx.auditEntry.findMany({ where: { chain, seq: { gt: after } }, orderBy: { seq: 'asc' }, take: most });

/** Newest first. */
export async function list(ctx: Ctx, page: number, size: number, chain = chainOf(ctx)) {
  const where = { chain };
  const [items, total] = [
    await ctx.tx.auditEntry.findMany({ where, orderBy: { seq: 'desc' }, skip: (page - 1) * size, take: size }),
    await ctx.tx.auditEntry.count({ where }),
  ];
  return { items, total, page, size };
}
