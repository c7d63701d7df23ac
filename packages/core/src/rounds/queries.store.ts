import type { QueryView } from '@gauge/contracts';
import type { Prisma } from '@gauge/db';
import { describeCheck, type Check, type InstrumentDefinition } from '../instruments/index.js';
import type { Ctx } from '../platform/index.js';

const withThread = {
  assessment: { select: { firm: { select: { name: true } } } },
  messages: { orderBy: { at: 'asc' } },
} as const satisfies Prisma.QueryInclude;

/** Undecided queries keep an assessment from being accepted. */
export const UNDECIDED = ['open', 'answered'];
export const isUndecided = ({ status }: { status: string }): boolean => UNDECIDED.includes(status);

type QueryRow = Prisma.QueryGetPayload<{ include: typeof withThread }>;

/** A page of the round's queries in the order in which they deserve a look. */
export async function queueOf(
  ctx: Ctx,
  roundId: string,
  {
    status,
    search,
    skip,
    take,
  }: { status?: string | undefined; search?: string | undefined; skip: number; take: number },
): Promise<{ rows: QueryRow[]; total: number }> {
  const name = search ? `%${search.replace(/[\\%_]/g, '\\$&')}%` : null;
  const found = await ctx.tx.$queryRaw<{ id: string; total: bigint }[]>`
    select q.id, count(*) over () as total
    from query q join assessment a on a.id = q.assessment_id join firm f on f.id = a.firm_id
    where q.round_id = ${roundId}::uuid and (${status ?? null}::text is null or q.status = ${status ?? null})
      and (${name}::text is null or f.name ilike ${name})
    order by q.status = any (${UNDECIDED}::text[]) desc,
      case when q.check_code like 'UNIT_ERROR%' then 0 when q.check_code like 'PARTS%' then 1
        when q.check_code = 'UNUSUAL_CHANGE' then 2 when q.check_code = 'OUTSIDE_PLAUSIBLE' then 3 else 4 end,
      q.created_at, q.id
    offset ${skip} limit ${take}`;
  const rows = await ctx.tx.query.findMany({ where: { id: { in: found.map(({ id }) => id) } }, include: withThread });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return { rows: found.flatMap(({ id }) => byId.get(id) ?? []), total: Number(found[0]?.total ?? 0) };
}

export async function queriesOf(
  ctx: Ctx,
  assessmentId: string,
  definition: InstrumentDefinition,
): Promise<QueryView[]> {
  const rows = await ctx.tx.query.findMany({
    where: { assessmentId },
    include: withThread,
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    take: 500,
  });
  return rows.map((row) => queryView(ctx, row, definition));
}

/** @param definition in the reader's language; in English the query keeps the words it was asked in */
export function queryView({ language }: Ctx, row: QueryRow, definition: InstrumentDefinition): QueryView {
  const { id, firmId, assessmentId, checkCode, inputs, indicator, reason, createdAt, messages } = row;
  return {
    id,
    firmId,
    firmName: row.assessment.firm.name,
    assessmentId,
    checkCode,
    inputs,
    indicator,
    text: language ? describeCheck(checkOf(row), definition, language) : row.text,
    status: row.status as QueryView['status'],
    reason,
    createdAt: createdAt.toISOString(),
    messages: messages.map((message) => ({
      id: message.id,
      authorName: message.authorName,
      fromFirm: message.fromFirm,
      body: message.body,
      at: message.at.toISOString(),
    })),
  };
}

const checkOf = ({ checkCode, inputs, indicator, params }: QueryRow): Check => ({
  code: checkCode as Check['code'],
  severity: 'soft',
  inputs,
  ...(indicator === null ? {} : { indicator }),
  params: params as Check['params'],
});
