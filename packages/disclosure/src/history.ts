import type { PlacedBlock } from './blocks.js';
import type { Block, FamilySpec, HistoryEntry, Parameters } from './format.js';
import { isSafe, type WatchedUnit } from './safe.js';
import type { CompleteSpec } from './spec.js';
import {
  hasFormerObservers,
  momentsOf,
  pastRound,
  timelineOf,
  watchedRecords,
  type PastRound,
  type RememberedRecord,
  type Timeline,
} from './timeline.js';
import type { Unit } from './units.js';

/** What earlier releases mean for one family's new blocks. */
export type Memory = {
  /** Whether the group is safe from those who saw one of its present values in an earlier round. */
  hidesFromFormerObservers: (members: readonly number[]) => boolean;
  /** The positions of the blocks that may not be published. */
  withheld: (blocks: readonly PlacedBlock[]) => ReadonlySet<number>;
};

/** A block of any round, as the records in it. */
type LinkedBlock = { isNew: boolean; records: ReadonlyMap<number, RememberedRecord>; erased: readonly string[] };

/**
 * The history rule (method.md section 3, step 6) for one family; undefined where there is nothing to remember: no earlier
 * release, or all its indicators are class C.
 *
 * Every indicator is judged by itself, twice: with values equal exactly, and equal within one display step. All blocks
 * that share a record are linked, old ones with old ones too: with old-new links alone, three chained releases of which
 * each step is safe still let old - older + new isolate two firms.
 *
 * @param columns the units' present values, by indicator
 */
export function memoryOf(
  spec: CompleteSpec,
  family: FamilySpec,
  units: readonly Unit[],
  columns: ReadonlyMap<string, Float64Array>,
  history: readonly HistoryEntry[],
): Memory | undefined {
  const steps = new Map(spec.indicators.map(({ id, displayStep }) => [id, displayStep]));
  const exempt = spec.indicators.every(({ id, sensitivity }) => sensitivity === 'C' || !family.indicators.includes(id));
  if (exempt || history.length === 0) return undefined;
  const past = history.map((entry) => pastRound(entry, family));
  const views = family.indicators.flatMap((indicator) => {
    const moments = momentsOf(indicator, past, { units, values: columns.get(indicator) as Float64Array });
    const earlier = history.map((entry, round) => earlierBlocks(family, indicator, entry, past[round] as PastRound));
    return [0, steps.get(indicator) as number].map((within) => viewOf(timelineOf(moments, { within }), units, earlier));
  });
  return {
    hidesFromFormerObservers: (members) => views.every((view) => viewIsSafe(view, members, spec.parameters)),
    withheld: (blocks) => new Set(views.flatMap((view) => failing(view, blocks, units, spec.parameters))),
  };
}

/** One indicator under one meaning of "equal". */
type View = {
  timeline: Timeline;
  /** The present round's number. */
  now: number;
  old: readonly LinkedBlock[];
  present: readonly RememberedRecord[];
  /** Whether somebody remembers the unit's value who does not see it now; elsewhere the present records tell all. */
  former: readonly boolean[];
};

function viewOf(timeline: Timeline, units: readonly Unit[], earlier: readonly (readonly Block[])[]): View {
  const now = earlier.length;
  const present = units.map(({ id }) => timeline.recordAt(id, now) as RememberedRecord);
  return {
    timeline,
    now,
    old: earlier.flatMap((blocks, round) => blocks.map((block) => linkedBlock(timeline, block.units, round, false))),
    present,
    former: present.map((record) => hasFormerObservers(record, now)),
  };
}

function viewIsSafe({ present, former }: View, members: readonly number[], parameters: Parameters): boolean {
  if (!members.some((index) => former[index])) return true;
  return isSafe(
    members.map((index) => watchedRecords([present[index] as RememberedRecord])),
    parameters,
  );
}

/**
 * The blocks of an earlier release that showed this indicator, published or withheld. Where the entry does not say what its
 * families held, a family is taken to have held what it holds now. If there was none of its id, or one of its units had no
 * value of the indicator, the indicator stood elsewhere then: every block counts whose units all had it, those whose rows
 * are erased aside.
 */
function earlierBlocks(family: FamilySpec, indicator: string, entry: HistoryEntry, past: PastRound): Block[] {
  if (!past.asked.has(indicator)) return [];
  const every = entry.blocks.families.map(({ id, blocks, withheld }) => ({ id, blocks: [...blocks, ...withheld] }));
  const blocksOf = (isMeant: (id: string) => boolean): Block[] =>
    every.filter(({ id }) => isMeant(id)).flatMap(({ blocks }) => blocks);
  if (entry.families) {
    const holders = new Set(entry.families.flatMap(({ id, indicators }) => (indicators.includes(indicator) ? id : [])));
    return blocksOf((id) => holders.has(id));
  }
  const answered = new Set([...past.seen(indicator)].map(({ unit }) => unit));
  const holds = ({ units }: Block): boolean => units.every((unit) => answered.has(unit) || !past.hasRows(unit));
  const own = blocksOf((id) => id === family.id);
  const isKept = every.some(({ id }) => id === family.id) && own.every(holds);
  return isKept ? own : blocksOf(() => true).filter(holds);
}

function linkedBlock(timeline: Timeline, members: readonly string[], round: number, isNew: boolean): LinkedBlock {
  const records = new Map<number, RememberedRecord>();
  const erased: string[] = [];
  for (const unit of members) {
    const record = timeline.recordAt(unit, round);
    if (record) records.set(record.id, record);
    else erased.push(unit);
  }
  return { isNew, records, erased };
}

/** The new blocks that lie in a component which fails. */
function failing(
  { timeline, now, old }: View,
  blocks: readonly PlacedBlock[],
  units: readonly Unit[],
  parameters: Parameters,
): number[] {
  const fresh = blocks.map(({ members }) =>
    linkedBlock(
      timeline,
      members.map((index) => (units[index] as Unit).id),
      now,
      true,
    ),
  );
  const all = [...fresh, ...old];
  return components(all)
    .filter(
      (component) =>
        !componentPasses(
          component.map((index) => all[index] as LinkedBlock),
          parameters,
        ),
    )
    .flatMap((component) => component.filter((index) => index < fresh.length));
}

/** Blocks joined wherever they share a record, as positions. */
function components(blocks: readonly LinkedBlock[]): number[][] {
  const parent = blocks.map((_, index) => index);
  const rootOf = (index: number): number => {
    let root = index;
    while (parent[root] !== root) root = parent[root] = parent[parent[root] as number] as number;
    return root;
  };
  const holder = new Map<number, number>();
  blocks.forEach(({ records }, index) => {
    for (const id of records.keys()) {
      const other = holder.get(id);
      if (other === undefined) holder.set(id, index);
      else parent[rootOf(index)] = rootOf(other);
    }
  });
  const found = new Map<number, number[]>();
  for (const index of blocks.keys()) {
    const component = found.get(rootOf(index));
    if (component) component.push(index);
    else found.set(rootOf(index), [index]);
  }
  return [...found.values()];
}

function componentPasses(blocks: readonly LinkedBlock[], parameters: Parameters): boolean {
  const fresh = blocks.filter(({ isNew }) => isNew);
  if (fresh.length === 0 || fresh.length === blocks.length) return true;
  const [one, other, ...more] = blocks;
  if (one && other && more.length === 0) return differenceIsHidden(one, other, parameters);
  return classesOf(blocks).every((units) => isSafe(units, parameters));
}

/** One old and one new block: the units that joined, left or changed are none or safe. */
function differenceIsHidden(one: LinkedBlock, other: LinkedBlock, parameters: Parameters): boolean {
  const alone = [...one.records.values()]
    .filter(({ id }) => !other.records.has(id))
    .concat([...other.records.values()].filter(({ id }) => !one.records.has(id)));
  const changed = new Map<string, RememberedRecord[]>();
  for (const record of alone) changed.set(record.unit, [...(changed.get(record.unit) ?? []), record]);
  const erased = new Set([...one.erased, ...other.erased]);
  const difference: WatchedUnit[] = [...changed]
    .filter(([unit]) => !erased.has(unit))
    .map(([, records]) => watchedRecords(records));
  for (let i = 0; i < erased.size; i++) difference.push({ sights: [], erased: true });
  return difference.length === 0 || isSafe(difference, parameters);
}

/** The records of a component by the exact set of blocks they lie in. */
function classesOf(blocks: readonly LinkedBlock[]): WatchedUnit[][] {
  const places = new Map<number, { record: RememberedRecord; blocks: number[] }>();
  const classes = new Map<string, WatchedUnit[]>();
  const enter = (name: string, unit: WatchedUnit): void =>
    void (classes.get(name)?.push(unit) ?? classes.set(name, [unit]));
  blocks.forEach(({ records, erased }, index) => {
    for (const record of records.values()) {
      const known = places.get(record.id);
      if (known) known.blocks.push(index);
      else places.set(record.id, { record, blocks: [index] });
    }
    for (const _ of erased) enter(String(index), { sights: [], erased: true });
  });
  for (const place of places.values()) enter(place.blocks.join(), watchedRecords([place.record]));
  return [...classes.values()];
}
