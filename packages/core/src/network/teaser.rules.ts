import type { TeaserPreview, TeaserView } from '@gauge/contracts';
import {
  dealsIn,
  generalise,
  isCode,
  pathOf,
  wordsOf,
  type CensusRow,
  type MatchProfile,
  type Place,
  type TeaserIdentity,
} from '@gauge/matching';
import { z } from 'zod';
import { COUNTRIES, countryEntry, isIsic } from '../instruments/index.js';
import { nameOfCode } from './codes.js';
import { daysSince1970, type Profile } from './profiles.rules.js';

/** A teaser as it is kept: what strangers see, and what the search finds it by. */
export type Teaser = Pick<
  Profile,
  | 'kind'
  | 'title'
  | 'text'
  | 'needs'
  | 'offers'
  | 'types'
  | 'series'
  | 'certificates'
  | 'certificatesNeeded'
  | 'languages'
  | 'marketsWanted'
> & {
  placeLevel: Place['level'];
  /** ISO 3166 or UN M49 code; empty for the world. */
  place: string;
  countries: string[];
  size: string | null;
  needTerms: string[];
  offerTerms: string[];
  words: string[];
};
export type PlaceLevel = Place['level'];
export type MadeTeaser = {
  teaser: Teaser;
  identity: TeaserIdentity;
  firms: number;
  coarser: TeaserPreview['coarser'];
};

export type CensusCell = {
  country: string;
  size: string | null;
  scheme: string;
  code: string;
  /** Of one owner with others of the same number. */ owner: number | null;
  /** Joined after the author was first shown. */ late: boolean;
  firms: number;
};

const Place = z.discriminatedUnion('level', [
  z.object({ level: z.literal('country'), country: z.string() }),
  z.object({ level: z.literal('region'), region: z.string() }),
  z.object({ level: z.literal('world') }),
]);
/** What strangers were told of who is behind something, in each version that was published. */
export const ShownBefore = z.array(
  z.object({ place: Place, size: z.string().nullable(), needs: z.string().array(), offers: z.string().array() }),
);
/** More versions than anybody reviews; of more the oldest are forgotten. */
const MOST_SHOWN = 60;

/** The same with one more version, which is kept once. */
export function shownAfter(shown: readonly TeaserIdentity[], { place, size, needs, offers }: TeaserIdentity) {
  const version = { place, size, needs, offers };
  const known = new Set(shown.map((one) => JSON.stringify(ShownBefore.element.parse(one))));
  return known.has(JSON.stringify(version)) ? [...shown] : [...shown, version].slice(-MOST_SHOWN);
}

/**
 * What strangers may see of a profile, as fine as at least five members of its association fit it, and whatever was shown of
 * it before. Counted within the association and not the network, because a reader may know with whom its own association is
 * allied; null when the association is too small for any.
 */
export function makeTeaser(
  profile: Profile,
  firm: { country: string; size: string | null },
  census: readonly CensusCell[],
): MadeTeaser | null {
  const found = hide(profile, firm, census);
  if (!found) return null;
  const { size, needs, offers, languages, level, code, countries } = found;
  const names = [...needs, ...offers].map((one) => nameOfCode(one));
  const { kind, title, text, types, series, certificates, certificatesNeeded, marketsWanted } = profile;
  const shown = { kind, title, text, types, series, certificates, certificatesNeeded, marketsWanted };
  const teaser: Teaser = {
    ...shown,
    needs,
    offers,
    languages,
    placeLevel: level,
    place: code,
    countries,
    size,
    needTerms: termsOver(needs),
    offerTerms: termsOver(offers),
    words: wordsOf([title, text, ...names].join(' ')),
  };
  const { identity, firms } = found;
  return { teaser, identity, firms, coarser: coarserThan(profile, firm.size, teaser) };
}

/** A stranger's profile as matching takes it: with all that the teaser shows, and nothing else. */
export function shownMatchProfile({ needs, offers, place, publishedAt, ...teaser }: TeaserView): MatchProfile {
  // by the English names, as the search knows them: a teaser shown in another language fits no better or worse
  const names = [...needs, ...offers].map(({ code }) => nameOfCode(code));
  return {
    ...teaser,
    needs: needs.map(({ code }) => code),
    offers: offers.map(({ code }) => code),
    words: new Set(wordsOf([teaser.title, teaser.text, ...names].join(' '))),
    countries: countriesIn(place.level, place.code),
    marketsExcluded: [],
    published: daysSince1970(new Date(publishedAt)),
  };
}

type Exact = { needs: string[]; offers: string[]; languages: string[]; shown: readonly TeaserIdentity[] };

/** Who is behind it, as fine as at least five of the counted firms fit; null when even nothing at all fits fewer. */
export function hide(
  { needs: exactNeeds, offers: exactOffers, languages: spoken, shown }: Exact,
  { country, size: exactSize }: { country: string; size: string | null },
  census: readonly CensusCell[],
) {
  const found = generalise(
    { place: { level: 'country', country }, size: exactSize, needs: exactNeeds, offers: exactOffers },
    { census: census.map(censusRow), regionOf, deals: (sector, code) => isCode(sector) && dealsIn(sector, code) },
    shown,
  );
  if (!found) return null;
  const { identity, firms } = found;
  const { place, size, needs, offers } = identity;
  const { level, code, countries } = whereIs(place);
  // languages tell the country: where that is hidden only the common one is left
  const languages = level === 'country' ? spoken : spoken.filter((language) => language === 'en');
  return { identity, size, needs, offers, languages, level, code, countries, firms };
}

function coarserThan(profile: Profile, size: string | null, teaser: Teaser): TeaserPreview['coarser'] {
  const codes = [...teaser.needs, ...teaser.offers].join() !== [...profile.needs, ...profile.offers].join();
  return [
    ...(size !== null && teaser.size === null ? (['size'] as const) : []),
    ...(codes ? (['codes'] as const) : []),
    ...(teaser.placeLevel !== 'country' ? (['place'] as const) : []),
    ...(teaser.languages.length < profile.languages.length ? (['languages'] as const) : []),
  ];
}

const termsOver = (codes: readonly string[]): string[] => [...new Set(codes.flatMap(pathOf))];

/** A sector of a scheme that has no tree here fits no code, only a teaser without codes. */
const censusRow = ({ scheme, code, ...rest }: CensusCell): CensusRow => ({
  ...rest,
  sector: isIsic(scheme) ? `ISIC4:${code}` : `${scheme}:${code}`,
});

const regionOf = (country: string): string => countryEntry(country)?.m49 ?? '';

function whereIs(place: Place): { level: Place['level']; code: string; countries: string[] } {
  const code = place.level === 'country' ? place.country : place.level === 'region' ? place.region : '';
  const level = code === '' ? 'world' : place.level;
  return { level, code, countries: countriesIn(level, code) };
}

function countriesIn(level: PlaceLevel, code: string): string[] {
  if (level === 'country') return [code];
  return COUNTRIES.filter(({ m49 }) => level === 'world' || m49 === code).map(({ iso2 }) => iso2);
}

const BANDS: [atLeast: number, band: string][] = [
  [100, '100+'],
  [50, '50-99'],
  [30, '30-49'],
  [20, '20-29'],
  [12, '12-19'],
  [5, '5-11'],
];
/** How many firms fit, never exactly. */
export const bandOf = (firms: number): string | null => BANDS.find(([atLeast]) => firms >= atLeast)?.[1] ?? null;
