import type { PreviewGroup, RoundPreview } from '@gauge/contracts';
import { cohortKey, previewPublishability, type Membership, type NBand, type Tier } from '@gauge/disclosure';
import type { InstrumentDefinition } from '../instruments/index.js';
import { dimensionLabel, dimensionsOf } from '../rounds/index.js';
import { releaseSpec } from './release.rules.js';

export type PreviewFirm = {
  firmId: string;
  groupId: string | null;
  sectorScheme: string;
  sectorCode: string;
  size: string | null;
  country: string;
  region: string | null;
};
/** A submitted assessment without a single value: which indicators it has, and which associations see it. */
export type PreviewRow = PreviewFirm & { observers: string[]; answered: string[] };

export type PreviewInput = {
  definition: InstrumentDefinition;
  roundId: string;
  associationId: string;
  /** Of all associations in the round. */ rows: readonly PreviewRow[];
  /** Members of the association that are asked. */ members: readonly PreviewFirm[];
};
export type PreviewContent = Pick<RoundPreview, 'figures' | 'dimensions' | 'groups' | 'labels'>;

/**
 * What the round would publish as it stands, told to one association: of the groups that its own members are in the tier
 * and the band of all firms, as a release prints them, and counts of its own members. Nothing else depends on others'.
 */
export function previewFor({ definition, roundId, associationId, rows, members }: PreviewInput): PreviewContent {
  const names = definition.release.dimensions;
  const spec = releaseSpec(
    definition,
    roundId,
    definition.families.map(({ code }) => code),
    new Map(),
  );
  const { cohorts } = previewPublishability(
    spec,
    rows.map((row) => membershipOf(row, names)),
  );
  const shown = shownByGroup(cohorts);
  const submitted = new Set(rows.filter(({ observers }) => observers.includes(associationId)).map((row) => row.firmId));
  const finest = definition.release.cohorts[0] ?? [];
  const alone = ownUnits(definition, associationId, rows, finest);

  const groups = definition.release.cohorts.flatMap((node) =>
    groupsOf(members, node).map(({ dimensions, firms }): PreviewGroup => {
      const key = cohortKey(dimensions);
      const { tier, band, figures } = shown.get(key) ?? nothing;
      return {
        dimensions,
        tier,
        band,
        figures,
        members: firms.length,
        submitted: firms.filter(({ firmId }) => submitted.has(firmId)).length,
        unlock: node === finest && formsOwnBlocks(definition, node) ? unlockOf(tier, alone.get(key) ?? 0) : null,
      };
    }),
  );
  return { figures: definition.families.length, dimensions: finest, groups, labels: labelsOf(groups) };
}

const membershipOf = (row: PreviewRow, names: readonly string[]): Membership => ({
  id: row.firmId,
  group: row.groupId ?? '',
  associations: row.observers,
  dimensions: dimensionsOf(row, names),
  answered: new Set(row.answered),
});

type Shown = { tier: Tier | null; band: NBand | null; figures: number };
const nothing: Shown = { tier: null, band: null, figures: 0 };
const bands: readonly NBand[] = ['5-11', '12-19', '20-29', '30-49', '50-99', '100+'];

/** Of each group the family that most firms answered, and how many families there are to show. */
function shownByGroup(cohorts: ReturnType<typeof previewPublishability>['cohorts']): Map<string, Shown> {
  const groups = new Map<string, Shown>();
  for (const { dimensions, tier, nBand } of cohorts) {
    const key = cohortKey(dimensions);
    const known = groups.get(key) ?? nothing;
    const wider = known.band === null || bands.indexOf(nBand) > bands.indexOf(known.band);
    groups.set(key, { ...(wider ? { tier, band: nBand } : known), figures: known.figures + 1 });
  }
  return groups;
}

/** The members by their values of these dimensions, in the order of the values. */
function groupsOf<F extends PreviewFirm>(firms: readonly F[], node: readonly string[]) {
  const groups = new Map<string, { dimensions: Record<string, string>; firms: F[] }>();
  for (const firm of firms) {
    const dimensions = dimensionsOf(firm, node);
    const key = cohortKey(dimensions);
    const group = groups.get(key) ?? { dimensions, firms: [] };
    group.firms.push(firm);
    groups.set(key, group);
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group);
}

/**
 * Units that only this association sees, by the finest group: they form a block among themselves as soon as they are five,
 * whatever anybody else does. Of each group the count of the family that most of them answered.
 */
function ownUnits(
  { families, release }: InstrumentDefinition,
  associationId: string,
  rows: readonly PreviewRow[],
  finest: readonly string[],
): Map<string, number> {
  const units = new Map<string, PreviewRow[]>();
  for (const row of rows) {
    const unit = row.groupId ?? row.firmId;
    units.set(unit, [...(units.get(unit) ?? []), row]);
  }
  const counts = new Map<string, number[]>();
  for (const records of units.values()) {
    const places = new Set(records.map((row) => cohortKey(dimensionsOf(row, release.dimensions))));
    const isOwn = records.every(({ observers }) => observers.length === 1 && observers[0] === associationId);
    if (!isOwn || places.size > 1) continue;
    // in one place, so of one finest group
    const key = cohortKey(dimensionsOf(records[0] as PreviewRow, finest));
    const count = counts.get(key) ?? families.map(() => 0);
    families.forEach(({ indicators }, place) => {
      const complete = records.some(({ answered }) => indicators.every((code) => answered.includes(code)));
      count[place] = (count[place] ?? 0) + Number(complete);
    });
    counts.set(key, count);
  }
  return new Map([...counts].map(([key, count]) => [key, Math.max(...count)]));
}

/** On a ladder that begins with exactly these dimensions and the associations, own units of a group are a block of their own. */
const formsOwnBlocks = ({ release }: InstrumentDefinition, node: readonly string[]): boolean => {
  const first = release.ladder[0] ?? [];
  return (
    first.length === node.length + 1 && first.includes('associations') && node.every((name) => first.includes(name))
  );
};

const steps = [
  { above: null, tier: 'T5', from: 5 },
  { above: 'T5', tier: 'T12', from: 12 },
  { above: 'T12', tier: 'T30', from: 30 },
] as const;

/** How many more own members are enough for the next tier. Follows from own counts alone, so it tells of nobody else. */
export function unlockOf(tier: Tier | null, ownUnits: number): PreviewGroup['unlock'] {
  const next = steps.find(({ above }) => above === tier);
  return next && next.from > ownUnits ? { more: next.from - ownUnits, tier: next.tier } : null;
}

const labelsOf = (groups: readonly PreviewGroup[]): Record<string, string> =>
  Object.fromEntries(
    groups.flatMap(({ dimensions }) =>
      Object.entries(dimensions).map(([name, value]) => [`${name} ${value}`, dimensionLabel(name, value)]),
    ),
  );
