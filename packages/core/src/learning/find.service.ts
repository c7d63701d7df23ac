import {
  SizeClass,
  type FoundLearning,
  type IntroductionView,
  type LearningKind,
  type learningRoutes,
} from '@gauge/contracts';
import type { z } from 'zod';
import { askedFor, codeView, industryOf, openIntroduction, statusOf, teaserFor } from '../network/index.js';
import { firmOf, may, notFound, Problem, type Ctx } from '../platform/index.js';
import type { Declaration } from './declarations.rules.js';
import { firmsDeclarations, foundTeasers } from './declarations.store.js';
import { ownDeclaration } from './declarations.views.js';
import { bestFirst, fitFor, type Reader } from './fit.rules.js';

type Query = z.output<(typeof learningRoutes)['findLearning']['query']>;
/** Of the newest so many the best are shown first; whoever reads on is better served by choosing an area. */
const MOST_FOUND = 500;
const other = (kind: LearningKind): LearningKind => (kind === 'share' ? 'learn' : 'share');

/** Anonymous firms that share, or want to learn, of the own association and its allies for learning. */
export async function findLearning(ctx: Ctx, { kind, area, page, size }: Query) {
  may(ctx, 'partners:read');
  const own = (await firmsDeclarations(ctx, firmOf(ctx))).filter((one) => statusOf(one, ctx.now) === 'published');
  const reader = await readerOf(ctx, own);
  const teasers = (await foundTeasers(ctx, { kind, area }, MOST_FOUND)).map((teaser) => teaserFor(ctx, teaser));
  const ranked = bestFirst(
    teasers.map((teaser) => ({ teaser, ...fitFor(reader, teaser, (code) => codeView(code, ctx.language)) })),
  );
  const shown = ranked.slice((page - 1) * size, page * size);
  const asked = await askedFor(
    ctx,
    shown.map(({ teaser }) => teaser.id),
  );
  const items = shown.map(({ teaser, reasons }): FoundLearning => ({
    teaser,
    reasons,
    askWith: own.find((one) => one.area.key === teaser.area.key && one.kind === other(teaser.kind))?.id ?? null,
    introductionId: asked.get(teaser.id) ?? null,
  }));
  return { items, total: ranked.length, page, size };
}

/** Asks to meet. From here on it is an introduction as any other: both associations look at it, and both firms agree. */
export async function askToLearn(
  ctx: Ctx,
  { declarationId, teaserId, message }: { declarationId: string; teaserId: string; message: string },
): Promise<IntroductionView> {
  may(ctx, 'partners:decide');
  const own = await ownDeclaration(ctx, declarationId);
  if (statusOf(own, ctx.now) !== 'published' || !own.teaser)
    throw new Problem('profile_wrong_state', 'Ask with a declaration that is published: the other side sees it.');
  const [teaser] = await foundTeasers(ctx, { ids: [teaserId] }, 1);
  if (!teaser) throw notFound('The declaration');
  if (teaser.area.key !== own.area.key || teaser.kind !== other(own.kind))
    throw new Problem('invalid_input', 'One that shares meets one that wants to learn the same.', [
      { path: 'declarationId', message: 'This declaration is for something else.' },
    ]);
  return openIntroduction(ctx, { kind: 'learning', own: own.teaser, other: teaser, message });
}

async function readerOf(ctx: Ctx, own: readonly Declaration[]): Promise<Reader> {
  const firm = await ctx.tx.firm.findUnique({ where: { id: firmOf(ctx) } });
  if (!firm) throw notFound('The firm');
  const [industry = null] = industryOf({ scheme: firm.sectorScheme, code: firm.sectorCode });
  const languages = [...new Set(own.flatMap((one) => one.languages))];
  return { country: firm.country, size: SizeClass.nullable().parse(firm.size), industry, languages };
}
