export * from './definition.js';
export { builtInInstrument, builtInInstruments } from './content.js';
export {
  evaluateFormula,
  FORMULA_LIMITS,
  FormulaError,
  inputsOf,
  parseFormula,
  type Formula,
  type Operator,
} from './formula.js';
