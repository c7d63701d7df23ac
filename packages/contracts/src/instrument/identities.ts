import { evaluateFormula, inputsOf, readFormula, type Formula } from './formula.js';
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
  const used = new Set(inputsOf(formula));
  const value = evaluateFormula(formula, (code) => point.get(code)) ?? 0;
  const size = Math.abs(value) || 1;
  return inputs.map((code) =>
    used.has(code) ? (finite(slope(formula, code, point)) * (point.get(code) ?? 1)) / size : 0,
  );
}

const finite = (value: number): number => (Number.isFinite(value) ? value : 0);

function slope(formula: Formula, by: string, point: ReadonlyMap<string, number>): number {
  const valueOf = (part: Formula): number => evaluateFormula(part, (code) => point.get(code)) ?? NaN;
  switch (formula.type) {
    case 'number':
      return 0;
    case 'input':
      return formula.code === by ? 1 : 0;
    case 'negate':
      return -slope(formula.of, by, point);
    case 'mean':
      return formula.of.reduce((sum, part) => sum + slope(part, by, point), 0) / formula.of.length;
    case 'binary': {
      const [left, right] = [slope(formula.left, by, point), slope(formula.right, by, point)];
      if (formula.operator === '+') return left + right;
      if (formula.operator === '-') return left - right;
      const [a, b] = [valueOf(formula.left), valueOf(formula.right)];
      return formula.operator === '*' ? left * b + a * right : (left * b - a * right) / (b * b);
    }
  }
}

/** Weights under which the rows add up to nothing, one set for each row that the rows before it give. */
function leftNullSpace(rows: readonly number[][]): number[][] {
  const kept: { row: number[]; weights: number[]; pivot: number }[] = [];
  const found: number[][] = [];
  for (const [at, original] of rows.entries()) {
    const row = [...original];
    const weights = rows.map((_, other) => (other === at ? 1 : 0));
    for (const base of kept) {
      const factor = (row[base.pivot] ?? 0) / (base.row[base.pivot] ?? 1);
      if (factor === 0) continue;
      subtract(row, base.row, factor);
      subtract(weights, base.weights, factor);
    }
    const pivot = row.reduce((best, value, column) => (Math.abs(value) > Math.abs(row[best] ?? 0) ? column : best), 0);
    if (Math.abs(row[pivot] ?? 0) > TINY) kept.push({ row, weights, pivot });
    else found.push(weights);
  }
  return found;
}

function subtract(from: number[], what: readonly number[], factor: number): void {
  for (const [at, value] of what.entries()) from[at] = (from[at] ?? 0) - factor * value;
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
