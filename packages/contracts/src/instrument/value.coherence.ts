import { hasText, missing } from './fields.js';
import { inputsOf, readFormula } from './formula.js';
import { incoherence, type Incoherence } from './incoherence.js';
import type { InstrumentDefinition, ValueTree } from './shape.js';

/** What a worth formula knows beside the inputs: the indicator's value before and after. */
export const BEFORE_AND_AFTER = ['own', 'reached'] as const;

/** The value tree by itself and against the instrument: a tree of branches, every indicator on one, formulas that read. */
export function valueProblems({ value, inputs, indicators }: InstrumentDefinition): Incoherence[] {
  if (!value) return [];
  const codes = new Set(inputs.map(({ code }) => code));
  const known = new Set([...codes, ...BEFORE_AND_AFTER]);
  const wrong: Incoherence[] = formulaProblems(['value', 'size'], value.size, codes);
  for (const [at, { code }] of inputs.entries())
    if ((BEFORE_AND_AFTER as readonly string[]).includes(code))
      wrong.push(incoherence(['inputs', at, 'code'], 'worthName', { code }));
  for (const [at, worth] of value.worth.entries()) {
    const { indicator, branch, formula } = worth;
    const path = ['value', 'worth', at];
    wrong.push(...missing(path, worth, ['why']));
    if (!indicators.some(({ code }) => code === indicator))
      wrong.push(incoherence(path, 'noIndicator', { code: indicator }));
    if (!value.branches.some(({ code }) => code === branch))
      wrong.push(incoherence(path, 'noBranch', { code: branch }));
    if (value.worth.findIndex((one) => one.indicator === indicator) !== at)
      wrong.push(incoherence(path, 'worthTwice', { code: indicator }));
    wrong.push(...formulaProblems(path, formula, known));
  }
  return [...wrong, ...branchProblems(value)];
}

function formulaProblems(path: (string | number)[], text: string, known: ReadonlySet<string>): Incoherence[] {
  const { formula, fault } = readFormula(text);
  if (fault) return [incoherence(path, fault.fault, fault.named)];
  const unknown = inputsOf(formula).filter((code) => !known.has(code));
  return unknown.map((code) => incoherence(path, 'noInput', { code }));
}

function branchProblems({ branches }: ValueTree): Incoherence[] {
  if (branches.length === 0) return [incoherence(['value', 'branches'], 'atLeastOne')];
  return branches.flatMap(({ code, name, parent, kind }, at) => {
    const path = ['value', 'branches', at];
    if (!hasText(code) || !hasText(name)) return [incoherence(path, 'branchTexts')];
    if (branches.findIndex((one) => one.code === code) !== at) return [incoherence(path, 'twice', { code })];
    if ((parent === null) !== (kind !== undefined)) return [incoherence(path, 'branchKind', { code })];
    // a parent that stands before its child cannot lead in a circle
    if (parent !== null && !branches.slice(0, at).some((one) => one.code === parent))
      return [incoherence(path, 'branchParent', { code })];
    return [];
  });
}
