import type { BlocksFile, PublishedCohort, ReleaseFile } from '../format.js';
import { isOnGrid } from './figures.js';

/** Takes a violation: a stable code and what is wrong, in one line. */
export type Report = (code: string, message: string) => void;

const METHOD = 'gauge-release/1';
const TIERS = ['T5', 'T12', 'T30', 'T100'];
const N_BANDS = ['5-11', '12-19', '20-29', '30-49', '50-99', '100+'];
const POINT_KEYS = ['P5', 'P10', 'P25', 'P50', 'P75', 'P90', 'P95', 'trimmedMean'];

type Keyed = Record<string, unknown>;

/** Reports all that is outside the schema; returns what can still be checked, or undefined where nothing can. */
export function readRelease(json: unknown, report: Report): ReleaseFile | undefined {
  const outside = (message: string): void => report('schema', `release: ${message}`);
  if (!isKeyed(json) || !Array.isArray(json['cohorts']) || typeof json['round'] !== 'string') {
    outside('must be an object with method, round (a text) and cohorts (a list)');
    return undefined;
  }
  exactKeys(json, ['method', 'round', 'cohorts'], 'the top level', outside);
  if (json['method'] !== METHOD) outside(`method must be "${METHOD}"`);
  const cohorts = json['cohorts'].filter((cohort: unknown, index): cohort is PublishedCohort =>
    isCohort(cohort, `cohorts[${index}]`, outside),
  );
  return { method: METHOD, round: json['round'], cohorts };
}

function isCohort(json: unknown, where: string, outside: (message: string) => void): boolean {
  if (
    !isKeyed(json) ||
    !isKeyed(json['dimensions']) ||
    !isKeyed(json['figures']) ||
    typeof json['family'] !== 'string'
  ) {
    outside(`${where} must be an object with family, dimensions, nBand, coverage and figures`);
    return false;
  }
  exactKeys(json, ['family', 'dimensions', 'nBand', 'coverage', 'figures'], where, outside);
  if (!isOneOf(json['nBand'], N_BANDS)) outside(`${where}.nBand is ${shown(json['nBand'])}`);
  if (!isOneOf(json['coverage'], ['all', 'part'])) outside(`${where}.coverage is ${shown(json['coverage'])}`);
  const values = Object.values(json['dimensions']);
  if (!values.every((value) => typeof value === 'string')) {
    outside(`${where}.dimensions must hold texts`);
    return false;
  }
  return Object.entries(json['figures'])
    .map(([indicator, figure]) => isFigure(figure, `${where}.figures.${indicator}`, outside))
    .every(Boolean);
}

function isFigure(json: unknown, where: string, outside: (message: string) => void): boolean {
  if (!isKeyed(json)) {
    outside(`${where} must be an object`);
    return false;
  }
  if ('suppressed' in json) {
    exactKeys(json, ['suppressed'], where, outside);
    return isPart(json['suppressed'] === 'size-level', `${where}.suppressed`, outside);
  }
  const tier = isPart(isOneOf(json['tier'], TIERS), `${where}.tier`, outside);
  if ('shareBand' in json) {
    exactKeys(json, ['tier', 'shareBand'], where, outside);
    return isPart(typeof json['shareBand'] === 'string', `${where}.shareBand`, outside) && tier;
  }
  const wide = 'wideBand' in json;
  const points = POINT_KEYS.filter((key) => key in json);
  exactKeys(json, ['tier', 'grid', ...(wide ? ['wideBand'] : points)], where, outside);
  const numbers = wide ? json['wideBand'] : points.map((key) => json[key]);
  if (!isNumbers(numbers) || !isNumbers([json['grid']]) || (wide && numbers.length !== 2)) {
    outside(`${where} must hold numbers only, and a wide band two of them`);
    return false;
  }
  for (const number of numbers) {
    if (!isOnGrid(number, Number(json['grid'])))
      outside(`${where}: ${number} is finer than its grid ${Number(json['grid'])}`);
  }
  return tier;
}

/** As `readRelease`, for blocks.json. */
export function readBlocks(json: unknown, report: Report): BlocksFile | undefined {
  const fits =
    isKeyed(json) &&
    hasKeys(json, ['method', 'round', 'families']) &&
    json['method'] === METHOD &&
    typeof json['round'] === 'string' &&
    Array.isArray(json['families']) &&
    json['families'].every(isFamily);
  if (fits) return json as BlocksFile;
  report('blocks_schema', 'blocks: must hold method, round and families, each with id, blocks, unplaced and withheld');
  return undefined;
}

const isFamily = (json: unknown): boolean =>
  isKeyed(json) &&
  hasKeys(json, ['id', 'blocks', 'unplaced', 'withheld']) &&
  typeof json['id'] === 'string' &&
  isTexts(json['unplaced']) &&
  [json['blocks'], json['withheld']].every((blocks) => Array.isArray(blocks) && blocks.every(isBlock));

const isBlock = (json: unknown): boolean =>
  isKeyed(json) &&
  hasKeys(json, ['level', 'label', 'units']) &&
  Number.isInteger(json['level']) &&
  isTexts(json['label']) &&
  isTexts(json['units']);

/** Keys and their order; an unknown key may carry anything out. */
function exactKeys(json: Keyed, keys: readonly string[], where: string, outside: (message: string) => void): void {
  const found = Object.keys(json);
  const unknown = found.filter((key) => !keys.includes(key));
  const missing = keys.filter((key) => !found.includes(key));
  if (unknown.length > 0) outside(`${where} has the unknown key ${unknown.map(shown).join(', ')}`);
  else if (missing.length > 0) outside(`${where} lacks ${missing.join(', ')}`);
  else if (found.some((key, place) => key !== keys[place])) outside(`${where}: keys must stand as ${keys.join(', ')}`);
}

function isPart(fits: boolean, where: string, outside: (message: string) => void): boolean {
  if (!fits) outside(`${where} has a value outside the schema`);
  return fits;
}

const isKeyed = (json: unknown): json is Keyed => typeof json === 'object' && json !== null && !Array.isArray(json);
const hasKeys = (json: Keyed, keys: readonly string[]): boolean =>
  Object.keys(json).length === keys.length && keys.every((key) => Object.hasOwn(json, key));
const isTexts = (json: unknown): json is string[] =>
  Array.isArray(json) && json.every((entry) => typeof entry === 'string');
const isNumbers = (json: unknown): json is number[] =>
  Array.isArray(json) && json.every((entry) => typeof entry === 'number' && Number.isFinite(entry));
const isOneOf = (json: unknown, options: readonly string[]): boolean =>
  typeof json === 'string' && options.includes(json);
const shown = (json: unknown): string => JSON.stringify(json) ?? 'undefined';
