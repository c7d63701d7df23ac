import { z } from 'zod';
import type { Ctx } from '../platform/index.js';

type DirectoryRow = {
  id: string;
  name: string;
  country: string;
  firms: string | null;
  sectors: string[];
  instruments: string[];
};

/** Sizes come as bands: the database does not give out a count. */
export function directory(ctx: Ctx): Promise<DirectoryRow[]> {
  return ctx.tx.$queryRaw<DirectoryRow[]>`
    select id, name, country, firms, sectors, instruments from network_directory()`;
}

const Relation = z.enum(['own', 'allied', 'ended']);

export async function circle(ctx: Ctx) {
  const rows = await ctx.tx.$queryRaw<
    { id: string; name: string; country: string; relation: string; endedOn: Date | null }[]
  >`select id, name, country, relation, ended_on as "endedOn" from partner_circle(${ctx.now}) order by relation desc, name, id`;
  return rows.map((row) => ({
    ...row,
    relation: Relation.parse(row.relation),
    endedOn: row.endedOn && row.endedOn.toISOString().slice(0, 10),
  }));
}
