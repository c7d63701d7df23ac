import type { SuggestionView, TeaserView } from '@gauge/contracts';
import { reasonsFor, scoreOf } from '@gauge/matching';
import { firmOf, may, notFound, type Ctx } from '../platform/index.js';
import { nameOfCode } from './codes.js';
import { reasonView } from './find.service.js';
import { networkInformation, teasersById } from './find.store.js';
import { metProfiles } from './introductions.store.js';
import { daysSince1970, ownMatchProfile, statusOf, type Profile } from './profiles.rules.js';
import { firmsProfiles } from './profiles.store.js';
import { inTurn } from './suggestions.rules.js';
import { lookedFor, suggestionsFor, type Suggestion } from './suggestions.store.js';
import { shownMatchProfile } from './teaser.rules.js';

const MOST_REASONS = 2;

/**
 * What was found for the firm's published profiles. What is kept may be old, so all of it is asked anew here: whether the
 * firm may still find it, whether it still fits, and why.
 */
export async function partnerSuggestions(ctx: Ctx) {
  may(ctx, 'partners:read');
  const profiles = (await firmsProfiles(ctx, firmOf(ctx))).filter((one) => statusOf(one, ctx.now) === 'published');
  const ids = profiles.map(({ id }) => id);
  const looked = await lookedFor(ctx, ids);
  const kept = inTurn(await suggestionsFor(ctx, ids), ids);
  return {
    profiles: profiles.map(({ id, title }) => ({ id, title, lookedAt: looked.get(id)?.toISOString() ?? null })),
    items: kept.length === 0 ? [] : await askedAnew(ctx, profiles, kept),
  };
}

async function askedAnew(
  ctx: Ctx,
  profiles: readonly Profile[],
  kept: readonly Suggestion[],
): Promise<SuggestionView[]> {
  const firmId = firmOf(ctx);
  const ids = kept.map(({ teaserId }) => teaserId);
  const teasers = await teasersById(ctx, ids);
  const met = await metProfiles(ctx, firmId, ids);
  const reasonsOf = await fits(ctx, firmId, profiles);
  return kept.flatMap(({ id, profileId, teaserId, seenAt, putAsideAt }) => {
    const teaser = teasers.get(teaserId);
    const reasons = teaser && !met.has(teaserId) ? reasonsOf(profileId, teaser) : null;
    if (!teaser || !reasons) return [];
    return [{ id, profileId, teaser, reasons, isNew: seenAt === null, isPutAside: putAsideAt !== null }];
  });
}

/** Why a teaser fits an own profile, as both are now; null when it does not. */
async function fits(ctx: Ctx, firmId: string, profiles: readonly Profile[]) {
  const firm = await ctx.tx.firm.findUnique({ where: { id: firmId }, select: { country: true } });
  if (!firm) throw notFound('The firm');
  const information = await networkInformation(ctx);
  const now = daysSince1970(ctx.now);
  const own = new Map(
    profiles.map((one) => [
      one.id,
      ownMatchProfile(
        one,
        firm.country,
        [...one.needs, ...one.offers].map((code) => nameOfCode(code)),
      ),
    ]),
  );
  return (profileId: string, teaser: TeaserView) => {
    const [one, other] = [own.get(profileId), shownMatchProfile(teaser)];
    if (!one || scoreOf(one, { ...other, inbound: 0 }, information, now) === 0) return null;
    return reasonsFor(one, other, information, MOST_REASONS).map((reason) => reasonView(reason, ctx.language));
  };
}
