import type { Block, FamilyBlocks } from '../format.js';
import type { Past } from './past.js';
import type { Rules } from './rules.js';
import { isSafeSet, stakeNow } from './safety.js';
import type { Report } from './shape.js';
import { compareTexts, observersOf, valueOn, type AuditedUnit } from './units.js';

/** What blocks.json says of one family, held against the family's units. */
export type Partition = {
  name: string;
  units: readonly AuditedUnit[];
  written: FamilyBlocks;
  past: Past;
};

/** Whether a set of units is safe now, and from everyone who saw one of the present values in an earlier round. */
export function isSafeGroup(units: readonly AuditedUnit[], past: Past, { parameters }: Rules): boolean {
  return (
    isSafeSet(
      units.map((unit) => stakeNow(observersOf(unit))),
      parameters,
    ) && past.stakes(units.map(({ id }) => id)).every((stakes) => isSafeSet(stakes, parameters))
  );
}

/** Every unit of the family stands in one block, is withheld with one, or waits; every block is safe. */
export function checkPartition({ name, units, written, past }: Partition, rules: Rules, report: Report): void {
  const known = new Map(units.map((unit) => [unit.id, unit]));
  const placed = new Set<string>();
  for (const id of [...[...written.blocks, ...written.withheld].flatMap((block) => block.units), ...written.unplaced]) {
    if (!known.has(id)) report('partition', `${name}: "${id}" is no unit of the family`);
    if (placed.has(id)) report('partition', `${name}: unit "${id}" stands twice`);
    placed.add(id);
  }
  for (const { id } of units) {
    if (!placed.has(id)) report('partition', `${name}: unit "${id}" is neither in a block nor waiting`);
  }
  for (const block of [...written.blocks, ...written.withheld]) {
    const members = block.units.flatMap((id) => known.get(id) ?? []);
    if (!isSafeGroup(members, past, rules)) {
      report('block_unsafe', `${name}: block ${labelled(block)} of ${members.length} units is not safe`);
    }
  }
}

/** Blocks are what the ladder gives, from its finest key on: no safe group passed over, none made otherwise. */
export function checkLadder({ name, units, written, past }: Partition, rules: Rules, report: Report): void {
  if (!rules.ladder) return;
  const expected = new Set<string>();
  let left = units;
  rules.ladder.forEach((key, level) => {
    const groups = new Map<string, AuditedUnit[]>();
    for (const unit of left) {
      const label = JSON.stringify(labelOf(unit, key));
      const group = groups.get(label);
      if (group) group.push(unit);
      else groups.set(label, [unit]);
    }
    const safe = [...groups].filter(([, group]) => isSafeGroup(group, past, rules));
    for (const [label, group] of safe) {
      expected.add(
        signature(
          level,
          label,
          group.map(({ id }) => id),
        ),
      );
    }
    const taken = new Set(safe.flatMap(([, group]) => group));
    left = left.filter((unit) => !taken.has(unit));
  });
  const found = [...written.blocks, ...written.withheld];
  const signatures = new Set(found.map(({ level, label, units: ids }) => signature(level, JSON.stringify(label), ids)));
  for (const block of found) {
    if (!expected.has(signature(block.level, JSON.stringify(block.label), block.units))) {
      report('ladder', `${name}: block ${labelled(block)} is not the one the ladder gives`);
    }
  }
  for (const one of expected) {
    if (!signatures.has(one)) {
      const [level, label] = JSON.parse(one) as [number, string];
      report('ladder', `${name}: the ladder gives a block ${label} at level ${level} that is missing`);
    }
  }
}

/** No published block may lie in a component that fails. */
export function checkHistory({ name, written, past }: Partition, report: Report): void {
  const failing = past.failing([...written.blocks, ...written.withheld].map(({ units }) => units));
  written.blocks.forEach((block, place) => {
    if (failing.has(place))
      report('history', `${name}: block ${labelled(block)} differs from earlier releases by a set that is not safe`);
  });
}

/** None may be withheld without cause. */
export function checkCause({ name, written, past }: Partition, report: Report): void {
  const failing = past.failing([...written.blocks, ...written.withheld].map(({ units }) => units));
  written.withheld.forEach((block, place) => {
    if (!failing.has(written.blocks.length + place))
      report('withheld', `${name}: block ${labelled(block)} is withheld although the history rule lets it pass`);
  });
}

function labelOf(unit: AuditedUnit, key: readonly string[]): string[] {
  const observers = [...new Set(observersOf(unit).flat())].sort(compareTexts).join('|');
  return key.map((column) => (column === 'associations' ? observers : (valueOn(unit, column) ?? '*')));
}

const signature = (level: number, label: string, ids: readonly string[]): string =>
  JSON.stringify([level, label, [...ids].sort()]);
const labelled = ({ level, label }: Block): string => `${JSON.stringify(label)} at level ${level}`;
