import type { AssociationView, AuditChain, AuditExport, AuditView } from '@gauge/contracts';
import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { alliesFor } from '../alliances/index.js';
import { entriesAfter, hashRule, list, record, verify } from '../audit/index.js';
import { inviteFirstAdministrator } from '../identity/index.js';
import { associationOf, may, notFound, type Ctx } from '../platform/index.js';

type Page = { page: number; size: number; search: string };

export async function association(ctx: Ctx): Promise<z.infer<typeof AssociationView>> {
  may(ctx, 'association:read');
  const id = associationOf(ctx);
  const row = await ctx.tx.association.findUnique({ where: { id } });
  if (!row) throw notFound('The association');
  const members = await ctx.tx.membership.count({ where: { associationId: id, status: 'verified' } });
  const { name, country, contactEmail, locale } = row;
  return { id, name, country, contactEmail, locale, members, allies: await alliesFor(ctx, 'pooled_benchmark') };
}

/** Who did what, newest first. */
export async function auditTrail(ctx: Ctx, { page, size }: Page) {
  may(ctx, 'audit:read');
  const entries = await list(ctx, page, size);
  const items = entries.items.map(({ seq, at, actorName, action, payload, hash }) => ({
    seq,
    at: at.toISOString(),
    actorName,
    action,
    payload: payload as z.infer<typeof AuditView>['payload'],
    hash,
  }));
  return { ...entries, items };
}

/** Computes the chain again, from its first entry. */
export async function auditChain(ctx: Ctx): Promise<AuditChain> {
  may(ctx, 'audit:read');
  return { ...(await verify(ctx)), at: ctx.now.toISOString() };
}

const entriesAPart = 2_000;

/** The chain for somebody who wants to compute it again; in parts, each saying where the next begins. */
export async function auditExport(ctx: Ctx, after: number): Promise<z.infer<typeof AuditExport>> {
  may(ctx, 'audit:read');
  const entries = await entriesAfter(ctx, after, entriesAPart);
  return {
    rule: hashRule,
    entries: entries.map(({ at, payload, ...entry }) => ({
      ...entry,
      at: at.toISOString(),
      payload: payload as z.infer<typeof AuditView>['payload'],
    })),
    next: entries.length === entriesAPart ? (entries.at(-1)?.seq ?? null) : null,
  };
}

export async function networkAssociations(ctx: Ctx, { page, size, search }: Page) {
  may(ctx, 'network:read');
  const where = search ? { name: { contains: search, mode: 'insensitive' as const } } : {};
  const rows = await ctx.tx.association.findMany({
    where,
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    skip: (page - 1) * size,
    take: size,
  });
  const items = rows.map(({ id, name, country, createdAt }) => ({ id, name, country, since: createdAt.toISOString() }));
  return { items, total: await ctx.tx.association.count({ where }), page, size };
}

type NewAssociation = { name: string; country: string; contactEmail: string; administratorEmail: string };

/** Registers an association; its first administrator comes in by the returned link. */
export async function addAssociation(
  ctx: Ctx,
  { administratorEmail, ...input }: NewAssociation,
  publicUrl: string,
): Promise<{ id: string; link: string }> {
  may(ctx, 'network:manage');
  const id = randomUUID();
  await ctx.tx.association.create({ data: { id, ...input, createdAt: ctx.now } });
  await record(ctx, 'association.added', { association: id }, 'network');
  const { link } = await inviteFirstAdministrator(ctx, { email: administratorEmail, associationId: id }, publicUrl);
  return { id, link };
}
