import { canonicalJson, Problem, sha256, type Ctx } from '@gauge/core/platform';
import type { Route } from '@gauge/contracts';
import type { Prisma } from '@gauge/db';
import type { FastifyRequest } from 'fastify';
import type { InputParts } from './state.js';

/** The key of a command that may be repeated safely, if the client sent one and the route takes it. */
export function idempotencyKey(route: Route, request: FastifyRequest): string | undefined {
  const key = request.headers['idempotency-key'];
  if (key === undefined || route.method !== 'POST' || !['self', 'firm', 'association'].includes(route.scope)) return;
  if (typeof key !== 'string' || !/^[\x21-\x7e]{1,100}$/.test(key))
    throw new Problem('invalid_input', 'The Idempotency-Key must be 1 to 100 printable characters without spaces.');
  return key;
}

type Command = { key: string; userId: string; route: Route; input: InputParts };

/**
 * Runs a command once per key: a repetition gets the first one's reply. Both lie in one transaction with the command's
 * own writes, and a second request with the key waits for the first.
 */
export async function once(ctx: Ctx, { key, userId, route, input }: Command, run: () => Promise<unknown>) {
  await ctx.tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`idempotency ${userId} ${key}`}, 0))`;
  const bodyHash = sha256(canonicalJson([input.params ?? null, input.query ?? null, input.body ?? null]));
  const first = await ctx.tx.idempotency.findUnique({ where: { userId_key: { userId, key } } });
  if (first) {
    if (first.route !== route.id || first.bodyHash !== bodyHash)
      throw new Problem('idempotency_mismatch', 'This Idempotency-Key was used for another command.');
    return route.reply.parse(first.reply);
  }
  const reply = (await run()) as Prisma.InputJsonValue;
  await ctx.tx.idempotency.createMany({ data: [{ userId, key, route: route.id, bodyHash, reply }] });
  return reply;
}
