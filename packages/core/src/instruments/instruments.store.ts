import type { InstrumentEntry } from '@gauge/contracts';
import { coherence, missingTexts, translatedTo } from '@gauge/contracts/instrument';
import { Prisma } from '@gauge/db';
import { associationOf, canonicalJson, notFound, sha256, type Ctx } from '../platform/index.js';
import { withBuiltInTexts } from './content.js';
import { instrumentShape, type InstrumentDefinition } from './definition.js';

type Status = InstrumentEntry['status'];

/** A version without its definition: what lists need. */
export interface VersionRow {
  id: string;
  code: string;
  version: number;
  title: string;
  description: string;
  status: Status;
  associationId: string | null;
  ownerName: string | null;
  indicators: number;
  inputs: number;
  problems: number;
  rounds: number;
  missingTexts: Record<string, number>;
  basedOnId: string | null;
  revision: number;
  contentHash: string;
  updatedAt: Date;
  updatedBy: string | null;
}

/** At most this many versions in one answer. */
const MOST = 200;

/** Versions the caller can see, by title, newest first. Counted in the database: definitions are large. */
export async function versionRows(ctx: Ctx, where: Prisma.Sql = Prisma.sql`true`): Promise<VersionRow[]> {
  return ctx.tx.$queryRaw<VersionRow[]>`
    select v.id, i.code, v.version, v.title, coalesce(v.definition ->> 'description', '') as description, v.status,
      v.association_id as "associationId", a.name as "ownerName", v.problems, v.missing_texts as "missingTexts",
      coalesce(jsonb_array_length(v.definition -> 'indicators'), 0) as indicators,
      coalesce(jsonb_array_length(v.definition -> 'inputs'), 0) as inputs,
      (select count(*)::int from round r where r.instrument_version_id = v.id) as rounds,
      v.based_on_id as "basedOnId", v.revision, v.content_hash as "contentHash", v.updated_at as "updatedAt", v.updated_by as "updatedBy"
    from instrument_version v join instrument i on i.id = v.instrument_id left join association a on a.id = v.association_id
    where ${where}
    order by v.title, i.code, v.version desc, v.id limit ${MOST}`;
}

export async function versionRow(ctx: Ctx, id: string): Promise<VersionRow> {
  const [row] = await versionRows(ctx, Prisma.sql`v.id = ${id}::uuid`);
  if (!row) throw notFound('The instrument version');
  return row;
}

export async function definitionIn(
  ctx: Ctx,
  id: string,
): Promise<{ status: Status; definition: InstrumentDefinition }> {
  const row = await ctx.tx.instrumentVersion.findUnique({ where: { id } });
  if (!row) throw notFound('The instrument version');
  const definition = instrumentShape.parse(row.definition);
  return {
    status: row.status as Status,
    definition: row.associationId === null ? withBuiltInTexts(definition) : definition,
  };
}

/** What is kept beside a definition, computed from it. */
export function contentOf(definition: InstrumentDefinition) {
  const languages = translatedTo.filter((language) => definition.translations?.[language]);
  return {
    definition: definition as unknown as Prisma.InputJsonObject,
    contentHash: sha256(canonicalJson(definition)),
    problems: coherence(definition).length,
    missingTexts: Object.fromEntries(languages.map((language) => [language, missingTexts(definition, language)])),
  };
}

/** The line of a code, and the next number on it that the association has not seen. */
export async function nextOnLine(ctx: Ctx, code: string): Promise<{ instrumentId: string; version: number }> {
  const own = associationOf(ctx);
  await ctx.tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`instruments:${own}`}, 0))`;
  const [line] = await ctx.tx.$queryRaw<{ id: string }[]>`select instrument_line(${code}) as id`;
  if (!line) throw new Error('the line of a code is there or begun');
  const newest = await ctx.tx.instrumentVersion.aggregate({
    where: { instrumentId: line.id, OR: [{ associationId: own }, { associationId: null }] },
    _max: { version: true },
  });
  return { instrumentId: line.id, version: (newest._max.version ?? 0) + 1 };
}

export const countDrafts = (ctx: Ctx): Promise<number> =>
  ctx.tx.instrumentVersion.count({ where: { associationId: associationOf(ctx), status: 'draft' } });
