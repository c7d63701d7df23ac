import { ProfileKind, SeriesSize, type TeaserView } from '@gauge/contracts';
import { informationOf, type Code, type Filters, type Information, type MatchProfile } from '@gauge/matching';
import { z } from 'zod';
import type { Ctx } from '../platform/index.js';
import { teaserView } from './profiles.store.js';

export const PlaceLevel = z.enum(['country', 'region', 'world']);

/** A transaction of somebody who searches, or of the scope `search`. */
export type Asking = Pick<Ctx, 'tx' | 'now'>;

/** How much each code tells in the network of today. */
export async function networkInformation(ctx: Asking): Promise<Information> {
  const [row] = await ctx.tx.$queryRaw<{ codes: string[] | null; profiles: number[] | null }[]>`
    select codes, profiles from partner_code_counts()`;
  const { codes, profiles } = row ?? {};
  return informationOf((codes ?? []).map((code, at) => [code, profiles?.[at] ?? 0] as const));
}

/** A teaser as `partner_index` holds it. Thousands come at a time, from a function of our own: they are not parsed anew. */
export type ListedRow = [
  id: string,
  publisher: number,
  kind: MatchProfile['kind'],
  needs: Code[],
  offers: Code[],
  words: string[],
  countries: string[],
  types: string[],
  series: MatchProfile['series'],
  certificates: string[],
  certificatesNeeded: string[],
  languages: string[],
  marketsWanted: string[],
  publishedSeconds: number,
  expiresSeconds: number,
];

export type SearchNews = {
  /** Of which database. */ era: string;
  /** Whose teasers the caller's firm may find, and where that firm is; of nobody, and nowhere, in the scope `search`. */
  publishers: number[];
  country: string | null;
  /** Where the next reader goes on. */ upto: bigint;
  /** What was written since; only an id for what is gone. Null: begin anew. */
  changed: (ListedRow | [id: string])[] | null;
};

export async function searchNews(ctx: Asking, era: string, since: bigint): Promise<SearchNews> {
  const [row] = await ctx.tx.$queryRaw<(Omit<SearchNews, 'changed'> & { changed: string | null })[]>`
    select era, publishers, country, upto, changed from partner_search_news(${era}, ${since}::bigint, ${ctx.now})`;
  if (!row) throw new Error('only firms search');
  return { ...row, changed: row.changed === null ? null : (JSON.parse(row.changed) as SearchNews['changed']) };
}

/** Teasers with a code in a section, the first so many after an id. */
export async function sectionOfTeasers(ctx: Ctx, section: Code, after: string, most: number): Promise<ListedRow[]> {
  const [row] = await ctx.tx.$queryRaw<{ rows: string }[]>`
    select partner_section(${section}, ${after}::uuid, ${most}::int) as rows`;
  return JSON.parse(row?.rows ?? '[]') as ListedRow[];
}

/** All teasers, the first so many after an id; in a transaction of the scope `search`. */
export async function allTeasers(ctx: Asking, after: string, most: number): Promise<ListedRow[]> {
  const [row] = await ctx.tx.$queryRaw<{ rows: string }[]>`select partner_all(${after}::uuid, ${most}::int) as rows`;
  return JSON.parse(row?.rows ?? '[]') as ListedRow[];
}

/** Of the teasers with these ids the ones the caller's firm may find, with the introductions they are asked for. */
export async function admitted(ctx: Ctx, ids: readonly string[]): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map();
  const [row] = await ctx.tx.$queryRaw<{ ids: string[] | null; inbound: number[] | null }[]>`
    select ids, inbound from partner_admitted(${ids}::uuid[], ${ctx.now})`;
  return new Map((row?.ids ?? []).map((id, at) => [id, row?.inbound?.[at] ?? 0]));
}

/** Ids of the teasers that fit the filters, newest first, and how many there are: a thousand, and whether there are more. */
export async function listTeasers(ctx: Ctx, { words, kind, type, country }: Filters, limit: number, offset: number) {
  const rows = await ctx.tx.$queryRaw<{ id: string; total: bigint; more: boolean }[]>`
    select id, total, more from partner_list(${words}::text[], ${kind}, ${type}, ${country}, ${ctx.now}, ${limit}::int, ${offset}::int)`;
  return { ids: rows.map(({ id }) => id), total: Number(rows[0]?.total ?? 0), more: rows[0]?.more ?? false };
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
        ctx.language,
      ),
    ]),
  );
}
