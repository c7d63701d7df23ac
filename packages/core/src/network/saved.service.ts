import { permissionsOf, type partnerRoutes, type SavedSearchView } from '@gauge/contracts';
import { wordsOf } from '@gauge/matching';
import type { Database } from '@gauge/db';
import type { z } from 'zod';
import { firmOf, may, notFound, personOf, Problem, queueMail, type Ctx } from '../platform/index.js';
import { newlyFound } from './find.service.js';
import { ownProfile } from './profiles.views.js';
import { alertMail } from './saved.mails.js';
import { dueAlerts, findSavedSearch, savedSearchesOf, savedView, type DueAlert } from './saved.store.js';

const MOST_SAVED = 20;
/** A turn of the worker looks at no more; the next one follows within a minute. */
const MOST_LOOKS = 50;

type Wanted = z.output<(typeof partnerRoutes)['saveSearch']['body']>;

export async function savedSearches(ctx: Ctx): Promise<{ items: SavedSearchView[] }> {
  may(ctx, 'partners:read');
  return { items: (await savedSearchesOf(ctx, firmOf(ctx))).map(savedView) };
}

export async function saveSearch(ctx: Ctx, wanted: Wanted): Promise<SavedSearchView> {
  may(ctx, 'partners:write');
  const firmId = firmOf(ctx);
  if (wanted.profileId) await ownProfile(ctx, wanted.profileId);
  if ((await savedSearchesOf(ctx, firmId)).length >= MOST_SAVED)
    throw new Problem('conflict', `A firm keeps at most ${MOST_SAVED} searches. Remove one that you no longer need.`);
  const row = await ctx.tx.savedSearch.create({
    data: { ...wanted, firmId, userId: personOf(ctx), createdAt: ctx.now, lookedAt: ctx.now },
  });
  return savedView(row);
}

export async function changeSavedSearch(ctx: Ctx, id: string, alert: boolean): Promise<SavedSearchView> {
  may(ctx, 'partners:write');
  await ctx.tx.savedSearch.updateMany({ where: { id }, data: { alert } });
  return savedView(await findSavedSearch(ctx, id));
}

export async function removeSavedSearch(ctx: Ctx, id: string): Promise<void> {
  may(ctx, 'partners:write');
  const { count } = await ctx.tx.savedSearch.deleteMany({ where: { id } });
  if (count === 0) throw notFound('The search');
}

/**
 * Tells whoever keeps a search with an alert that something new fits, at most once a day each. For the worker, as the role
 * `gauge_release`, in transactions bound to the firm: it finds what that firm would find now, and nothing else.
 */
export async function sendAlerts(database: Database, now = new Date()): Promise<number> {
  let sent = 0;
  for (const due of await dueAlerts(database, now, MOST_LOOKS)) if (await look(database, due, now)) sent++;
  return sent;
}

function look(database: Database, due: DueAlert, now: Date): Promise<boolean> {
  const { id, firmId, userId } = due;
  return database.transaction({ firm: firmId, user: userId, scope: 'firm' }, async (tx) => {
    // of two workers one looks
    const { count } = await tx.savedSearch.updateMany({
      where: { id, alert: true, lookedAt: due.lookedAt },
      data: { lookedAt: now },
    });
    if (count === 0) return false;
    const actor = { id: userId, name: 'Alerts' };
    const ctx = { actor, associationId: null, firmId, permissions: new Set(permissionsOf.firm_member), tx, now };
    const fresh = await newlyFound(ctx, { ...due, words: wordsOf(due.search) }, due.lookedAt);
    if (fresh > 0) await queueMail({ tx }, { to: due.to, ...alertMail(fresh, due) });
    return fresh > 0;
  });
}
