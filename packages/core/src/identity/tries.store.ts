import type { Database, Tx } from '@gauge/db';
import { Problem, sha256 } from '../platform/index.js';
import { forgotten, secondsToWait, type TryKind } from './tries.rules.js';

export type Counted = { kind: TryKind; of: string };

/** Who tried what stays unknown to a reader of the table. */
const keyOf = ({ kind, of }: Counted): string => sha256(`${kind} ${of}`);

/**
 * Counts a try before it is made, as if it failed: tries sent side by side wait for one another here and each sees the
 * others. Refuses with the seconds to wait when there were too many.
 */
export async function countTry(database: Database, counted: readonly Counted[], now: Date): Promise<void> {
  await database.transaction({}, async (tx) => {
    // always in one order, or two tries could wait for each other
    const ordered = counted.map((one) => ({ ...one, key: keyOf(one) })).sort((a, b) => (a.key < b.key ? -1 : 1));
    const waits: number[] = [];
    for (const { kind, key } of ordered) {
      const tries = await held(tx, key, now);
      waits.push(secondsToWait(kind, tries, now));
      const failures = forgotten(tries.lastAt, now) ? 1 : tries.failures + 1;
      await tx.loginDelay.updateMany({ where: { key }, data: { failures, lastAt: now } });
    }
    const wait = Math.max(0, ...waits);
    // thrown inside: a refused try is rolled back, so that waiting people are not made to wait longer
    if (wait > 0)
      throw new Problem('too_many_tries', `There were too many tries. Wait ${wait} seconds and try again.`, [], wait);
  });
}

async function held(tx: Tx, key: string, now: Date): Promise<{ failures: number; lastAt: Date }> {
  const [row] = await tx.$queryRaw<{ failures: number; last_at: Date }[]>`
    insert into login_delay (key, failures, last_at) values (${key}, 0, ${now})
    on conflict (key) do update set key = excluded.key returning failures, last_at`;
  return { failures: row?.failures ?? 0, lastAt: row?.last_at ?? now };
}

/** The try did succeed: the account's count starts anew, the others get this one back. */
export async function forgiveTry(database: Database, counted: readonly Counted[], now: Date): Promise<void> {
  await database.transaction({}, async (tx) => {
    for (const one of counted) {
      const key = keyOf(one);
      if (one.kind === 'account') await tx.loginDelay.deleteMany({ where: { key } });
      else
        await tx.loginDelay.updateMany({ where: { key, failures: { gt: 0 } }, data: { failures: { decrement: 1 } } });
    }
    await tx.loginDelay.deleteMany({ where: { lastAt: { lt: new Date(now.getTime() - 24 * 3600_000) } } });
  });
}
