import type { Permission } from '@gauge/contracts';
import type { TranslatedTo } from '@gauge/contracts/instrument';
import type { Tx } from '@gauge/db';
import { Problem } from './problem.js';

/** A person, a machine with an API key, or the system itself (worker, seed). */
export type Actor = { id: string | null; name: string };

/**
 * Who asks, where, and in which transaction; the first argument of every service method.
 * `tx` is already bound to the tenant: row level security shows it nothing else.
 */
export type Ctx = {
  actor: Actor;
  /** Set in association scope. */
  associationId: string | null;
  /** Set in firm scope. */
  firmId: string | null;
  permissions: ReadonlySet<Permission>;
  tx: Tx;
  now: Date;
  /** In which language the reader wants a questionnaire's texts; English where it is not said. */
  language?: TranslatedTo;
};

/** Opens a transaction bound to the caller's place, for commands that cannot be one transaction. */
export type Within = <T>(work: (ctx: Ctx) => Promise<T>) => Promise<T>;

/** The route's guard checked this already; services repeat it so that no other caller can forget. */
export function may(ctx: Ctx, permission: Permission): void {
  if (!ctx.permissions.has(permission)) throw new Problem('forbidden', 'You may not do this here.');
}

export function associationOf(ctx: Ctx): string {
  if (!ctx.associationId) throw new Error('association scope expected');
  return ctx.associationId;
}

export function firmOf(ctx: Ctx): string {
  if (!ctx.firmId) throw new Error('firm scope expected');
  return ctx.firmId;
}

/** The actor's id where only a signed-in person can act. */
export function personOf(ctx: Ctx): string {
  if (!ctx.actor.id) throw new Problem('forbidden', 'Only a signed-in person may do this.');
  return ctx.actor.id;
}
