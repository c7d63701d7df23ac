import { readFormula, type Formula } from './formula.js';
import type { InstrumentDefinition } from './shape.js';

/** Indicators of which some can be worked out from the others, by code. */
export type Identity = string[];

/**
 * Identities among the indicators: sets in which the values of some fix another one. Their figures would give one
 * another away, so they belong to one family. Found where it is decided, in how the formulas move: if one indicator's
 * slopes over all inputs are a combination of the others' at a point in general position, then it is a function of them.
 * Formulas that cannot be read are left out.
 */
export function identities({ inputs, indicators }: InstrumentDefinition): Identity[] {
  const asked = inputs.filter(({ type }) => type !== 'reference').map(({ code }) => code);
  const point = new Map(inputs.map(({ code }, at) => [code, 40 + ((at * 7919 + 313_787) % 997) / 17.3]));
  const read = indicators.flatMap(({ code, formula: text }) => {
    const { formula } = readFormula(text);
    return formula ? [{ code, slopes: slopesOf(formula, asked, point) }] : [];
  });
  const together = new Groups(read.length);
  for (const combination of leftNullSpace(read.map(({ slopes }) => slopes))) {
    const tied = combination.flatMap((weight, at) => (Math.abs(weight) > TINY ? [at] : []));
    for (const at of tied) together.join(tied[0] ?? at, at);
  }
  return together.beyondOne().map((group) => group.map((at) => read[at]?.code ?? ''));
}

const TINY = 1e-7;

/** Relative slopes over the inputs: by how many percent the value moves when an input does by one. */
function slopesOf(formula: Formula, inputs: readonly string[], point: ReadonlyMap<string, number>): number[] {
  const root = valued(formula, point);
  const slopes = new Map<string, number>();
  spread(root, 1, slopes);
  const size = Math.abs(root.value) || 1;
  const relative = inputs.map((code) => ((slopes.get(code) ?? 0) * (point.get(code) ?? 1)) / size);
  return relative.map((slope) => (Number.isFinite(slope) ? slope : 0));
}

type Valued = { formula: Formula; value: number; parts: Valued[] };

function valued(formula: Formula, point: ReadonlyMap<string, number>): Valued {
  const parts = partsOf(formula).map((part) => valued(part, point));
  return { formula, value: valueOf(formula, parts, point), parts };
}

function partsOf(formula: Formula): Formula[] {
  if (formula.type === 'binary') return [formula.left, formula.right];
  if (formula.type === 'mean') return formula.of;
  return formula.type === 'negate' ? [formula.of] : [];
}

function valueOf(formula: Formula, parts: readonly Valued[], point: ReadonlyMap<string, number>): number {
  const [a = 0, b = 0] = parts.map(({ value }) => value);
  switch (formula.type) {
    case 'number':
      return formula.value;
    case 'input':
      return point.get(formula.code) ?? 0;
    case 'negate':
      return -a;
    case 'mean':
      return parts.reduce((sum, { value }) => sum + value, 0) / parts.length;
    case 'binary':
      return { '+': a + b, '-': a - b, '*': a * b, '/': a / b }[formula.operator];
  }
}

/** Carries a slope down to the inputs, each node once: an author's formula may be long. */
function spread({ formula, parts }: Valued, slope: number, into: Map<string, number>): void {
  if (formula.type === 'input') into.set(formula.code, (into.get(formula.code) ?? 0) + slope);
  const shares = sharesOf(formula, parts);
  for (const [at, part] of parts.entries()) spread(part, slope * (shares[at] ?? 0), into);
}

function sharesOf(formula: Formula, parts: readonly Valued[]): number[] {
  if (formula.type === 'negate') return [-1];
  if (formula.type === 'mean') return parts.map(() => 1 / parts.length);
  if (formula.type !== 'binary') return [];
  const [a = 0, b = 0] = parts.map(({ value }) => value);
  return { '+': [1, 1], '-': [1, -1], '*': [b, a], '/': [1 / b, -a / (b * b)] }[formula.operator];
}

/** Weights under which the rows add up to nothing, one set for each row that the rows before it give. */
function leftNullSpace(rows: readonly number[][]): number[][] {
  const kept: { row: Float64Array; weights: Float64Array; pivot: number }[] = [];
  const found: number[][] = [];
  for (const [at, original] of rows.entries()) {
    const row = Float64Array.from(original);
    const weights = new Float64Array(rows.length);
    weights[at] = 1;
    for (const base of kept) {
      const factor = (row[base.pivot] ?? 0) / (base.row[base.pivot] ?? 1);
      if (factor === 0) continue;
      subtract(row, base.row, factor);
      subtract(weights, base.weights, factor);
    }
    const pivot = row.reduce((best, value, column) => (Math.abs(value) > Math.abs(row[best] ?? 0) ? column : best), 0);
    if (Math.abs(row[pivot] ?? 0) > TINY) kept.push({ row, weights, pivot });
    else found.push([...weights]);
  }
  return found;
}

// an index and typed arrays: this is where the time goes
function subtract(from: Float64Array, what: Float64Array, factor: number): void {
  for (let at = 0; at < from.length; at += 1) from[at] = (from[at] ?? 0) - factor * (what[at] ?? 0);
}

/** Things that belong together because something ties them, directly or through others. */
class Groups {
  private readonly above: number[];
  constructor(count: number) {
    this.above = Array.from({ length: count }, (_, at) => at);
  }

  private top(at: number): number {
    let here = at;
    while (this.above[here] !== here) here = this.above[here] ?? here;
    return here;
  }

  join(one: number, other: number): void {
    this.above[this.top(other)] = this.top(one);
  }

  beyondOne(): number[][] {
    const groups = new Map<number, number[]>();
    for (const at of this.above.keys()) groups.set(this.top(at), [...(groups.get(this.top(at)) ?? []), at]);
    return [...groups.values()].filter(({ length }) => length > 1);
  }
}
