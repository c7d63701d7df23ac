import type { SessionView } from '@gauge/contracts';
import type { z } from 'zod';
import { record } from '../audit/index.js';
import { notFound, personOf, sha256, type Ctx } from '../platform/index.js';
import { newSecret } from './secret.js';
import { sessionLimits } from './session.rules.js';
import type { Visit } from './visit.js';

const MOST_SESSIONS = 20;

/**
 * Opens a session for somebody whose password was just checked and returns its id, for the cookie. Always a new id:
 * one that was known before signing in is worth nothing after it.
 */
export async function openSession(visit: Visit, user: { id: string; name: string }): Promise<string> {
  const { secret, hash } = newSecret();
  const { now, userAgent, presented } = visit;
  await visit.database.transaction({ user: user.id }, async (tx) => {
    if (presented) await tx.session.deleteMany({ where: { idHash: sha256(presented) } });
    await tx.session.deleteMany({ where: { userId: user.id, expiresAt: { lt: now } } });
    const older = await tx.session.findMany({
      where: { userId: user.id },
      orderBy: { lastSeenAt: 'desc' },
      skip: MOST_SESSIONS - 1,
      select: { idHash: true },
    });
    await tx.session.deleteMany({ where: { idHash: { in: older.map(({ idHash }) => idHash) } } });
    const expiresAt = new Date(now.getTime() + sessionLimits.absolute);
    await tx.session.create({
      data: { idHash: hash, userId: user.id, userAgent, createdAt: now, lastSeenAt: now, expiresAt },
    });
    await record(ownCtx(visit, user, tx), 'session.opened', {});
  });
  return secret;
}

/** A person's own place, where nothing needs a permission. */
export const ownCtx = (visit: Visit, user: { id: string; name: string }, tx: Ctx['tx']): Ctx => ({
  actor: user,
  associationId: null,
  firmId: null,
  permissions: new Set(),
  tx,
  now: visit.now,
});

export async function closeSession(ctx: Ctx, session: { idHash: string }): Promise<void> {
  await ctx.tx.session.deleteMany({ where: { idHash: session.idHash } });
  await record(ctx, 'session.closed', {});
}

/** Newest first. */
export async function sessions(ctx: Ctx, current: { publicId: string }): Promise<z.infer<typeof SessionView>[]> {
  const rows = await ctx.tx.session.findMany({
    where: {
      userId: personOf(ctx),
      expiresAt: { gt: ctx.now },
      lastSeenAt: { gt: new Date(ctx.now.getTime() - sessionLimits.idle) },
    },
    orderBy: { lastSeenAt: 'desc' },
    take: MOST_SESSIONS,
  });
  return rows.map(({ publicId, userAgent, createdAt, lastSeenAt }) => ({
    id: publicId,
    current: publicId === current.publicId,
    userAgent,
    createdAt: createdAt.toISOString(),
    lastSeenAt: lastSeenAt.toISOString(),
  }));
}

export async function endSession(ctx: Ctx, publicId: string): Promise<void> {
  const { count } = await ctx.tx.session.deleteMany({ where: { publicId, userId: personOf(ctx) } });
  if (count === 0) throw notFound('The session');
  await record(ctx, 'session.ended', { session: publicId });
}
