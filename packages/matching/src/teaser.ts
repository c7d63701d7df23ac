import { bareCode, pathOf, type Code } from './codes.js';

/** Firms of the network by what registers tell of them. */
export type CensusRow = {
  country: string;
  size: string | null;
  sector: Code;
  firms: number;
  /** Their owner, where they have one in common: all of its firms count as one. */ owner?: number | null;
  /** They came after the author was first shown, so readers know that it is none of them. */ late?: boolean;
};

/** What a teaser says of who stands behind it. A null field is not told. */
export type Place = { level: 'country'; country: string } | { level: 'region'; region: string } | { level: 'world' };
export type TeaserIdentity = { place: Place; size: string | null; needs: Code[]; offers: Code[] };

export type TeaserWorld = {
  census: readonly CensusRow[];
  /** The region that a country lies in. */
  regionOf: (country: string) => string;
  /** Whether firms registered in this sector can be the one behind a code. */
  deals: (sector: Code, code: Code) => boolean;
};

export const FEWEST_FIRMS = 5;

/** How many firms of the network a reader of the teaser cannot tell apart; those of one owner are one. */
export const firmsThatFit = (identity: TeaserIdentity, world: TeaserWorld): number =>
  counted(world.census.filter((row) => fits(row, identity, world)));

function fits(row: CensusRow, { place, size, needs, offers }: TeaserIdentity, { regionOf, deals }: TeaserWorld) {
  const near =
    place.level === 'world' ||
    (place.level === 'country' ? row.country === place.country : regionOf(row.country) === place.region);
  return near && (size === null || row.size === size) && [...needs, ...offers].every((code) => deals(row.sector, code));
}

function counted(rows: readonly CensusRow[]): number {
  const owners = new Set<number>();
  let firms = 0;
  for (const row of rows)
    if (typeof row.owner === 'number') owners.add(row.owner);
    else firms += row.firms;
  return firms + owners.size;
}

/** Coarser step by step; what a partner needs to know (the product, the country) goes last. */
const ladder: ((identity: TeaserIdentity, world: TeaserWorld) => TeaserIdentity)[] = [
  (identity) => ({ ...identity, size: null }),
  (identity) => coarser(identity, 4),
  (identity) => coarser(identity, 2),
  (identity, { regionOf }) =>
    identity.place.level === 'country'
      ? { ...identity, place: { level: 'region', region: regionOf(identity.place.country) } }
      : identity,
  (identity) => ({ ...identity, place: { level: 'world' } }),
  (identity) => coarser(identity, 0),
  (identity) => ({ ...identity, needs: [], offers: [] }),
];

/**
 * The finest teaser that at least five firms of the network fit; null when even the coarsest fits fewer, that is in a
 * network of fewer than five firms. `told`: what readers were shown of the same author before. Then five must fit all of
 * it together, from among those that were there; or, where too few do by now, the new one must tell those few no further
 * apart.
 */
export function generalise(
  exact: TeaserIdentity,
  world: TeaserWorld,
  told: readonly TeaserIdentity[] = [],
): { identity: TeaserIdentity; firms: number; steps: number } | null {
  const known = world.census.filter((row) => !row.late && told.every((before) => fits(row, before, world)));
  const suspects = { ...world, census: told.length > 0 ? known : world.census };
  const few = counted(suspects.census) < FEWEST_FIRMS;
  let identity = exact;
  for (let steps = 0; ; steps++) {
    const all = firmsThatFit(identity, world);
    const left = firmsThatFit(identity, suspects);
    if (few ? all >= FEWEST_FIRMS && left === counted(suspects.census) : left >= FEWEST_FIRMS)
      return { identity, firms: few ? all : left, steps };
    const next = ladder[steps];
    if (!next) return null;
    identity = next(identity, world);
  }
}

/** Codes with at most so many digits; 0 is the section. */
function coarser(identity: TeaserIdentity, digits: 4 | 2 | 0): TeaserIdentity {
  const cut = (codes: readonly Code[]) => [
    ...new Set(codes.map((code) => pathOf(code).find((one) => digitsOf(one) <= digits) ?? code)),
  ];
  return { ...identity, needs: cut(identity.needs), offers: cut(identity.offers) };
}

/** A section is named by a letter and has none. */
const digitsOf = (code: Code): number => (/^\d/.test(bareCode(code)) ? bareCode(code).length : 0);
