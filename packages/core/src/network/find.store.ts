import { ProfileKind, SeriesSize, type TeaserView } from '@gauge/contracts';
import { informationOf, type Candidate, type Information } from '@gauge/matching';
import { z } from 'zod';
import type { Ctx } from '../platform/index.js';
import { daysSince1970 } from './profiles.rules.js';
import { teaserView } from './profiles.store.js';

export const PlaceLevel = z.enum(['country', 'region', 'world']);

/** How much each code tells in the network of today. */
export async function networkInformation(ctx: Ctx): Promise<Information> {
  const rows = await ctx.tx.partnerCode.findMany({ where: { profiles: { gt: 0 } } });
  return informationOf(rows.map(({ code, profiles }) => [code, profiles] as const));
}

type CandidateRow = {
  id: string;
  kind: string;
  needs: string[];
  offers: string[];
  words: string[];
  countries: string[];
  types: string[];
  series: string | null;
  certificates: string[];
  certificates_needed: string[];
  languages: string[];
  markets_wanted: string[];
  markets_excluded: string[];
  published_at: Date;
  inbound: bigint;
};

/** Teasers the caller's firm may find that offer something under `needs` or need something under `offers`. */
export async function candidates(ctx: Ctx, terms: { needs: string[]; offers: string[] }): Promise<Candidate[]> {
  const rows = await ctx.tx.$queryRaw<CandidateRow[]>`
    select * from partner_candidates(${terms.needs}::text[], ${terms.offers}::text[], ${ctx.now})`;
  return rows.map((row) => ({
    id: row.id,
    kind: ProfileKind.parse(row.kind),
    needs: row.needs,
    offers: row.offers,
    words: new Set(row.words),
    countries: row.countries,
    types: row.types,
    series: SeriesSize.nullable().parse(row.series),
    certificates: row.certificates,
    certificatesNeeded: row.certificates_needed,
    languages: row.languages,
    marketsWanted: row.markets_wanted,
    marketsExcluded: row.markets_excluded,
    published: daysSince1970(row.published_at),
    inbound: Number(row.inbound),
  }));
}

export type Filters = {
  words: string[];
  kind: string | null;
  type: string | null;
  country: string | null;
};

/** Ids of the teasers that fit the filters, newest first, and how many there are. */
export async function listTeasers(ctx: Ctx, { words, kind, type, country }: Filters, limit: number, offset: number) {
  const rows = await ctx.tx.$queryRaw<{ id: string; total: bigint }[]>`
    select id, total from partner_list(${words}::text[], ${kind}, ${type}, ${country}, ${ctx.now}, ${limit}::int, ${offset}::int)`;
  return { ids: rows.map(({ id }) => id), total: Number(rows[0]?.total ?? 0) };
}

type TeaserRow = {
  id: string;
  kind: string;
  title: string;
  text: string;
  place_level: string;
  place: string;
  size: string | null;
  needs: string[];
  offers: string[];
  types: string[];
  series: string | null;
  certificates: string[];
  certificates_needed: string[];
  languages: string[];
  markets_wanted: string[];
  published_at: Date;
};

/** What the caller's firm is shown of these teasers; those it may not see are missing. */
export async function teasersById(ctx: Ctx, ids: readonly string[]): Promise<Map<string, TeaserView>> {
  if (ids.length === 0) return new Map();
  const rows = await ctx.tx.$queryRaw<TeaserRow[]>`select * from partner_teasers(${ids}::uuid[], ${ctx.now})`;
  return new Map(
    rows.map((row) => [
      row.id,
      teaserView(
        row.id,
        {
          ...row,
          kind: ProfileKind.parse(row.kind),
          placeLevel: PlaceLevel.parse(row.place_level),
          series: SeriesSize.nullable().parse(row.series),
          certificatesNeeded: row.certificates_needed,
          marketsWanted: row.markets_wanted,
        },
        row.published_at,
      ),
    ]),
  );
}
