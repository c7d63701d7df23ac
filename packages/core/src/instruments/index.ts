export * from './definition.js';
export { builtInInstrument, builtInInstruments, readIn, withBuiltInTexts } from './content.js';
export {
  evaluateFormula,
  FORMULA_LIMITS,
  FormulaError,
  inputsOf,
  parseFormula,
  type Formula,
  type Operator,
} from '@gauge/contracts/instrument';
export { evaluateAssessment, inputsOfIndicator, PLAIN_MONEY, type Answers, type MoneyBasis } from './evaluate.js';
export { inputsOfValue, sizeOf, worthOf, type OwnMoney } from './value.js';
export { applicableTo, progressOf, type Answering, type Applicable, type Progress } from './applicability.js';
export { checkAnswers, isHard, type Check, type CheckCode, type CheckContext } from './checks.js';
export { describeCheck } from './checks.words.js';
export {
  changeBounds,
  farFromOthers,
  logSpread,
  unitFactor,
  unusualChange,
  type ChangeBounds,
  type LogSpread,
} from './outliers.js';
export {
  ISIC_CLASSES,
  ISIC_SCHEME,
  ISIC_SECTIONS,
  isicName,
  isicSection,
  isServiceActivity,
  type IsicEntry,
} from './codes/isic.js';
export { isIsic, sectorExists, sectorName } from './codes/sector-names.js';
export { findSector, type SectorFound } from './codes/sector-words.js';
export { SECTOR_GROUPS, sectorGroup, type SectorGroup } from './codes/sectors.js';
export { SIZE_CLASSES, sizeClass, type GroupSize, type SizeClass } from './codes/size.js';
export {
  COUNTRIES,
  countryEntry,
  countryCodeOf,
  countryNamed,
  M49_SUBREGIONS,
  WORLD_BANK_REGIONS,
  type CountryEntry,
  type M49Subregion,
  type WorldBankRegion,
} from './codes/countries.js';
export { breaks, sameQuestion } from './compare.rules.js';
export {
  cloneInstrument,
  discardInstrument,
  importInstrument,
  retireInstrument,
  saveInstrument,
} from './instruments.service.js';
export {
  compareInstruments,
  exportInstrument,
  instrumentLibrary,
  instruments,
  instrumentSource,
  instrumentVersion,
} from './instruments.views.js';
