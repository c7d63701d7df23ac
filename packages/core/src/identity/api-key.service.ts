import type { ApiKeyView } from '@gauge/contracts';
import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { record } from '../audit/index.js';
import { associationOf, may, notFound, personOf, Problem, type Ctx } from '../platform/index.js';
import { newSecret } from './secret.js';

type View = z.infer<typeof ApiKeyView>;
const MOST_KEYS = 50;
const DAY = 24 * 3600_000;

export async function apiKeys(ctx: Ctx): Promise<View[]> {
  may(ctx, 'association:manage');
  const rows = await ctx.tx.apiKey.findMany({
    where: { associationId: associationOf(ctx), revokedAt: null },
    orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
    take: MOST_KEYS,
  });
  return rows.map(keyView);
}

/** Makes a key; `secret` is shown this once and only its hash is kept. */
export async function makeApiKey(
  ctx: Ctx,
  { name, permissions, days }: { name: string; permissions: string[]; days: number | null },
): Promise<{ key: View; secret: string }> {
  may(ctx, 'association:manage');
  const associationId = associationOf(ctx);
  const existing = await ctx.tx.apiKey.count({ where: { associationId, revokedAt: null } });
  if (existing >= MOST_KEYS) throw new Problem('conflict', `An association has at most ${MOST_KEYS} keys.`);
  const { secret, hash } = newSecret('gk_');
  const row = await ctx.tx.apiKey.create({
    data: {
      id: randomUUID(),
      associationId,
      name,
      prefix: secret.slice(0, 11),
      keyHash: hash,
      permissions: [...new Set(permissions)].sort(),
      createdBy: personOf(ctx),
      createdAt: ctx.now,
      expiresAt: days === null ? null : new Date(ctx.now.getTime() + days * DAY),
    },
  });
  await record(ctx, 'api-key.made', { key: row.id, permissions: row.permissions });
  return { key: keyView(row), secret };
}

export async function revokeApiKey(ctx: Ctx, id: string): Promise<void> {
  may(ctx, 'association:manage');
  const { count } = await ctx.tx.apiKey.updateMany({
    where: { id, associationId: associationOf(ctx), revokedAt: null },
    data: { revokedAt: ctx.now },
  });
  if (count === 0) throw notFound('The key');
  await record(ctx, 'api-key.revoked', { key: id });
}

type KeyRow = Omit<View, 'createdAt' | 'lastUsedAt' | 'expiresAt'> & {
  createdAt: Date;
  lastUsedAt: Date | null;
  expiresAt: Date | null;
};

function keyView({ id, name, prefix, permissions, createdAt, lastUsedAt, expiresAt }: KeyRow): View {
  return {
    id,
    name,
    prefix,
    permissions,
    createdAt: createdAt.toISOString(),
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
    expiresAt: expiresAt?.toISOString() ?? null,
  };
}
