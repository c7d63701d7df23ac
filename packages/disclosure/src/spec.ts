import { isGridStep } from '@gauge/statistics';
import { SpecError } from './errors.js';
import type {
  FamilySpec,
  IndicatorKind,
  IndicatorSpec,
  Parameters,
  Polarity,
  ReleaseSpec,
  Sensitivity,
} from './format.js';

/** A specification whose defaults are filled in. */
export type CompleteSpec = ReleaseSpec & { indicators: Required<IndicatorSpec>[]; parameters: Parameters };

/** The floor of method.md: parameters may be stricter, never looser. */
export const defaultParameters: Parameters = { minUnits: 5, minOutside: 5, observerCoalition: 1 };

/** The column of the ladder that is no dimension: the unit's set of associations. */
export const ASSOCIATIONS = 'associations';

const POLARITIES: readonly Polarity[] = ['higher', 'lower', 'target', 'neutral'];
const SENSITIVITIES: readonly Sensitivity[] = ['A', 'B', 'C'];
const KINDS: readonly IndicatorKind[] = ['ratio', 'level', 'yesno'];
/** Beyond, the steps that a tier coarsens by would leave the range of numbers. */
const SMALLEST_STEP = 1e-290;
const OWN_COLUMNS = ['unit_id', 'enterprise_group', ASSOCIATIONS];

/**
 * Reads a release specification (the parsed JSON, or its text) and fills in the defaults.
 *
 * @throws SpecError naming the place and the remedy: unknown or missing keys, wrong types, names used twice, an indicator
 *   in two families or none, a display step that is no 1-2-5 number, loosened parameters, ladder or cohort columns that
 *   do not exist. Source: cli-format, "spec.json".
 */
export function parseSpec(json: unknown): CompleteSpec {
  const spec = keyed(typeof json === 'string' ? parseText(json) : json, 'the specification', {
    required: ['round', 'dimensions', 'ladder', 'cohorts', 'families', 'indicators'],
    optional: ['parameters'],
  });
  const dimensions = names(spec['dimensions'], 'dimensions');
  const indicators = list(spec['indicators'], 'indicators').map(indicator);
  const families = list(spec['families'], 'families').map(family);
  refuseTwice(
    indicators.map(({ id }) => id),
    'indicators',
    'indicator_twice',
  );
  refuseTwice(
    families.map(({ id }) => id),
    'families',
    'family_twice',
  );
  refuseClashes(dimensions, indicators);
  refuseStrayIndicators(families, indicators);
  return {
    round: text(spec['round'], 'round'),
    dimensions,
    ladder: keys(spec['ladder'], 'ladder', [...dimensions, ASSOCIATIONS]),
    cohorts: keys(spec['cohorts'], 'cohorts', dimensions),
    families,
    indicators,
    parameters: parameters(spec['parameters']),
  };
}

function parseText(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (cause) {
    throw new SpecError(
      'spec_not_json',
      `the specification is not JSON: ${cause instanceof Error ? cause.message : String(cause)}`,
    );
  }
}

function indicator(json: unknown, index: number): Required<IndicatorSpec> {
  const where = `indicators[${index}]`;
  const entry = keyed(json, where, { required: ['id', 'polarity', 'displayStep'], optional: ['sensitivity', 'kind'] });
  const displayStep = entry['displayStep'];
  if (typeof displayStep !== 'number' || !isGridStep(displayStep)) {
    throw new SpecError(
      'display_step',
      `${where}.displayStep is ${JSON.stringify(displayStep)}; use 1, 2 or 5 times a power of ten, such as 0.05 or 20`,
    );
  }
  if (displayStep < SMALLEST_STEP || displayStep > 1 / SMALLEST_STEP)
    throw new SpecError(
      'display_step',
      `${where}.displayStep is ${displayStep}; it must lie between ${SMALLEST_STEP} and ${1 / SMALLEST_STEP}`,
    );
  return {
    id: text(entry['id'], `${where}.id`),
    polarity: oneOf(entry['polarity'], POLARITIES, `${where}.polarity`),
    sensitivity: oneOf(entry['sensitivity'] ?? 'B', SENSITIVITIES, `${where}.sensitivity`),
    displayStep,
    kind: oneOf(entry['kind'] ?? 'ratio', KINDS, `${where}.kind`),
  };
}

function family(json: unknown, index: number): FamilySpec {
  const where = `families[${index}]`;
  const entry = keyed(json, where, { required: ['id', 'indicators'], optional: [] });
  const indicators = names(entry['indicators'], `${where}.indicators`);
  if (indicators.length === 0)
    throw new SpecError('family_empty', `${where} holds no indicator; name at least one or remove it`);
  return { id: text(entry['id'], `${where}.id`), indicators };
}

function parameters(json: unknown): Parameters {
  const given = keyed(json ?? {}, 'parameters', { required: [], optional: Object.keys(defaultParameters) });
  const { observerCoalition } = { ...defaultParameters, ...given };
  if (observerCoalition !== 1 && observerCoalition !== 2) {
    throw new SpecError(
      'observer_coalition',
      `parameters.observerCoalition is ${JSON.stringify(observerCoalition)}; it is 1 or 2`,
    );
  }
  return { minUnits: atLeast(given, 'minUnits'), minOutside: atLeast(given, 'minOutside'), observerCoalition };
}

function atLeast(given: Record<string, unknown>, name: 'minUnits' | 'minOutside'): number {
  const floor = defaultParameters[name];
  const value = given[name] ?? floor;
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < floor) {
    throw new SpecError(
      'parameter_loosened',
      `parameters.${name} is ${JSON.stringify(value)}; it must be a whole number of at least ${floor}`,
    );
  }
  return value;
}

/** A list of ladder keys or lattice nodes: each a list of known columns, no key there twice in whatever order. */
function keys(json: unknown, where: string, columns: readonly string[]): string[][] {
  const found = list(json, where).map((key, index) => {
    const used = names(key, `${where}[${index}]`);
    for (const column of used) {
      if (!columns.includes(column)) {
        throw new SpecError(
          'unknown_column',
          `${where}[${index}] names "${column}"; it may use ${columns.map((c) => `"${c}"`).join(', ') || 'no column'}`,
        );
      }
    }
    return used;
  });
  if (found.length === 0)
    throw new SpecError('empty', `${where} is empty; name at least one key ([] stands for everyone)`);
  refuseTwice(
    found.map((key) => JSON.stringify([...key].sort())),
    where,
    'key_twice',
  );
  return found;
}

function refuseClashes(dimensions: string[], indicators: IndicatorSpec[]): void {
  for (const dimension of dimensions) {
    if (OWN_COLUMNS.includes(dimension) || indicators.some(({ id }) => id === dimension)) {
      throw new SpecError(
        'column_clash',
        `dimensions: "${dimension}" is the name of another column; give the dimension a name of its own`,
      );
    }
  }
  for (const { id } of indicators) {
    if (OWN_COLUMNS.includes(id))
      throw new SpecError(
        'column_clash',
        `indicators: "${id}" is the name of another column; give the indicator another id`,
      );
  }
}

function refuseStrayIndicators(families: FamilySpec[], indicators: IndicatorSpec[]): void {
  const homes = new Map<string, string>();
  const known = new Set(indicators.map(({ id }) => id));
  for (const { id, indicators: members } of families) {
    for (const member of members) {
      if (!known.has(member))
        throw new SpecError(
          'unknown_indicator',
          `family "${id}" names "${member}"; describe it under indicators or take it out`,
        );
      const home = homes.get(member);
      if (home !== undefined)
        throw new SpecError(
          'indicator_in_two_families',
          `indicator "${member}" is in the families "${home}" and "${id}"; keep it in one`,
        );
      homes.set(member, id);
    }
  }
  const stray = indicators.find(({ id }) => !homes.has(id));
  if (stray)
    throw new SpecError(
      'indicator_without_family',
      `indicator "${stray.id}" is in no family; add it to the one it is computed with, or to one of its own`,
    );
}

function keyed(
  json: unknown,
  where: string,
  allowed: { required: string[]; optional: string[] },
): Record<string, unknown> {
  if (typeof json !== 'object' || json === null || Array.isArray(json))
    throw new SpecError('not_an_object', `${where} must be an object`);
  const found = new Map(Object.entries(json));
  for (const key of found.keys()) {
    if (!allowed.required.includes(key) && !allowed.optional.includes(key)) {
      throw new SpecError(
        'unknown_key',
        `${where} has the unknown key "${key}"; known are ${[...allowed.required, ...allowed.optional].join(', ')}`,
      );
    }
  }
  for (const key of allowed.required) {
    if (!found.has(key)) throw new SpecError('missing_key', `${where} lacks "${key}"`);
  }
  return Object.fromEntries(found);
}

function list(json: unknown, where: string): unknown[] {
  if (!Array.isArray(json)) throw new SpecError('not_a_list', `${where} must be a list`);
  return json;
}

function names(json: unknown, where: string): string[] {
  const found = list(json, where).map((entry, index) => text(entry, `${where}[${index}]`));
  refuseTwice(found, where, 'name_twice');
  return found;
}

function text(json: unknown, where: string): string {
  if (typeof json !== 'string' || json === '')
    throw new SpecError('not_a_name', `${where} must be a text that is not empty`);
  return json;
}

function oneOf<T extends string>(json: unknown, options: readonly T[], where: string): T {
  const found = options.find((option) => option === json);
  if (found === undefined)
    throw new SpecError('unknown_option', `${where} is ${JSON.stringify(json)}; use one of ${options.join(', ')}`);
  return found;
}

function refuseTwice(entries: string[], where: string, code: string): void {
  const twice = entries.find((entry, index) => entries.indexOf(entry) !== index);
  if (twice !== undefined) throw new SpecError(code, `${where} holds ${JSON.stringify(twice)} twice; keep one`);
}
