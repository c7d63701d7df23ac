import { Prisma, type Database } from '@gauge/db';
import { randomUUID } from 'node:crypto';
import { associationOf, type Ctx } from '../platform/index.js';
import { UNDECIDED } from './queries.store.js';
import { moneyBasis } from './reference.js';
import type { Member } from './imports.rules.js';
import { asks } from './rounds.rules.js';
import { valuesOf, type RoundRow } from './rounds.store.js';
import { HANDED_IN, type Prior } from './sheet.js';

/** The association's verified members that still do business: all, or those of these firms. */
export async function membersOf(ctx: Ctx, round: RoundRow, firmIds?: readonly string[]): Promise<Member[]> {
  const rows = await ctx.tx.membership.findMany({
    where: {
      associationId: associationOf(ctx),
      status: 'verified',
      firm: { deactivatedAt: null },
      ...(firmIds ? { firmId: { in: [...firmIds] } } : {}),
    },
    select: {
      memberNo: true,
      firm: {
        select: { id: true, name: true, country: true, region: true, sectorScheme: true, sectorCode: true, size: true },
      },
    },
  });
  return rows.map(({ memberNo, firm: { id: firmId, ...firm } }) => {
    return { firmId, memberNo, ...firm, asked: asks(round, firm) };
  });
}

/** A firm's row as it is kept from the preview until it is written; values in the order of the columns that are used. */
export interface StoredRow {
  row: number;
  firmId: string;
  firmName: string;
  currency: string;
  moneyScale: number;
  form: 'short' | 'full';
  values: (number | null)[];
}

/** So many rows of a file travel in one statement. */
const ROWS_KEPT_AT_ONCE = 1_000;

export async function keepRows(ctx: Ctx, importId: string, rows: readonly StoredRow[]): Promise<void> {
  for (let at = 0; at < rows.length; at += ROWS_KEPT_AT_ONCE) {
    const some = JSON.stringify(rows.slice(at, at + ROWS_KEPT_AT_ONCE));
    await ctx.tx.$executeRaw`
      insert into import_row (import_id, association_id, firm_id, firm_name, row, currency, money_scale, form, values)
      select ${importId}::uuid, ${associationOf(ctx)}::uuid, r."firmId", r."firmName", r.row, r.currency, r."moneyScale", r.form, r.values
      from jsonb_to_recordset(${some}::jsonb) as r ("firmId" uuid, "firmName" text, row int, currency text,
        "moneyScale" int, form text, values jsonb)`;
  }
}

export const keptFirms = (ctx: Ctx, importId: string): Promise<{ id: string; label: string }[]> =>
  ctx.tx.$queryRaw`
    select firm_id as id, firm_name as label from import_row where import_id = ${importId}::uuid order by row`;

/** The rows of these firms, which are no longer kept. */
export const takeRows = (ctx: Ctx, importId: string, firmIds: readonly string[]): Promise<StoredRow[]> =>
  ctx.tx.$queryRaw`
    delete from import_row where import_id = ${importId}::uuid and firm_id = any(${firmIds}::uuid[])
    returning row, firm_id as "firmId", firm_name as "firmName", currency, money_scale as "moneyScale", form, values`;

/** Deletes previews that nobody confirmed, and the rows of jobs that stopped, after so many hours; some of them a turn. */
export async function clearOldImports(across: Database, hours: number): Promise<void> {
  await across.client.$executeRaw`
    delete from import where id in (
      select id from import where status <> 'committed' and created_at < clock_timestamp() - make_interval(hours => ${hours}::int)
      order by created_at limit 100)`;
  await across.client.$executeRaw`
    delete from import_row r using import i join bulk_job j on j.id = i.job_id
    where r.import_id = i.id and j.status = 'failed' and j.finished_at < clock_timestamp() - make_interval(hours => ${hours}::int)`;
}

/**
 * Firms whose answers an import must leave alone: they answered or withdrew themselves. What an earlier import brought
 * may be brought anew. Where the rows are held, it stays true until the end of the transaction.
 */
export async function firmsWithOwnAnswers(
  ctx: Ctx,
  roundId: string,
  firmIds: readonly string[],
  { hold }: { hold: boolean },
): Promise<Set<string>> {
  const held = await ctx.tx.$queryRaw<{ id: string; firmId: string; own: boolean; status: string }[]>`
    select id, firm_id as "firmId", import_id is null as own, status
    from assessment where round_id = ${roundId}::uuid and firm_id = any(${firmIds}::uuid[]) order by id
    ${hold ? Prisma.sql`for update` : Prisma.empty}`;
  const started = held.filter(({ own, status }) => own && status === 'draft').map(({ id }) => id);
  const answered =
    started.length === 0
      ? []
      : await ctx.tx.answer.findMany({
          where: { assessmentId: { in: started } },
          select: { assessmentId: true },
          distinct: ['assessmentId'],
        });
  const withAnswers = new Set(answered.map(({ assessmentId }) => assessmentId));
  const untouchable = held.filter(
    ({ id, own, status }) => status === 'withdrawn' || (own && (status !== 'draft' || withAnswers.has(id))),
  );
  return new Set(untouchable.map(({ firmId }) => firmId));
}

/** The newest earlier answers of many firms, by firm. */
export async function priorsOf(ctx: Ctx, round: RoundRow, members: readonly Member[]): Promise<Map<string, Prior>> {
  const countries = new Map(members.map(({ firmId, country }) => [firmId, country]));
  const rows = await ctx.tx.$queryRaw<PriorRow[]>`
    select p.*, coalesce((
      select jsonb_object_agg(n.input_code, n.value) from answer n where n.assessment_id = p.id and n.value is not null
    ), '{}') as answers
    from (
      select distinct on (a.firm_id) a.id, a.firm_id as "firmId", a.round_id as "roundId", r.name as "roundName",
        a.currency, a.money_scale as "moneyScale"
      from assessment a
      join round r on r.id = a.round_id
      join instrument_version v on v.id = r.instrument_version_id
      join instrument i on i.id = v.instrument_id
      where a.firm_id = any(${[...countries.keys()]}::uuid[]) and a.status = any(${HANDED_IN}::text[])
        and i.code = ${round.instrumentVersion.instrument.code} and r.period_end < ${round.periodEnd}
      order by a.firm_id, r.period_end desc
    ) p`;
  const values = new Map<string, Awaited<ReturnType<typeof valuesOf>>>();
  for (const { roundId } of rows) if (!values.has(roundId)) values.set(roundId, await valuesOf(ctx, roundId));
  return new Map(
    rows.map((row) => {
      const { rates, references } = values.get(row.roundId) ?? { rates: [], references: [] };
      const reference = references.find(({ country }) => country === countries.get(row.firmId));
      const { roundName, currency, moneyScale } = row;
      const answers = new Map(Object.entries(row.answers));
      return [row.firmId, { roundName, currency, moneyScale, answers, money: moneyBasis(row, rates, reference) }];
    }),
  );
}

interface PriorRow {
  id: string;
  firmId: string;
  roundId: string;
  roundName: string;
  currency: string;
  moneyScale: number;
  answers: Record<string, number>;
}

/** One firm's part of an import, ready to be written. */
export interface ImportedSheet {
  firmId: string;
  form: string;
  currency: string;
  moneyScale: number;
  status: 'submitted' | 'queried';
  values: Record<string, number>;
  answers: [code: string, value: number][];
  queries: { checkCode: string; inputs: string[]; indicator: string | null; params: object; text: string }[];
}

/** Writes whole assessments in a handful of statements; returns the assessments' ids by firm. */
export async function writeSheets(
  ctx: Ctx,
  { roundId, importId }: { roundId: string; importId: string },
  sheets: readonly ImportedSheet[],
): Promise<Map<string, string>> {
  const ids = await writeAssessments(ctx, roundId, importId, sheets);
  const written = sheets.flatMap((sheet) => {
    const id = ids.get(sheet.firmId);
    return id ? [{ ...sheet, id }] : [];
  });
  await replaceAnswers(ctx, roundId, written);
  await replaceQueries(ctx, roundId, written);
  return ids;
}

async function writeAssessments(
  ctx: Ctx,
  roundId: string,
  importId: string,
  sheets: readonly ImportedSheet[],
): Promise<Map<string, string>> {
  const rows = sheets.map(({ firmId, form, currency, moneyScale, status, values }) => ({
    firmId,
    form,
    currency,
    moneyScale,
    status,
    values,
  }));
  const written = await ctx.tx.$queryRaw<{ id: string; firmId: string }[]>`
    insert into assessment (round_id, firm_id, form, currency, money_scale, status, values, import_id, created_at, updated_at, submitted_at)
    select ${roundId}::uuid, s."firmId", s.form, s.currency, s."moneyScale", s.status, s.values, ${importId}::uuid,
      ${ctx.now}, ${ctx.now}, ${ctx.now}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as s ("firmId" uuid, form text, currency text, "moneyScale" int, status text, values jsonb)
    order by s."firmId"
    on conflict (round_id, firm_id) do update set form = excluded.form, currency = excluded.currency,
      money_scale = excluded.money_scale, status = excluded.status, values = excluded.values,
      import_id = excluded.import_id, version = assessment.version + 1, updated_at = excluded.updated_at,
      submitted_at = excluded.submitted_at, accepted_at = null
    returning id, firm_id as "firmId"`;
  return new Map(written.map(({ id, firmId }) => [firmId, id]));
}

type Written = ImportedSheet & { id: string };

async function replaceAnswers(ctx: Ctx, roundId: string, sheets: readonly Written[]): Promise<void> {
  const answers = sheets.map(({ id, firmId, answers }) => ({ id, firmId, answers: Object.fromEntries(answers) }));
  const ids = sheets.map(({ id }) => id);
  // versions go on counting, so that a form open on the old answer notices
  await ctx.tx.$executeRaw`
    update answer set value = null, skipped = false, version = version + 1, updated_by = ${ctx.actor.id}::uuid, updated_at = ${ctx.now}
    where assessment_id = any(${ids}::uuid[])`;
  // one text of JSON: a hundred thousand elements of arrays take the client longer than the database
  await ctx.tx.$executeRaw`
    insert into answer as kept (assessment_id, input_code, firm_id, round_id, value, updated_by, updated_at)
    select s.id, n.code, s."firmId", ${roundId}::uuid, n.value::float8, ${ctx.actor.id}::uuid, ${ctx.now}
    from jsonb_to_recordset(${JSON.stringify(answers)}::jsonb) as s (id uuid, "firmId" uuid, answers jsonb)
    cross join lateral jsonb_each(s.answers) as n (code, value)
    on conflict (assessment_id, input_code) do update set value = excluded.value`;
}

async function replaceQueries(ctx: Ctx, roundId: string, sheets: readonly Written[]): Promise<void> {
  await ctx.tx.query.updateMany({
    where: { assessmentId: { in: sheets.map(({ id }) => id) }, status: { in: [...UNDECIDED, 'excluded'] } },
    data: { status: 'corrected', reason: 'Imported anew.', closedAt: ctx.now, closedBy: ctx.actor.id },
  });
  const queries = sheets.flatMap(({ id, firmId, queries }) =>
    queries.map((query) => ({ id: randomUUID(), assessmentId: id, firmId, ...query })),
  );
  await ctx.tx.$executeRaw`
    insert into query (id, assessment_id, firm_id, round_id, check_code, inputs, indicator, params, text, created_at)
    select q.id, q."assessmentId", q."firmId", ${roundId}::uuid, q."checkCode", q.inputs, q.indicator, q.params, q.text, ${ctx.now}
    from jsonb_to_recordset(${JSON.stringify(queries)}::jsonb) as q (
      id uuid, "assessmentId" uuid, "firmId" uuid, "checkCode" text, inputs text[], indicator text, params jsonb, text text)`;
}
