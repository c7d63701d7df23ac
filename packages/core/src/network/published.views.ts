import { ProfileKind, SeriesSize, type TeaserView } from '@gauge/contracts';
import { firmOf, Problem, type Ctx } from '../platform/index.js';
import { PlaceLevel } from './find.store.js';
import { namesIn } from './names.rules.js';
import { firmBehind, teaserView } from './profiles.store.js';
import { namesOf } from './profiles.views.js';

export type PublishedProfile = { id: string; associationId: string; teaser: TeaserView };

/** What strangers see of the caller's firm now, with who vouches for it: for whatever it takes part in. */
export async function publishedProfiles(ctx: Ctx): Promise<PublishedProfile[]> {
  const rows = await ctx.tx.partnerTeaser.findMany({
    where: { firmId: firmOf(ctx), expiresAt: { gt: ctx.now } },
    orderBy: [{ publishedAt: 'desc' }, { profileId: 'asc' }],
    take: 100,
  });
  return rows.map(({ profileId, associationId, kind, placeLevel, series, publishedAt, ...row }) => ({
    id: profileId,
    associationId,
    teaser: teaserView(
      profileId,
      {
        ...row,
        kind: ProfileKind.parse(kind),
        placeLevel: PlaceLevel.parse(placeLevel),
        series: SeriesSize.nullable().parse(series),
      },
      publishedAt,
      ctx.language,
    ),
  }));
}

/** @throws Problem when a text to a stranger tells who writes it */
export async function mustNotTellWho(ctx: Ctx, text: string, path: string): Promise<void> {
  const names = namesIn(text, namesOf(await firmBehind(ctx, firmOf(ctx)))).filter(({ hard }) => hard);
  if (names.length === 0) return;
  throw new Problem(
    'names_in_text',
    `The text tells who you are (${names.map(({ found }) => found).join(', ')}). The other firm is not to know yet.`,
    names.map(({ found }) => ({ path, message: found })),
  );
}
