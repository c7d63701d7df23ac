import type { QueryView } from '@gauge/contracts';
import type { Prisma } from '@gauge/db';
import type { Ctx } from '../platform/index.js';

const withThread = {
  assessment: { select: { firm: { select: { name: true } } } },
  messages: { orderBy: { at: 'asc' } },
} as const satisfies Prisma.QueryInclude;

/** Undecided queries keep an assessment from being accepted. */
export const UNDECIDED = ['open', 'answered'];
export const isUndecided = ({ status }: { status: string }): boolean => UNDECIDED.includes(status);

type QueryRow = Prisma.QueryGetPayload<{ include: typeof withThread }>;

export function readQueries(
  ctx: Ctx,
  where: Prisma.QueryWhereInput,
  paging: { skip?: number; take: number },
): Promise<QueryRow[]> {
  return ctx.tx.query.findMany({
    where,
    include: withThread,
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    ...paging,
  });
}

export async function queriesOf(ctx: Ctx, assessmentId: string): Promise<QueryView[]> {
  return (await readQueries(ctx, { assessmentId }, { take: 500 })).map(queryView);
}

export function queryView(row: QueryRow): QueryView {
  const { id, firmId, assessmentId, checkCode, inputs, indicator, text, reason, createdAt, messages } = row;
  return {
    id,
    firmId,
    firmName: row.assessment.firm.name,
    assessmentId,
    checkCode,
    inputs,
    indicator,
    text,
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
