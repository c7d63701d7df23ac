/**
 * A program that tries to work out single firms from what was published. It is handed more than any reader has: who is in
 * each published group, who kept a value from one round to the next, and, where the release shows none, the exact total of
 * every group. What it does not find from that cannot be found from less. For tests only.
 */
export type Sighting = { round: number; members: readonly string[]; points: Record<string, number>; total?: number };

/** What the attacker knows beside the sightings. */
export type Knowledge = {
  /** The name of the value that a unit had in a round; the same name means the same value. */
  record: (unit: string, round: number) => string;
  unitOf: (record: string) => string;
  /** Whether the attacker has the value already, as an association has its members' and a firm its own. */
  has?: (record: string) => boolean;
  /** A set of fewer unknown units than this counts as found. */
  fewerThan?: number;
};
/** A set of units whose total (or change) some combination of published groups gives, and that total where it is known. */
export type Isolated = { units: string[]; total?: number };

/** Subtraction: one group less another that lies wholly inside it. */
export function subtract(sightings: readonly Sighting[], knowledge: Knowledge): Isolated[] {
  const groups = sightings.map((sighting) => ({ sighting, unknown: unknownOf(sighting, knowledge) }));
  return groups.flatMap((outer) =>
    groups.flatMap((inner) => {
      if (outer === inner || inner.unknown.size > outer.unknown.size) return [];
      if ([...inner.unknown].some((record) => !outer.unknown.has(record))) return [];
      const left = [...outer.unknown].filter((record) => !inner.unknown.has(record));
      return isFew(left, knowledge)
        ? [isolated(left, [[1n, outer.sighting] as const, [-1n, inner.sighting] as const], 1n, knowledge)]
        : [];
    }),
  );
}

/**
 * Intersection: a printed point that is one of the values of its group belongs to somebody in every group that prints it.
 * Claims those for whom one candidate is left.
 */
export function intersect(sightings: readonly Sighting[], knowledge: Knowledge): { unit: string; value: number }[] {
  const candidates = new Map<number, Set<string>>();
  for (const sighting of sightings) {
    const unknown = unknownOf(sighting, knowledge);
    for (const value of new Set(Object.values(sighting.points))) {
      const before = candidates.get(value);
      candidates.set(value, before ? new Set([...before].filter((record) => unknown.has(record))) : unknown);
    }
  }
  return [...candidates].flatMap(([value, records]) =>
    records.size === 1 ? [{ unit: knowledge.unitOf([...records][0] as string), value }] : [],
  );
}

/** One sum over records: its part in each class of records, and the sightings it was put together from. */
type Row = { parts: Map<number, bigint>; from: Map<number, bigint> };

/**
 * Linear algebra: all combinations of all groups of all rounds at once, in exact arithmetic. Records that lie in the same
 * groups cannot be told apart and are one column. Combinations that vanish on every column of many units are what is left
 * to attack; among those, every set of few units that one of them isolates is found.
 */
export function eliminate(sightings: readonly Sighting[], knowledge: Knowledge): Isolated[] {
  const classes = classesOf(sightings, knowledge);
  const rows = sightings.map((_, place): Row => ({ parts: new Map(), from: new Map([[place, 1n]]) }));
  classes.forEach(({ groups }, column) => groups.forEach((group) => rows[group]?.parts.set(column, 1n)));
  const many = classes.flatMap(({ records }, column) => (isFew(records, knowledge) ? [] : [column]));
  const few = classes.flatMap(({ records }, column) => (isFew(records, knowledge) ? [column] : []));
  const left = reduce(rows, many).rest.filter(({ parts }) => parts.size > 0);
  const basis = reduce(left, few).pivots;
  const recordsOf = (row: Row): string[] => [...row.parts.keys()].flatMap((column) => classes[column]?.records ?? []);
  const told = basis.filter(({ row }) => isFew(recordsOf(row), knowledge));
  if (told.length > 0) {
    return told.map(({ row, column }) => {
      const terms = [...row.from].map(([place, times]) => [times, sightings[place] as Sighting] as const);
      return isolated(recordsOf(row), terms, row.parts.get(column) ?? 1n, knowledge);
    });
  }
  return setsOfFew(few, (columns) =>
    isFew(
      columns.flatMap((column) => classes[column]?.records ?? []),
      knowledge,
    ),
  )
    .filter((columns) => holdsOne(basis, columns))
    .map((columns) => ({
      units: unitsOf(
        columns.flatMap((column) => classes[column]?.records ?? []),
        knowledge,
      ),
    }));
}

/** Whether a combination of the basis lies in these columns alone. */
function holdsOne(basis: readonly { row: Row; column: number }[], columns: readonly number[]): boolean {
  const own = basis.filter(({ column }) => columns.includes(column)).map(({ row }) => row);
  const outside = [...new Set(own.flatMap(({ parts }) => [...parts.keys()]))].filter((one) => !columns.includes(one));
  return reduce(own, outside).pivots.length < own.length;
}

/** Every choice of columns that still is few. */
function setsOfFew(columns: readonly number[], isFewOf: (chosen: number[]) => boolean, from = 0): number[][] {
  const grow = (chosen: number[], next: number): number[][] =>
    columns.slice(next).flatMap((column, offset) => {
      const grown = [...chosen, column];
      return isFewOf(grown) ? [grown, ...grow(grown, next + offset + 1)] : [];
    });
  return grow([], from);
}

/** Gauss-Jordan over the given columns, with whole numbers. `rest` are the rows without a pivot. */
function reduce(
  given: readonly Row[],
  columns: readonly number[],
): { pivots: { row: Row; column: number }[]; rest: Row[] } {
  let rest = [...given];
  let pivots: { row: Row; column: number }[] = [];
  for (const column of columns) {
    const row = rest.find(({ parts }) => parts.has(column));
    if (!row) continue;
    rest = rest.filter((other) => other !== row).map((other) => without(other, row, column));
    pivots = pivots.map((other) => ({ ...other, row: without(other.row, row, column) }));
    pivots.push({ row, column });
  }
  return { pivots, rest };
}

/** The row less so much of the other that the column vanishes. */
function without(row: Row, other: Row, column: number): Row {
  const have = row.parts.get(column);
  if (have === undefined) return row;
  const times = other.parts.get(column) as bigint;
  const mixed = { parts: mix(row.parts, times, other.parts, have), from: mix(row.from, times, other.from, have) };
  const divisor = [...mixed.parts.values(), ...mixed.from.values()].reduce(gcd, 0n);
  if (divisor > 1n)
    for (const map of [mixed.parts, mixed.from]) for (const [key, one] of map) map.set(key, one / divisor);
  return mixed;
}

function mix(a: Map<number, bigint>, timesA: bigint, b: Map<number, bigint>, timesB: bigint): Map<number, bigint> {
  const sum = new Map([...a].map(([key, one]) => [key, one * timesA]));
  for (const [key, one] of b) {
    const found = (sum.get(key) ?? 0n) - one * timesB;
    if (found === 0n) sum.delete(key);
    else sum.set(key, found);
  }
  return sum;
}

const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? (a < 0n ? -a : a) : gcd(b, a % b));

/** The unknown records by the groups they lie in. */
function classesOf(sightings: readonly Sighting[], knowledge: Knowledge): { groups: number[]; records: string[] }[] {
  const places = new Map<string, number[]>();
  sightings.forEach((sighting, group) => {
    for (const record of unknownOf(sighting, knowledge)) places.set(record, [...(places.get(record) ?? []), group]);
  });
  const classes = new Map<string, { groups: number[]; records: string[] }>();
  for (const [record, groups] of places) {
    const known = classes.get(groups.join());
    if (known) known.records.push(record);
    else classes.set(groups.join(), { groups, records: [record] });
  }
  return [...classes.values()];
}

function unknownOf({ members, round }: Sighting, { record, has }: Knowledge): Set<string> {
  return new Set(members.map((unit) => record(unit, round)).filter((one) => !has?.(one)));
}

const unitsOf = (records: readonly string[], { unitOf }: Knowledge): string[] => [...new Set(records.map(unitOf))];

function isFew(records: readonly string[], knowledge: Knowledge): boolean {
  const units = unitsOf(records, knowledge).length;
  return units > 0 && units < (knowledge.fewerThan ?? 5);
}

function isolated(
  records: readonly string[],
  terms: readonly (readonly [bigint, Sighting])[],
  divisor: bigint,
  knowledge: Knowledge,
): Isolated {
  const units = unitsOf(records, knowledge);
  if (knowledge.has || terms.some(([, { total }]) => total === undefined)) return { units };
  const total = terms.reduce((sum, [times, sighting]) => sum + Number(times) * (sighting.total ?? 0), 0);
  return { units, total: total / Number(divisor) };
}
