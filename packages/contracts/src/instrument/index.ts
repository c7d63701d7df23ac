// What makes an instrument, without zod: the browser checks an author's typing with the code that the server decides by.
export { applicableTo, type Answering, type Applicable } from './applicable.js';
export { coherence } from './coherence.js';
export {
  evaluateFormula,
  FORMULA_LIMITS,
  FormulaError,
  inputsOf,
  parseFormula,
  readFormula,
  type Formula,
  type Operator,
  type ReadFormula,
} from './formula.js';
export { faultTexts, type Fault, type Named } from './faults.js';
export type { Incoherence } from './incoherence.js';
export { identities } from './identities.js';
export { translatedTo, type TranslatedTo } from './languages.js';
export type * from './shape.js';
export { inLanguage, missingTexts, textsOf, type InstrumentText } from './texts.js';
export { BEFORE_AND_AFTER } from './value.coherence.js';
