import { readFileSync } from 'node:fs';
import {
  buildRelease,
  type Block,
  type BlocksFile,
  type FirmRecord,
  type HistoryEntry,
  type IndicatorSpec,
  type PublishedCohort,
  type PublishedFigure,
  type ReleaseFile,
  type ReleaseSpec,
} from '../index.js';

/** The attacks and controls of disclosure.cases.json, and the way from a case to a release. For tests only. */
export type Contributor = {
  id: string;
  group: string;
  assoc: string[];
  sector: string;
  country: string;
  size: string;
  round: number;
  /** A missing answer is null. */
  value: number | Record<string, number | null>;
  value_b?: number;
  formerly?: string[];
};
export type Must = { type: string } & Record<string, unknown>;
export type Case = {
  id: string;
  title: string;
  indicator: {
    id: string;
    kind: IndicatorSpec['kind'];
    display_step: number;
    polarity: IndicatorSpec['polarity'];
    sensitivity: IndicatorSpec['sensitivity'];
  };
  contributors: Contributor[];
  requested: { cohort: string; members: string[]; stats: string[] }[];
  naive_result: Record<string, unknown>;
  must: Must[];
};

export const cases = (
  JSON.parse(readFileSync(new URL('./disclosure.cases.json', import.meta.url), 'utf8')) as { cases: Case[] }
).cases;

export function caseOf(start: string): Case {
  const found = cases.find(({ id }) => id.startsWith(start));
  if (!found) throw new Error(`no case ${start}`);
  return found;
}

/** All lattice nodes over sector, country and size, on the ladder of method.md. */
export function specOf({ indicator, contributors }: Case, over: Partial<ReleaseSpec> = {}): ReleaseSpec {
  const sample = contributors[0]?.value;
  const ids =
    typeof sample === 'object'
      ? Object.keys(sample)
      : [indicator.id, ...(contributors[0]?.value_b === undefined ? [] : ['b'])];
  return {
    round: 'now',
    dimensions: ['sector', 'country', 'size'],
    ladder: [
      ['sector', 'country', 'size', 'associations'],
      ['sector', 'country', 'size'],
      ['sector', 'country'],
      ['sector'],
    ],
    cohorts: [
      ['sector', 'country', 'size'],
      ['sector', 'country'],
      ['sector', 'size'],
      ['sector'],
      ['country'],
      ['size'],
      [],
    ],
    families: [{ id: 'family', indicators: ids }],
    indicators: ids.map((id) => ({
      id,
      polarity: indicator.polarity,
      sensitivity: indicator.sensitivity,
      displayStep: indicator.display_step,
      kind: indicator.kind,
    })),
    ...over,
  };
}

export function recordsOf(
  { indicator, contributors }: Case,
  over: { round?: number; edited?: Record<string, number>; members?: readonly string[] } = {},
): FirmRecord[] {
  return contributors
    .filter(({ round }) => round === (over.round ?? 1))
    .filter(({ id, group }) => !over.members || over.members.includes(id) || over.members.includes(group))
    .map((row) => ({
      id: row.id,
      group: row.group === row.id ? '' : row.group,
      associations: row.assoc,
      dimensions: { sector: row.sector, country: row.country, size: row.size },
      values: valuesOf(indicator.id, row, over.edited?.[row.id]),
    }));
}

function valuesOf(indicator: string, { value, value_b: b }: Contributor, edited?: number): Record<string, number> {
  if (typeof value === 'object')
    return Object.fromEntries(Object.entries(value).flatMap(([key, one]) => (one === null ? [] : [[key, one]])));
  return { [indicator]: edited ?? value, ...(b === undefined ? {} : { b }) };
}

export type ReadCohort = PublishedCohort & { members: string[] };
export type Build = { release: ReleaseFile; blocks: BlocksFile; cohorts: ReadCohort[]; entry: HistoryEntry };

/** Builds a release and reads back, from the blocks alone, who is in each published cohort. */
export function build(spec: ReleaseSpec, records: FirmRecord[], history: HistoryEntry[] = []): Build {
  const { release, blocks } = buildRelease(spec, records, history);
  const cohorts = release.cohorts.map((cohort) => ({ ...cohort, members: membersOf(cohort, blocks, records) }));
  return { release, blocks, cohorts, entry: { records, blocks } };
}

function membersOf({ family, dimensions }: PublishedCohort, blocks: BlocksFile, records: FirmRecord[]): string[] {
  const matches = (unit: string): boolean =>
    records
      .filter(({ id, group }) => (group || id) === unit)
      .every((record) => Object.entries(dimensions).every(([column, value]) => record.dimensions[column] === value));
  const own = blocks.families.find(({ id }) => id === family)?.blocks ?? [];
  return own
    .filter(({ units }) => units.every(matches))
    .flatMap(({ units }) => units)
    .sort();
}

export const figureOf = ({ figures }: PublishedCohort): PublishedFigure => {
  const [first] = Object.values(figures);
  if (!first) throw new Error('a cohort without figures');
  return first;
};

/** The units that lie in exactly the same published cohorts. */
export function atomsOf(cohorts: readonly { members: readonly string[] }[]): string[][] {
  const places = new Map<string, number[]>();
  cohorts.forEach(({ members }, index) =>
    members.forEach((unit) => places.set(unit, [...(places.get(unit) ?? []), index])),
  );
  const atoms = new Map<string, string[]>();
  for (const [unit, where] of places) atoms.set(where.join(), [...(atoms.get(where.join()) ?? []), unit]);
  return [...atoms.values()];
}

export const allBlocks = (blocks: BlocksFile): Block[] => blocks.families.flatMap((family) => family.blocks);
