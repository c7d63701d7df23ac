import type { PublishedCohort, PublishedFigure } from '../format.js';
import { bandOf, expectedFigure, type IndicatorRule } from './figures.js';
import type { FamilyRule, Rules } from './rules.js';
import { isSafeSet, stakeNow, type Stake } from './safety.js';
import type { Report } from './shape.js';
import { compareTexts, observersOf, unitValue, valueOn, type AuditedUnit } from './units.js';

/** A cohort as it must be: the units of the blocks inside its filter, and how many units match the filter. */
export type DueCohort = {
  node: number;
  columns: readonly string[];
  values: string[];
  members: number[];
  matching: number;
};

/** For every node and combination of values that occurs, the cohort, if enough units lie in blocks inside it. */
export function dueCohorts(
  units: readonly AuditedUnit[],
  blocks: readonly (readonly number[])[],
  { nodes, parameters }: Rules,
): DueCohort[] {
  return nodes.flatMap((columns, node) => {
    const cohorts = new Map<string, DueCohort>();
    const filters = units.map((unit) => {
      const values = columns.map((column) => valueOn(unit, column));
      if (!values.every((value) => value !== undefined)) return undefined;
      const filter = JSON.stringify(values);
      const cohort = cohorts.get(filter) ?? { node, columns, values, members: [], matching: 0 };
      cohort.matching++;
      cohorts.set(filter, cohort);
      return filter;
    });
    for (const block of blocks) {
      const filter = filters[block[0] ?? -1];
      if (filter === undefined || block.some((unit) => filters[unit] !== filter)) continue;
      const members = cohorts.get(filter)?.members ?? [];
      for (const unit of block) members.push(unit);
    }
    return [...cohorts.values()].filter(({ members }) => members.length >= parameters.minUnits);
  });
}

/** Units that lie in exactly the same cohorts can be told apart from the rest, so together they must be safe. */
export function checkAtoms(
  name: string,
  units: readonly AuditedUnit[],
  cohorts: readonly DueCohort[],
  { parameters }: Rules,
  report: Report,
): number {
  const lies = units.map((): number[] => []);
  cohorts.forEach(({ members }, place) => {
    for (const unit of members) lies[unit]?.push(place);
  });
  const atoms = new Map<string, Stake[]>();
  units.forEach((unit, place) => {
    const key = (lies[place] ?? []).join();
    if (key === '') return;
    const atom = atoms.get(key) ?? [];
    atom.push(stakeNow(observersOf(unit)));
    atoms.set(key, atom);
  });
  for (const [key, atom] of atoms) {
    if (isSafeSet(atom, parameters)) continue;
    const homes = key.split(',').map((place) => nameOf(cohorts[Number(place)]));
    report('atom_unsafe', `${name}: the ${atom.length} units in just ${homes.join(' and ')} are not safe`);
  }
  return atoms.size;
}

/** Every due cohort is published once, as it must be, and nothing else is. Returns how many figures were recomputed. */
export function checkCohorts(
  family: FamilyRule,
  units: readonly AuditedUnit[],
  due: readonly DueCohort[],
  published: readonly PublishedCohort[],
  report: Report,
): number {
  const name = `family "${family.id}"`;
  const columns = new Map(
    family.indicators.map(({ id }) => [id, Float64Array.from(units, (unit) => unitValue(unit, id))]),
  );
  const left = new Map<string, PublishedCohort>();
  for (const cohort of published) {
    const filter = filterName(cohort.dimensions);
    if (left.has(filter)) report('cohort_twice', `${name}: cohort ${shownFilter(cohort.dimensions)} stands twice`);
    else left.set(filter, cohort);
  }
  let figures = 0;
  for (const cohort of due) {
    const dimensions = Object.fromEntries(cohort.columns.map((column, place) => [column, cohort.values[place] ?? '']));
    const found = left.get(filterName(dimensions));
    if (!found) {
      report('cohort_missing', `${name}: cohort ${nameOf(cohort)} is missing`);
      continue;
    }
    left.delete(filterName(dimensions));
    figures += checkCohort(`${name}, ${nameOf(cohort)}`, family, cohort, found, columns, report);
    if (JSON.stringify(Object.keys(found.dimensions)) !== JSON.stringify(Object.keys(dimensions))) {
      report('order', `${name}: the dimensions of ${nameOf(cohort)} must stand as ${cohort.columns.join(', ')}`);
    }
  }
  for (const cohort of left.values()) {
    report('cohort_made_up', `${name}: cohort ${shownFilter(cohort.dimensions)} may not be published`);
  }
  return figures;
}

function checkCohort(
  where: string,
  family: FamilyRule,
  { members, matching }: DueCohort,
  found: PublishedCohort,
  columns: ReadonlyMap<string, Float64Array>,
  report: Report,
): number {
  const band = bandOf(members.length);
  if (found.nBand !== band) report('band', `${where}: nBand is ${found.nBand}, its units make it ${band}`);
  const coverage = members.length === matching ? 'all' : 'part';
  if (found.coverage !== coverage)
    report('coverage', `${where}: coverage is ${found.coverage}, it must be ${coverage}`);
  const indicators = family.indicators.map(({ id }) => id);
  if (JSON.stringify(Object.keys(found.figures)) !== JSON.stringify(Object.keys(byName(indicators)))) {
    report(
      'indicators',
      `${where}: has figures of ${Object.keys(found.figures).join(', ')}, not of ${indicators.join(', ')}`,
    );
  }
  const present = family.indicators.filter(({ id }) => Object.hasOwn(found.figures, id));
  for (const indicator of present) {
    const values = columns.get(indicator.id) ?? new Float64Array();
    const sorted = Float64Array.from(members, (unit) => values[unit] ?? Number.NaN).sort();
    const figure = found.figures[indicator.id];
    if (figure) checkFigure(`${where}, ${indicator.id}`, figure, sorted, indicator, report);
  }
  return present.length;
}

function checkFigure(
  where: string,
  found: PublishedFigure,
  sorted: Float64Array,
  indicator: IndicatorRule,
  report: Report,
): void {
  const due = expectedFigure(sorted, indicator);
  if (!due) {
    report('grid', `${where}: its grid follows from no display step`);
    return;
  }
  const [is, must] = [new Map<string, unknown>(Object.entries(found)), new Map<string, unknown>(Object.entries(due))];
  for (const key of new Set([...must.keys(), ...is.keys()])) {
    const [have, want] = [JSON.stringify(is.get(key)), JSON.stringify(must.get(key))];
    if (have === want) continue;
    const code = key === 'tier' || key === 'grid' ? key : 'figure';
    report(code, `${where}: ${key} is ${have ?? 'missing'}, recomputed it is ${want ?? 'not published'}${hint(key)}`);
  }
}

const hint = (key: string): string => (key === 'wideBand' ? ' (where P25 = P75, unless the indicator is class C)' : '');

/** Families as listed, then nodes, then values in code-point order. */
export function checkOrder(published: readonly PublishedCohort[], rules: Rules, report: Report): void {
  const families = rules.families.map(({ id }) => id);
  const nodes = rules.nodes.map((columns) => JSON.stringify([...columns].sort()));
  const met = new Map<string, number>();
  const places = published.map(({ family, dimensions }) => {
    const node = JSON.stringify(Object.keys(dimensions).sort());
    const known = JSON.stringify([family, node]);
    if (!met.has(known)) met.set(known, met.size);
    const columns = rules.nodes[nodes.indexOf(node)] ?? [];
    return {
      family: families.indexOf(family),
      node: rules.nodeOrderKnown ? nodes.indexOf(node) : (met.get(known) ?? 0),
      values: columns.map((column) => dimensions[column] ?? ''),
    };
  });
  places.forEach((place, index) => {
    const before = places[index - 1];
    if (!before) return;
    const order = before.family - place.family || before.node - place.node || compareLists(before.values, place.values);
    if (order > 0) report('order', `cohorts[${index}] stands after one that it must precede`);
  });
}

function compareLists(a: readonly string[], b: readonly string[]): number {
  for (const [place, text] of a.entries()) {
    const order = compareTexts(text, b[place] ?? '');
    if (order !== 0) return order;
  }
  return 0;
}

/** An object puts names that look like whole numbers first; so it does in the release. */
const byName = (names: readonly string[]): Record<string, true> =>
  Object.fromEntries(names.map((name) => [name, true]));
const filterName = (dimensions: Record<string, string>): string =>
  JSON.stringify(Object.entries(dimensions).sort(([a], [b]) => compareTexts(a, b)));
const shownFilter = (dimensions: Record<string, string>): string => JSON.stringify(dimensions);
const nameOf = (cohort: DueCohort | undefined): string =>
  shownFilter(Object.fromEntries(cohort?.columns.map((column, place) => [column, cohort.values[place] ?? '']) ?? []));
