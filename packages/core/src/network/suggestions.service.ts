import { record } from '../audit/index.js';
import { firmOf, may, type Ctx } from '../platform/index.js';
import { findSuggestion, lookAgainFor, markPutAside, markSeen } from './suggestions.store.js';

/** What stood on a screen is new no longer, for nobody of the firm. A mark of reading: it is not recorded. */
export async function seeSuggestions(ctx: Ctx, ids: readonly string[]): Promise<void> {
  may(ctx, 'partners:read');
  await markSeen(ctx, ids);
}

/** "Not for us": the profile is suggested for no profile of the firm again, until it is taken back. The search still finds it. */
export async function putSuggestionAside(ctx: Ctx, id: string, putAside: boolean): Promise<void> {
  may(ctx, 'partners:write');
  const firmId = firmOf(ctx);
  const { profileId, teaserId } = await findSuggestion(ctx, id);
  await markPutAside(ctx, firmId, teaserId, putAside ? ctx.now : null);
  if (putAside) await lookAgainFor(ctx, firmId, teaserId);
  await record(ctx, putAside ? 'suggestion.put_aside' : 'suggestion.taken_back', { profile: profileId, of: teaserId });
}
