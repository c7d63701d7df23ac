import { HelpKind, type HelpView, type NewHelp } from '@gauge/contracts';
import type { Prisma } from '@gauge/db';
import { randomUUID } from 'node:crypto';
import { record } from '../audit/index.js';
import { associationOf, firmOf, may, notFound, Problem, type Ctx } from '../platform/index.js';

const named = { association: { select: { name: true } } } satisfies Prisma.HelpEntryInclude;
type Row = Prisma.HelpEntryGetPayload<{ include: typeof named }>;

const shown = 20;

/** Good practice and providers for one indicator, from every association that the firm is a member of. */
export async function helpFor(ctx: Ctx, indicator: string): Promise<{ items: HelpView[] }> {
  may(ctx, 'standing:read');
  firmOf(ctx);
  const rows = await ctx.tx.helpEntry.findMany({
    where: { removedAt: null, indicators: { has: indicator } },
    include: named,
    orderBy: [{ kind: 'asc' }, { title: 'asc' }, { id: 'asc' }],
    take: shown,
  });
  return { items: rows.map(viewOf) };
}

/** The association's directory by title. */
export async function helpList(
  ctx: Ctx,
  { page, size, search, indicator }: { page: number; size: number; search: string; indicator?: string | undefined },
) {
  may(ctx, 'programme:read');
  const containing = { contains: search, mode: 'insensitive' } as const;
  const where: Prisma.HelpEntryWhereInput = {
    associationId: associationOf(ctx),
    removedAt: null,
    ...(indicator ? { indicators: { has: indicator } } : {}),
    ...(search ? { OR: [{ title: containing }, { body: containing }] } : {}),
  };
  const rows = await ctx.tx.helpEntry.findMany({
    where,
    include: named,
    orderBy: [{ kind: 'asc' }, { title: 'asc' }, { id: 'asc' }],
    skip: (page - 1) * size,
    take: size,
  });
  return { items: rows.map(viewOf), total: await ctx.tx.helpEntry.count({ where }), page, size };
}

export async function addHelp(ctx: Ctx, entry: NewHelp): Promise<HelpView> {
  may(ctx, 'help:write');
  const id = randomUUID();
  await ctx.tx.helpEntry.createMany({
    data: [{ id, associationId: associationOf(ctx), ...entry, createdAt: ctx.now }],
  });
  await record(ctx, 'help.added', { help: id, kind: entry.kind });
  return viewOf(await own(ctx, id));
}

export type HelpChange = { [K in keyof NewHelp]?: NewHelp[K] | undefined } & {
  version: number;
  removed?: boolean | undefined;
};

/** @throws Problem conflict when a colleague changed the entry meanwhile */
export async function changeHelp(ctx: Ctx, helpId: string, { version, removed, ...change }: HelpChange) {
  may(ctx, 'help:write');
  const { id } = await own(ctx, helpId);
  const fields = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  const { count } = await ctx.tx.helpEntry.updateMany({
    where: { id, version },
    data: {
      ...fields,
      ...(removed === undefined ? {} : { removedAt: removed ? ctx.now : null }),
      version: { increment: 1 },
    },
  });
  if (count === 0) throw new Problem('conflict', 'A colleague changed this entry meanwhile. Look at it again.');
  await record(ctx, 'help.changed', { help: id, fields: Object.keys(fields).sort(), ...(removed ? { removed } : {}) });
  return viewOf(await own(ctx, id));
}

async function own(ctx: Ctx, id: string): Promise<Row> {
  const row = await ctx.tx.helpEntry.findFirst({ where: { id, associationId: associationOf(ctx) }, include: named });
  if (!row) throw notFound('The entry');
  return row;
}

const viewOf = ({ id, kind, title, body, contact, indicators, association, version }: Row): HelpView => ({
  id,
  kind: HelpKind.parse(kind),
  title,
  body,
  contact,
  indicators,
  associationName: association.name,
  version,
});
