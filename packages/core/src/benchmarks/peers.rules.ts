import type { CohortLabel } from '@gauge/contracts';
import { cohortKey } from '@gauge/disclosure';
import { SECTOR_GROUPS, type InstrumentDefinition } from '../instruments/index.js';
import { sectorOf } from '../rounds/index.js';

export type Dimensions = Readonly<Record<string, string>>;
/** What a firm is, as far as an instrument's dimensions ask for it. */
export type FirmFacts = {
  country: string;
  region: string | null;
  sectorScheme: string;
  sectorCode: string;
  size: string | null;
};

const unknown = 'unknown';

/** The dimensions of a firm that took no part in the round: what the freeze would have noted. */
export function currentDimensions(firm: FirmFacts, wanted: readonly string[]): Dimensions {
  const facts: Record<string, string | null | undefined> = {
    sector: sectorOf(firm.sectorScheme, firm.sectorCode).key,
    industry: firm.sectorCode,
    country: firm.country,
    region: firm.region,
    size: firm.size,
  };
  return Object.fromEntries(wanted.map((dimension) => [dimension, facts[dimension]?.trim() || unknown]));
}

/** The peer groups of the instrument's lattice that hold a firm of these dimensions, narrowest first. */
export function peerGroups({ release }: InstrumentDefinition, dimensions: Dimensions): CohortLabel[] {
  return release.cohorts.map((node) =>
    groupOf(Object.fromEntries(node.map((dimension) => [dimension, dimensions[dimension] ?? unknown]))),
  );
}

/** The peer group of these dimensions, in their order. */
export function groupOf(dimensions: Dimensions): CohortLabel {
  const own = Object.entries(dimensions).map(([dimension, value]) => ({ dimension, value }));
  return {
    key: cohortKey(dimensions),
    reach: own.some(({ dimension }) => homeDimensions.includes(dimension)) ? 'home' : 'network',
    dimensions: own.map(({ dimension, value }) => ({ dimension, value, label: labelOf(dimension, value) })),
  };
}

const homeDimensions = ['country', 'region'];
const countryNames = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'code' });
const sizeNames: Readonly<Record<string, string>> = {
  micro: 'Micro firms',
  small: 'Small firms',
  medium: 'Medium-sized firms',
  large: 'Large firms',
};

function labelOf(dimension: string, value: string): string {
  if (value === unknown) return 'Not stated';
  if (dimension === 'sector') return SECTOR_GROUPS.find(({ code }) => code === value)?.name ?? value;
  if (dimension === 'size') return sizeNames[value] ?? value;
  if (dimension === 'country' && /^[A-Z]{2}$/.test(value)) return countryNames.of(value) ?? value;
  return value;
}
