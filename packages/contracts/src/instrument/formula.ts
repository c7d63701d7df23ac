import { faultText, type Fault, type Named } from './faults.js';

/**
 * The formula language of instruments: `+ - * / ( )`, numbers, input codes and `mean(...)`.
 * Formulas come from authors of instruments, so they are parsed here and never handed to the JavaScript engine.
 */

export type Formula =
  | { type: 'number'; value: number }
  | { type: 'input'; code: string }
  | { type: 'negate'; of: Formula }
  | { type: 'binary'; operator: Operator; left: Formula; right: Formula }
  | { type: 'mean'; of: Formula[] };

export type Operator = '+' | '-' | '*' | '/';

/** Longest formula in characters and deepest nesting of parentheses, `mean` and minus signs. */
export const FORMULA_LIMITS = { length: 1000, depth: 40 } as const;

/** A formula that cannot be read. `position` counts characters from 1; the sentence says what the author should write instead. */
export class FormulaError extends Error {
  override readonly name = 'FormulaError';
  readonly named: Named;
  constructor(
    readonly fault: Fault,
    readonly position: number,
    named: Named = {},
  ) {
    const all = { ...named, at: position };
    super(faultText(fault, all));
    this.named = all;
  }
}

type Token = { kind: 'number' | 'name' | 'symbol' | 'end'; text: string; position: number };

/** A formula's tree, or what is wrong with its text. */
export type ReadFormula = { formula: Formula; fault?: undefined } | { formula?: undefined; fault: FormulaError };

export function readFormula(text: string): ReadFormula {
  try {
    return { formula: parseFormula(text) };
  } catch (error) {
    if (error instanceof FormulaError) return { fault: error };
    throw error;
  }
}

/** Reads a formula into its tree. Throws FormulaError. */
export function parseFormula(text: string): Formula {
  const reader = new Reader(tokens(text));
  const formula = sum(reader, 0);
  const rest = reader.peek();
  if (rest.kind === 'end') return formula;
  throw rest.text === ')'
    ? new FormulaError('formulaClosed', rest.position)
    : new FormulaError('formulaOperator', rest.position, { text: rest.text });
}

/**
 * The value of a formula. `valueOf` gives an input's value or undefined where it is missing.
 * A missing input, a zero denominator or a number too large to hold give undefined, never NaN or Infinity.
 */
export function evaluateFormula(formula: Formula, valueOf: (code: string) => number | undefined): number | undefined {
  switch (formula.type) {
    case 'number':
      return formula.value;
    case 'input':
      return finite(valueOf(formula.code));
    case 'negate': {
      const value = evaluateFormula(formula.of, valueOf);
      return value === undefined ? undefined : finite(-value);
    }
    case 'mean': {
      let total = 0;
      for (const part of formula.of) {
        const value = evaluateFormula(part, valueOf);
        if (value === undefined) return undefined;
        total += value;
      }
      return finite(total / formula.of.length);
    }
    case 'binary': {
      const left = evaluateFormula(formula.left, valueOf);
      const right = evaluateFormula(formula.right, valueOf);
      return left === undefined || right === undefined ? undefined : finite(apply(formula.operator, left, right));
    }
  }
}

/** The input codes a formula needs, each once, in order of first use. */
export function inputsOf(formula: Formula): string[] {
  const found = new Set<string>();
  const visit = (node: Formula): void => {
    if (node.type === 'input') found.add(node.code);
    else if (node.type === 'negate') visit(node.of);
    else if (node.type === 'mean') node.of.forEach(visit);
    else if (node.type === 'binary') [node.left, node.right].forEach(visit);
  };
  visit(formula);
  return [...found];
}

function apply(operator: Operator, left: number, right: number): number {
  if (operator === '+') return left + right;
  if (operator === '-') return left - right;
  if (operator === '*') return left * right;
  return left / right;
}

function finite(value: number | undefined): number | undefined {
  if (value === undefined || !Number.isFinite(value)) return undefined;
  return value === 0 ? 0 : value; // -0 would print as "-0" and differ under Object.is
}

const TOKEN = /\s*(?:(\d+(?:\.\d+)?|\.\d+)|([A-Za-z_][A-Za-z0-9_]*)|([-+*/(),]))/y;

function tokens(text: string): Token[] {
  if (text.length > FORMULA_LIMITS.length) {
    throw new FormulaError('formulaLong', FORMULA_LIMITS.length + 1, { most: FORMULA_LIMITS.length });
  }
  const found: Token[] = [];
  const written = text.trimEnd();
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < written.length) {
    const start = TOKEN.lastIndex;
    const match = TOKEN.exec(written);
    if (!match) throw unreadable(written, start);
    const [whole, number, name, symbol] = match;
    const token = number ?? name ?? symbol ?? '';
    const position = start + whole.length - token.length + 1;
    found.push({ kind: number ? 'number' : name ? 'name' : 'symbol', text: token, position });
  }
  found.push({ kind: 'end', text: 'the end', position: written.length + 1 });
  return found;
}

function unreadable(text: string, start: number): FormulaError {
  const offset = start + text.slice(start).search(/\S/);
  const character = String.fromCodePoint(text.codePointAt(offset) ?? 0);
  return new FormulaError('formulaCharacter', offset + 1, { text: character });
}

class Reader {
  private next = 0;
  constructor(private readonly list: Token[]) {}

  peek(): Token {
    return this.list[this.next] ?? { kind: 'end', text: 'the end', position: 1 };
  }

  take(): Token {
    const token = this.peek();
    this.next += 1;
    return token;
  }

  takes(symbol: string): boolean {
    const here = this.peek();
    if (here.kind !== 'symbol' || here.text !== symbol) return false;
    this.next += 1;
    return true;
  }
}

function sum(reader: Reader, depth: number): Formula {
  return chain(reader, ['+', '-'], () => product(reader, depth));
}

function product(reader: Reader, depth: number): Formula {
  return chain(reader, ['*', '/'], () => signed(reader, depth));
}

function chain(reader: Reader, operators: Operator[], operand: () => Formula): Formula {
  let left = operand();
  for (;;) {
    const operator = operators.find((each) => reader.takes(each));
    if (!operator) return left;
    left = { type: 'binary', operator, left, right: operand() };
  }
}

function signed(reader: Reader, depth: number): Formula {
  const here = reader.peek();
  if (depth > FORMULA_LIMITS.depth) {
    throw new FormulaError('formulaDeep', here.position);
  }
  if (reader.takes('-')) return { type: 'negate', of: signed(reader, depth + 1) };
  return operandOf(reader, depth);
}

function operandOf(reader: Reader, depth: number): Formula {
  const token = reader.take();
  if (token.kind === 'number') return numberOf(token);
  if (token.kind === 'name') {
    if (!reader.takes('(')) return { type: 'input', code: token.text };
    if (token.text === 'mean') return meanOf(reader, depth, token);
    throw new FormulaError('formulaFunction', token.position, { text: token.text });
  }
  if (token.text === '(') {
    const inner = sum(reader, depth + 1);
    closes(reader, token);
    return inner;
  }
  throw token.kind === 'end'
    ? new FormulaError('formulaShort', token.position)
    : new FormulaError('formulaOperand', token.position, { text: token.text });
}

function numberOf(token: Token): Formula {
  const value = Number(token.text);
  if (Number.isFinite(value)) return { type: 'number', value };
  throw new FormulaError('formulaNumber', token.position);
}

function meanOf(reader: Reader, depth: number, opening: Token): Formula {
  const of = [sum(reader, depth + 1)];
  while (reader.takes(',')) of.push(sum(reader, depth + 1));
  closes(reader, opening);
  return { type: 'mean', of };
}

function closes(reader: Reader, opening: Token): void {
  if (reader.takes(')')) return;
  throw new FormulaError('formulaOpen', reader.peek().position, { opened: opening.position });
}
