import { bareCode, pathOf, type Code } from './codes.js';

/** Firms of the network by what registers tell of them. */
export type CensusRow = { country: string; size: string | null; sector: Code; firms: number };

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

/** How many firms of the network a reader of the teaser cannot tell apart. */
export function firmsThatFit({ place, size, needs, offers }: TeaserIdentity, world: TeaserWorld): number {
  const codes = [...needs, ...offers];
  let firms = 0;
  for (const row of world.census) {
    const near =
      place.level === 'world' ||
      (place.level === 'country' ? row.country === place.country : world.regionOf(row.country) === place.region);
    if (near && (size === null || row.size === size) && codes.every((code) => world.deals(row.sector, code)))
      firms += row.firms;
  }
  return firms;
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
 * network of fewer than five firms.
 */
export function generalise(
  exact: TeaserIdentity,
  world: TeaserWorld,
): { identity: TeaserIdentity; firms: number; steps: number } | null {
  let identity = exact;
  for (let steps = 0; ; steps++) {
    const firms = firmsThatFit(identity, world);
    if (firms >= FEWEST_FIRMS) return { identity, firms, steps };
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
