import {
  LearningKind,
  LearningTeaser,
  PartnerLanguage,
  type LearningDraft,
  type PracticeArea,
  type ProfileStatus,
} from '@gauge/contracts';
import { Prisma } from '@gauge/db';
import { z } from 'zod';
import { ShownBefore } from '../network/index.js';
import { notFound, Problem, type Ctx } from '../platform/index.js';
import type { Declaration } from './declarations.rules.js';

const Stored = z.enum(['draft', 'review', 'published', 'withdrawn']);

const declarationOf = ({
  status,
  kind,
  area,
  areaName,
  languages,
  teaser,
  shown,
  ...row
}: Prisma.LearningDeclarationGetPayload<object>): Declaration => ({
  ...row,
  shown: ShownBefore.parse(shown),
  stored: Stored.parse(status),
  kind: LearningKind.parse(kind),
  area: { key: area, name: areaName },
  languages: PartnerLanguage.array().parse(languages),
  teaser: LearningTeaser.nullable().parse(teaser),
});

/** A declaration the caller may see: row level security says which. */
export async function findDeclaration(ctx: Ctx, id: string): Promise<Declaration> {
  const row = await ctx.tx.learningDeclaration.findUnique({ where: { id } });
  if (!row) throw notFound('The declaration');
  return declarationOf(row);
}

export async function firmsDeclarations(ctx: Ctx, firmId: string): Promise<Declaration[]> {
  const rows = await ctx.tx.learningDeclaration.findMany({
    where: { firmId },
    orderBy: [{ updatedAt: 'desc' }, { id: 'asc' }],
    take: 200,
  });
  return rows.map(declarationOf);
}

type Asked = { page: number; size: number; status?: ProfileStatus | undefined };

/** A page of what members handed in to an association, what waits for it first. */
export async function membersDeclarations(ctx: Ctx, associationId: string, { page, size, status }: Asked) {
  const where: Prisma.LearningDeclarationWhereInput = {
    associationId,
    submittedAt: { not: null },
    ...whereStatus(status, ctx.now),
  };
  const rows = await ctx.tx.learningDeclaration.findMany({
    where,
    // `review` follows `published` in the alphabet: those that wait come first
    orderBy: [{ status: 'desc' }, { submittedAt: 'desc' }, { id: 'asc' }],
    skip: (page - 1) * size,
    take: size,
  });
  return { declarations: rows.map(declarationOf), total: await ctx.tx.learningDeclaration.count({ where }) };
}

/** What was taken back is the firm's own again; what ended is shown when asked for. */
function whereStatus(status: ProfileStatus | undefined, now: Date): Prisma.LearningDeclarationWhereInput {
  if (status === undefined) return { status: { in: ['review', 'published'] } };
  if (status === 'published') return { status, expiresAt: { gt: now } };
  if (status === 'expired') return { status: 'published', expiresAt: { lte: now } };
  return status === 'draft' ? { id: { in: [] } } : { status };
}

const columnsOf = ({ area: _key, ...draft }: LearningDraft, { key, name }: PracticeArea) => ({
  ...draft,
  area: key,
  areaName: name,
});

export async function addDeclaration(
  ctx: Ctx,
  id: string,
  firmId: string,
  draft: LearningDraft,
  area: PracticeArea,
): Promise<void> {
  await ctx.tx.learningDeclaration.create({
    data: { id, firmId, ...columnsOf(draft, area), createdAt: ctx.now, updatedAt: ctx.now },
  });
}

type Change = {
  status?: Declaration['stored'];
  comment?: string | null;
  submittedAt?: Date | null;
  publishedAt?: Date;
  expiresAt?: Date;
  /** Null: strangers see it no longer. */ teaser?: LearningTeaser | null;
  shown?: Declaration['shown'];
  shownSince?: Date;
};

/** Changes the declaration only if it still is what the caller saw. */
export async function changeDeclarationRow(
  ctx: Ctx,
  { id, stored, version }: Declaration,
  { teaser, ...change }: Change,
  written?: { draft: LearningDraft; area: PracticeArea },
): Promise<void> {
  const { count } = await ctx.tx.learningDeclaration.updateMany({
    where: { id, status: stored, version },
    data: {
      ...change,
      ...(teaser === undefined ? {} : { teaser: teaser ?? Prisma.DbNull }),
      ...(written ? columnsOf(written.draft, written.area) : {}),
      version: { increment: 1 },
      updatedAt: ctx.now,
    },
  });
  if (count === 0)
    throw new Problem('conflict', 'Somebody changed this declaration meanwhile. Load it again and look.');
}

export type Wanted = { kind?: LearningKind; area?: string | undefined; ids?: readonly string[] };

/** What the caller's firm may see of the declarations of others, newest first. */
export async function foundTeasers(ctx: Ctx, { kind, area, ids }: Wanted, most: number): Promise<LearningTeaser[]> {
  const rows = await ctx.tx.$queryRaw<{ teaser: unknown }[]>`
    select teaser from learning_found(${kind ?? null}, ${area ?? null}, ${ids ? [...ids] : null}::uuid[], ${ctx.now}, ${most}::int)`;
  return rows.map(({ teaser }) => LearningTeaser.parse(teaser));
}

export async function namesOfPlaces(ctx: Ctx, declarations: readonly Declaration[]): Promise<Map<string, string>> {
  const ids = { id: { in: declarations.flatMap(({ firmId, associationId }) => [firmId, associationId]) } };
  const firms = await ctx.tx.firm.findMany({ where: ids, select: { id: true, name: true } });
  const associations = await ctx.tx.association.findMany({ where: ids, select: { id: true, name: true } });
  return new Map([...firms, ...associations].map(({ id, name }) => [id, name]));
}
