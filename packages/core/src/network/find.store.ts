import { ProfileKind, SeriesSize, type TeaserView } from '@gauge/contracts';
import {
  freshnessOf,
  informationOf,
  type Candidate,
  type Information,
  type MatchProfile,
  type Shortlist,
  type Wanted,
} from '@gauge/matching';
import { z } from 'zod';
import type { Ctx } from '../platform/index.js';
import { daysSince1970 } from './profiles.rules.js';
import { teaserView } from './profiles.store.js';

export const PlaceLevel = z.enum(['country', 'region', 'world']);

/** How much each code tells in the network of today. */
export async function networkInformation(ctx: Ctx): Promise<Information> {
  const [row] = await ctx.tx.$queryRaw<{ codes: string[] | null; profiles: number[] | null }[]>`
    select codes, profiles from partner_code_counts()`;
  const { codes, profiles } = row ?? {};
  return informationOf((codes ?? []).map((code, at) => [code, profiles?.[at] ?? 0] as const));
}

/** A teaser as `partner_shortlist` bundles it. Hundreds come at a time, from a function of our own: they are not parsed anew. */
type CandidateRow = [
  id: string,
  kind: Candidate['kind'],
  needs: string[],
  offers: string[],
  words: string[],
  countries: string[],
  types: string[],
  series: Candidate['series'],
  certificates: string[],
  certificatesNeeded: string[],
  languages: string[],
  marketsWanted: string[],
  marketsExcluded: string[],
  publishedSeconds: number,
  inbound: number,
];
const SECONDS_A_DAY = 86_400;

/** Teasers the caller's firm may find, by the most that each could score for `one`; the database bounds and bundles them. */
export async function shortlist(ctx: Ctx, one: MatchProfile, wanted: Wanted): Promise<Shortlist> {
  const { needs, offers, deeper, taxonomy, above, floor, most } = wanted;
  const fresh = freshnessOf(one.published, daysSince1970(ctx.now));
  const [row] = await ctx.tx.$queryRaw<{ rest: number | null; candidates: CandidateRow[] | null }[]>`
    select rest, candidates from partner_shortlist(${needs}::text[], ${offers}::text[], ${deeper.needs}::text[], ${deeper.offers}::text[],
      ${taxonomy}::float8, ${above}::float8, ${one.needs.length > 0}, ${one.offers.length > 0}, ${floor}::float8, ${most}::int, ${[...one.words]}::text[], ${[...one.types]}::text[], ${one.series},
      ${one.certificates.length > 0}, ${one.certificatesNeeded.length > 0}, ${one.marketsWanted.length > 0}, ${fresh}::float8,
      ${ctx.now})`;
  return { found: (row?.candidates ?? []).map(candidateOf), rest: row?.rest ?? 0 };
}

function candidateOf(row: CandidateRow): Candidate {
  const [id, kind, needs, offers, words, countries, types, series, ...rest] = row;
  const [certificates, certificatesNeeded, languages, marketsWanted, marketsExcluded, seconds, inbound] = rest;
  return {
    id,
    kind,
    needs,
    offers,
    words: new Set(words),
    countries,
    types,
    series,
    certificates,
    certificatesNeeded,
    languages,
    marketsWanted,
    marketsExcluded,
    published: seconds / SECONDS_A_DAY,
    inbound,
  };
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
