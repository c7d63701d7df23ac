import type { Ctx } from '../platform/index.js';

export interface Entry {
  input: string;
  value: number | null;
  skipped: boolean;
  /** The version of the answer this edit started from; 0 if there was none. */
  baseVersion: number;
}

/**
 * Writes the answers whose version is still the one the edit started from, in one statement. A value that stands there
 * already counts as saved, so that a retry after a lost reply is no conflict. The others are left alone.
 */
export async function writeAnswers(
  ctx: Ctx,
  { id, firm, round }: { id: string; firm: { id: string }; round: { id: string } },
  entries: readonly Entry[],
): Promise<{ input: string; version: number }[]> {
  return ctx.tx.$queryRaw<{ input: string; version: number }[]>`
    insert into answer as kept (assessment_id, input_code, firm_id, round_id, value, skipped, version, updated_by, updated_at)
    select ${id}::uuid, e.code, ${firm.id}::uuid, ${round.id}::uuid, e.value, e.skipped, e.base + 1, ${ctx.actor.id}::uuid, ${ctx.now}
    from unnest(
      ${entries.map(({ input }) => input)}::text[],
      ${entries.map(({ value }) => value)}::float8[],
      ${entries.map(({ skipped }) => skipped)}::boolean[],
      ${entries.map(({ baseVersion }) => baseVersion)}::int[]
    ) as e (code, value, skipped, base)
    on conflict (assessment_id, input_code) do update set
      value = excluded.value, skipped = excluded.skipped,
      version = case when kept.version = excluded.version - 1 then excluded.version else kept.version end,
      updated_by = case when kept.version = excluded.version - 1 then excluded.updated_by else kept.updated_by end,
      updated_at = case when kept.version = excluded.version - 1 then excluded.updated_at else kept.updated_at end
    where kept.version = excluded.version - 1
      or (kept.value is not distinct from excluded.value and kept.skipped = excluded.skipped)
    returning kept.input_code as input, kept.version`;
}
