import {
  LearningTeaser,
  type DeclarationSummary,
  type DeclarationView,
  type LearningDraft,
  type ProfileStatus,
} from '@gauge/contracts';
import {
  areaFor,
  asStrangersSee,
  movesOfProfile,
  statusOf,
  teaserFor,
  vouchersFor,
  type Anonymous,
} from '../network/index.js';
import { associationOf, firmOf, may, notFound, type Ctx } from '../platform/index.js';
import { areasOfFirm } from './areas.views.js';
import { missingIn, type Declaration } from './declarations.rules.js';
import { findDeclaration, firmsDeclarations, membersDeclarations, namesOfPlaces } from './declarations.store.js';

/** What the firm may declare, and what it has. */
export async function ownLearning(ctx: Ctx) {
  may(ctx, 'standing:read');
  return {
    areas: await areasOfFirm(ctx),
    items: await summaries(ctx, await firmsDeclarations(ctx, firmOf(ctx))),
    associations: await vouchersFor(ctx),
  };
}

export async function declaration(ctx: Ctx, id: string): Promise<DeclarationView> {
  may(ctx, 'partners:read');
  return declarationView(ctx, await ownDeclaration(ctx, id), 'firm');
}

type Asked = { page: number; size: number; status?: ProfileStatus | undefined };

export async function memberDeclarations(ctx: Ctx, { page, size, status }: Asked) {
  may(ctx, 'partnering:read');
  const found = await membersDeclarations(ctx, associationOf(ctx), { page, size, status });
  return { items: await summaries(ctx, found.declarations), total: found.total, page, size };
}

export async function memberDeclaration(ctx: Ctx, id: string): Promise<DeclarationView> {
  may(ctx, 'partnering:read');
  return declarationView(ctx, await handedIn(ctx, id), 'association');
}

export async function ownDeclaration(ctx: Ctx, id: string): Promise<Declaration> {
  const found = await findDeclaration(ctx, id);
  if (found.firmId !== firmOf(ctx)) throw notFound('The declaration');
  return found;
}

/** A declaration that the association was asked to look at. What is a draft again is the firm's own business. */
export async function handedIn(ctx: Ctx, id: string): Promise<Declaration> {
  const found = await findDeclaration(ctx, id);
  if (found.associationId !== associationOf(ctx) || found.stored === 'draft') throw notFound('The declaration');
  return found;
}

export async function declarationView(
  ctx: Ctx,
  found: Declaration,
  by: 'firm' | 'association',
): Promise<DeclarationView> {
  const [summary] = await summaries(ctx, [found]);
  if (!summary) throw notFound('The declaration');
  const seen = await asStrangersSee(ctx, found);
  const { firms, coarser, names } = seen;
  return {
    ...summary,
    draft: draftOf(found),
    preview: { teaser: previewed(ctx, teaserOf(ctx, found, seen)), firms, coarser, names, missing: missingIn(found) },
    moves: movesOfProfile(by, found, ctx.now),
  };
}

/** What strangers would see of it if it were published now. */
export function teaserOf(ctx: Ctx, { id, kind, area, text }: Declaration, { shown }: Anonymous): LearningTeaser | null {
  return shown && LearningTeaser.parse({ id, kind, area, text, ...shown, publishedAt: ctx.now.toISOString() });
}

const previewed = (ctx: Ctx, teaser: LearningTeaser | null) => teaser && teaserFor(ctx, teaser);

function draftOf(found: Declaration): LearningDraft {
  const { associationId, kind, area, text, languages, hideFromRivals, contactName, contactEmail } = found;
  return { associationId, kind, area: area.key, text, languages, hideFromRivals, contactName, contactEmail };
}

async function summaries(ctx: Ctx, found: readonly Declaration[]): Promise<DeclarationSummary[]> {
  const nameOf = await namesOfPlaces(ctx, found);
  return found.map((one) => ({
    id: one.id,
    kind: one.kind,
    area: areaFor(ctx, one.area),
    status: statusOf(one, ctx.now),
    submittedAt: one.submittedAt?.toISOString() ?? null,
    expiresAt: one.expiresAt?.toISOString() ?? null,
    comment: one.comment,
    firmName: nameOf.get(one.firmId) ?? '',
    association: { id: one.associationId, name: nameOf.get(one.associationId) ?? '' },
  }));
}
