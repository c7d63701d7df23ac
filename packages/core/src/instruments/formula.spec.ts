import fc from 'fast-check';
import {
  evaluateFormula,
  FORMULA_LIMITS,
  FormulaError,
  inputsOf,
  parseFormula,
  type Formula,
} from '@gauge/contracts/instrument';

const value = (text: string, inputs: Record<string, number> = {}) =>
  evaluateFormula(parseFormula(text), (code) => inputs[code]);

const failure = (text: string): FormulaError => {
  try {
    parseFormula(text);
  } catch (error) {
    if (error instanceof FormulaError) return error;
  }
  throw new Error(`${text} was read without complaint`);
};

describe('reading a formula', () => {
  test.each([
    ['1 + 2 * 3', 7],
    ['(1 + 2) * 3', 9],
    ['8 / 4 / 2', 1],
    ['5 - 2 - 1', 2],
    ['-2 * -3', 6],
    ['--4', 4],
    ['mean(1, 2, 6)', 3],
    ['mean(4) + .5', 4.5],
    ['  10/4 ', 2.5],
  ])('%s is %d', (text, expected) => expect(value(text)).toBe(expected));

  test('input codes are looked up', () => {
    expect(value('(turnover - cost) / turnover * 100', { turnover: 200, cost: 150 })).toBe(25);
  });

  test('an input may be called mean', () => {
    expect(value('mean * 2', { mean: 3 })).toBe(6);
  });

  test('the inputs are named once each, in order', () => {
    expect(inputsOf(parseFormula('b / (a + b) - mean(c, -a)'))).toEqual(['b', 'a', 'c']);
  });
});

describe('missing rather than wrong', () => {
  test('a missing input gives missing', () => {
    expect(value('a + b', { a: 1 })).toBeUndefined();
    expect(value('mean(a, b)', { a: 1 })).toBeUndefined();
    expect(value('0 * b')).toBeUndefined();
  });
  test('a zero denominator gives missing', () => {
    expect(value('a / b', { a: 1, b: 0 })).toBeUndefined();
    expect(value('a / b', { a: 0, b: 0 })).toBeUndefined();
    expect(value('1 / (a / b)', { a: 1, b: 0 })).toBeUndefined();
  });
  test('numbers that cannot be held give missing', () => {
    expect(value('a * a', { a: 1e300 })).toBeUndefined();
    expect(value('a', { a: Number.NaN })).toBeUndefined();
  });
  test('there is no negative zero', () => expect(Object.is(value('-a', { a: 0 }), 0)).toBe(true));
});

describe('what an author gets wrong', () => {
  test.each([
    ['', 1, 'stops short'],
    ['a +', 4, 'stops short'],
    ['a b', 3, 'not expected'],
    ['(a + b', 7, 'closing parenthesis is missing'],
    ['a + b)', 6, 'too many'],
    ['a ^ 2', 3, 'cannot be used'],
    ['max(a, b)', 1, 'not a function'],
    ['mean()', 6, 'not expected'],
    ['a * / b', 5, 'not expected'],
    ['constructor("x")', 13, 'cannot be used'],
    ['1e5', 2, 'not expected'],
    ['a ≠ b', 3, 'cannot be used'],
  ])('%s: character %d, %s', (text, position, problem) => {
    const error = failure(text);
    expect(error.position).toBe(position);
    // what is wrong, where, and after the colon what to write instead
    expect(error.message).toMatch(new RegExp(`${problem}.* at character ${position}: \\w.*\\.$`));
  });

  test('length and depth are bounded', () => {
    expect(failure('1'.repeat(FORMULA_LIMITS.length + 1)).message).toContain('too long');
    expect(failure('('.repeat(200) + '1' + ')'.repeat(200)).message).toContain('too deeply');
    expect(failure('-'.repeat(200) + '1').message).toContain('too deeply');
    expect(value(`${'1+'.repeat(499)}1`)).toBe(500);
  });
});

const formulas: fc.Arbitrary<Formula> = fc.letrec<{ formula: Formula }>((tie) => ({
  formula: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.record({ type: fc.constant('number' as const), value: fc.integer({ min: 0, max: 999 }) }),
    fc.record({ type: fc.constant('input' as const), code: fc.constantFrom('a', 'b', 'turnover', 'x_1') }),
    fc.record({ type: fc.constant('negate' as const), of: tie('formula') }),
    fc.record({
      type: fc.constant('binary' as const),
      operator: fc.constantFrom('+' as const, '-' as const, '*' as const, '/' as const),
      left: tie('formula'),
      right: tie('formula'),
    }),
    fc.record({ type: fc.constant('mean' as const), of: fc.array(tie('formula'), { minLength: 1, maxLength: 3 }) }),
  ),
})).formula;

function written(formula: Formula): string {
  if (formula.type === 'number') return String(formula.value);
  if (formula.type === 'input') return formula.code;
  if (formula.type === 'negate') return `-(${written(formula.of)})`;
  if (formula.type === 'mean') return `mean(${formula.of.map(written).join(', ')})`;
  return `(${written(formula.left)} ${formula.operator} ${written(formula.right)})`;
}

describe('for any formula', () => {
  const short = formulas.filter((formula) => written(formula).length <= FORMULA_LIMITS.length);

  test('what is written is what is read', () => {
    fc.assert(fc.property(short, (formula) => expect(parseFormula(written(formula))).toEqual(formula)));
  });

  test('the value is a finite number or missing', () => {
    const numbers = fc.oneof(fc.double(), fc.constant(0));
    fc.assert(
      fc.property(short, numbers, numbers, (formula, a, b) => {
        const result = evaluateFormula(formula, (code) => (code === 'a' ? a : b));
        expect(result === undefined || Number.isFinite(result)).toBe(true);
      }),
    );
  });

  test('any text is read or refused with a place inside it', () => {
    const alphabet = fc.constantFrom(...'ab1.+-*/(),  m$é');
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(alphabet).map((list) => list.join('')),
        ),
        (text) => {
          try {
            parseFormula(text);
          } catch (error) {
            expect(error).toBeInstanceOf(FormulaError);
            const position = error instanceof FormulaError ? error.position : 0;
            expect(position).toBeGreaterThanOrEqual(1);
            expect(position).toBeLessThanOrEqual(text.length + 1);
          }
        },
      ),
    );
  });
});
