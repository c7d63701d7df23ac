import type { FirmRecord, HistoryEntry, Parameters } from '../format.js';
import type { IndicatorRule } from './figures.js';
import type { FamilyRule } from './rules.js';
import { isSafeSet, type Stake } from './safety.js';
import { observersOf, unitsOf, unitValue, type AuditedUnit } from './units.js';

/** A record in the sense of the history rule: a unit with one value, and who saw it in each round in which it held. */
type Held = { unit: string; moments: Moment[] };
type Moment = { round: number; value: number; observers: string[][] };

/** A block of some round; `lost` are the units whose rows are gone. */
type Holding = { isNew: boolean; records: Set<Held>; lost: string[] };

/** One indicator under one meaning of "equal value". */
type View = { heldAt: (unit: string, round: number) => Held | undefined; old: Holding[]; now: number };

/** What earlier releases mean for a family: empty of effect where there is none, or where all is class C. */
export type Past = {
  /** The units' present values with everyone who ever saw them, once for each indicator and meaning of equal. */
  stakes(unitIds: readonly string[]): Stake[][];
  /** Positions of the blocks in a component that fails. */
  failing(blocks: readonly (readonly string[])[]): Set<number>;
};

/**
 * The history rule of method.md, section 3, step 6.
 *
 * @param units the family's units in the present round
 */
export function pastOf(
  family: FamilyRule,
  units: readonly AuditedUnit[],
  history: readonly HistoryEntry[],
  parameters: Parameters,
): Past {
  const exempt = family.indicators.every(({ sensitivity }) => sensitivity === 'C');
  const rounds = exempt ? [] : history.map((entry) => earlierRound(entry, family));
  const views =
    rounds.length === 0
      ? []
      : family.indicators.flatMap((indicator) =>
          meaningsOfEqual(indicator).map((by) => view(indicator.id, by, rounds, units)),
        );
  return {
    stakes: (ids) =>
      views.map(({ heldAt, now }) => ids.flatMap((id) => heldAt(id, now) ?? []).map((held) => stakeOf([held]))),
    failing: (blocks) => new Set(views.flatMap((one) => failingIn(one, blocks, parameters))),
  };
}

/** Exactly, and within one display step (where values may miss a step by the last binary digits). */
const meaningsOfEqual = ({ step }: IndicatorRule): number[] => (step === undefined ? [0] : [0, step * (1 + 1e-6)]);

/** What an earlier round tells of each indicator: who had which value, and the blocks in which it was shown. */
type EarlierRound = {
  unitsWith: (indicator: string) => AuditedUnit[];
  blocksWith: (indicator: string) => string[][];
};

/**
 * An earlier round of the family: a question that nobody answered then was not asked. Records complete for what was asked
 * made a unit's value; a unit without one was in no block, but whoever saw its answer knows it.
 */
function earlierRound(entry: HistoryEntry, family: FamilyRule): EarlierRound {
  const { records } = entry;
  const asked = family.indicators.map(({ id }) => id).filter((id) => records.some((record) => has(record, id)));
  const complete = asked.length === 0 ? [] : unitsOf(records, asked);
  const placed = new Set(complete.map(({ id }) => id));
  const kept = new Set(records.map(({ id, group }) => (group === '' ? id : group)));
  const unitsWith = (indicator: string): AuditedUnit[] =>
    asked.includes(indicator)
      ? [...complete, ...unitsOf(records, [indicator]).filter(({ id }) => !placed.has(id))]
      : [];
  return {
    unitsWith,
    blocksWith(indicator) {
      if (!asked.includes(indicator)) return [];
      const having = new Set(unitsWith(indicator).map(({ id }) => id));
      const may = (block: readonly string[]): boolean => block.every((unit) => having.has(unit) || !kept.has(unit));
      return blocksShowing(entry, indicator, family.id, may);
    },
  };
}

/**
 * The blocks that showed an indicator: of the families that held it, if that is written down. Else those of the family of
 * the same id, unless there was none or it cannot have held it (`may` fails for a block): then all that may have shown it.
 */
function blocksShowing(
  { blocks, families }: HistoryEntry,
  indicator: string,
  own: string,
  may: (block: readonly string[]) => boolean,
): string[][] {
  const of = (isMeant: (id: string) => boolean): string[][] =>
    blocks.families
      .filter(({ id }) => isMeant(id))
      .flatMap((one) => [...one.blocks, ...one.withheld].map((block) => block.units));
  if (families) return of((id) => families.some((one) => one.id === id && one.indicators.includes(indicator)));
  const ownBlocks = of((id) => id === own);
  if (blocks.families.some(({ id }) => id === own) && ownBlocks.every(may)) return ownBlocks;
  return of(() => true).filter(may);
}

const has = ({ values }: FirmRecord, indicator: string): boolean => Object.hasOwn(values, indicator);

function view(indicator: string, within: number, rounds: readonly EarlierRound[], units: readonly AuditedUnit[]): View {
  const now = rounds.length;
  const moments = new Map<string, Moment[]>();
  const enter = (unit: AuditedUnit, round: number): void => {
    const moment = { round, value: unitValue(unit, indicator), observers: observersOf(unit) };
    push(moments, unit.id, moment);
  };
  rounds.forEach((round, place) => {
    for (const unit of round.unitsWith(indicator)) enter(unit, place);
  });
  for (const unit of units) enter(unit, now);

  const held = new Map<string, Map<number, Held>>();
  for (const [unit, all] of moments) {
    const byRound = new Map<number, Held>();
    for (const equal of chains(all, within)) {
      const record = { unit, moments: equal };
      for (const { round } of equal) byRound.set(round, record);
    }
    held.set(unit, byRound);
  }
  const heldAt = (unit: string, round: number): Held | undefined => held.get(unit)?.get(round);
  const old = rounds.flatMap((round, place) =>
    round.blocksWith(indicator).map((block) => holding(heldAt, block, place, false)),
  );
  return { heldAt, old, now };
}

/** Equal values are one record, also through a value in between: whoever follows the chain takes them for the same. */
function chains(moments: readonly Moment[], within: number): Moment[][] {
  const found: Moment[][] = [];
  let previous: Moment | undefined;
  for (const moment of [...moments].sort((a, b) => a.value - b.value)) {
    if (previous && moment.value - previous.value <= within) found.at(-1)?.push(moment);
    else found.push([moment]);
    previous = moment;
  }
  return found;
}

function holding(heldAt: View['heldAt'], block: readonly string[], round: number, isNew: boolean): Holding {
  const found = block.map((unit) => ({ unit, record: heldAt(unit, round) }));
  return {
    isNew,
    records: new Set(found.flatMap(({ record }) => record ?? [])),
    lost: found.filter(({ record }) => record === undefined).map(({ unit }) => unit),
  };
}

const stakeOf = (records: readonly Held[]): Stake => ({
  values: records.map(({ moments }) => moments.map(({ observers }) => observers)),
});
const LOST: Readonly<Stake> = { values: [], lost: true };

function failingIn(
  { heldAt, old, now }: View,
  blocks: readonly (readonly string[])[],
  parameters: Parameters,
): number[] {
  const fresh = blocks.map((block) => holding(heldAt, block, now, true));
  const places = new Map(fresh.map((block, place) => [block, place]));
  return linked([...fresh, ...old])
    .filter((component) => !isHidden(component, parameters))
    .flatMap((component) => component.flatMap((block) => places.get(block) ?? []));
}

/** Blocks that share a record, directly or through others. */
function linked(blocks: readonly Holding[]): Holding[][] {
  const holders = new Map<Held, Holding[]>();
  for (const block of blocks) {
    for (const record of block.records) {
      push(holders, record, block);
    }
  }
  const seen = new Set<Holding>();
  const found: Holding[][] = [];
  for (const start of blocks) {
    if (seen.has(start)) continue;
    seen.add(start);
    const component = [start];
    for (const block of component) {
      for (const record of block.records) {
        for (const neighbour of holders.get(record) ?? []) {
          if (seen.has(neighbour)) continue;
          seen.add(neighbour);
          component.push(neighbour);
        }
      }
    }
    found.push(component);
  }
  return found;
}

function isHidden(component: readonly Holding[], parameters: Parameters): boolean {
  const fresh = component.filter(({ isNew }) => isNew);
  const old = component.filter(({ isNew }) => !isNew);
  const [after] = fresh;
  const [before] = old;
  if (!after || !before) return true;
  if (fresh.length === 1 && old.length === 1) {
    const changed = difference(before, after);
    return changed.length === 0 || isSafeSet(changed, parameters);
  }
  return classes(component).every((one) => isSafeSet(one, parameters));
}

/** The units that joined, left or changed: one that changed puts its old and its new value at stake. */
function difference(before: Holding, after: Holding): Stake[] {
  const lost = new Set([...before.lost, ...after.lost]);
  const changed = new Map<string, Held[]>();
  for (const [one, other] of [[before, after] as const, [after, before] as const]) {
    for (const record of one.records) {
      if (other.records.has(record) || lost.has(record.unit)) continue;
      push(changed, record.unit, record);
    }
  }
  return [...[...changed.values()].map(stakeOf), ...[...lost].map(() => LOST)];
}

/** The records that lie in exactly the same blocks. */
function classes(component: readonly Holding[]): Stake[][] {
  const homes = new Map<Held, number[]>();
  const found = new Map<string, Stake[]>();
  component.forEach(({ records, lost }, place) => {
    for (const record of records) push(homes, record, place);
    for (const _ of lost) push(found, String(place), LOST);
  });
  for (const [record, places] of homes) push(found, places.join(), stakeOf([record]));
  return [...found.values()];
}

function push<K, V>(lists: Map<K, V[]>, key: K, entry: V): void {
  const list = lists.get(key);
  if (list) list.push(entry);
  else lists.set(key, [entry]);
}
