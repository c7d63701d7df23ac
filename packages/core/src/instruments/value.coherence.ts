import type { Incoherence } from './incoherence.js';
import { FormulaError, inputsOf, parseFormula } from './formula.js';
import type { InstrumentDefinition, ValueTree } from './shape.js';

/** What a worth formula knows beside the inputs: the indicator's value before and after. */
export const BEFORE_AND_AFTER = ['own', 'reached'] as const;

/** The value tree by itself and against the instrument: a tree of branches, every indicator on one, formulas that read. */
export function valueProblems({ value, inputs, indicators }: InstrumentDefinition): Incoherence[] {
  if (!value) return [];
  const codes = new Set(inputs.map(({ code }) => code));
  const known = new Set([...codes, ...BEFORE_AND_AFTER]);
  const wrong: Incoherence[] = formulaProblems(['value', 'size'], value.size, codes);
  for (const reserved of BEFORE_AND_AFTER)
    if (codes.has(reserved)) wrong.push({ path: ['inputs'], message: `${reserved} has a meaning in worth formulas` });
  for (const [at, { indicator, branch, formula }] of value.worth.entries()) {
    const path = ['value', 'worth', at];
    if (!indicators.some(({ code }) => code === indicator)) wrong.push({ path, message: `no indicator ${indicator}` });
    if (!value.branches.some(({ code }) => code === branch)) wrong.push({ path, message: `no branch ${branch}` });
    if (value.worth.findIndex((one) => one.indicator === indicator) !== at)
      wrong.push({ path, message: `${indicator} would be counted twice: each indicator hangs on one branch` });
    wrong.push(...formulaProblems(path, formula, known));
  }
  return [...wrong, ...branchProblems(value)];
}

function formulaProblems(path: (string | number)[], formula: string, known: ReadonlySet<string>): Incoherence[] {
  try {
    const unknown = inputsOf(parseFormula(formula)).filter((code) => !known.has(code));
    return unknown.map((code) => ({ path, message: `no input ${code}` }));
  } catch (error) {
    if (error instanceof FormulaError) return [{ path, message: error.message }];
    throw error;
  }
}

function branchProblems({ branches }: ValueTree): Incoherence[] {
  return branches.flatMap(({ code, parent, kind }, at) => {
    const path = ['value', 'branches', at];
    if (branches.findIndex((one) => one.code === code) !== at) return [{ path, message: `${code} stands twice` }];
    if ((parent === null) !== (kind !== undefined))
      return [{ path, message: `${code}: a branch without a parent says yearly or oneOff, the others follow it` }];
    // a parent that stands before its child cannot lead in a circle
    if (parent !== null && !branches.slice(0, at).some((one) => one.code === parent))
      return [{ path, message: `${code}: its parent must stand before it` }];
    return [];
  });
}
