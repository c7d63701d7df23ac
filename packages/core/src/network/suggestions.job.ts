import { permissionsOf, suggestionsEach } from '@gauge/contracts';
import type { Database } from '@gauge/db';
import type { Ctx } from '../platform/index.js';
import { bestFor } from './find.service.js';
import { metProfiles } from './introductions.store.js';
import { dueProfiles, keepSuggestions, putAsideBy, takeTurn, type DueProfile } from './suggestions.store.js';

const AGAIN_AFTER = 7 * 86_400_000;
/** A turn of the worker looks for no more profiles, so that it can stop; the next one goes on. */
export const profilesATurn = 20;

/**
 * Looks for partners of published profiles: at once when one is published or a place has become free, else every week. For
 * the worker, as the role `gauge_release`, each in a transaction bound to its firm: it finds what that firm's own search
 * finds, and keeps all of it or nothing.
 *
 * @returns how many were looked for; `profilesATurn` of them: there may be more
 */
export async function refreshSuggestions(database: Database, now = new Date()): Promise<number> {
  let looked = 0;
  const failures: unknown[] = [];
  for (const due of await dueProfiles(database, now, profilesATurn))
    try {
      if (await refresh(database, due, now)) looked++;
    } catch (error) {
      // one that fails does not keep the others waiting
      failures.push(error);
    }
  if (failures.length > 0) throw new AggregateError(failures, `no suggestions: ${messageOf(failures[0])}`);
  return looked;
}

function refresh(database: Database, due: DueProfile, now: Date): Promise<boolean> {
  const { profileId, firmId } = due;
  return database.transaction({ firm: firmId, scope: 'firm' }, async (tx) => {
    if (!(await takeTurn(tx, due, now, new Date(now.getTime() + AGAIN_AFTER)))) return false;
    const actor = { id: null, name: 'Suggestions' };
    const ctx = { actor, associationId: null, firmId, permissions: new Set(permissionsOf.firm_member), tx, now };
    await keepSuggestions(ctx, firmId, profileId, await fittest(ctx, firmId, profileId));
    return true;
  });
}

/** The best of the search without those whom the firm has met, asked or put aside. */
async function fittest(ctx: Ctx, firmId: string, profileId: string): Promise<string[]> {
  const { best } = await bestFor(ctx, profileId);
  const ids = best.map(({ id }) => id);
  const met = await metProfiles(ctx, firmId, ids);
  const aside = await putAsideBy(ctx, firmId);
  return ids.filter((id) => !met.has(id) && !aside.has(id)).slice(0, suggestionsEach);
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
